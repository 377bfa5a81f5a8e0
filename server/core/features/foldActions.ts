import type { IcalDocument } from '../document.ts';
import { needsFolding } from '../ical/syntax/refold.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { foldLineAt, unfoldLineAt } from './format.ts';
import { lineAtOffset } from './partAt.ts';

/** Which action it is and where: plain data that survives a trip through the client. */
export interface FoldIdentity {
  readonly type: 'fold' | 'unfold';
  /** Where the content line starts, in offsets of the text. */
  readonly start: number;
}

export interface FoldOffer {
  readonly title: string;
  readonly identity: FoldIdentity;
}

/** What can be done to the folds of the content line at an offset: make it one line, or fold it. */
export function foldOffers(document: IcalDocument, offset: number): readonly FoldOffer[] {
  const block = document.blockAt(offset);
  const line = block && lineAtOffset(block.tree, offset - block.start);
  if (!line || line.kind === 'malformed' || line.kind === 'blank' || block.cr > 0) return [];
  const start = block.start + line.start;
  const offers: FoldOffer[] = [];
  if (line.lineCount > 1) {
    offers.push({ title: 'Unfold this property to one line', identity: { type: 'unfold', start } });
  }
  if (needsFolding(block.tree, line)) {
    offers.push({ title: 'Fold this property', identity: { type: 'fold', start } });
  }
  return offers;
}

/** What an action does to the document as it is now; no edits when there is nothing to do any more. */
export function foldActionEdits(document: IcalDocument, { type, start }: FoldIdentity): readonly TextEdit[] {
  return type === 'fold' ? foldLineAt(document, start) : unfoldLineAt(document, start);
}
