import type { Location, ReferenceParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import { scheduleCursor } from '../scheduleCursor.ts';
import type { Session } from '../session.ts';
import { toLocation, toPlaceLocation } from '../toProto.ts';

/** textDocument/references: within a calendar for what it defines, in all files of the schedule for all else. */
export async function references(
  session: Session,
  { textDocument, position, context }: ReferenceParams,
): Promise<Location[]> {
  const open = session.documents.get(textDocument.uri);
  if (!open) return [];
  await session.keeper.settle(open);
  if (!open.checked) return [];
  const offset = open.checked.offsetAt(position);
  const found = open.ical ? core.references(open.ical, offset, context.includeDeclaration) : [];
  if (found.length > 0) return found.map((mention) => toLocation(open.uri, mention));
  const cursor = scheduleCursor(session, open, offset);
  const places = cursor ? core.placesOf(cursor.index, cursor.name) : [];
  return places.map((place) => toPlaceLocation(session.keeper.uriOf(place.file.key), place));
}
