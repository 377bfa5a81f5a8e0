import { type DateValue, toDayNumber } from '../ical/values/date.ts';
import type { PageClock, PageTalk, SpeakerPage } from '../speaker/model/page.ts';
import { type DateOrder, orderOf, type PageDate } from '../speaker/values/date.ts';
import type { Lines } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { msPerDay } from '../time/localTime.ts';
import { placeAmong } from './fieldPlace.ts';
import { readPersonName } from './personName.ts';
import type { FieldPlace, PlacedTalk, SpeakerFacts, TalkFacts } from './talkFacts.ts';
import { TalkTime } from './talkTime.ts';
import { msPerMinute } from './times.ts';
import { inOneLine } from './titleName.ts';

const wholePage = { start: 0, line: 0 };

/** What a speaker page tells the schedule. Its times float: which clocks they are on, only the schedule knows. */
export function readPageTalks(page: SpeakerPage, text: string, lines: Lines): readonly PlacedTalk[] {
  const reading = { page, text, placeOf: ({ start, end }: Range) => placeAmong(lines.starts, start, end) };
  return page.talks.map((talk) => ({ facts: readTalk(talk, reading), block: wholePage }));
}

interface Reading {
  readonly page: SpeakerPage;
  readonly text: string;
  placeOf(at: Range): FieldPlace;
}

function readTalk(talk: PageTalk, { page, text, placeOf }: Reading): TalkFacts {
  const { title, room, track, level, date, startTime, endTime } = talk;
  const place = (at: Range | undefined) => at && placeOf(at);
  const written = (at: Range | undefined) => (at ? text.slice(at.start, at.end) : undefined);
  const speakers = [...page.speakers, ...talk.speakers].map((line): SpeakerFacts => {
    const name = inOneLine(line.text);
    const person = readPersonName(name);
    return { name, person, source: 'page', address: undefined, at: placeOf(line) };
  });
  const start = timeOf(date?.day, startTime);
  return {
    source: 'page',
    uid: undefined,
    recurrenceId: undefined,
    origin: 'single',
    url: undefined,
    code: undefined,
    title: title ? inOneLine(title.text) : '',
    tail: undefined,
    start,
    end: start && endAfter(start, timeOf(date?.day, endTime)),
    hasDuration: false,
    isDate: false,
    written: {
      date: written(date),
      start: written(startTime),
      end: written(endTime),
      dash: startTime && endTime && text.slice(startTime.end, endTime.start),
      proves: date && provenOrder(date.written),
      sections: talk.sections.map(({ name }) => name),
    },
    room: room ? inOneLine(room.text) : '',
    speakers,
    tracks: track ? [inOneLine(track.text)] : [],
    level: level && inOneLine(level.text),
    language: undefined,
    status: undefined,
    isCancelled: false,
    isTransparent: false,
    isOnline: false,
    revision: [0, 0, 0],
    places: {
      self: placeOf(title ?? { start: talk.start, end: talk.start }),
      uid: undefined,
      title: place(title),
      date: place(date),
      start: place(startTime),
      end: place(endTime),
      room: place(room),
      url: undefined,
      status: undefined,
    },
  };
}

/** Of a date of two numbers, one of which is no month. */
function provenOrder(date: PageDate): DateOrder | undefined {
  if (date.form !== 'numeric' || date.fixedOrder !== undefined) return undefined;
  const order = orderOf(date, 'month-first');
  return order === orderOf(date, 'day-first') ? order : undefined;
}

function timeOf(day: DateValue | undefined, clock: PageClock | undefined): TalkTime | undefined {
  if (!day || clock?.minutes === undefined) return undefined;
  const midnight = toDayNumber(day) * msPerDay;
  return new TalkTime('floating', undefined, midnight + clock.minutes * msPerMinute, undefined);
}

/** An end that is not after the start says nothing. */
function endAfter(start: TalkTime, end: TalkTime | undefined): TalkTime | undefined {
  return end && end.localMs > start.localMs ? end : undefined;
}
