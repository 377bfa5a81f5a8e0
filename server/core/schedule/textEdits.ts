import type { MessageData } from '../engine/finding.ts';
import { escapeText } from '../ical/values/text.ts';
import type { ScheduleEdit, ScheduleFix } from './rule.ts';
import type { TalkCopy } from './talk.ts';
import type { FieldPlace } from './talkFacts.ts';

/** Writes a text in the place of another: as TEXT in a calendar (RFC 5545, 3.3.11), as it is on a page. */
export function writeText(block: TalkCopy, at: FieldPlace, text: string): ScheduleEdit {
  return { ...at, block, newText: block.facts.source === 'event' ? escapeText(text) : text };
}

/** Writes a property into an event that has none of its kind: below its times, which is where one looks for room and status. */
export function insertProperty(block: TalkCopy, name: string, value: string): ScheduleEdit {
  const { end, start, uid, self } = block.facts.places;
  const above = end ?? start ?? uid ?? self;
  const { end: at, endLine, endCharacter } = above;
  const place = { start: at, end: at, line: endLine, character: endCharacter, endLine, endCharacter };
  return { ...place, block, newText: `\r\n${name}:${value}` };
}

/** A text of a talk, and where it stands in one of its copies. */
interface PlacedText {
  readonly block: TalkCopy;
  readonly at: FieldPlace;
}

/** The two ways to make a page and a calendar say the same: `data` has the text of each as it is. */
export function writeEither(onPage: PlacedText, inCalendar: PlacedText, data: MessageData): ScheduleFix[] {
  const [page, event] = [String(data.page), String(data.event)];
  return [
    {
      title: `Write "${event}" on the page`,
      safety: 'unsafe',
      edits: [writeText(onPage.block, onPage.at, event)],
    },
    {
      title: `Write "${page}" into the calendar`,
      safety: 'unsafe',
      edits: [writeText(inCalendar.block, inCalendar.at, page)],
    },
  ];
}
