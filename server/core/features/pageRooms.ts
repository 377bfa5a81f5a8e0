import type { PlacedFinding } from '../checkedDocument.ts';
import type { PageDocument } from '../pageDocument.ts';
import { eventOf, isOfPage } from '../schedule/pageLinks.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { PageTalk } from '../speaker/model/page.ts';
import { type Range, touches } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';

/** Writes the room of the calendar where a page has none. */
export interface PageRoomOffer {
  readonly title: string;
  readonly finding: PlacedFinding;
  readonly edit: TextEdit;
}

/** Rules on one page know no calendar, so that the answer to these has to come from elsewhere. */
const rules: ReadonlySet<string> = new Set(['page-room-missing', 'page-room-placeholder']);

/**
 * For the talks of a page that have no room, or a word such as TBA, at a range: the rooms that the calendar has for them.
 * `key` is what the index knows the page by.
 */
export function pageRooms(
  document: PageDocument,
  range: Range,
  index: ScheduleIndex,
  key: string,
): readonly PageRoomOffer[] {
  return document.findings().flatMap((finding) => {
    const at = { start: finding.start.offset, end: finding.end.offset };
    if (!rules.has(finding.finding.rule) || !touches(range, at)) return [];
    const talk = document.page.talks.find(({ node }) => node.schedule && touches(node.schedule, at));
    const room = talk && roomInCalendar(talk, index, key);
    return talk && room
      ? [{ title: `Write "${room}", as in the calendar`, finding, edit: edit(talk, room) }]
      : [];
  });
}

function roomInCalendar({ title }: PageTalk, index: ScheduleIndex, key: string): string | undefined {
  const page = index
    .talksOfFile(key)
    .find(({ copies }) =>
      copies.some(({ file, facts }) => file.key === key && facts.places.title?.start === title?.start),
    );
  const event = page && isOfPage(page) ? eventOf(page, index) : undefined;
  return event && event.rooms.length > 0 ? event.main.facts.room : undefined;
}

/** The last bar may be there already, with nothing behind it. */
function edit({ room, node }: PageTalk, text: string): TextEdit {
  if (room) return { start: room.start, end: room.end, newText: text };
  const { bars = [], end = 0 } = node.schedule ?? {};
  const isOpen = bars.at(-1)?.end === end;
  return { start: end, end, newText: isOpen ? ` ${text}` : ` | ${text}` };
}
