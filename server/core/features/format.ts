import type { IcalDocument } from '../document.ts';
import type { PlacedBlock } from '../ical/context.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { foldsOf, foldUnitOf, needsFolding, refold } from '../ical/syntax/refold.ts';
import { unfoldText } from '../ical/syntax/unfold.ts';
import { once } from '../text/once.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { eolOf, usualUnit } from './foldStyle.ts';
import { lineAtOffset } from './partAt.ts';
import { type SavedLines, savedLines } from './savedFolds.ts';

/**
 * Folds every content line that is too long, and takes out folds with nothing between them. All other
 * lines, and the folds that are there, stay as they are. No value changes. Edits in the order of the text.
 */
export function formatDocument(document: IcalDocument): readonly TextEdit[] {
  const folding = startFolding(document);
  const edits: TextEdit[] = [];
  document.readBlocks((block, tree) => edits.push(...foldBlock(folding, block, tree)));
  return edits;
}

/** The same for the content lines that the range touches; a range that ends where a line starts leaves that out. */
export function formatRange(document: IcalDocument, range: Range): readonly TextEdit[] {
  const folding = startFolding(document);
  const isInRange = ({ start, end }: Range) =>
    end >= range.start && (start < range.end || start === range.start);
  return document.blocks
    .filter((block) => isInRange({ start: block.start, end: block.start + block.text.length }))
    .flatMap((block) =>
      foldBlock(folding, block, block.tree, ({ start, end }) =>
        isInRange({ start: block.start + start, end: block.start + end }),
      ),
    );
}

/**
 * The same for the content lines that have changed since the text was saved: what an editor may do by
 * itself on save. A long line that the file had before stays as it is.
 */
export function foldChanges(document: IcalDocument): readonly TextEdit[] {
  const folding = startFolding(document);
  return folding
    .changes()
    .added.flatMap((block) =>
      foldBlock(
        folding,
        block,
        block.tree,
        ({ start, end }) => !folding.saved().has(block.text.slice(start, end)),
      ),
    );
}

/** Folds the content line at an offset of the text; no edits when that needs no folding. */
export function foldLineAt(document: IcalDocument, offset: number): readonly TextEdit[] {
  const at = findLine(document, offset);
  if (!at) return [];
  return foldBlock(startFolding(document), at.block, at.tree, (line) => line === at.line);
}

/** Takes the folds out of the content line at an offset of the text, which makes it one physical line. */
export function unfoldLineAt(document: IcalDocument, offset: number): readonly TextEdit[] {
  const at = findLine(document, offset);
  if (!at || !isFoldable(at.block, at.line)) return [];
  return foldsOf(at.tree, at.line).map((fold) => place(at.block, { ...fold, newText: '' }));
}

function findLine(document: IcalDocument, offset: number) {
  const block = document.blockAt(offset);
  if (!block) return undefined;
  const { tree } = block;
  const line = lineAtOffset(tree, offset - block.start);
  return line && { block, tree, line };
}

/** What folding asks of the whole document; each is worked out when it is needed, once. */
interface Folding {
  readonly eol: string;
  readonly unit: () => string;
  readonly changes: () => Changes;
  readonly saved: () => SavedLines;
}

type Changes = ReturnType<IcalDocument['changesSinceSave']>;

function startFolding(document: IcalDocument): Folding {
  const changes = once(() => document.changesSinceSave());
  const saved = once(() => savedLines(changes()));
  return { eol: document.eol, unit: once(() => usualUnit(document)), changes, saved };
}

function foldBlock(
  folding: Folding,
  block: PlacedBlock,
  tree: BlockTree,
  isWanted: (line: ContentLine) => boolean = () => true,
): readonly TextEdit[] {
  const lines = tree.contentLines.filter(
    (line) => needsFolding(tree, line) && isFoldable(block, line) && isWanted(line),
  );
  return lines.flatMap((line) => foldOne(folding, tree, line).map((edit) => place(block, edit)));
}

/**
 * A line without a colon, or one that continues nothing, is no content line: it may belong to the one
 * above. Where a carriage return stands alone, readers do not agree on where lines end.
 */
function isFoldable({ cr }: PlacedBlock, { kind }: ContentLine): boolean {
  return cr === 0 && kind !== 'malformed' && kind !== 'blank';
}

function foldOne(folding: Folding, tree: BlockTree, line: ContentLine): readonly TextEdit[] {
  const eol = eolOf(tree, line) ?? folding.eol;
  if (eol === '\r') return [];
  const own = foldUnitOf(tree, line);
  if (own !== undefined) return refold(tree, line, { eol, unit: own });
  const saved = folding.saved().foldsFor(line.name, unfoldText(tree, line, line.start, line.end));
  return refold(tree, line, { eol, unit: saved?.unit ?? folding.unit() }, saved?.offsets ?? []);
}

function place({ start }: PlacedBlock, edit: TextEdit): TextEdit {
  return { start: start + edit.start, end: start + edit.end, newText: edit.newText };
}
