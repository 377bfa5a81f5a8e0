import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { Session } from '../session.ts';

/** textDocument/foldingRange. A client that takes only so many gets components before folded properties. */
export function foldingRange(session: Session, { textDocument }: FoldingRangeParams): FoldingRange[] {
  const document = session.documents.get(textDocument.uri)?.ical;
  if (!document) return [];
  const all = core.foldingRanges(document);
  const most = session.client.mostFoldingRanges;
  const ranges = all.length > most ? all.filter(({ kind }) => kind !== 'property') : all;
  return ranges.slice(0, most).map(({ startLine, endLine }) => ({ startLine, endLine }));
}
