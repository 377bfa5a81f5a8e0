import { type Occurring, occursByRule } from '../../recurrence/match.ts';
import { parseRule, type Rule } from '../../recurrence/rule.ts';
import { fromLocalMs, type LocalTime, msPerDay, msPerSecond, toLocalMs } from '../../time/localTime.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import { findProperty } from '../facts.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { parseRecur, recurValue, type UntilValue } from '../values/recur.ts';
import { type DateOrTime, readDateOrTime, readTime, type TimeField } from './event.ts';

/** What ties a time to UTC: nothing at all for a DATE and for a floating time. */
export type TimeForm = 'date' | 'utc' | 'zoned' | 'floating';

/** A time that could be read. */
export interface KnownTime {
  readonly line: ContentLine;
  readonly value: DateOrTime;
  readonly tzid: string | undefined;
  readonly form: TimeForm;
}

/** Says what ties a time to UTC. A UTC time with a TZID is in UTC (RFC 5545, 3.2.19). */
export function formOf({ isDate, isUtc }: DateOrTime, tzid: string | undefined): TimeForm {
  if (isDate) return 'date';
  if (isUtc) return 'utc';
  return tzid === undefined ? 'floating' : 'zoned';
}

/** The first property of that name as a time; undefined when there is none or it cannot be read. */
export function readKnownTime(tree: BlockTree, component: Component, name: string): KnownTime | undefined {
  const line = findProperty(component, name);
  return line && toKnownTime(readTime(tree, line));
}

/** A time as it was read, with its form; undefined for one that could not be read. */
export function toKnownTime({ line, value, tzid }: TimeField): KnownTime | undefined {
  return value && { line, value, tzid, form: formOf(value, tzid) };
}

/** A rule and the last moment at which it gives an occurrence. */
interface BoundRule {
  readonly rule: Rule;
  /** Milliseconds on the clock of the series. */
  readonly until: number | undefined;
  /** How far off `until` may be, because nobody can tell its zone from here. */
  readonly doubt: number;
}

/**
 * A component that repeats, or might. Its clock is that of DTSTART: times are brought there before they
 * are compared.
 */
export interface Series {
  readonly start: KnownTime;
  readonly rules: readonly BoundRule[];
  /** Starts that RDATE adds, on the clock of the series. */
  readonly dates: readonly number[];
  /** Some dates could not be read: whatever seems to be no occurrence may be one. */
  readonly isUncertain: boolean;
}

/**
 * Reads when a component takes place. Gives undefined where that cannot be told: no DTSTART, a rule with
 * faults, an UNTIL that is not of DTSTART's form.
 */
export function readSeries(tree: BlockTree, component: Component, zones: ZoneResolver): Series | undefined {
  const start = readKnownTime(tree, component, 'DTSTART');
  if (!start) return undefined;
  const rules: BoundRule[] = [];
  for (const line of component.properties) {
    if (line.name !== 'RRULE') continue;
    const rule = readRule(valueText(tree, line), start, zones);
    if (!rule) return undefined;
    rules.push(rule);
  }
  const dates = readDates(tree, component, start, zones);
  const known = dates.filter((date) => date !== undefined);
  return { start, rules, dates: known, isUncertain: known.length < dates.length };
}

function readRule(text: string, start: KnownTime, zones: ZoneResolver): BoundRule | undefined {
  const rule = parseRule(text);
  const until = recurValue(parseRecur(text), 'UNTIL');
  if (!rule || (until && !isOfForm(until, start.form))) return undefined;
  if (!rule.until) return { rule, until: undefined, doubt: 0 };
  const written = toLocalMs(rule.until.time);
  if (start.form !== 'zoned')
    return { rule, until: written, doubt: start.form === 'floating' ? msPerDay : 0 };
  const zone = zones.resolve(start.tzid as string);
  if (!zone) return { rule, until: written, doubt: msPerDay };
  return { rule, until: written + zone.at(written).offset * msPerSecond, doubt: 0 };
}

/** Of a floating start UNTIL should float as well; the RFC is of two minds, so UTC will do. */
function isOfForm(until: UntilValue, form: TimeForm): boolean {
  if (until.type === 'DATE') return form === 'date';
  return form === 'floating' || (form !== 'date' && until.dateTime.isUtc);
}

function readDates(
  tree: BlockTree,
  component: Component,
  start: KnownTime,
  zones: ZoneResolver,
): readonly (number | undefined)[] {
  return component.properties
    .filter(({ name }) => name === 'RDATE')
    .flatMap((line) => {
      const { tzid } = readTime(tree, line);
      return valueText(tree, line)
        .split(',')
        .map((text) => {
          const value = readDateOrTime(text.split('/')[0] as string);
          const time = value && toClock(start, value, tzid, zones);
          return time && toLocalMs(time);
        });
    });
}

/**
 * A time on the clock of a series that starts at `start`. Undefined where the two have no clock in common:
 * a date and a time, a floating time and one that is not, a zone that nobody knows.
 */
export function toClock(
  start: KnownTime,
  value: DateOrTime,
  tzid: string | undefined,
  zones: ZoneResolver,
): LocalTime | undefined {
  const form = formOf(value, tzid);
  const isOneClock = form === start.form && (form !== 'zoned' || tzid === start.tzid);
  if (isOneClock) return value;
  const isTied = (one: TimeForm) => one === 'utc' || one === 'zoned';
  if (!isTied(form) || !isTied(start.form)) return undefined;
  const instant = form === 'utc' ? toLocalMs(value) : zones.resolve(tzid as string)?.atLocal(value).instant;
  if (instant === undefined || start.form === 'utc')
    return instant === undefined ? undefined : fromLocalMs(instant);
  const zone = zones.resolve(start.tzid as string);
  return zone && fromLocalMs(instant + zone.at(instant).offset * msPerSecond);
}

/** Says whether a series takes place at a time on its clock. EXDATE is left out of account. */
export function occursAt({ start, rules, dates, isUncertain }: Series, time: LocalTime): Occurring {
  const ms = toLocalMs(time);
  if (ms === toLocalMs(start.value) || dates.includes(ms)) return 'yes';
  let answer: Occurring = isUncertain ? 'unknown' : 'no';
  for (const { rule, until, doubt } of rules) {
    const own = occursByRule(rule, start.value, time);
    const isPast = until !== undefined && ms > until + doubt;
    if (own === 'no' || isPast) continue;
    const isDoubtful = until !== undefined && ms > until - doubt;
    if (own === 'yes' && !isDoubtful) return 'yes';
    answer = 'unknown';
  }
  return answer;
}

/** Says whether anything makes a component repeat. */
export function isRecurring({ rules, dates, isUncertain }: Series): boolean {
  return rules.length > 0 || dates.length > 0 || isUncertain;
}
