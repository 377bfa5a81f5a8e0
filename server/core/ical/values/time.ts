import { digitsAt, padded } from './digits.ts';
import { explainPadding } from './padding.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

/** A time of day as written. */
export interface TimeValue {
  readonly hour: number;
  readonly minute: number;
  /** 0 to 60: 60 is a leap second. */
  readonly second: number;
  /** Ends with Z. */
  readonly isUtc: boolean;
}

export type TimeProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around a time; the range is the white space. */
  | 'padded'
  /** A field that is out of its range; the range is that field. */
  | 'hour'
  | 'minute'
  | 'second'
  /** A UTC offset after the time; the range is the offset. */
  | 'offset'
  /** A fraction of a second; the range is the point and the digits. */
  | 'fraction'
  /** Colons between the numbers. */
  | 'separated'
  /** Hours and minutes only. */
  | 'seconds-missing'
  /** A small z; the range is the letter. */
  | 'lower-case'
  /** Anything else. */
  | 'form';

type Problem = ValueProblem<TimeProblemKind>;

const Z = 90;

/** Reads a TIME (RFC 5545, 3.3.12). Offsets in the problem are offsets of `text`, which must hold no folds. */
export function parseTime(text: string, start = 0, end = text.length): Parsed<TimeValue, TimeProblemKind> {
  const isUtc = end - start === 7 && text.charCodeAt(start + 6) === Z;
  const isFormed = isUtc || end - start === 6;
  const hour = isFormed ? digitsAt(text, start, 2) : -1;
  const minute = digitsAt(text, start + 2, 2);
  const second = digitsAt(text, start + 4, 2);
  if (hour < 0 || minute < 0 || second < 0) return { problem: explain(text.slice(start, end), start) };
  if (hour > 23) return { problem: { kind: 'hour', start, end: start + 2 } };
  if (minute > 59) return { problem: { kind: 'minute', start: start + 2, end: start + 4 } };
  if (second > 60) return { problem: { kind: 'second', start: start + 4, end: start + 6 } };
  return { value: { hour, minute, second, isUtc } };
}

const loosePattern = /^(\d\d)(:?)(\d\d)(?:\2(\d\d)([.,]\d{1,9})?)?([Zz]|[-+]\d\d(?::?\d\d)?)?$/;

function explain(value: string, offset: number): Problem {
  const whole = { start: offset, end: offset + value.length };
  if (value === '') return { kind: 'empty', ...whole };
  const padding = explainPadding(value, offset, (trimmed) => !parseTime(trimmed).problem);
  if (padding) return padding;
  const found = loosePattern.exec(value);
  if (!found) return { kind: 'form', ...whole };
  const [, hour, colon = '', minute, second, fraction = '', zone = ''] = found;
  const reading = `${hour}${minute}${second ?? padded(0, 2)}${/^z$/i.test(zone) ? 'Z' : ''}`;
  const wrong = parseTime(reading).problem;
  if (wrong) return { ...wrong, ...fieldAt(wrong.start, offset, colon) };
  const zoneAt = { start: whole.end - zone.length, end: whole.end };
  if (zone.length > 1) return { kind: 'offset', ...zoneAt };
  if (fraction)
    return { kind: 'fraction', start: zoneAt.start - fraction.length, end: zoneAt.start, reading };
  if (colon) return { kind: 'separated', ...whole, reading, isSure: true };
  if (second === undefined) return { kind: 'seconds-missing', ...whole, reading, isSure: true };
  return { kind: 'lower-case', ...zoneAt, reading, isSure: true };
}

/** The place of the field that is at `index` of the digits, colons between them counted. */
function fieldAt(index: number, offset: number, colon: string): { start: number; end: number } {
  const start = offset + index + (index / 2) * colon.length;
  return { start, end: start + 2 };
}

/** Writes a TIME (RFC 5545, 3.3.12). */
export function formatTime({ hour, minute, second, isUtc }: TimeValue): string {
  return `${padded(hour, 2)}${padded(minute, 2)}${padded(second, 2)}${isUtc ? 'Z' : ''}`;
}
