/** When an event is, told to a person: at the venue, for the reader, and in UTC. */
import type { EventSpan, PlacedTime } from '../ical/model/eventSpan.ts';
import { clockChangeBetween, isSummerTime } from '../time/clockChange.ts';
import {
  compareLocal,
  fromLocalMs,
  type LocalTime,
  msPerDay,
  msPerSecond,
  toLocalMs,
} from '../time/localTime.ts';
import { utc } from '../time/utc.ts';
import type { Zone } from '../time/zone.ts';
import { knownZone } from '../time/zones.ts';
import { inline } from './markdown.ts';
import {
  clockText,
  dateSpanText,
  dateText,
  daysBetween,
  daysText,
  isSameDay,
  lengthText,
  offsetText,
  relativeText,
  shortWeekday,
  timeSpanText,
  timeText,
} from './timeText.ts';
import { cityOf, clockChangeText, stateText } from './zoneText.ts';

/** Who reads, and when. */
export interface Reader {
  /** An IANA name; no line for the reader when it is absent. */
  readonly localZone: string | undefined;
  /** Where that name is from: the reader's setting, what a browser reported, or the host's own zone. */
  readonly localZoneSource: 'setting' | 'browser' | 'host';
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA names of the zones of those for whom the schedule is made. */
  readonly audienceZones?: readonly string[];
}

/** The lines of Markdown that say when a span is. The first is the venue's; the others are a list. */
export function spanText(span: EventSpan, reader: Reader): string {
  if (!span.start && !span.end) return '';
  const lines = [...readerLines(span, reader), ...notes(span)];
  const instant = instantOf(span);
  const head = headText(span) + (instant === undefined ? '' : ` · ${relativeText(instant, reader.now)}`);
  const list = lines.map((line) => `- ${line}`).join('\n');
  return [head, list, audienceTable(span, reader)].filter((text) => text !== '').join('\n\n');
}

/** When it is by the venue's clocks, in plain text and without a zone; empty when nothing is known. */
export function plainSpanText({ start, end }: EventSpan): string {
  if (!start || !end) {
    const only = start ?? end;
    return only ? momentText(only) : '';
  }
  if (start.form === 'date' && end.form === 'date') return dateSpanText(start.value, lastDay(start, end));
  if (isOneClock(start, end)) return timeSpanText(start.value, end.value);
  return `${momentText(start)} – ${momentText(end)}`;
}

/** When it is by the venue's clocks. */
function headText({ start, end, length }: EventSpan): string {
  if (!start) return `ends **${momentText(end as PlacedTime)}** · ${zoneText(end as PlacedTime)}`;
  if (!end) return `**${momentText(start)}** · ${zoneText(start)}`;
  if (start.form === 'date' && end.form === 'date') return dateHeadText(start, end);
  if (!isOneClock(start, end)) {
    const shown = `**${momentText(start)}** ${zoneText(start)} – **${momentText(end)}** ${zoneText(end)}`;
    return shown + lengthSuffix(length);
  }
  return `**${timeSpanText(start.value, end.value)}**${lengthSuffix(length)} · ${zoneText(start, end)}`;
}

function dateHeadText(start: PlacedTime, end: PlacedTime): string {
  const days = daysBetween(start.value, end.value);
  const count = days > 1 ? `all day, ${daysText(days)}` : 'all day';
  return `**${dateSpanText(start.value, lastDay(start, end))}** (${count})`;
}

/** DTEND is the first day that is no longer part of it (RFC 5545, 3.6.1): people say the one before. */
function lastDay(start: PlacedTime, end: PlacedTime): LocalTime {
  const last = fromLocalMs(toLocalMs(end.value) - msPerDay);
  return compareLocal(last, start.value) > 0 ? last : start.value;
}

function isOneClock(start: PlacedTime, end: PlacedTime): boolean {
  return start.form === end.form && (start.form === 'utc' || start.tzid === end.tzid);
}

function lengthSuffix(length: number | undefined): string {
  return length === undefined || length < 0 ? '' : ` (${lengthText(length)})`;
}

/** One time by the clocks where it is meant, in plain text and without a zone. */
export function momentText({ value, form }: PlacedTime): string {
  return form === 'date' ? dateText(value) : timeText(value);
}

/** ` · 23:40 in Berlin` where the reader's clocks show something else; with the day when that differs too. */
export function readerMomentText(time: PlacedTime, { localZone }: Reader): string {
  const zone = localZone === undefined ? undefined : knownZone(localZone);
  const there = zone && localIn(time, zone);
  if (!there || compareLocal(there, time.value) === 0) return '';
  const shown = isSameDay(there, time.value)
    ? clockText(there)
    : `${shortWeekday(there)} ${clockText(there)}`;
  return ` · ${shown} in ${inline(cityOf(localZone as string), 80)}`;
}

/** The zone of a time, its offset and where that is known from; of a start and its end when both differ. */
function zoneText(start: PlacedTime, end = start): string {
  if (start.form === 'date') return 'all day';
  if (start.form === 'floating') return 'no time zone';
  if (start.form === 'unknown-zone') return `unknown zone “${inline(start.tzid ?? '', 80)}”`;
  const { zone, resolution } = start;
  if (!zone || !resolution) return '';
  if (zone.source === 'utc') return 'UTC';
  const before = stateText(resolution);
  const after = stateText(end.resolution ?? resolution);
  const summer = isSummerTime(zone, resolution.instant) ? ', summer time' : '';
  const state = before === after ? before + summer : `${before}, then ${after}`;
  const name = inline(start.tzid ?? zone.id, 80);
  if (start.isOnPage) return `${name}, ${state} (the zone of the schedule)`;
  return zone.source === 'calendar'
    ? `${state} (the file's own zone “${name}”)`
    : `${name}, ${state} (known by its name; not defined in the file)`;
}

function instantOf({ start, end }: EventSpan): number | undefined {
  return (start ?? end)?.resolution?.instant;
}

/** The same span for the reader and in UTC; nothing for a span that is tied to no instant. */
function readerLines(span: EventSpan, reader: Reader): readonly string[] {
  if (instantOf(span) === undefined) return [];
  const zone = reader.localZone === undefined ? undefined : knownZone(reader.localZone);
  const lines = reader.localZone === undefined ? [] : [readerText(span, reader.localZone, zone, reader)];
  const isUtc = zone?.source === 'utc' || (span.start ?? span.end)?.form === 'utc';
  return isUtc ? lines : [...lines, `In UTC: ${localSpanText(span, utc)}`];
}

function readerText(span: EventSpan, id: string, zone: Zone | undefined, reader: Reader): string {
  const sources = {
    setting: 'your setting',
    browser: 'reported by the browser',
    host: 'the zone of the host',
  };
  const source = sources[reader.localZoneSource];
  const name = inline(id, 80);
  if (!zone) return `In your zone: “${name}” (${source}) is not known here`;
  if (isSameClock(span, zone)) return `In ${name} (${source}): the same`;
  const offsets = zone.source === 'utc' ? '' : `, ${offsetsText(span, zone)}`;
  const shown = `In ${name} (${source}): ${localSpanText(span, zone)}${offsets}`;
  const day = dayText(span, zone);
  return day === '' ? shown : `${shown}. **${day}**`;
}

/** More rows than this hide the text below. */
const mostAudienceZones = 12;

/** When it is for each audience, as a table; empty without audiences, and for a span that is tied to no instant. */
function audienceTable(span: EventSpan, { audienceZones = [] }: Reader): string {
  const instant = instantOf(span);
  if (instant === undefined || audienceZones.length === 0) return '';
  const rows = audienceZones.slice(0, mostAudienceZones).map((id) => audienceRow(span, id, instant));
  return ['| Audience | Their time | |', '| :-- | :-- | :-- |', ...rows].join('\n');
}

function audienceRow(span: EventSpan, id: string, instant: number): string {
  const zone = knownZone(id);
  if (!zone) return `| ${inline(id, 80)} | not known here | |`;
  const day = dayText(span, zone);
  const note = day === '' ? '' : `, **${day.replace(/^That is |^It /, '')}**`;
  const summer = isSummerTime(zone, instant) ? ', summer time' : '';
  return `| ${inline(cityOf(id), 80)} | ${localSpanText(span, zone)} | ${offsetsText(span, zone)}${summer}${note} |`;
}

/** Says whether the reader's clocks show what the venue's show. */
function isSameClock({ start, end }: EventSpan, zone: Zone): boolean {
  return [start, end].every((time) => {
    const resolution = time?.resolution;
    return !resolution || zone.at(resolution.instant).offset === resolution.offset;
  });
}

function localSpanText({ start, end }: EventSpan, zone: Zone): string {
  const [first, second] = [localIn(start, zone), localIn(end, zone)];
  if (first && second) return timeSpanText(first, second);
  const only = first ?? second;
  return only ? timeText(only) : '';
}

/** What the clocks of a zone show at a time; undefined for one that is tied to no instant. */
export function localIn(time: PlacedTime | undefined, zone: Zone): LocalTime | undefined {
  if (!time?.resolution) return undefined;
  const { instant } = time.resolution;
  return fromLocalMs(instant + zone.at(instant).offset * msPerSecond);
}

function offsetsText({ start, end }: EventSpan, zone: Zone): string {
  const texts = [start, end].flatMap((time) =>
    time?.resolution ? [offsetText(zone.at(time.resolution.instant).offset)] : [],
  );
  return [...new Set(texts)].join(', then ');
}

/** Says so when the reader's clocks have another day than the venue's. */
function dayText({ start, end }: EventSpan, zone: Zone): string {
  const shifts = [start, end].map((time) => {
    const there = localIn(time, zone);
    return time && there ? daysBetween(time.value, there) : 0;
  });
  const [startShift = 0, endShift = 0] = shifts;
  if (startShift !== 0) return `That is ${startShift > 0 ? 'the next day' : 'the day before'} there`;
  if (endShift === 0 || !start) return '';
  return `It ends on ${endShift > 0 ? 'the next day' : 'the day before'} there`;
}

/** What a reader should know before trusting the times. */
function notes(span: EventSpan): readonly string[] {
  const { start, end, length } = span;
  const first = start ?? end;
  const found = [
    ...(start ? clockNotes(start, 'start') : []),
    ...(end ? clockNotes(end, 'end') : []),
    first ? changeNote(first) : '',
    first ? formNote(first) : '',
    first ? definitionNote(first) : '',
    length !== undefined && length < 0 ? '⚠ The end is before the start' : '',
  ];
  return found.filter((note) => note !== '');
}

function clockNotes(time: PlacedTime, which: 'start' | 'end'): readonly string[] {
  const { resolution, zone, value } = time;
  if (!resolution?.other || !zone) return [];
  const clock = clockText(value);
  if (resolution.kind === 'ambiguous') {
    const both = `as ${stateText(resolution)} and as ${stateText(resolution.other)}`;
    return [`⚠ The ${which}, ${clock}, comes twice that day: ${both}. The first is meant`];
  }
  const real = localIn(time, zone);
  const jump = `the clocks go from ${stateText(resolution)} to ${stateText(resolution.other)}`;
  return [
    `⚠ The ${which}, ${clock}, does not exist that day: ${jump}. It is read as ${real ? clockText(real) : clock}`,
  ];
}

/** A clock change this near is one that people forget: flights, hotels and calls are planned across it. */
const nearChange = 7 * msPerDay;

function changeNote({ zone, resolution }: PlacedTime): string {
  if (!zone || !resolution || resolution.kind !== 'exact') return '';
  const { instant } = resolution;
  const change = clockChangeBetween(zone, instant - nearChange, instant + nearChange);
  return change
    ? `${clockChangeText(change)}${change.instant > instant ? ', after this' : ', before this'}`
    : '';
}

function formNote({ form, tzid, value, isOnPage }: PlacedTime): string {
  if (isOnPage) return pageNote(form, tzid);
  if (form === 'date') return 'A date has no zone: it is that day wherever the reader is';
  if (form === 'floating') {
    return `⚠ No zone is given: calendars show ${clockText(value)} in whatever zone their reader is. For something that happens at one place, give a TZID or the time in UTC`;
  }
  if (form !== 'unknown-zone') return '';
  return `⚠ This file does not define “${inline(tzid ?? '', 80)}” and it is no IANA name: each calendar makes its own guess. Add its VTIMEZONE, or use a name such as Europe/Berlin`;
}

/** A page gives no zone: where the event is, only greenroom.json says. */
function pageNote(form: PlacedTime['form'], tzid: string | undefined): string {
  if (form === 'unknown-zone')
    return `⚠ greenroom.json names the zone “${inline(tzid ?? '', 80)}”, which nobody knows`;
  if (form !== 'floating') return '';
  return '⚠ Nothing says in which time zone that is. Name the zone of the event in greenroom.json: `{"event": {"timeZone": "Europe/Berlin"}}`';
}

/** A file's own definition counts, but calendars that know the name may not read it. */
function definitionNote({ zone, resolution, tzid, value }: PlacedTime): string {
  if (zone?.source !== 'calendar' || !resolution || tzid === undefined) return '';
  const known = knownZone(tzid)?.atLocal(value);
  if (!known || known.offset === resolution.offset) return '';
  return `⚠ The file's own definition gives ${offsetText(resolution.offset)}, the real ${inline(tzid, 80)} has ${offsetText(known.offset)} then: calendars differ in which they take`;
}
