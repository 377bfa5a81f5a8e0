import type { Hover, HoverParams, Position } from 'vscode-languageserver';
import * as core from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { readerOf, type Session } from '../session.ts';
import { toHover } from '../toProto.ts';

/** textDocument/hover */
export async function hover(
  session: Session,
  { textDocument, position }: HoverParams,
): Promise<Hover | null> {
  const open = session.documents.get(textDocument.uri);
  if (!open?.checked) return null;
  const found = open.page
    ? await overPage(session, open, open.page, position)
    : overCalendar(session, open, position);
  return found && open.checked ? toHover(session.client, open.checked, found) : null;
}

function overCalendar(session: Session, { ical }: OpenDocument, position: Position) {
  return ical && core.hover(ical, ical.offsetAt(position), readerOf(session));
}

/** In which zone a page's times are, its greenroom.json says. */
async function overPage(session: Session, open: OpenDocument, page: core.PageDocument, position: Position) {
  await session.schedules.settle(open);
  return core.pageHover(page, page.offsetAt(position), readerOf(session));
}
