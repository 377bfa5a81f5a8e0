import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { pageSelectionRanges, selectionRanges } from '../../core/index.ts';
import type { Session } from '../session.ts';
import { toSelectionRange } from '../toProto.ts';

/** textDocument/selectionRange: one chain for each position, or nothing at all (LSP, Selection Range). */
export function selectionRange(
  session: Session,
  { textDocument, positions }: SelectionRangeParams,
): SelectionRange[] | null {
  const { checked, ical, page } = session.documents.get(textDocument.uri) ?? {};
  if (!checked) return null;
  return positions.map((position) => {
    const offset = checked.offsetAt(position);
    const ranges = page ? pageSelectionRanges(page, offset) : ical ? selectionRanges(ical, offset) : [];
    return toSelectionRange(checked, ranges) ?? { range: { start: position, end: position } };
  });
}
