import type { DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { scheduleCursor } from '../scheduleCursor.ts';
import type { Session } from '../session.ts';
import { toDefinitionLinks, toLocation, toPlaceLink, toPlaceLocation } from '../toProto.ts';

/** textDocument/definition: within a calendar, or in the files of the schedule. */
export async function definition(
  session: Session,
  { textDocument, position }: DefinitionParams,
): Promise<DefinitionLink[] | Location[] | null> {
  const open = session.documents.get(textDocument.uri);
  if (!open) return null;
  await session.keeper.settle(open);
  if (!open.checked) return null;
  const offset = open.checked.offsetAt(position);
  const found = open.ical && core.definition(open.ical, offset);
  if (!found) return inSchedule(session, open, offset);
  if (!session.client.linksDefinitions) return found.to.map((mention) => toLocation(open.uri, mention));
  return toDefinitionLinks(open.uri, open.checked, found);
}

function inSchedule(
  session: Session,
  open: OpenDocument,
  offset: number,
): DefinitionLink[] | Location[] | null {
  const cursor = scheduleCursor(session, open, offset);
  if (!cursor) return null;
  const homes = core.homesOf(cursor.index, cursor);
  const uriOf = (place: core.SchedulePlace) => session.keeper.uriOf(place.file.key);
  return session.client.linksDefinitions
    ? homes.map((place) => toPlaceLink(uriOf(place), place, cursor.place))
    : homes.map((place) => toPlaceLocation(uriOf(place), place));
}
