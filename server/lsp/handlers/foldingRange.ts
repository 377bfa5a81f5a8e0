import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { Session } from '../session.ts';

/**
 * textDocument/foldingRange. A client that takes only so many gets components before folded properties, and talks
 * before their sections.
 */
export function foldingRange(session: Session, { textDocument }: FoldingRangeParams): FoldingRange[] {
  const open = session.documents.get(textDocument.uri);
  const all = open?.page
    ? core.pageFoldingRanges(open.page)
    : open?.ical
      ? core.foldingRanges(open.ical)
      : [];
  const most = session.client.mostFoldingRanges;
  const ranges = all.length > most ? all.filter(({ kind }) => kind !== 'property') : all;
  return ranges.slice(0, most).map(({ startLine, endLine }) => ({ startLine, endLine }));
}
