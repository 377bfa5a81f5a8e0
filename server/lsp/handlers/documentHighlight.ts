import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver';
import { documentHighlights, placesOf } from '../../core/index.ts';
import { scheduleCursor } from '../scheduleCursor.ts';
import type { Session } from '../session.ts';
import { toDocumentHighlight, toPlaceHighlight } from '../toProto.ts';

/** textDocument/documentHighlight */
export async function documentHighlight(
  session: Session,
  { textDocument, position }: DocumentHighlightParams,
): Promise<DocumentHighlight[]> {
  const open = session.documents.get(textDocument.uri);
  if (!open) return [];
  await session.keeper.settle(open);
  if (!open.checked) return [];
  const offset = open.checked.offsetAt(position);
  const found = open.ical ? documentHighlights(open.ical, offset) : [];
  if (found.length > 0) return found.map(toDocumentHighlight);
  const cursor = scheduleCursor(session, open, offset);
  const places = cursor ? placesOf(cursor.index, cursor.name) : [];
  return places.filter(({ file }) => file.key === cursor?.place.file.key).map(toPlaceHighlight);
}
