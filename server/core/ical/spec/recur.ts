import type { NumberRange, Source } from './types.ts';

/** How often a rule repeats, from the shortest interval to the longest. */
export const frequencies = [
  'SECONDLY',
  'MINUTELY',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'YEARLY',
] as const;

export type Frequency = (typeof frequencies)[number];

/** The days of the week as RECUR names them. */
export const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

export type Weekday = (typeof weekdays)[number];

/** What a rule does with a day that does not exist, such as 31 April (RFC 7529, 4.1). */
export const skips = ['OMIT', 'BACKWARD', 'FORWARD'] as const;

export type Skip = (typeof skips)[number];

/** The BYxxx parts whose values are numbers. */
export type ByNumberPartName =
  | 'BYSECOND'
  | 'BYMINUTE'
  | 'BYHOUR'
  | 'BYMONTHDAY'
  | 'BYYEARDAY'
  | 'BYWEEKNO'
  | 'BYMONTH'
  | 'BYSETPOS';

export type ByPartName = ByNumberPartName | 'BYDAY';

export type RecurPartName = 'RSCALE' | 'FREQ' | 'UNTIL' | 'COUNT' | 'INTERVAL' | ByPartName | 'WKST' | 'SKIP';

/**
 * What the value of a part is: a word of a list; a name from a registry elsewhere; a DATE or DATE-TIME; a
 * number; a weekday with or without a number before it.
 */
export type RecurValueKind = 'WORD' | 'NAME' | 'DATE-OR-DATE-TIME' | 'NUMBER' | 'WEEKDAY';

/** One of the NAME=VALUE pairs that a RECUR is made of. */
export interface RecurPartSpec {
  readonly name: RecurPartName;
  readonly description: string;
  readonly source: Source;
  readonly value: RecurValueKind;
  readonly required?: true;
  /** Several values may follow one another, separated by commas. */
  readonly list?: true;
  /** The words that `WORD` allows. */
  readonly words?: readonly string[];
  /** What holds when the part is absent. */
  readonly default?: string;
  /** The numbers allowed, before any minus sign. Another calendar's years (RSCALE) may need larger ones. */
  readonly range?: NumberRange;
  /** The most digits that a number may have; no limit when absent. */
  readonly digits?: number;
  /** A plus or minus sign may come before the number; minus counts from the end. */
  readonly signed?: true;
  /** The number may end with L for a leap month, where RSCALE names a calendar that has them. */
  readonly leapSuffix?: true;
  /** Parts that must not stand beside this one. */
  readonly notWith?: readonly RecurPartName[];
  /** Parts of which at least one must stand beside this one. */
  readonly requiresAny?: readonly RecurPartName[];
  /** Has no meaning where DTSTART is a DATE, and must not be there. */
  readonly notWithDate?: true;
  /** For weekdays: when they may have a number before them. */
  readonly ordinals?: OrdinalSpec;
}

/** Where `1MO` and the like are allowed. */
export interface OrdinalSpec {
  readonly frequencies: readonly Frequency[];
  readonly notWith: readonly RecurPartName[];
}

/** The parts in the order of RFC 5545, 3.3.10, then those of RFC 7529. */
export const recurParts: readonly RecurPartSpec[] = [
  {
    name: 'FREQ',
    description: 'The unit in which the rule repeats, from SECONDLY to YEARLY.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'WORD',
    required: true,
    words: frequencies,
  },
  {
    name: 'UNTIL',
    description: 'The last moment at which an occurrence may start, of the same form as DTSTART.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'DATE-OR-DATE-TIME',
    notWith: ['COUNT'],
  },
  {
    name: 'COUNT',
    description: 'How many occurrences there are; DTSTART is the first of them.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    // The grammar has room for 0 and the text says nothing of it.
    range: { min: 1, max: Number.MAX_SAFE_INTEGER },
    notWith: ['UNTIL'],
  },
  {
    name: 'INTERVAL',
    description: 'Every how many days, weeks, months… the rule repeats.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    range: { min: 1, max: Number.MAX_SAFE_INTEGER },
    default: '1',
  },
  {
    name: 'BYSECOND',
    description: 'Seconds of the minute.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    list: true,
    range: { min: 0, max: 60 },
    digits: 2,
    notWithDate: true,
  },
  {
    name: 'BYMINUTE',
    description: 'Minutes of the hour.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    list: true,
    range: { min: 0, max: 59 },
    digits: 2,
    notWithDate: true,
  },
  {
    name: 'BYHOUR',
    description: 'Hours of the day.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    list: true,
    range: { min: 0, max: 23 },
    digits: 2,
    notWithDate: true,
  },
  {
    name: 'BYDAY',
    description:
      'Days of the week; in a month or year also the n-th of them, 1MO the first Monday, -1FR the last Friday.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'WEEKDAY',
    list: true,
    range: { min: 1, max: 53 },
    digits: 2,
    signed: true,
    ordinals: { frequencies: ['MONTHLY', 'YEARLY'], notWith: ['BYWEEKNO'] },
  },
  {
    name: 'BYMONTHDAY',
    description: 'Days of the month; -1 is the last.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    list: true,
    range: { min: 1, max: 31 },
    digits: 2,
    signed: true,
  },
  {
    name: 'BYYEARDAY',
    description: 'Days of the year; -1 is 31 December.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    list: true,
    range: { min: 1, max: 366 },
    digits: 3,
    signed: true,
  },
  {
    name: 'BYWEEKNO',
    description: 'Weeks of the year as ISO 8601 counts them; -1 is the last.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    list: true,
    range: { min: 1, max: 53 },
    digits: 2,
    signed: true,
  },
  {
    name: 'BYMONTH',
    description: 'Months of the year; 1 is January.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    list: true,
    range: { min: 1, max: 12 },
    digits: 2,
    leapSuffix: true,
  },
  {
    name: 'BYSETPOS',
    description:
      'Which of the occurrences that the other BYxxx parts give in one interval; -1 is the last of them.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'NUMBER',
    list: true,
    range: { min: 1, max: 366 },
    digits: 3,
    signed: true,
    requiresAny: [
      'BYSECOND',
      'BYMINUTE',
      'BYHOUR',
      'BYDAY',
      'BYMONTHDAY',
      'BYYEARDAY',
      'BYWEEKNO',
      'BYMONTH',
    ],
  },
  {
    name: 'WKST',
    description: 'The day on which a week begins; it matters for every second week and for BYWEEKNO.',
    source: { rfc: 5545, section: '3.3.10' },
    value: 'WORD',
    words: weekdays,
    default: 'MO',
  },
  {
    name: 'RSCALE',
    description: 'The calendar in which the rule counts, such as CHINESE or HEBREW.',
    source: { rfc: 7529, section: '4' },
    value: 'NAME',
    default: 'GREGORIAN',
  },
  {
    name: 'SKIP',
    description:
      'Where an occurrence on a day that does not exist goes: nowhere, to the day before or to the day after.',
    source: { rfc: 7529, section: '4.1' },
    value: 'WORD',
    words: skips,
    default: 'OMIT',
    requiresAny: ['RSCALE'],
  },
];

/**
 * What a BYxxx part does: takes occurrences away; makes more of them; one or the other (BYDAY: see
 * `byDayLimits`); or must not be there.
 */
export type ByPartEffect = 'limit' | 'expand' | 'depends' | 'forbidden';

/** The table of RFC 5545, 3.3.10, in the RFC's order, which is the order in which the parts work. */
export const byPartEffects: Readonly<Record<ByPartName, Readonly<Record<Frequency, ByPartEffect>>>> = {
  BYMONTH: row('limit', 'limit', 'limit', 'limit', 'limit', 'limit', 'expand'),
  BYWEEKNO: row('forbidden', 'forbidden', 'forbidden', 'forbidden', 'forbidden', 'forbidden', 'expand'),
  BYYEARDAY: row('limit', 'limit', 'limit', 'forbidden', 'forbidden', 'forbidden', 'expand'),
  BYMONTHDAY: row('limit', 'limit', 'limit', 'limit', 'forbidden', 'expand', 'expand'),
  BYDAY: row('limit', 'limit', 'limit', 'limit', 'expand', 'depends', 'depends'),
  BYHOUR: row('limit', 'limit', 'limit', 'expand', 'expand', 'expand', 'expand'),
  BYMINUTE: row('limit', 'limit', 'expand', 'expand', 'expand', 'expand', 'expand'),
  BYSECOND: row('limit', 'expand', 'expand', 'expand', 'expand', 'expand', 'expand'),
  BYSETPOS: row('limit', 'limit', 'limit', 'limit', 'limit', 'limit', 'limit'),
};

/** The parts beside which BYDAY limits; beside none of them it expands (RFC 5545, 3.3.10, notes 1 and 2). */
export const byDayLimits: Readonly<Partial<Record<Frequency, readonly ByPartName[]>>> = {
  MONTHLY: ['BYMONTHDAY'],
  YEARLY: ['BYYEARDAY', 'BYMONTHDAY'],
};

/** A row of the table: one effect for each of the `frequencies`, in their order. */
function row(
  SECONDLY: ByPartEffect,
  MINUTELY: ByPartEffect,
  HOURLY: ByPartEffect,
  DAILY: ByPartEffect,
  WEEKLY: ByPartEffect,
  MONTHLY: ByPartEffect,
  YEARLY: ByPartEffect,
): Readonly<Record<Frequency, ByPartEffect>> {
  return { SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY };
}
