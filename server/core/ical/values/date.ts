import { digitsAt, padded } from './digits.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

/** A day of the Gregorian calendar; January is 1. */
export interface DateValue {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export type DateProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** The month is not 01 to 12; the range is the month. */
  | 'month'
  /** The month has no such day; the range is the day. */
  | 'day'
  /** White space around a date; the range is the white space. */
  | 'padded'
  /** Year, month and day with something between them, such as 2027-05-14. */
  | 'separated'
  /** Day or month first, such as 14.05.2027. */
  | 'other-order'
  /** A well-formed DATE-TIME. */
  | 'date-time'
  /** Anything else. */
  | 'form';

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of days of a month, 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return monthLengths[month - 1] ?? 0;
}

/** Says whether `[start, end)` is exactly a DATE that exists. Makes nothing: for the healthy many. */
export function isDate(text: string, start = 0, end = text.length): boolean {
  return end - start === 8 && startsWithDate(text, start);
}

/** Says whether eight digits that make an existing day stand at `at`. */
export function startsWithDate(text: string, at: number): boolean {
  const month = digitsAt(text, at + 4, 2);
  const day = digitsAt(text, at + 6, 2);
  if (month < 1 || month > 12 || day < 1 || digitsAt(text, at, 4) < 0) return false;
  return day <= 28 || day <= daysInMonth(digitsAt(text, at, 4), month);
}

/** Reads a DATE (RFC 5545, 3.3.4). Offsets in the problem are offsets of `text`, which must hold no folds. */
export function parseDate(text: string, start = 0, end = text.length): Parsed<DateValue, DateProblemKind> {
  const year = end - start === 8 ? digitsAt(text, start, 4) : -1;
  const month = digitsAt(text, start + 4, 2);
  const day = digitsAt(text, start + 6, 2);
  if (year < 0 || month < 0 || day < 0) return { problem: explainDate(text.slice(start, end), start) };
  const value = { year, month, day };
  const problem = missingDay(
    value,
    { start: start + 4, end: start + 6 },
    { start: start + 6, end: start + 8 },
  );
  return problem ? { problem } : { value };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The field that makes a date one that does not exist; undefined for a date that does. */
export function missingDay(
  { year, month, day }: DateValue,
  monthAt: Place,
  dayAt: Place,
): ValueProblem<'month' | 'day'> | undefined {
  if (month < 1 || month > 12) return { kind: 'month', ...monthAt };
  if (day < 1 || day > daysInMonth(year, month)) return { kind: 'day', ...dayAt };
  return undefined;
}

/** Says why eight digits were not found. Only for values that are wrong; `offset` is added to each place. */
function explainDate(value: string, offset: number): ValueProblem<DateProblemKind> {
  const whole = { start: offset, end: offset + value.length };
  if (value === '') return { kind: 'empty', ...whole };
  const trimmed = value.trim();
  if (trimmed !== value && isDate(trimmed))
    return { kind: 'padded', ...paddingOf(value, offset), reading: trimmed, isSure: true };
  if (/^\d{8}T\d{6}Z?$/.test(value)) return { kind: 'date-time', ...whole };
  return explainSeparated(value, offset) ?? explainOtherOrder(value, whole) ?? { kind: 'form', ...whole };
}

/** Where the white space around a value is: before it, or else after it. */
export function paddingOf(value: string, offset: number): Place {
  const head = value.length - value.trimStart().length;
  if (head > 0) return { start: offset, end: offset + head };
  return { start: offset + value.trimEnd().length, end: offset + value.length };
}

function explainSeparated(value: string, offset: number): ValueProblem<DateProblemKind> | undefined {
  const found = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(value);
  if (!found) return undefined;
  const date = { year: Number(found[1]), month: Number(found[3]), day: Number(found[4]) };
  const monthEnd = offset + 5 + (found[3] as string).length;
  const end = offset + value.length;
  const missing = missingDay(date, { start: offset + 5, end: monthEnd }, { start: monthEnd + 1, end });
  return missing ?? { kind: 'separated', start: offset, end, reading: formatDate(date), isSure: true };
}

/** With points the day comes first; with slashes only a number above 12 tells the day from the month. */
function explainOtherOrder(value: string, whole: Place): ValueProblem<DateProblemKind> | undefined {
  const found = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(value);
  if (!found) return undefined;
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  const dayFirst = { year, month: second, day: first };
  const monthFirst = { year, month: first, day: second };
  const candidates = found[2] === '.' ? [dayFirst] : [dayFirst, monthFirst];
  const [only, another] = candidates.filter(({ month, day }) => day >= 1 && day <= daysInMonth(year, month));
  return only && !another
    ? { kind: 'other-order', ...whole, reading: formatDate(only) }
    : { kind: 'other-order', ...whole };
}

/** Writes a DATE (RFC 5545, 3.3.4). */
export function formatDate({ year, month, day }: DateValue): string {
  return padded(year, 4) + padded(month, 2) + padded(day, 2);
}

/** Days from 1970-01-01 to a date, negative before it, in the Gregorian calendar without a beginning. */
export function toDayNumber({ year, month, day }: DateValue): number {
  // The year is made to begin in March, so that the leap day is its last.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date that lies so many days after 1970-01-01. */
export function fromDayNumber(dayNumber: number): DateValue {
  const shifted = dayNumber + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The date so many days later, earlier for a negative number. */
export function addDays(date: DateValue, days: number): DateValue {
  return fromDayNumber(toDayNumber(date) + days);
}
