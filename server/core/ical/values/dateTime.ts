import {
  type DateValue,
  formatDate,
  fromDayNumber,
  missingDay,
  paddingOf,
  parseDate,
  startsWithDate,
  toDayNumber,
} from './date.ts';
import { digitsAt, padded } from './digits.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

/** The fields of a DATE-TIME as written. Which instant they mean is for `time/` to say. */
export interface DateTimeValue extends DateValue {
  readonly hour: number;
  readonly minute: number;
  /** 0 to 60: 60 is a leap second. */
  readonly second: number;
  /** Ends with Z. */
  readonly isUtc: boolean;
}

export type DateTimeProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** A field that is out of its range; the range is that field. */
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  /** A UTC offset after the time; the range is the offset. */
  | 'offset'
  /** White space around a date-time; the range is the white space. */
  | 'padded'
  /** The hour is 24; the range is the hour. */
  | 'hour-24'
  /** AM or PM; the range is the letters. */
  | 'clock-12'
  /** A fraction of a second; the range is the point and the digits. */
  | 'fraction'
  /** One digit for the hour; the range is the time. */
  | 'hour-short'
  /** An hour and nothing after it; the range is the hour. */
  | 'minutes-missing'
  /** Hours and minutes only; the range is these. */
  | 'seconds-missing'
  /** The form with "-" and ":" of ISO 8601; the range is the value. */
  | 'separated'
  /** Something between date and time that is not T; the range is that. */
  | 'separator'
  /** A small t or z; the range is the letter. */
  | 'lower-case'
  /** A well-formed DATE. */
  | 'date'
  /** Anything else. */
  | 'form';

type Problem = ValueProblem<DateTimeProblemKind>;

const T = 84;
const Z = 90;

/** Says whether `[start, end)` is exactly a DATE-TIME in range. Makes nothing: for the healthy many. */
export function isDateTime(text: string, start = 0, end = text.length): boolean {
  const length = end - start;
  if (length !== 15 && !(length === 16 && text.charCodeAt(end - 1) === Z)) return false;
  if (text.charCodeAt(start + 8) !== T || !startsWithDate(text, start)) return false;
  const hour = digitsAt(text, start + 9, 2);
  const minute = digitsAt(text, start + 11, 2);
  const second = digitsAt(text, start + 13, 2);
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60;
}

/**
 * Reads a DATE-TIME (RFC 5545, 3.3.5). Second 60 is in the grammar and comes as it is. Offsets in the
 * problem are offsets of `text`, which must hold no folds.
 */
export function parseDateTime(
  text: string,
  start = 0,
  end = text.length,
): Parsed<DateTimeValue, DateTimeProblemKind> {
  if (!isDateTime(text, start, end)) return { problem: explain(text.slice(start, end), start) };
  const value = {
    year: digitsAt(text, start, 4),
    month: digitsAt(text, start + 4, 2),
    day: digitsAt(text, start + 6, 2),
    hour: digitsAt(text, start + 9, 2),
    minute: digitsAt(text, start + 11, 2),
    second: digitsAt(text, start + 13, 2),
    isUtc: end - start === 16,
  };
  return { value };
}

/** Says why a value is no DATE-TIME. Only for values that are; `offset` is added to each place. */
function explain(value: string, offset: number): Problem {
  const whole = { start: offset, end: offset + value.length };
  if (value === '') return { kind: 'empty', ...whole };
  if (/^\d{8}$/.test(value)) return explainDigits(value, whole);
  const trimmed = value.trim();
  if (trimmed !== value && isDateTime(trimmed)) {
    return { kind: 'padded', ...paddingOf(value, offset), reading: trimmed, isSure: true };
  }
  const loose = readLoosely(value);
  if (!loose || hasCrampedDate(loose)) return { kind: 'form', ...whole };
  const problem = wrongField(loose) ?? firstDeviation(loose);
  return { ...problem, start: problem.start + offset, end: problem.end + offset };
}

/** Eight digits are a DATE, or would be one. */
function explainDigits(value: string, whole: { start: number; end: number }): Problem {
  const { problem } = parseDate(value);
  if (!problem) return { kind: 'date', ...whole };
  const kind = problem.kind === 'month' || problem.kind === 'day' ? problem.kind : 'form';
  return { kind, start: whole.start + problem.start, end: whole.start + problem.end };
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A date-time in some other notation. Every part is there; those that were not written are empty. */
interface LooseDateTime {
  readonly whole: Part;
  readonly year: Part;
  readonly dateSeparator: Part;
  readonly month: Part;
  readonly day: Part;
  readonly separator: Part;
  readonly hour: Part;
  readonly timeSeparator: Part;
  readonly minute: Part;
  readonly second: Part;
  readonly fraction: Part;
  readonly half: Part;
  readonly zone: Part;
}

const looseDate = /(?<year>\d{4})(?<dateSeparator>[-/.]?)(?<month>\d\d?)\k<dateSeparator>(?<day>\d\d?)/
  .source;
const looseTime =
  /(?<hour>\d\d?)(?:(?<timeSeparator>:?)(?<minute>\d\d)(?:\k<timeSeparator>(?<second>\d\d)(?<fraction>[.,]\d{1,9})?)?)?/
    .source;
const loosePattern = new RegExp(
  `^${looseDate}(?<separator>[Tt]| {1,3}|[-_])${looseTime}(?<half> ?[AaPp]\\.?[Mm]\\.?)?(?<zone>[Zz]|[-+]\\d\\d(?::?\\d\\d)?)?$`,
  'd',
);

function readLoosely(value: string): LooseDateTime | undefined {
  const found = loosePattern.exec(value);
  if (!found) return undefined;
  const part = (name: string): Part => {
    const [start, end] = found.indices?.groups?.[name] ?? [value.length, value.length];
    return { text: value.slice(start, end), start, end };
  };
  return {
    whole: { text: value, start: 0, end: value.length },
    year: part('year'),
    dateSeparator: part('dateSeparator'),
    month: part('month'),
    day: part('day'),
    separator: part('separator'),
    hour: part('hour'),
    timeSeparator: part('timeSeparator'),
    minute: part('minute'),
    second: part('second'),
    fraction: part('fraction'),
    half: part('half'),
    zone: part('zone'),
  };
}

/** Without separators the month and the day have two digits, or nobody can tell which digit is whose. */
function hasCrampedDate({ dateSeparator, month, day }: LooseDateTime): boolean {
  return dateSeparator.text === '' && (month.text.length < 2 || day.text.length < 2);
}

function toValue(loose: LooseDateTime): DateTimeValue {
  return {
    year: Number(loose.year.text),
    month: Number(loose.month.text),
    day: Number(loose.day.text),
    hour: Number(loose.hour.text),
    minute: Number(loose.minute.text),
    second: Number(loose.second.text),
    isUtc: loose.zone.text !== '',
  };
}

/** The first field that no reading can save. */
function wrongField(loose: LooseDateTime): Problem | undefined {
  const value = toValue(loose);
  const missing = missingDay(value, placeOf(loose.month), placeOf(loose.day));
  if (missing) return missing;
  const isMidnight = value.hour === 24 && value.minute === 0 && value.second === 0 && !loose.half.text;
  if (value.hour > 23 && !isMidnight) return { kind: 'hour', ...placeOf(loose.hour) };
  if (value.minute > 59) return { kind: 'minute', ...placeOf(loose.minute) };
  return value.second > 60 ? { kind: 'second', ...placeOf(loose.second) } : undefined;
}

function placeOf({ start, end }: Part): { start: number; end: number } {
  return { start, end };
}

/** Names one way in which a value departs from the form; the reading undoes them all. */
function firstDeviation(loose: LooseDateTime): Problem {
  const { kind, at } = unsureDeviation(loose) ?? sureDeviation(loose);
  const reading = readingOf(loose);
  const isSure = !unsureDeviation(loose);
  return { kind, ...placeOf(at), ...(reading !== undefined && { reading, isSure }) };
}

interface Deviation {
  readonly kind: DateTimeProblemKind;
  readonly at: Part;
}

/** What leaves a doubt about the writer's meaning. */
function unsureDeviation(loose: LooseDateTime): Deviation | undefined {
  if (loose.zone.text.length > 1) return { kind: 'offset', at: loose.zone };
  if (loose.half.text) return { kind: 'clock-12', at: loose.half };
  if (loose.fraction.text) return { kind: 'fraction', at: loose.fraction };
  if (loose.hour.text === '24') return { kind: 'hour-24', at: loose.hour };
  if (!loose.minute.text) return { kind: 'minutes-missing', at: loose.hour };
  if (loose.hour.text.length === 1 && !loose.timeSeparator.text)
    return { kind: 'hour-short', at: clockOf(loose) };
  return /^[-_]$/.test(loose.separator.text) ? { kind: 'separator', at: loose.separator } : undefined;
}

/** What leaves none. */
function sureDeviation(loose: LooseDateTime): Deviation {
  if (loose.dateSeparator.text || loose.timeSeparator.text) return { kind: 'separated', at: loose.whole };
  if (!loose.second.text) return { kind: 'seconds-missing', at: clockOf(loose) };
  if (loose.separator.text.startsWith(' ')) return { kind: 'separator', at: loose.separator };
  return { kind: 'lower-case', at: loose.separator.text === 't' ? loose.separator : loose.zone };
}

/** The digits of the time of day. */
function clockOf({ hour, minute, second }: LooseDateTime): Part {
  return { text: '', start: hour.start, end: second.text ? second.end : minute.end };
}

/** What the value would be in the form of RFC 5545; undefined where its digits can be read in two ways. */
function readingOf(loose: LooseDateTime): string | undefined {
  const value = toValue(loose);
  if (loose.zone.text.length > 1) return formatDateTime(addSeconds(value, -offsetOf(loose.zone.text)));
  if (loose.half.text) return twelveHourReading(loose, value);
  if (value.hour === 24) return formatDateTime(addSeconds(value, 0));
  const digits = loose.hour.text.length + loose.minute.text.length + loose.second.text.length;
  // 14400 is 1:44:00 or a 144000 that lost a digit; 94000 can only be 9:40:00.
  const isTorn = digits % 2 === 1 && !loose.timeSeparator.text && Number(clockDigits(loose).slice(0, 2)) < 24;
  return isTorn ? undefined : formatDateTime(value);
}

function clockDigits({ hour, minute, second }: LooseDateTime): string {
  return hour.text + minute.text + second.text;
}

function twelveHourReading(loose: LooseDateTime, value: DateTimeValue): string | undefined {
  if (value.hour < 1 || value.hour > 12) return undefined;
  const isAfternoon = /p/i.test(loose.half.text);
  return formatDateTime({ ...value, hour: (value.hour % 12) + (isAfternoon ? 12 : 0) });
}

/** The seconds that `+hhmm`, `+hh:mm` or `+hh` stands for. */
function offsetOf(zone: string): number {
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3).replace(':', '')) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}

/** Writes a DATE-TIME (RFC 5545, 3.3.5). */
export function formatDateTime(value: DateTimeValue): string {
  const time = padded(value.hour, 2) + padded(value.minute, 2) + padded(value.second, 2);
  return `${formatDate(value)}T${time}${value.isUtc ? 'Z' : ''}`;
}

/**
 * Seconds from 1970-01-01 to a date-time as its own clock counts them, time zones left out of account:
 * good for comparing and subtracting values of one clock. A leap second counts as the next one.
 */
export function toClockSeconds(value: DateTimeValue): number {
  return toDayNumber(value) * 86400 + value.hour * 3600 + value.minute * 60 + value.second;
}

/** The date-time so many seconds later on the same clock, earlier for a negative number. */
export function addSeconds(value: DateTimeValue, seconds: number): DateTimeValue {
  const sum = toClockSeconds(value) + seconds;
  const day = Math.floor(sum / 86400);
  const rest = sum - day * 86400;
  return {
    ...fromDayNumber(day),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    isUtc: value.isUtc,
  };
}
