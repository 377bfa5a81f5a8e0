/** What a speaker page lacks and the calendar has. */
import type { PlacedFinding } from '../checkedDocument.ts';
import type { PageDocument } from '../pageDocument.ts';
import { eventOf, isOfPage } from '../schedule/pageLinks.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { Talk } from '../schedule/talk.ts';
import type { PageTalk } from '../speaker/model/page.ts';
import { type Range, touches } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { hasWholeLine, writeScheduleLine } from './scheduleLine.ts';

/** Writes on a page what the calendar says of a talk. */
export interface CalendarOffer {
  readonly title: string;
  readonly finding: PlacedFinding;
  readonly edit: TextEdit;
}

/** Rules on one page know no calendar, so that the answer to these has to come from elsewhere. */
const onRoom: ReadonlySet<string> = new Set(['page-room-missing', 'page-room-placeholder']);
const onLine = 'page-schedule-missing';

/** Of a selection over very many talks: nobody chooses from a longer menu. */
const mostOffers = 50;

/**
 * For the talks of a page at a range: the room that the calendar has, where there is none or a word such as TBA, and the line
 * with date, times and room, where there is no such line. `key` is what the index knows the page by; `other` is a page whose
 * lines show how the schedule writes them, where this one has none.
 */
export function offersFromCalendar(
  document: PageDocument,
  range: Range,
  index: ScheduleIndex,
  key: string,
  other?: PageDocument,
): readonly CalendarOffer[] {
  const asked = document.findings().filter(({ finding: { rule }, start, end }) => {
    return (rule === onLine || onRoom.has(rule)) && touches(range, { start: start.offset, end: end.offset });
  });
  return asked.slice(0, mostOffers).flatMap((finding) => {
    const at = { start: finding.start.offset, end: finding.end.offset };
    const isLine = finding.finding.rule === onLine;
    const offer = isLine ? offerLine(document, at, index, key, other) : offerRoom(document, at, index, key);
    return offer ? [{ ...offer, finding }] : [];
  });
}

/** The key of another page that shows how lines are written, for a page at which that is asked and that has none itself. */
export function pageWithLines(
  document: PageDocument,
  range: Range,
  index: ScheduleIndex,
  key: string,
): string | undefined {
  const isAsked = document
    .findings()
    .some(
      ({ finding, start, end }) =>
        finding.rule === onLine && touches(range, { start: start.offset, end: end.offset }),
    );
  if (!isAsked || document.page.talks.some(hasWholeLine)) return undefined;
  const pages = [...index.talks].filter((talk) => isOfPage(talk) && talk.span && talk.rooms.length > 0);
  const keys = pages.map(({ main }) => main.file.key).filter((each) => each !== key);
  return keys.sort()[0];
}

type Written = Omit<CalendarOffer, 'finding'>;

function offerRoom(
  document: PageDocument,
  at: Range,
  index: ScheduleIndex,
  key: string,
): Written | undefined {
  const talk = document.page.talks.find(({ node }) => node.schedule && touches(node.schedule, at));
  const event = talk && eventOfTalk(talk, index, key);
  if (!event || event.rooms.length === 0) return undefined;
  const { room } = event.main.facts;
  return { title: `Write "${room}", as in the calendar`, edit: writeRoom(talk, room) };
}

function offerLine(
  document: PageDocument,
  at: Range,
  index: ScheduleIndex,
  key: string,
  other: PageDocument | undefined,
): Written | undefined {
  const talk = document.page.talks.find(({ title }) => title?.start === at.start);
  const event = talk && eventOfTalk(talk, index, key);
  const written = event && writeScheduleLine(document, talk, event, index.venueZone, other);
  return written && { title: `Write "${written.line}", as in the calendar`, edit: written.edit };
}

function eventOfTalk({ title }: PageTalk, index: ScheduleIndex, key: string): Talk | undefined {
  const page = index
    .talksOfFile(key)
    .find(({ copies }) =>
      copies.some(({ file, facts }) => file.key === key && facts.places.title?.start === title?.start),
    );
  return page && isOfPage(page) ? eventOf(page, index) : undefined;
}

/** The last bar may be there already, with nothing behind it. */
function writeRoom({ room, node }: PageTalk, text: string): TextEdit {
  if (room) return { start: room.start, end: room.end, newText: text };
  const { bars = [], end = 0 } = node.schedule ?? {};
  const isOpen = bars.at(-1)?.end === end;
  return { start: end, end, newText: isOpen ? ` ${text}` : ` | ${text}` };
}
