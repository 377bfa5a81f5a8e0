import type { CodeAction } from 'vscode-languageserver';
import { pageRooms, type Range } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { toPageRoomAction } from '../toProto.ts';
import { uriKey } from '../uri.ts';

/** The rooms that the calendar has for the talks of a page at a range that say none. */
export function offerPageRooms(session: Session, open: OpenDocument, range: Range): CodeAction[] {
  const index = session.keeper.indexOf(open);
  const { page } = open;
  if (!page || !index) return [];
  const offers = pageRooms(page, range, index, uriKey(open.uri));
  return offers.map((offer) => toPageRoomAction(session, open, page, offer));
}
