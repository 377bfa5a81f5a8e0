/** Moving a talk on a speaker page: its date, its times and its room in the page's own style. */
import { toDayNumber } from '../ical/values/date.ts';
import type { PageDocument } from '../pageDocument.ts';
import { clocksLike, datesLike } from '../schedule/pageStyle.ts';
import type { TalkCopy } from '../schedule/talk.ts';
import { msPerMinute } from '../schedule/times.ts';
import { inOneLine } from '../schedule/titleName.ts';
import type { PageClock, PageTalk } from '../speaker/model/page.ts';
import type { Range } from '../text/range.ts';
import { applyEdits } from '../text/textEdit.ts';
import {
  fromLocalMs,
  type LocalTime,
  msPerSecond,
  startOfDay,
  toLocalMs,
  weekdayOf,
} from '../time/localTime.ts';
import type { Zone } from '../time/zone.ts';
import type { Slot } from '../timetable/slot.ts';
import { EditRefusal, type FieldChange, nameCopy, writeFields } from './talkFields.ts';

/** What the page shall say, on the clocks of the venue; of what it does not say, nothing. */
export interface Wanted {
  readonly start: LocalTime;
  readonly end: LocalTime;
  readonly room: string | undefined;
}

/**
 * The changes on a page that make it say where a talk is now: of what the page says, what is different. What is written is
 * read again before it is taken; throws `EditRefusal` when the page's style has no words that would be read so.
 */
export function moveOnPage(
  document: PageDocument,
  copy: TalkCopy,
  from: Slot,
  to: Slot,
  venueZone: Zone | undefined,
): readonly FieldChange[] {
  const copyName = nameCopy(copy, document);
  const nth = document.page.talks.findIndex((talk) => isCopy(talk, copy));
  const talk = document.page.talks[nth];
  if (!talk) throw new EditRefusal(`${copy.file.path} cannot be read.`);
  const isTimeNew = from.start !== to.start || from.end !== to.end;
  const wanted = {
    ...wantedTimes(copy, from, isTimeNew ? to : from, venueZone),
    room: from.room === to.room ? undefined : to.room,
  };
  const finder = () => ({ path: copy.file.path, document });
  for (const words of wordings(document, talk, wanted, isTimeNew)) {
    const changes = changesTo(document, talk, words).map((change) => ({ copy: copyName, ...change }));
    const edits = writeFields(changes, finder).get(copy.file.key) ?? [];
    const read = document.withText(applyEdits(document.text, edits)).page.talks[nth];
    if (read && saysSo(read, wanted, isTimeNew)) return changes;
  }
  throw new EditRefusal(
    `On the speaker page ${copy.file.path} the line with date, times and room cannot be written so that it is read again. Change it in the text first.`,
  );
}

function isCopy({ title, start }: PageTalk, { facts }: TalkCopy): boolean {
  return (title?.start ?? start) === facts.places.self.start;
}

/** Where nobody knows the clocks of the venue, the page's own times tell them. */
function wantedTimes({ facts }: TalkCopy, from: Slot, to: Slot, zone: Zone | undefined) {
  const local = (instant: number): LocalTime => {
    if (zone) return fromLocalMs(instant + zone.at(instant).offset * msPerSecond);
    return fromLocalMs(instant + (facts.start ? toLocalMs(facts.start.local) - from.start : 0));
  };
  return { start: local(to.start), end: local(to.end) };
}

const pageFields = ['date', 'start', 'end', 'room'] as const;

/** The words for each field that the page has. */
type Words = { readonly [Field in (typeof pageFields)[number]]?: string | undefined };

/** What may be written, best first. */
function* wordings(
  { text, page }: PageDocument,
  { date, startTime, endTime, room }: PageTalk,
  wanted: Wanted,
  isTimeNew: boolean,
): Iterable<Words> {
  const written = (at: Range | undefined) => at && text.slice(at.start, at.end);
  const roomWords = room && wanted.room !== undefined ? { room: wanted.room } : {};
  if (!isTimeNew) return yield roomWords;
  const clocks = (own: Range | undefined, other: Range | undefined, local: LocalTime) =>
    own ? clocksLike(written(own) ?? '', written(other), local, page.isTwelveHour) : [undefined];
  const dates = date ? datesLike(written(date) ?? '', date.day, wanted.start) : [undefined];
  for (const day of dates) {
    for (const start of clocks(startTime, endTime, wanted.start)) {
      for (const end of clocks(endTime, startTime, wanted.end)) yield { ...roomWords, date: day, start, end };
    }
  }
}

function changesTo(
  { text }: PageDocument,
  { date, startTime, endTime, room }: PageTalk,
  words: Words,
): readonly Omit<FieldChange, 'copy'>[] {
  const places = { date, start: startTime, end: endTime, room };
  return pageFields.flatMap((field) => {
    const [at, to] = [places[field], words[field]];
    const from = at && text.slice(at.start, at.end);
    return from === undefined || to === undefined || from === to ? [] : [{ field, from, to }];
  });
}

/** Says whether a talk is read as it was meant: whatever it says is what was wanted. */
export function saysSo(
  { date, startTime, endTime, room }: PageTalk,
  wanted: Wanted,
  isTimeNew: boolean,
): boolean {
  if (room && wanted.room !== undefined && inOneLine(room.text) !== wanted.room) return false;
  if (!isTimeNew) return true;
  if (date?.day && toDayNumber(date.day) !== toDayNumber(wanted.start)) return false;
  const { weekday } = date?.written ?? {};
  if (weekday && weekday.index !== weekdayOf(wanted.start)) return false;
  const midnight = toLocalMs(startOfDay(wanted.start));
  const isAt = (clock: PageClock | undefined, local: LocalTime) =>
    !clock || clock.minutes === (toLocalMs(local) - midnight) / msPerMinute;
  return isAt(startTime, wanted.start) && isAt(endTime, wanted.end);
}
