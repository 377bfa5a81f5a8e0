/** The line of a speaker page with date, times and room, written for a talk that has none. */
import type { PageDocument } from '../pageDocument.ts';
import { clocksLike, datesLike } from '../schedule/pageStyle.ts';
import type { Talk } from '../schedule/talk.ts';
import type { TalkTime } from '../schedule/talkTime.ts';
import { inOneLine } from '../schedule/titleName.ts';
import type { PageTalk } from '../speaker/model/page.ts';
import type { Range } from '../text/range.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { fromLocalMs, type LocalTime, msPerSecond } from '../time/localTime.ts';
import type { Zone } from '../time/zone.ts';
import { saysSo, type Wanted } from './moveOnPage.ts';

/** A line, and where it goes. */
export interface WrittenLine {
  readonly line: string;
  readonly edit: TextEdit;
}

/** A talk that says all, so that it shows how the others are to be written. */
type Sample = PageTalk &
  Required<
    Pick<
      { [Field in keyof PageTalk]: NonNullable<PageTalk[Field]> },
      'date' | 'startTime' | 'endTime' | 'room'
    >
  >;

/** How Symposion writes it, for a schedule that shows no other way. */
const usualPage = 'speaker-page\n\nA B\n\nC.\n\nD\n\n8/12/2017 | 3:15 PM-4:15 PM | E\n';

/**
 * Writes the line of a talk as an event has it, in the style of the page's other talks, else of those of `other`, else as
 * Symposion does. What is written is read again before it is taken; undefined where nobody knows when the event is, or no style
 * gives a line that would be read so.
 */
export function writeScheduleLine(
  document: PageDocument,
  talk: PageTalk,
  event: Talk,
  venueZone: Zone | undefined,
  other: PageDocument | undefined,
): WrittenLine | undefined {
  const [start, end] = [event.start, event.end].map((time) => time && atVenue(time, venueZone));
  if (!start || !end) return undefined;
  const room = event.rooms.length > 0 ? inOneLine(event.main.facts.room) : undefined;
  const nth = document.page.talks.indexOf(talk);
  for (const page of [document, ...(other ? [other] : []), document.withText(usualPage)]) {
    for (const line of linesLike(page, { start, end, room })) {
      const edit = insertion(document, talk, line);
      const read = document.withText(applyEdits(document.text, [edit])).page.talks[nth];
      if (read && isMeant(read, talk, { start, end, room })) return { line, edit };
    }
  }
  return undefined;
}

/** Says whether a talk has all parts of the line, with a bar between them. */
export function hasWholeLine(talk: PageTalk): talk is Sample {
  const { date, startTime, endTime, room, node } = talk;
  return !!date && !!startTime && !!endTime && !!room && node.schedule?.form === 'bars';
}

/** A time without a zone is one of the venue; a day has no times. */
function atVenue({ form, instant, local }: TalkTime, zone: Zone | undefined): LocalTime | undefined {
  if (form === 'date') return undefined;
  if (zone && instant !== undefined) return fromLocalMs(instant + zone.at(instant).offset * msPerSecond);
  return form === 'utc' ? undefined : local;
}

/** The ways to write a line as the first whole one of a page is written. */
function* linesLike({ text, page }: PageDocument, { start, end, room }: Wanted): Iterable<string> {
  const sample = page.talks.find(hasWholeLine);
  if (!sample) return;
  const { date, startTime, endTime } = sample;
  const written = (at: Range) => text.slice(at.start, at.end);
  const clocks = (own: Range, beside: Range, local: LocalTime) =>
    clocksLike(written(own), written(beside), local, page.isTwelveHour);
  const between = (one: Range, next: Range) => text.slice(one.end, next.start);
  const where = room === undefined ? '' : between(endTime, sample.room) + room;
  for (const day of datesLike(written(date), date.day, start)) {
    for (const from of clocks(startTime, endTime, start)) {
      for (const to of clocks(endTime, startTime, end))
        yield day + between(date, startTime) + from + between(startTime, endTime) + to + where;
    }
  }
}

/** Under the track, as part of the same paragraph; else in one of its own below the title and those who speak. */
function insertion({ eol }: PageDocument, { title, node }: PageTalk, line: string): TextEdit {
  const { track, speakers } = node;
  const start = Math.max(title?.end ?? 0, track?.end ?? 0, speakers?.end ?? 0);
  const gap = track && track.end === start ? eol : eol + eol;
  return { start, end: start, newText: gap + line };
}

function isMeant(read: PageTalk, talk: PageTalk, wanted: Wanted): boolean {
  const isWhole = read.date && read.startTime && read.endTime && (wanted.room === undefined || read.room);
  return !!isWhole && read.title?.text === talk.title?.text && saysSo(read, wanted, true);
}
