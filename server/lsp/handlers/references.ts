import type { Location, ReferenceParams } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { scheduleCursor } from '../scheduleCursor.ts';
import type { Session } from '../session.ts';
import { toLocation, toPlaceLocation } from '../toProto.ts';
import { uriKey } from '../uri.ts';

/** textDocument/references: in all files of the schedule, the one that was asked in first. */
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
  if (found.length > 0 && open.ical) {
    const here = found.map((mention) => toLocation(open.uri, mention));
    return [...here, ...(await inOtherFiles(session, open, open.ical, offset, context.includeDeclaration))];
  }
  const cursor = scheduleCursor(session, open, offset);
  const places = cursor ? core.placesOf(cursor.index, cursor.name) : [];
  return places.map((place) => toPlaceLocation(session.keeper.uriOf(place.file.key), place));
}

/** Which zones and UIDs a file names, nobody keeps: each is read for it. */
async function inOtherFiles(
  session: Session,
  open: OpenDocument,
  ical: core.IcalDocument,
  offset: number,
  includeDefinition: boolean,
): Promise<readonly Location[]> {
  const found: Location[] = [];
  for (const key of session.keeper.indexOf(open)?.files ?? []) {
    const uri = session.keeper.uriOf(key);
    const other = key === uriKey(open.uri) ? undefined : await session.keeper.documentOf(uri);
    if (!(other instanceof core.IcalDocument)) continue;
    const mentions = core.referencesElsewhere(ical, offset, other, includeDefinition);
    for (const mention of mentions) found.push(toLocation(uri, mention));
  }
  return found;
}
