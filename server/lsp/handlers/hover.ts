import type { Hover, HoverParams, Position } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { scheduleCursor } from '../scheduleCursor.ts';
import { readerOf, type Session } from '../session.ts';
import { toHover } from '../toProto.ts';
import { uriKey } from '../uri.ts';

/** textDocument/hover: what the schedule tells of a room or a speaker comes before what the file says. */
export async function hover(
  session: Session,
  { textDocument, position }: HoverParams,
): Promise<Hover | null> {
  const open = session.documents.get(textDocument.uri);
  if (!open?.checked) return null;
  await session.keeper.settle(open);
  const found = open.page
    ? await overPage(session, open, open.page, position)
    : overCalendar(session, open, position);
  if (!open.checked) return null;
  const shown = both(overSchedule(session, open, open.checked, position), found);
  return shown ? toHover(session.client, open.checked, shown) : null;
}

/** What the file says must come last: its Markdown may leave something open. */
function both(first: core.Hover | undefined, last: core.Hover | undefined): core.Hover | undefined {
  if (!first || !last) return first ?? last;
  return { ...last, markdown: `${first.markdown}\n\n---\n\n${last.markdown}` };
}

function overCalendar(session: Session, { ical }: OpenDocument, position: Position) {
  return ical && core.hover(ical, ical.offsetAt(position), readerOf(session));
}

/** In which zone a page's times are, its greenroom.json says. */
async function overPage(session: Session, open: OpenDocument, page: core.PageDocument, position: Position) {
  await session.schedules.settle(open);
  return core.pageHover(page, page.offsetAt(position), readerOf(session));
}

function overSchedule(
  session: Session,
  open: OpenDocument,
  document: core.CheckedDocument,
  position: Position,
): core.Hover | undefined {
  const offset = document.offsetAt(position);
  const cursor = scheduleCursor(session, open, offset);
  if (!cursor) return roomThen(session, open, { ...position, offset });
  const markdown = core.scheduleHover(cursor.index, cursor.name);
  const { start, end } = cursor.place;
  return markdown === '' ? undefined : { markdown, range: { start: start.offset, end: end.offset } };
}

/** At a time, what else is on in its room; what is marked is what the file tells of. */
function roomThen(session: Session, open: OpenDocument, place: core.Place): core.Hover | undefined {
  const index = session.keeper.indexOf(open);
  const markdown = index ? core.roomThenHover(index, uriKey(open.uri), place) : '';
  return markdown === '' ? undefined : { markdown, range: { start: place.offset, end: place.offset } };
}
