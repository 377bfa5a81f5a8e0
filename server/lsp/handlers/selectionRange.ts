import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toSelectionRange } from '../toProto.ts';

/** textDocument/selectionRange: one chain for each position, or nothing at all (LSP, Selection Range). */
export function selectionRange(
  session: Session,
  { textDocument, positions }: SelectionRangeParams,
): SelectionRange[] | null {
  const document = session.documents.get(textDocument.uri)?.ical;
  if (!document) return null;
  return positions.map((position) => {
    const ranges = selectionRanges(document, document.offsetAt(position));
    return toSelectionRange(document, ranges) ?? { range: { start: position, end: position } };
  });
}
