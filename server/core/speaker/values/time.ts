import type { Range } from '../../text/range.ts';

export type Meridiem = 'am' | 'pm';

/** A time of day as a page has it. */
export interface PageTime extends Range {
  readonly form: 'clock' | 'noon' | 'midnight';
  /** As written: `3` for `3:15 PM`. */
  readonly hour: number;
  readonly minute: number;
  readonly meridiem: Meridiem | undefined;
  /** No clock shows it: minute 75, hour 25, or `13:15 PM`. */
  readonly problem: 'hour' | 'minute' | undefined;
  /** Only a clock of 24 hours is written so: `15:15`, `09:00`, `0:30`. */
  readonly isTwentyFourHour: boolean;
}

/** From one time to another; the end may be missing. */
export interface PageTimeRange extends Range {
  readonly from: PageTime;
  readonly dash: Range | undefined;
  readonly to: PageTime | undefined;
}

/** No range of times is longer than this in UTF-16 code units. */
const longestRange = 60;

const named = /(noon|midday|midnight)(?![\p{L}\p{N}])/iuy;
const clock =
  /(\d{1,2})(?:[:.h](\d{1,2})|(h))?(?![\d:])(?:[ \t\u00a0\u202f]{0,2}([ap])(?:\.[ \t]?m\.|m\b\.?))?/iuy;
const space = /[ \t\u00a0\u202f]*/uy;
const dashes = /[-\u2010-\u2015\u2212~\uff5e\u301c]|(?:to|until|till)(?![\p{L}])/iuy;

/**
 * Reads `[start, end)` of a text as a time or a range of times, and all of it. Undefined for what is none;
 * a time that no clock shows is a time all the same. One side must be told from a bare number: `3-4` is none.
 */
export function readTimeRange(text: string, start: number, end: number): PageTimeRange | undefined {
  if (end - start > longestRange) return undefined;
  const field = text.slice(start, end);
  const found = readRangeAt(field, 0);
  if (!found || found.end !== field.length) return undefined;
  return moveRange(found, start);
}

/** Finds the first range of two times in a text that may have other things around it. */
export function findTimeRange(text: string): PageTimeRange | undefined {
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}:./-])(?:\d|noon|midday|midnight)/giu)) {
    const found = readRangeAt(text, index);
    if (found?.to) return found;
  }
  return undefined;
}

function readRangeAt(field: string, at: number): PageTimeRange | undefined {
  const from = readTimeAt(field, at);
  if (!from) return undefined;
  const dash = matchAt(dashes, field, skipSpace(field, from.time.end));
  const to = dash && readTimeAt(field, skipSpace(field, dash.end));
  // Of two numbers nobody knows whether they are times; one that is written as a time tells of both.
  if (from.isBare && (!to || to.isBare)) return undefined;
  const end = to ? to.time.end : from.time.end;
  return { start: at, end, from: from.time, dash: to && dash, to: to?.time };
}

interface TimeAt {
  readonly time: PageTime;
  /** A number and nothing else. */
  readonly isBare: boolean;
}

function readTimeAt(field: string, at: number): TimeAt | undefined {
  named.lastIndex = at;
  const word = named.exec(field)?.[1]?.toLowerCase();
  if (word !== undefined) return { time: namedTime(word, at), isBare: false };
  clock.lastIndex = at;
  const match = clock.exec(field);
  if (!match) return undefined;
  const [whole, hourText = '', minuteText, hourSign, half] = match;
  const isBare = minuteText === undefined && hourSign === undefined && half === undefined;
  const meridiem = half === undefined ? undefined : half.toLowerCase() === 'a' ? 'am' : 'pm';
  const hour = Number(hourText);
  const problem = problemOf(hour, minuteText, meridiem);
  const isTwentyFourHour =
    meridiem === undefined && !isBare && (hour === 0 || hour > 12 || hourText.startsWith('0'));
  const time: PageTime = {
    start: at,
    end: at + whole.length,
    form: 'clock',
    hour,
    minute: Number(minuteText ?? 0),
    meridiem,
    problem,
    isTwentyFourHour,
  };
  return { time, isBare };
}

function namedTime(word: string, at: number): PageTime {
  const isMidnight = word === 'midnight';
  return {
    start: at,
    end: at + word.length,
    form: isMidnight ? 'midnight' : 'noon',
    hour: 12,
    minute: 0,
    meridiem: isMidnight ? 'am' : 'pm',
    problem: undefined,
    isTwentyFourHour: false,
  };
}

function problemOf(hour: number, minute: string | undefined, meridiem: Meridiem | undefined) {
  if (minute !== undefined && (minute.length === 1 || Number(minute) > 59)) return 'minute';
  if (meridiem) return hour < 1 || hour > 12 ? 'hour' : undefined;
  return hour > 24 || (hour === 24 && Number(minute ?? 0) > 0) ? 'hour' : undefined;
}

function skipSpace(field: string, at: number): number {
  return matchAt(space, field, at)?.end ?? at;
}

function matchAt(pattern: RegExp, field: string, at: number): Range | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(field);
  return match ? { start: at, end: at + match[0].length } : undefined;
}

function moveRange({ start, end, from, dash, to }: PageTimeRange, by: number): PageTimeRange {
  return {
    start: start + by,
    end: end + by,
    from: moved(from, by),
    dash: dash && moved(dash, by),
    to: to && moved(to, by),
  };
}

function moved<Place extends Range>(place: Place, by: number): Place {
  return { ...place, start: place.start + by, end: place.end + by };
}

/** A time as it is understood. */
export interface TimeReading {
  /** Minutes after the midnight at which the day begins; 1440 and more are of the next day. */
  readonly minutes: number;
  /** Which half of the day was taken where none is written and the rest of the page writes them. */
  readonly assumed: Meridiem | undefined;
}

export interface TimeRangeReading {
  readonly start: TimeReading | undefined;
  readonly end: TimeReading | undefined;
}

export const minutesPerDay = 1440;
const halfDay = 720;
/** Between these hours, 6 PM and 6 AM, something may go on past midnight. */
const evening = 18 * 60;
const dawn = 6 * 60;

/**
 * What the times of a range mean. A half of the day that is written once holds for both sides where that
 * keeps them in order; where none is written, `isTwelveHour` says that the page means a clock of twelve
 * hours. A time that no clock shows has no reading.
 */
export function readTimes({ from, to }: PageTimeRange, isTwelveHour: boolean): TimeRangeReading {
  const end = to && readEnd(from, to, isTwelveHour);
  const start = readStart(from, to, end, isTwelveHour);
  return { start, end: end && start ? pastMidnight(start, end, to) : end };
}

function readStart(
  from: PageTime,
  to: PageTime | undefined,
  end: TimeReading | undefined,
  isTwelveHour: boolean,
): TimeReading | undefined {
  if (from.problem) return undefined;
  if (isSettled(from)) return { minutes: minutesOf(from, from.meridiem), assumed: undefined };
  if (!to?.meridiem || !end) return guess(from, isTwelveHour);
  // The last time before the end that the clock shows so.
  const last = end.minutes === 0 ? minutesPerDay : end.minutes;
  const half = minutesOf(from, 'pm') < last ? 'pm' : 'am';
  return { minutes: minutesOf(from, half), assumed: undefined };
}

function readEnd(from: PageTime, to: PageTime, isTwelveHour: boolean): TimeReading | undefined {
  if (to.problem) return undefined;
  if (isSettled(to)) return { minutes: minutesOf(to, to.meridiem), assumed: undefined };
  if (!from.meridiem || from.problem) return guess(to, isTwelveHour);
  // The first time after the start that the clock shows so.
  const start = minutesOf(from, from.meridiem);
  const isSameHalf = minutesOf(to, from.meridiem) > start;
  const assumed = isSameHalf ? from.meridiem : other(from.meridiem);
  return { minutes: minutesOf(to, assumed), assumed };
}

/** Says whether a time can be read by itself. */
function isSettled({ meridiem, isTwentyFourHour }: PageTime): boolean {
  return meridiem !== undefined || isTwentyFourHour;
}

/** On a clock of twelve hours: the half in which conferences are. */
function guess(time: PageTime, isTwelveHour: boolean): TimeReading {
  if (!isTwelveHour) return { minutes: minutesOf(time, undefined), assumed: undefined };
  const assumed = time.hour >= 8 && time.hour < 12 ? 'am' : 'pm';
  return { minutes: minutesOf(time, assumed), assumed };
}

function minutesOf({ hour, minute }: PageTime, meridiem: Meridiem | undefined): number {
  if (!meridiem) return hour * 60 + minute;
  return (hour % 12) * 60 + minute + (meridiem === 'pm' ? halfDay : 0);
}

export function other(meridiem: Meridiem): Meridiem {
  return meridiem === 'am' ? 'pm' : 'am';
}

/** Midnight at the end of a range ends the day; and what begins in the evening may end after it. */
function pastMidnight(start: TimeReading, end: TimeReading, to: PageTime | undefined): TimeReading {
  if (end.minutes > start.minutes) return end;
  const isMidnight = end.minutes === 0 && (to?.form === 'midnight' || start.minutes >= halfDay);
  const isNight = start.minutes >= evening && end.minutes <= dawn && !isSlip(start, end);
  return isMidnight || isNight ? { ...end, minutes: end.minutes + minutesPerDay } : end;
}

/** Says whether the other half of the day would put a range in order: then that was meant. */
function isSlip(start: TimeReading, end: TimeReading): boolean {
  return isPlausibleLength(end.minutes + halfDay - start.minutes);
}

/** Says whether something at a conference may take so many minutes. */
export function isPlausibleLength(minutes: number): boolean {
  return minutes >= 5 && minutes <= 6 * 60;
}
