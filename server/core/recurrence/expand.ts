import ICAL from 'ical.js';
import { compareLocal, type LocalTime } from './localTime.ts';
import { parseRule, type Rule } from './rule.ts';

/** Which occurrences are wanted. */
export interface ExpansionWindow {
  /** The first that may be given; from the start on when absent. */
  readonly from?: LocalTime;
  /** The first that is not given any more. */
  readonly to?: LocalTime;
  /** The most that are given. */
  readonly limit: number;
  /** What the search may cost; about a tenth of a second of it when absent. */
  readonly maxWork?: number;
  /** Brings a UNTIL in UTC to the start's wall clock; when absent its fields are compared as they are. */
  readonly utcToLocal?: (utc: LocalTime) => LocalTime;
}

export interface Expansion {
  /** In order. */
  readonly occurrences: readonly LocalTime[];
  /** There may be more in the window: the limit was reached, or the search was given up. */
  readonly truncated: boolean;
  /** What the search cost, in the unit of `maxWork`. */
  readonly work: number;
}

/** What one expansion may cost: one is a day stepped over, the others are what their steps cost beside it. */
const mostWork = 150_000;
const workPerTry = 12;
const workPerYear = 30;
const workPerWeekday = 4;

/** Thrown out of ical.js when an expansion has cost too much. */
class Exhausted extends Error {}

/** Counts the work of the iterator that it is given to; ical.js itself has rules on which it never ends. */
class MeteredRecur extends ICAL.Recur {
  work = 0;
  maxWork = mostWork;

  spend(work: number): void {
    this.work += work;
    if (this.work > this.maxWork) throw new Exhausted();
  }
}

/** Every loop inside ical.js passes through one of these. */
class MeteredIterator extends ICAL.RecurIterator {
  override check_contracting_rules(): boolean {
    this.#spend(workPerTry);
    return super.check_contracting_rules();
  }

  override increment_monthday(days: number): void {
    this.#spend(days);
    super.increment_monthday(days);
  }

  override increment_month(): void {
    // Months, like years, are counted out one by one when the date is put in order.
    this.#spend(workPerTry + this.rule.interval);
    super.increment_month();
  }

  override increment_year(years: number): void {
    this.#spend(workPerYear + years);
    super.increment_year(years);
  }

  override increment_generic(count: number, unit: string, perNext: number, next: string): void {
    this.#spend(Math.ceil(count / perNext));
    super.increment_generic(count, unit, perNext, next);
  }

  override is_day_in_byday(day: ICAL.Time): 0 | 1 {
    this.#spend(workPerWeekday);
    return super.is_day_in_byday(day);
  }

  /** The rule is there before any field of this class is: ical.js searches for the start while constructing. */
  #spend(work: number): void {
    (this.rule as MeteredRecur).spend(work);
  }
}

/**
 * The occurrences of a recurrence rule (RFC 5545, 3.3.10) that starts at `start`, in the window. A start
 * that does not match the rule is not one of them. Gives undefined for a rule that cannot be read; never
 * throws and never runs long: a rule that repeats by the second or matches nothing ends as `truncated`.
 */
export function expandRule(text: string, start: LocalTime, window: ExpansionWindow): Expansion | undefined {
  const rule = parseRule(text);
  return rule && expandParsedRule(rule, start, window);
}

/** `expandRule` for who has read the rule already. */
export function expandParsedRule(
  rule: Rule,
  start: LocalTime,
  window: ExpansionWindow,
): Expansion | undefined {
  const recur = toRecur(rule, window.maxWork ?? mostWork);
  const occurrences: LocalTime[] = [];
  try {
    const truncated = collect(recur, rule, start, window, occurrences);
    return { occurrences: inOrder(occurrences), truncated, work: recur.work };
  } catch (error) {
    // ical.js also throws on rules that contradict themselves.
    if (!(error instanceof Exhausted)) return undefined;
    return { occurrences: inOrder(occurrences), truncated: true, work: recur.work };
  }
}

/** On some rules with negative numbers ical.js goes back and forth, or gives one time twice. */
function inOrder(times: LocalTime[]): readonly LocalTime[] {
  times.sort(compareLocal);
  return times.filter((time, index) => index === 0 || compareLocal(times[index - 1] as LocalTime, time) < 0);
}

/** Adds the occurrences in the window to `into`; says whether the limit stopped it. */
function collect(
  recur: MeteredRecur,
  rule: Rule,
  start: LocalTime,
  window: ExpansionWindow,
  into: LocalTime[],
): boolean {
  const { from, to, limit } = window;
  const last = lastOf(rule, window);
  const iterator = new MeteredIterator({
    rule: recur,
    dtstart: toIcalTime(moveStart(rule, start, from)),
  });
  for (let next = iterator.next(); next; next = iterator.next()) {
    const occurrence = fromIcalTime(next);
    const isPast = (to && compareLocal(occurrence, to) >= 0) || (last && compareLocal(occurrence, last) > 0);
    if (isPast) return false;
    if (from && compareLocal(occurrence, from) < 0) continue;
    if (!isReal(rule, start, occurrence)) continue;
    if (into.length >= limit) return true;
    into.push(occurrence);
  }
  return false;
}

/**
 * Dates that do not exist must be left out (RFC 5545, 3.3.10); where a yearly rule leads to one, ical.js
 * gives the first of the next month.
 */
function isReal({ freq, by }: Rule, start: LocalTime, { month, day }: LocalTime): boolean {
  if (freq !== 'YEARLY') return true;
  if (by.has('BYMONTH') && !by.get('BYMONTH')?.includes(month)) return false;
  const hasDays = ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO'].some((name) => by.has(name));
  return hasDays || day === start.day;
}

/** The last time allowed by UNTIL, on the start's wall clock. */
function lastOf(rule: Rule, window: ExpansionWindow): LocalTime | undefined {
  if (!rule.until) return undefined;
  const { time, isUtc } = rule.until;
  return isUtc && window.utcToLocal ? window.utcToLocal(time) : time;
}

/** UNTIL stays out: ical.js would compare it without knowing the start's zone. */
function toRecur(rule: Rule, maxWork: number): MeteredRecur {
  const data: Record<string, unknown> = { freq: rule.freq, interval: rule.interval };
  if (rule.count !== undefined) data.count = rule.count;
  if (rule.weekStart !== undefined) data.wkst = rule.weekStart;
  for (const [name, values] of rule.by) data[name.toLowerCase()] = [...values];
  const recur = new MeteredRecur(data);
  recur.maxWork = maxWork;
  return recur;
}

/**
 * A later start from which the rule gives the same occurrences in the window: files have zones that began
 * in 1601, and every occurrence since would have to be stepped over.
 */
function moveStart(rule: Rule, start: LocalTime, from: LocalTime | undefined): LocalTime {
  if (!from || rule.count !== undefined || from.year - 1 <= start.year) return start;
  if (isSameEveryYear(rule, start)) return { ...start, year: from.year - 1 };
  if (!fitsCycle(rule)) return start;
  const cycles = Math.floor((from.year - 1 - start.year) / 400);
  return { ...start, year: start.year + cycles * 400 };
}

/** Says whether each year's occurrences depend on nothing that differs between starts on one day of two years. */
function isSameEveryYear(rule: Rule, start: LocalTime): boolean {
  const isLeapDay = start.month === 2 && start.day === 29;
  return rule.freq === 'YEARLY' && rule.interval === 1 && !rule.by.has('BYWEEKNO') && !isLeapDay;
}

/** The Gregorian calendar repeats after 400 years, which are 4,800 months and a whole number of weeks. */
function fitsCycle({ freq, interval }: Rule): boolean {
  if (freq === 'YEARLY') return 400 % interval === 0;
  if (freq === 'MONTHLY') return 4800 % interval === 0;
  return interval === 1;
}

function toIcalTime(local: LocalTime): ICAL.Time {
  return ICAL.Time.fromData({ ...local, isDate: false });
}

function fromIcalTime({ year, month, day, hour, minute, second }: ICAL.Time): LocalTime {
  return { year, month, day, hour, minute, second };
}
