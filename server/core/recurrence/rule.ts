import {
  parseRecur,
  type Recur,
  type RecurProblemKind,
  type RecurValues,
  recurValue,
  type WeekdayNumber,
} from '../ical/values/recur.ts';
import type { LocalTime } from './localTime.ts';

/** The last time that a rule may give; it is one of the occurrences when it falls on one. */
export interface Until {
  /** For a DATE: the last second of that day. */
  readonly time: LocalTime;
  readonly isUtc: boolean;
}

/** A recurrence rule that can be expanded. */
export interface Rule {
  readonly freq: RecurValues['FREQ'];
  readonly interval: number;
  readonly count: number | undefined;
  readonly until: Until | undefined;
  /** Monday when absent. */
  readonly weekStart: RecurValues['WKST'] | undefined;
  /** The BYxxx parts by name; the values of BYDAY as they are written, the others numbers. */
  readonly by: ReadonlyMap<string, readonly (number | string)[]>;
}

/** What leaves no doubt about when the rule repeats: readers pass over it, or read on without noticing. */
const harmless: ReadonlySet<RecurProblemKind> = new Set<RecurProblemKind>([
  'property-name',
  'white-space',
  'escaped-separator',
  'empty-part',
  'empty-item',
  'unknown-part',
  'repeated-part',
  'freq-not-first',
  'not-with',
  'lacks-part',
]);

/** Reads the value of an RRULE (RFC 5545, 3.3.10). Gives undefined for a rule that nobody can be sure of. */
export function parseRule(text: string): Rule | undefined {
  const recur = parseRecur(text);
  const freq = recurValue(recur, 'FREQ');
  if (freq === undefined || !isGregorian(recur)) return undefined;
  if (!recur.problems.every(({ kind }) => harmless.has(kind))) return undefined;
  return {
    freq,
    interval: recurValue(recur, 'INTERVAL') ?? 1,
    count: recurValue(recur, 'COUNT'),
    until: readUntil(recurValue(recur, 'UNTIL')),
    weekStart: recurValue(recur, 'WKST'),
    by: readByParts(recur),
  };
}

/** RFC 7529 lets a rule count in other calendars, which nobody here can. */
function isGregorian(recur: Recur): boolean {
  return (recurValue(recur, 'RSCALE') ?? 'GREGORIAN') === 'GREGORIAN';
}

function readUntil(until: RecurValues['UNTIL'] | undefined): Until | undefined {
  if (!until) return undefined;
  if (until.type === 'DATE-TIME') return { time: until.dateTime, isUtc: until.dateTime.isUtc };
  return { time: { ...until.date, hour: 23, minute: 59, second: 59 }, isUtc: false };
}

const numberParts = [
  'BYSECOND',
  'BYMINUTE',
  'BYHOUR',
  'BYMONTHDAY',
  'BYYEARDAY',
  'BYWEEKNO',
  'BYSETPOS',
] as const;

function readByParts({ parts }: Recur): ReadonlyMap<string, readonly (number | string)[]> {
  const by = new Map<string, readonly (number | string)[]>();
  for (const name of numberParts) {
    const items = parts[name]?.items;
    if (items) by.set(name, inOrder(items.map(({ value }) => value)));
  }
  if (parts.BYMONTH) by.set('BYMONTH', inOrder(parts.BYMONTH.items.map(({ value }) => value.month)));
  if (parts.BYDAY) by.set('BYDAY', [...new Set(parts.BYDAY.items.map(({ value }) => writeWeekday(value)))]);
  return by;
}

/** Numbers may be written in any order, but ical.js steps through them as they stand. */
function inOrder(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function writeWeekday({ weekday, ordinal }: WeekdayNumber): string {
  return `${ordinal ?? ''}${weekday}`;
}
