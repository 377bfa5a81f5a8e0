/**
 * A schedule in the format of frab, which apps for visitors, video teams and volunteer planners read: as schedule.json and
 * as schedule.xml. Its shape is what https://github.com/voc/schedule validates.
 */
import { clockText } from '../features/timeText.ts';
import { isoDate, isoTime, localAt } from '../timetable/clock.ts';
import {
  type DayView,
  type ScheduleView,
  type TalkView,
  type TimedTalk,
  talksOfDay,
} from '../timetable/scheduleView.ts';
import { titleText } from '../timetable/talkText.ts';
import { escapeMarkup, webAddress } from './markup.ts';

export interface FrabOptions {
  /** Of this program; the schedule itself has no version in its files. */
  readonly version: string;
  /** SHA-256 of a text in UTF-8, in hexadecimal: the core has no cryptography of its own. */
  hash(text: string): string;
}

/** A talk with what the format wants of it and calendars do not have. */
interface FrabEvent {
  readonly talk: TimedTalk;
  readonly guid: string;
  readonly id: number;
  readonly slug: string;
  /** Where it is one of several, each has the talk. */
  readonly room: string;
}

interface FrabDay {
  readonly day: DayView;
  readonly index: number;
  readonly rooms: ReadonlyMap<string, readonly FrabEvent[]>;
}

/** The format knows no talk without a room. */
const noRoom = 'No room';
const msPerMinute = 60_000;

/** Writes schedule.json. Talks that are cancelled or have no time are left out: the format has no place for either. */
export function exportFrabJson(view: ScheduleView, options: FrabOptions): string {
  const days = frabDays(view, options);
  const schedule = {
    version: '1',
    conference: { ...conference(view), days: days.map((day) => jsonDay(view, day)) },
  };
  const generator = { name: 'greenroom', version: options.version };
  return `${JSON.stringify({ generator, schedule }, undefined, 2)}\n`;
}

function conference(view: ScheduleView) {
  const { name, clock, days } = view;
  const [first, last] = [days[0], days.at(-1)];
  const date = (day: DayView | undefined) => (day ? isoDate(day.date) : '1970-01-01');
  return {
    acronym: acronymOf(name),
    title: name || 'Schedule',
    start: date(first),
    end: date(last),
    daysCount: days.length,
    timeslot_duration: '00:05',
    ...(isPlainZone(clock.zone) && { time_zone_name: clock.zone }),
  };
}

/** The format's pattern for zones: two names, or UTC. */
function isPlainZone(zone: string | undefined): boolean {
  return zone !== undefined && /^([A-Z][a-z]+\/[A-Z][a-z]+|UTC)$/.test(zone);
}

/** At least four small letters and digits. */
function acronymOf(name: string): string {
  const short = slugOf(name).replaceAll('-', '_').slice(0, 24).replace(/_+$/, '');
  return short.length >= 4 ? short : `conf_${short || 'x'}`;
}

function jsonDay(view: ScheduleView, { day, index, rooms }: FrabDay) {
  return {
    index,
    ...dayBounds(view, day),
    rooms: Object.fromEntries(
      [...rooms].map(([room, events]) => [room, events.map((each) => jsonEvent(view, each))]),
    ),
  };
}

function dayBounds({ clock }: ScheduleView, { date, start, end }: DayView) {
  return {
    date: isoDate(date),
    day_start: isoTime(clock, start),
    day_end: isoTime(clock, end - msPerMinute),
  };
}

function jsonEvent(view: ScheduleView, { talk, guid, id, slug, room }: FrabEvent) {
  const address = webAddress(talk.url);
  return {
    guid,
    id,
    date: isoTime(view.clock, talk.start),
    start: clockText(localAt(view.clock, talk.start)).slice(0, 5),
    duration: durationText(talk),
    room,
    slug,
    url: address ?? `urn:uuid:${guid}`,
    title: titleText(talk),
    subtitle: '',
    track: talk.track ?? null,
    type: talk.isBreak ? 'other' : 'talk',
    language: talk.language ?? null,
    abstract: talk.description ?? '',
    description: '',
    persons: talk.speakers.map((name, i) => ({ id: i + 1, name, public_name: name })),
    links: [],
    attachments: [],
  };
}

/** `01:30`, hours and minutes; a day at most. */
function durationText({ start, end }: TimedTalk): string {
  const minutes = Math.min(Math.round((end - start) / msPerMinute), 24 * 60);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Writes schedule.xml. */
export function exportFrabXml(view: ScheduleView, options: FrabOptions): string {
  const { title, acronym, start, end, daysCount, timeslot_duration, ...zone } = conference(view);
  const facts = { title, acronym, start, end, days: String(daysCount), timeslot_duration, ...zone };
  const days = frabDays(view, options).map((day) => xmlDay(view, day));
  return `<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <generator name="greenroom" version="${escapeMarkup(options.version)}"/>
  <version>1</version>
  <conference>
${elements(facts, '    ')}
  </conference>
${days.join('\n')}
</schedule>
`;
}

function xmlDay(view: ScheduleView, { day, index, rooms }: FrabDay): string {
  const { date, day_start, day_end } = dayBounds(view, day);
  const content = [...rooms].map(
    ([room, events]) =>
      `    <room name="${escapeMarkup(room)}">\n${events.map((each) => xmlEvent(view, each)).join('\n')}\n    </room>`,
  );
  return `  <day index="${index}" date="${date}" start="${day_start}" end="${day_end}">\n${content.join('\n')}\n  </day>`;
}

function xmlEvent(view: ScheduleView, event: FrabEvent): string {
  const { date, start, duration, room, title, track, type, language, abstract } = jsonEvent(view, event);
  const url = webAddress(event.talk.url);
  const facts = {
    room,
    title,
    subtitle: '',
    type,
    date,
    start,
    duration,
    abstract,
    track: track ?? '',
    language: language ?? '',
    ...(url && { url }),
  };
  const persons = event.talk.speakers.map(
    (name, i) => `<person id="${i + 1}">${escapeMarkup(name)}</person>`,
  );
  return `      <event guid="${event.guid}" id="${event.id}">
${elements(facts, '        ')}
        <persons>${persons.join('')}</persons>
      </event>`;
}

function elements(facts: Readonly<Record<string, string | undefined>>, indent: string): string {
  return Object.entries(facts)
    .map(([name, text]) => `${indent}<${name}>${escapeMarkup(text ?? '')}</${name}>`)
    .join('\n');
}

function frabDays(view: ScheduleView, options: FrabOptions): FrabDay[] {
  const ids = new Set<number>();
  return view.days.map((day, i) => {
    const rooms = new Map<string, FrabEvent[]>();
    for (const talk of talksOfDay(view, day)) {
      if (talk.status === 'cancelled') continue;
      const event = toFrabEvent(talk, ids, options);
      const known = rooms.get(event.room);
      if (known) known.push(event);
      else rooms.set(event.room, [event]);
    }
    return { day, index: i + 1, rooms };
  });
}

/** The same talk has the same identity in every export, so that what apps remember of it holds. */
function toFrabEvent(talk: TimedTalk, ids: Set<number>, { hash }: FrabOptions): FrabEvent {
  const digest = hash(talk.id);
  let id = 1 + (Number.parseInt(digest.slice(0, 8), 16) & 0x3fffffff);
  while (ids.has(id)) id++;
  ids.add(id);
  return {
    talk,
    guid: guidOf(digest),
    id,
    slug: `${slugOf(talk.title) || 'talk'}-${id}`,
    room: talk.room || noRoom,
  };
}

/** A UUID of version 8, whose bits are free but for version and variant (RFC 9562, 5.8). */
function guidOf(digest: string): string {
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return parts.join('-');
}

/** Small letters, digits and hyphens. */
function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}

/** What an export leaves out, to be said to whoever asked for it. */
export function leftOut(view: ScheduleView): readonly TalkView[] {
  return view.talks.filter((talk) => talk.start === undefined || talk.status === 'cancelled');
}
