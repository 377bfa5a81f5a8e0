import { parseDate } from '../ical/values/date.ts';
import { parseDateTime } from '../ical/values/dateTime.ts';
import type { LocalTime } from './localTime.ts';

export type Frequency = 'SECONDLY' | 'MINUTELY' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** The last time that a rule may give; it is one of the occurrences when it falls on one. */
export interface Until {
  /** For a DATE: the last second of that day. */
  readonly time: LocalTime;
  readonly isUtc: boolean;
}

/** A recurrence rule, read and within the bounds of RFC 5545, 3.3.10. */
export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  readonly until: Until | undefined;
  /** Two letters; Monday when absent. */
  readonly weekStart: string | undefined;
  /** The BYxxx parts by name. Values are numbers but for BYDAY's. */
  readonly by: ReadonlyMap<string, readonly (number | string)[]>;
}

const frequencies: ReadonlySet<string> = new Set<Frequency>([
  'SECONDLY',
  'MINUTELY',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'YEARLY',
]);

/** The smallest and largest values of the numeric parts; zero is none of them where they may be negative. */
const bounds: ReadonlyMap<string, readonly [min: number, max: number]> = new Map([
  ['BYSECOND', [0, 60]],
  ['BYMINUTE', [0, 59]],
  ['BYHOUR', [0, 23]],
  ['BYMONTHDAY', [-31, 31]],
  ['BYYEARDAY', [-366, 366]],
  ['BYWEEKNO', [-53, 53]],
  ['BYMONTH', [1, 12]],
  ['BYSETPOS', [-366, 366]],
]);

const weekdayPattern = /^(?:MO|TU|WE|TH|FR|SA|SU)$/;
const byDayPattern = /^[+-]?(?:[1-9]|[1-4]\d|5[0-3])?(?:MO|TU|WE|TH|FR|SA|SU)$/;

/**
 * Reads the value of an RRULE. Case does not matter, parts that are not known are passed over (a reader
 * must ignore them; RFC 5545, 3.3.10 names no others). Gives undefined for a rule that is no rule.
 */
export function parseRule(text: string): Rule | undefined {
  const parts = new Map<string, string>();
  for (const part of text.trim().toUpperCase().split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) parts.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const freq = parts.get('FREQ');
  if (freq === undefined || !frequencies.has(freq) || !isGregorian(parts)) return undefined;
  const interval = parsePositive(parts.get('INTERVAL') ?? '1');
  const count = parts.has('COUNT') ? parsePositive(parts.get('COUNT') as string) : undefined;
  const until = parts.has('UNTIL') ? parseUntil(parts.get('UNTIL') as string) : undefined;
  const weekStart = parts.get('WKST');
  const by = parseByParts(parts);
  const isBroken =
    interval === undefined ||
    (parts.has('COUNT') && count === undefined) ||
    (parts.has('UNTIL') && until === undefined) ||
    (weekStart !== undefined && !weekdayPattern.test(weekStart)) ||
    by === undefined;
  return isBroken ? undefined : { freq: freq as Frequency, interval, count, until, weekStart, by };
}

/** RFC 7529 lets a rule count in other calendars, which nobody here can. */
function isGregorian(parts: ReadonlyMap<string, string>): boolean {
  return (parts.get('RSCALE') ?? 'GREGORIAN') === 'GREGORIAN';
}

function parsePositive(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

function parseUntil(text: string): Until | undefined {
  const dateTime = parseDateTime(text).value;
  if (dateTime) return { time: dateTime, isUtc: dateTime.isUtc };
  const date = parseDate(text).value;
  return date && { time: { ...date, hour: 23, minute: 59, second: 59 }, isUtc: false };
}

function parseByParts(
  parts: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly (number | string)[]> | undefined {
  const by = new Map<string, readonly (number | string)[]>();
  for (const [name, text] of parts) {
    const values = parseByPart(name, text);
    if (values === undefined) continue;
    if (values.length === 0) return undefined;
    by.set(name, values);
  }
  return by;
}

/** The values of one BYxxx part; none when one of them is wrong; undefined for a part that is no such part. */
function parseByPart(name: string, text: string): readonly (number | string)[] | undefined {
  const range = bounds.get(name);
  if (!range && name !== 'BYDAY') return undefined;
  const values = new Set<number | string>();
  for (const item of text.split(',')) {
    const value = range ? parseBounded(item, range) : parseWeekday(item);
    if (value === undefined) return [];
    values.add(value);
  }
  return [...values];
}

function parseWeekday(text: string): string | undefined {
  return byDayPattern.test(text) ? text : undefined;
}

function parseBounded(text: string, [min, max]: readonly [number, number]): number | undefined {
  if (!/^[+-]?\d{1,3}$/.test(text)) return undefined;
  const value = Number(text);
  if (value < min || value > max || (min < 0 && value === 0)) return undefined;
  return value;
}
