/** The schedule as it is drawn: what preview and exports show of the talks that the index knows. */
import type { DateValue } from '../ical/values/date.ts';
import { fromLocalMs, type LocalTime, msPerDay } from '../time/localTime.ts';
import { utc } from '../time/utc.ts';
import type { Zone } from '../time/zone.ts';
import { clockBetween } from '../timetable/clock.ts';
import {
  type ClockView,
  type DayView,
  type FindingView,
  type OverlapView,
  type ScheduleView,
  sortTalks,
  type TalkStatus,
  type TalkView,
} from '../timetable/scheduleView.ts';
import { compareTexts, inOrder } from './copyRank.ts';
import { eventOf, isOfPage, pagesByEvent } from './pageLinks.ts';
import type { ScheduleFinding } from './rule.ts';
import type { ScheduleIndex } from './scheduleIndex.ts';
import type { Talk, TalkCopy } from './talk.ts';
import type { TalkTime } from './talkTime.ts';
import { msPerMinute } from './times.ts';

/** A view and the talks that its ids stand for. */
export interface DrawnSchedule {
  readonly view: ScheduleView;
  readonly talks: ReadonlyMap<string, Talk>;
}

/** What is drawn beside the talks themselves. */
export interface DrawnWith {
  readonly version: number;
  /** Those that are not suppressed. */
  readonly findings: readonly ScheduleFinding[];
  /** What a file shows by itself of a copy of a talk. */
  fileFindings?(copy: TalkCopy): readonly FindingView[];
  /** The view before this one, from which talks that cannot be read just now keep their places. */
  readonly before?: ScheduleView;
}

/** A party that ends at two belongs to its evening. */
const usualDayStart = 4 * 60;
/** What lasts so long is no row of a timetable. */
const longestDrawn = 24 * 3_600_000;

/** What overlaps are found by, and whose data has the name of what is taken twice. */
const overlapRules: Readonly<Record<string, OverlapView['by']>> = {
  'room-double-booked': 'room',
  'speaker-double-booked': 'speaker',
};

/** Draws the schedule that an index holds. What only speaker pages tell of is not on it: a page belongs to an event. */
export function drawSchedule(index: ScheduleIndex, drawnWith: DrawnWith): DrawnSchedule {
  const { version, findings, fileFindings, before } = drawnWith;
  const talks = uniqueIds([...index.talks].filter((talk) => !isOfPage(talk)));
  const zone = index.venueZone ?? utcIfSaid(talks.values());
  const pages = pagesByEvent(index);
  const copiesOf = (talk: Talk) => [talk, ...(pages.get(talk) ?? [])].flatMap(({ copies }) => copies);
  const idOf = new Map([...talks].flatMap(([id, talk]) => copiesOf(talk).map((copy) => [copy, id] as const)));
  const found = byTalk(findings, idOf);
  const earlier = new Map(before?.talks.map((talk) => [talk.id, talk]));
  const views = [...talks].map(([id, talk]) =>
    held(
      {
        ...drawTalk(id, talk, zone),
        ...withFiles(found.get(id) ?? nothingFound, copiesOf(talk), fileFindings),
      },
      talk,
      earlier.get(id),
    ),
  );
  const days = drawDays(views, zone ?? utc, index.settings.dayStart ?? usualDayStart);
  const view: ScheduleView = {
    version,
    name: index.settings.name ?? '',
    clock: drawClock(zone, index.settings.timeZone, days),
    rooms: drawRooms(index, views),
    days,
    talks: sortTalks(views),
  };
  return { view, talks };
}

/** Times in UTC and no zone: then UTC is what the clocks of the schedule show. */
function utcIfSaid(talks: Iterable<Talk>): Zone | undefined {
  return [...talks].some(({ start }) => start?.form === 'utc') ? utc : undefined;
}

/** Two talks that were given one UID are told apart by their order. */
function uniqueIds(all: Iterable<Talk>): ReadonlyMap<string, Talk> {
  const talks = new Map<string, Talk>();
  for (const talk of [...all].sort((a, b) => compareTexts(a.id, b.id) || inOrder(a.main, b.main))) {
    let id = talk.id;
    for (let number = 2; talks.has(id); number++) id = `${talk.id}\n${number}`;
    talks.set(id, talk);
  }
  return talks;
}

function drawTalk(id: string, talk: Talk, zone: Zone | undefined): TalkView {
  const { facts } = talk.main;
  const [room, ...others] = talk.rooms;
  return {
    id,
    title: talk.title,
    speakers: talk.speakers.map(({ name }) => name),
    ...(room && { room: [room, ...others].map(({ name }) => name).join(', ') }),
    ...((others.length > 0 || talk.kind === 'plenary') && { isPlenary: true }),
    ...(talk.tracks[0] !== undefined && { track: talk.tracks[0] }),
    ...(facts.language !== undefined && { language: facts.language }),
    ...(facts.url !== undefined && { url: facts.url }),
    status: statusOf(talk),
    ...(talk.kind === 'break' && { isBreak: true }),
    ...whenOf(talk, zone),
    overlaps: [],
    findings: [],
  };
}

function statusOf({ isCancelled, main }: Talk): TalkStatus {
  if (isCancelled) return 'cancelled';
  return main.facts.status === 'TENTATIVE' ? 'tentative' : 'confirmed';
}

function whenOf(talk: Talk, zone: Zone | undefined): Pick<TalkView, 'start' | 'end' | 'allDay'> {
  const { start, end } = talk;
  if (!start) return {};
  if (talk.kind === 'all-day') return { allDay: daysOf(start, end) };
  const first = instantOf(start, zone);
  const last = end ? instantOf(end, zone) : first;
  if (first === undefined || last === undefined) return {};
  if (last - first >= longestDrawn)
    return { allDay: { first: dateOnly(start.local), last: dateOnly((end ?? start).local) } };
  return { start: first, end: Math.max(first, last) };
}

/** A DATE that an event ends with is the first day that is no longer part of it (RFC 5545, 3.6.1). */
function daysOf(start: TalkTime, end: TalkTime | undefined): TalkView['allDay'] {
  const first = start.localMs;
  const last = Math.max(first, end ? end.localMs - msPerDay : first);
  return { first: dateOnly(start.local), last: dateOnly(fromLocalMs(last)) };
}

function dateOnly({ year, month, day }: DateValue): DateValue {
  return { year, month, day };
}

/** A time that floats, or is in a zone that nobody knows, is drawn on the clocks of the venue. */
function instantOf({ instant, local }: TalkTime, zone: Zone | undefined): number | undefined {
  return instant ?? (zone ?? utc).atLocal(local).instant;
}

/** While a time is half-typed its talk stays where it was; a talk whose time was taken away does not. */
function held(view: TalkView, { main }: Talk, before: TalkView | undefined): TalkView {
  if (view.start !== undefined || view.allDay || before?.start === undefined) return view;
  const isWritten = main.facts.places.start !== undefined;
  return isWritten ? { ...view, start: before.start, end: before.end ?? before.start, isHeld: true } : view;
}

type Found = Pick<TalkView, 'overlaps' | 'findings'>;

const nothingFound: Found = { overlaps: [], findings: [] };

/** What is found of a talk, with what its files show by themselves; each text once. */
function withFiles(
  found: Found,
  copies: readonly TalkCopy[],
  fileFindings: DrawnWith['fileFindings'],
): Found {
  const ofFiles = fileFindings ? copies.flatMap(fileFindings) : [];
  if (ofFiles.length === 0) return found;
  const texts = new Map([...found.findings, ...ofFiles].map((finding) => [finding.text, finding]));
  return { ...found, findings: [...texts.values()] };
}

function byTalk(
  findings: readonly ScheduleFinding[],
  idOf: ReadonlyMap<TalkCopy, string>,
): Map<string, Found> {
  const found = new Map<string, { overlaps: OverlapView[]; findings: FindingView[] }>();
  for (const finding of findings) {
    const id = idOf.get(finding.block);
    if (id === undefined) continue;
    const ofTalk = found.get(id) ?? { overlaps: [], findings: [] };
    found.set(id, ofTalk);
    const overlaps = overlapsOf(finding, idOf);
    if (overlaps.length > 0) ofTalk.overlaps.push(...overlaps);
    else ofTalk.findings.push({ severity: finding.severity, text: finding.text });
  }
  return found;
}

/** What an overlap is with; empty for a finding of another kind. */
function overlapsOf(finding: ScheduleFinding, idOf: ReadonlyMap<TalkCopy, string>): OverlapView[] {
  const by = overlapRules[finding.rule];
  if (!by) return [];
  const name = String(finding.data[by] ?? '');
  return finding.related.flatMap(({ block }) => {
    const other = block && idOf.get(block);
    return other === undefined ? [] : [{ with: other, by, name }];
  });
}

function drawDays(talks: readonly TalkView[], zone: Zone, dayStart: number): readonly DayView[] {
  const days = new Map<number, DayView>();
  for (const { start } of talks) {
    if (start === undefined) continue;
    const local = start + zone.at(start).offset * 1000 - dayStart * msPerMinute;
    const midnight = Math.floor(local / msPerDay) * msPerDay;
    if (!days.has(midnight)) days.set(midnight, drawDay(midnight, zone, dayStart));
  }
  return [...days.values()].sort((a, b) => a.start - b.start);
}

/** `midnight` in milliseconds on the clocks of the venue. A day may have 23 or 25 hours. */
function drawDay(midnight: number, zone: Zone, dayStart: number): DayView {
  const begins = (ms: number): LocalTime => fromLocalMs(ms + dayStart * msPerMinute);
  return {
    date: dateOnly(fromLocalMs(midnight)),
    start: zone.atLocal(begins(midnight)).instant,
    end: zone.atLocal(begins(midnight + msPerDay)).instant,
  };
}

function drawClock(zone: Zone | undefined, name: string | undefined, days: readonly DayView[]): ClockView {
  const [first, last] = [days[0], days.at(-1)];
  const { at } = zone ?? utc;
  const from = first?.start ?? 0;
  return clockBetween(
    zone && (name ?? zone.id),
    (instant) => at.call(zone ?? utc, instant).offset,
    from,
    last?.end ?? from,
  );
}

/** The rooms of greenroom.json in its order, then the others by name. */
function drawRooms({ settings }: ScheduleIndex, talks: readonly TalkView[]): readonly string[] {
  const own = settings.rooms.map(({ name }) => name);
  const used = new Set(talks.flatMap(({ room, isPlenary }) => (room === undefined || isPlenary ? [] : room)));
  const others = [...used].filter((room) => !own.includes(room));
  return [...own, ...others.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))];
}

/** The id of the talk that a block of a file tells of; of several, which a series has, the first. */
export function talkOfBlock(
  { talks, view }: DrawnSchedule,
  file: string,
  blockStart: number,
): string | undefined {
  const isThere = (copy: TalkCopy) => copy.file.key === file && copy.block.start === blockStart;
  return view.talks.find(({ id }) => talks.get(id)?.copies.some(isThere))?.id;
}

/** The id of the event that the nth talk of a speaker page is. */
export function talkOnPage(
  { talks }: DrawnSchedule,
  index: ScheduleIndex,
  file: string,
  nth: number,
): string | undefined {
  const page = index.talksOfFile(file)[nth];
  const event = page && eventOf(page, index);
  return event && [...talks].find(([, talk]) => talk === event)?.[0];
}
