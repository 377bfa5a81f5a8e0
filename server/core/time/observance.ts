import { findProperty } from '../ical/facts.ts';
import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { parseDate } from '../ical/values/date.ts';
import { parseDateTime } from '../ical/values/dateTime.ts';
import { readValue } from '../ical/values/parsed.ts';
import { unescapeText } from '../ical/values/text.ts';
import { parseUtcOffset } from '../ical/values/utcOffset.ts';
import { parseRule, type Rule } from '../recurrence/rule.ts';
import { fromLocalMs, type LocalTime, msPerSecond, startOfDay, toLocalMs } from './localTime.ts';
import type { ZoneOffset } from './zone.ts';

/** More single onsets than these are not read: no zone has changed its clocks a tenth as often. */
export const mostDates = 1000;

/** One STANDARD or DAYLIGHT of a VTIMEZONE (RFC 5545, 3.6.5). */
export interface Observance {
  readonly isDaylight: boolean;
  /** Seconds east of UTC before each onset: onsets are on the wall clock that has this offset. */
  readonly offsetFrom: number;
  /** What holds from each onset on. */
  readonly to: ZoneOffset;
  /** Single onsets in order: DTSTART where no rule gives it, and RDATE. */
  readonly dates: readonly LocalTime[];
  /** DTSTART, from which the rules count. */
  readonly start: LocalTime | undefined;
  readonly rules: readonly Rule[];
}

/**
 * Reads an observance. Gives undefined when nothing says what offset it leads to. All else may be
 * missing: without TZOFFSETFROM nothing is taken to change, without DTSTART it has no onsets.
 */
export function readObservance(tree: BlockTree, component: Component): Observance | undefined {
  const offset = readOffset(tree, component, 'TZOFFSETTO');
  if (offset === undefined) return undefined;
  const offsetFrom = readOffset(tree, component, 'TZOFFSETFROM') ?? offset;
  const startLine = findProperty(component, 'DTSTART');
  const start = startLine && readOnset(valueText(tree, startLine), undefined, offsetFrom);
  const rules = start ? readRules(tree, component) : [];
  const dates = readDates(tree, component, start, offsetFrom);
  if (start && rules.length === 0) dates.push(start);
  return {
    isDaylight: component.name === 'DAYLIGHT',
    offsetFrom,
    to: { offset, name: readName(tree, component) },
    dates: dates.sort((a, b) => toLocalMs(a) - toLocalMs(b)),
    start,
    rules,
  };
}

function readOffset(tree: BlockTree, component: Component, name: string): number | undefined {
  const line = findProperty(component, name);
  return line && readValue(tree, line, parseUtcOffset).value;
}

/** A zone may have names in several languages; the first is taken. */
function readName(tree: BlockTree, component: Component): string | undefined {
  const line = findProperty(component, 'TZNAME');
  const name = line && unescapeText(valueText(tree, line)).trim();
  return name === '' ? undefined : name;
}

/** The rules that can be read; an observance should have one at most, and some have none that is right. */
function readRules(tree: BlockTree, component: Component): readonly Rule[] {
  const rules: Rule[] = [];
  for (const line of component.properties) {
    const rule = line.name === 'RRULE' ? parseRule(valueText(tree, line)) : undefined;
    if (rule) rules.push(rule);
  }
  return rules;
}

function readDates(
  tree: BlockTree,
  component: Component,
  start: LocalTime | undefined,
  offsetFrom: number,
): LocalTime[] {
  const dates: LocalTime[] = [];
  for (const line of component.properties) {
    if (line.name !== 'RDATE' || dates.length >= mostDates) continue;
    for (const text of valueText(tree, line).split(',', mostDates - dates.length)) {
      const date = readOnset(text, start, offsetFrom);
      if (date) dates.push(date);
    }
  }
  return dates;
}

/**
 * An onset on the wall clock of `offsetFrom`. It must be a local time; one in UTC is brought there, a DATE
 * takes the time of day from DTSTART, and of a PERIOD the start counts.
 */
function readOnset(text: string, start: LocalTime | undefined, offsetFrom: number): LocalTime | undefined {
  const [value = ''] = text.trim().split('/');
  const dateTime = parseDateTime(value).value;
  if (dateTime?.isUtc) return fromLocalMs(toLocalMs(dateTime) + offsetFrom * msPerSecond);
  if (dateTime) return dateTime;
  const date = parseDate(value).value;
  return (
    date && {
      ...startOfDay(date),
      ...(start && { hour: start.hour, minute: start.minute, second: start.second }),
    }
  );
}
