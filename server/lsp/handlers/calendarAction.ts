import type { CodeAction } from 'vscode-languageserver';
import { offersFromCalendar, PageDocument, pageWithLines, type Range } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { toCalendarAction } from '../toProto.ts';
import { uriKey } from '../uri.ts';

/** What the calendar has for the talks of a page at a range that do not say it: the room, or all of when and where. */
export async function offerFromCalendar(
  session: Session,
  open: OpenDocument,
  range: Range,
): Promise<CodeAction[]> {
  const { keeper } = session;
  const index = keeper.indexOf(open);
  const { page } = open;
  if (!page || !index) return [];
  const key = uriKey(open.uri);
  const sample = pageWithLines(page, range, index, key);
  const other = sample === undefined ? undefined : await keeper.documentOf(keeper.uriOf(sample));
  const offers = offersFromCalendar(
    page,
    range,
    index,
    key,
    other instanceof PageDocument ? other : undefined,
  );
  return offers.map((offer) => toCalendarAction(session, open, page, offer));
}
