import { type DateValue, daysInMonth, fromDayNumber, toDayNumber } from '../ical/values/date.ts';
import { compareLocal, type LocalTime } from './localTime.ts';
import type { Rule } from './rule.ts';

/**
 * Says whether a rule that starts at `start` may give `time` (RFC 5545, 3.3.10): whether it falls into an
 * interval of the rule and fits every BYxxx part, and the parts of DTSTART where the rule has none. What
 * depends on the occurrences before it is left out of account: COUNT, UNTIL and BYSETPOS. Costs a few
 * comparisons, however far from the start.
 */
export function fitsRule(rule: Rule, start: LocalTime, time: LocalTime): boolean {
  return isInInterval(rule, start, time) && fitsDay(rule, start, time) && fitsClock(rule, start, time);
}

/** In days: within 28 years every date meets every weekday, within 40 also around a century without leap day. */
const longestCycle = 40 * 366;

/** Says whether there is a day that fits a rule at all, its INTERVAL left out of account. */
export function hasFittingDay(rule: Rule, start: LocalTime): boolean {
  const first = toDayNumber(start);
  for (let day = first; day < first + longestCycle; day++) {
    if (fitsDay(rule, start, fromDayNumber(day))) return true;
  }
  return false;
}

type Numbers = readonly (number | string)[] | undefined;

function numbers(rule: Rule, part: string): Numbers {
  return rule.by.get(part);
}

const steps: Readonly<Record<string, number>> = { SECONDLY: 1, MINUTELY: 60, HOURLY: 3600, DAILY: 86400 };

function isInInterval(rule: Rule, start: LocalTime, time: LocalTime): boolean {
  if (rule.interval === 1) return true;
  switch (rule.freq) {
    case 'YEARLY':
      return (time.year - start.year) % rule.interval === 0;
    case 'MONTHLY':
      return ((time.year - start.year) * 12 + time.month - start.month) % rule.interval === 0;
    case 'WEEKLY':
      return (weekOf(rule, time) - weekOf(rule, start)) % rule.interval === 0;
    default: {
      const step = steps[rule.freq] as number;
      const count = Math.floor(secondsOf(time) / step) - Math.floor(secondsOf(start) / step);
      return count % rule.interval === 0;
    }
  }
}

function secondsOf({ hour, minute, second, ...date }: LocalTime): number {
  return toDayNumber(date) * 86400 + (hour * 60 + minute) * 60 + second;
}

/** The weeks since some week long ago; they begin with WKST. */
function weekOf(rule: Rule, date: DateValue): number {
  // 1970-01-01 was a Thursday.
  return Math.floor((toDayNumber(date) + 4 - firstWeekday(rule)) / 7);
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function firstWeekday({ weekStart }: Rule): number {
  return weekdays.indexOf(weekStart ?? 'MO');
}

function weekdayOf(date: DateValue): number {
  return (((toDayNumber(date) + 4) % 7) + 7) % 7;
}

function fitsDay(rule: Rule, start: LocalTime, date: DateValue): boolean {
  return (
    fitsMonth(rule, start, date) &&
    fitsMonthDay(rule, date) &&
    fitsYearDay(rule, date) &&
    fitsWeekNumber(rule, date) &&
    fitsWeekday(rule, start, date) &&
    fitsDayOfStart(rule, start, date)
  );
}

function has(rule: Rule, ...parts: readonly string[]): boolean {
  return parts.some((part) => rule.by.has(part));
}

/** A yearly rule that names a day in the year in no other way has the month of its start. */
function fitsMonth(rule: Rule, start: LocalTime, { month }: DateValue): boolean {
  const months = numbers(rule, 'BYMONTH');
  if (months) return months.includes(month);
  if (rule.freq !== 'YEARLY' || has(rule, 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYDAY')) return true;
  return month === start.month;
}

function fitsMonthDay(rule: Rule, { year, month, day }: DateValue): boolean {
  const days = numbers(rule, 'BYMONTHDAY');
  return !days || days.includes(day) || days.includes(day - daysInMonth(year, month) - 1);
}

function fitsYearDay(rule: Rule, { year, month, day }: DateValue): boolean {
  const days = numbers(rule, 'BYYEARDAY');
  if (!days) return true;
  const first = toDayNumber({ year, month: 1, day: 1 });
  const dayOfYear = toDayNumber({ year, month, day }) - first + 1;
  const length = toDayNumber({ year: year + 1, month: 1, day: 1 }) - first;
  return days.includes(dayOfYear) || days.includes(dayOfYear - length - 1);
}

/** Week 1 is the first with at least four days in the year; a day may lie in a week of the next or last year. */
function fitsWeekNumber(rule: Rule, date: DateValue): boolean {
  const weeks = numbers(rule, 'BYWEEKNO');
  if (!weeks) return true;
  const week = weekOf(rule, date);
  return [date.year - 1, date.year, date.year + 1].some((year) => {
    const first = firstWeek(rule, year);
    const next = firstWeek(rule, year + 1);
    return week >= first && week < next && (weeks.includes(week - first + 1) || weeks.includes(week - next));
  });
}

/** The week that holds the fourth day of January. */
function firstWeek(rule: Rule, year: number): number {
  return weekOf(rule, { year, month: 1, day: 4 });
}

/** A weekly rule, and one with weeks of the year, has the weekday of its start unless it names others. */
function fitsWeekday(rule: Rule, start: LocalTime, date: DateValue): boolean {
  const days = numbers(rule, 'BYDAY');
  const weekday = weekdayOf(date);
  if (days) return days.some((day) => fitsWeekdayNumber(rule, String(day), weekday, date));
  const isOfWeeks =
    rule.freq === 'WEEKLY' || (rule.by.has('BYWEEKNO') && !has(rule, 'BYMONTHDAY', 'BYYEARDAY'));
  return !isOfWeeks || weekday === weekdayOf(start);
}

function fitsWeekdayNumber(rule: Rule, day: string, weekday: number, date: DateValue): boolean {
  if (weekdays[weekday] !== day.slice(-2)) return false;
  const ordinal = Number(day.slice(0, -2));
  if (ordinal === 0) return true;
  const { before, after } = neighbours(rule, date);
  return ordinal > 0 ? Math.floor(before / 7) + 1 === ordinal : Math.floor(after / 7) + 1 === -ordinal;
}

/** How many days of its month or year come before and after a day: the n-th weekday is counted there. */
function neighbours(rule: Rule, { year, month, day }: DateValue): { before: number; after: number } {
  if (rule.freq === 'MONTHLY' || rule.by.has('BYMONTH')) {
    return { before: day - 1, after: daysInMonth(year, month) - day };
  }
  const number = toDayNumber({ year, month, day });
  const before = number - toDayNumber({ year, month: 1, day: 1 });
  return { before, after: toDayNumber({ year: year + 1, month: 1, day: 1 }) - number - 1 };
}

/** A monthly or yearly rule that names no days has the day of the month of its start. */
function fitsDayOfStart(rule: Rule, start: LocalTime, { day }: DateValue): boolean {
  if (rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY') return true;
  return has(rule, 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYDAY') || day === start.day;
}

/** The units of the clock with the frequencies that count them out: all others take them from the start. */
const clockParts = [
  ['hour', 'BYHOUR', ['SECONDLY', 'MINUTELY', 'HOURLY']],
  ['minute', 'BYMINUTE', ['SECONDLY', 'MINUTELY']],
  ['second', 'BYSECOND', ['SECONDLY']],
] as const;

function fitsClock(rule: Rule, start: LocalTime, time: LocalTime): boolean {
  return clockParts.every(([unit, part, counting]) => {
    const values = numbers(rule, part);
    if (values) return values.includes(time[unit]);
    return (counting as readonly string[]).includes(rule.freq) || time[unit] === start[unit];
  });
}

/** Whether a time is an occurrence; `unknown` where telling would cost more than it is worth. */
export type Occurring = 'yes' | 'no' | 'unknown';

/**
 * Says whether a rule that starts at `start` gives `time`, COUNT and BYSETPOS taken into account and UNTIL
 * not. A start that does not fit its own rule is not counted, though some readers do.
 */
export function occursByRule(rule: Rule, start: LocalTime, time: LocalTime): Occurring {
  if (compareLocal(time, start) < 0 || !fitsRule(rule, start, time)) return 'no';
  if (rule.count === undefined && !rule.by.has('BYSETPOS')) return 'yes';
  if (!isOnceADay(rule)) return 'unknown';
  if (!isAtPosition(rule, start, time)) return 'no';
  return rule.count === undefined ? 'yes' : isCounted(rule, rule.count, start, time);
}

/** Says whether a rule gives at most one occurrence on any day. */
function isOnceADay(rule: Rule): boolean {
  if (rule.freq === 'SECONDLY' || rule.freq === 'MINUTELY' || rule.freq === 'HOURLY') return false;
  return clockParts.every(([, part]) => (numbers(rule, part)?.length ?? 1) === 1);
}

/** Says whether a day that fits is one of those that BYSETPOS picks among the fitting days of its interval. */
function isAtPosition(rule: Rule, start: LocalTime, date: DateValue): boolean {
  const positions = numbers(rule, 'BYSETPOS');
  if (!positions) return true;
  const { first, next } = intervalOf(rule, date);
  const own = toDayNumber(date);
  let before = 0;
  let after = 0;
  for (let day = first; day < next; day++) {
    if (day === own || !fitsDay(rule, start, fromDayNumber(day))) continue;
    if (day < own) before++;
    else after++;
  }
  return positions.includes(before + 1) || positions.includes(-after - 1);
}

/** The days of the year, month, week or day in which a rule collects its occurrences. */
function intervalOf(rule: Rule, date: DateValue): { readonly first: number; readonly next: number } {
  const own = toDayNumber(date);
  switch (rule.freq) {
    case 'YEARLY':
      return {
        first: toDayNumber({ year: date.year, month: 1, day: 1 }),
        next: toDayNumber({ year: date.year + 1, month: 1, day: 1 }),
      };
    case 'MONTHLY': {
      const first = own - date.day + 1;
      return { first, next: first + daysInMonth(date.year, date.month) };
    }
    case 'WEEKLY': {
      const first = own - ((weekdayOf(date) - firstWeekday(rule) + 7) % 7);
      return { first, next: first + 7 };
    }
    default:
      return { first: own, next: own + 1 };
  }
}

/** Counts the days up to `time` that have an occurrence, all at the same time of day. */
function isCounted(rule: Rule, count: number, start: LocalTime, time: LocalTime): Occurring {
  const last = toDayNumber(time);
  const isTooEarly =
    compareLocal({ ...time, year: start.year, month: start.month, day: start.day }, start) < 0;
  const first = toDayNumber(start) + (isTooEarly ? 1 : 0);
  // Each day that fits costs a look at its whole interval when BYSETPOS picks among them.
  if (last - first > (rule.by.has('BYSETPOS') ? longestCycle / 4 : longestCycle)) return 'unknown';
  let seen = 0;
  for (let day = first; day <= last && seen <= count; day++) {
    const date = { ...time, ...fromDayNumber(day) };
    if (fitsRule(rule, start, date) && isAtPosition(rule, start, date)) seen++;
  }
  return seen <= count ? 'yes' : 'no';
}
