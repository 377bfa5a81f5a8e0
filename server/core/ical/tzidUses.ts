import { parseRule, type Rule } from '../recurrence/rule.ts';
import { ownCopy } from '../text/ownCopy.ts';
import type { DayRange, TzidUse } from './context.ts';
import { findParameter, findProperty, parameterText } from './facts.ts';
import type { BlockTree, Component, ContentLine } from './syntax/nodes.ts';
import { unfoldText, valueText } from './syntax/unfold.ts';
import { startsWithDate, toDayNumber } from './values/date.ts';
import { digitsAt } from './values/digits.ts';

/** A use while its days are gathered. */
interface Gathered {
  readonly tzid: string;
  readonly start: number;
  readonly end: number;
  days: readonly number[];
  repeats: DayRange | undefined;
}

/** The zones that a block uses, each with its days. Takes any block; what cannot be read is left out. */
export function readTzidUses(tree: BlockTree): readonly TzidUse[] {
  let uses: Map<string, Gathered> | undefined;
  let last: Gathered | undefined;
  for (const component of tree.components) {
    for (const line of component.properties) {
      if (line.params.length === 0) continue;
      const tzid = tzidOf(tree, line);
      if (tzid === undefined) continue;
      // Nearly every block has one zone, in its start and its end.
      if (last?.tzid !== tzid) {
        uses ??= new Map();
        last = uses.get(tzid) ?? newUse(tzid, line);
        uses.set(last.tzid, last);
      }
      addDays(tree, line, last);
      if (line.name === 'DTSTART') last.repeats = joined(last.repeats, repeatsOf(tree, component, last.days));
    }
  }
  return uses ? [...uses.values()] : noUses;
}

const noUses: readonly TzidUse[] = [];

function newUse(tzid: string, line: ContentLine): Gathered {
  const value = findParameter(line, 'TZID')?.values[0];
  const { start, end } = value ?? { start: line.start, end: line.start };
  return { tzid: value?.text ?? ownCopy(tzid), start, end, days: none, repeats: undefined };
}

/** The zone that a property's times are in by its TZID. */
function tzidOf(tree: BlockTree, line: ContentLine): string | undefined {
  const parameter = findParameter(line, 'TZID');
  // A time with Z is in UTC whatever TZID says: it uses no zone.
  if (!parameter?.values[0] || tree.text.charCodeAt(line.end - 1) === 90) return undefined;
  // A DATE uses none either; TZID is not allowed there.
  if (line.params.length > 1 && parameterText(tree, line, 'VALUE')?.toUpperCase() === 'DATE')
    return undefined;
  return parameterText(tree, line, 'TZID') || undefined;
}

/** The days of the values of a line that begin like a date. */
function addDays(tree: BlockTree, line: ContentLine, use: Gathered): void {
  const isFolded = line.lineCount > 1;
  const text = isFolded ? unfoldText(tree, line, line.valueStart, line.end) : tree.text;
  const end = isFolded ? text.length : line.end;
  for (let at = isFolded ? 0 : line.valueStart; at >= 0 && at + 8 <= end; at = nextItem(text, at, end)) {
    const day = startsWithDate(text, at) ? dayAt(text, at) : undefined;
    if (day === undefined || use.days.includes(day) || use.days.length === mostDays) continue;
    // Nearly every block has one day, and a list that grew has room for sixteen more.
    use.days = use.days.length === 0 ? [day] : [...use.days, day];
  }
}

const none: readonly number[] = [];

/** Of a block with more dates than these the others are left out of account. */
const mostDays = 1000;

function nextItem(text: string, at: number, end: number): number {
  const comma = text.indexOf(',', at);
  return comma < 0 || comma >= end ? -1 : comma + 1;
}

function dayAt(text: string, at: number): number {
  return toDayNumber({
    year: digitsAt(text, at, 4),
    month: digitsAt(text, at + 4, 2),
    day: digitsAt(text, at + 6, 2),
  });
}

/** A series without end is looked at for so many days. */
const longestSeries = 5 * 366;

/** The days of each step of a rule, or more. */
const daysOfStep: Readonly<Record<string, number>> = { YEARLY: 366, MONTHLY: 31, WEEKLY: 7 };

/** The days on which a component repeats: to the end of its rule, or for some years. */
function repeatsOf(tree: BlockTree, component: Component, days: readonly number[]): DayRange | undefined {
  const line = findProperty(component, 'RRULE');
  const from = days[days.length - 1];
  const rule = line && from !== undefined ? parseRule(valueText(tree, line)) : undefined;
  return rule && from !== undefined
    ? { from, to: Math.min(from + longestSeries, lastDayOf(rule, from) + 1) }
    : undefined;
}

function lastDayOf({ freq, interval, count, until, by }: Rule, from: number): number {
  // UNTIL may be in UTC, which is another day elsewhere.
  if (until) return toDayNumber(until.time) + 1;
  // A rule that leaves days out takes longer for its count than its steps say.
  if (count === undefined || by.size > 1) return Number.POSITIVE_INFINITY;
  return from + count * interval * (daysOfStep[freq ?? ''] ?? 1);
}

function joined(a: DayRange | undefined, b: DayRange | undefined): DayRange | undefined {
  return a && b ? { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) } : (a ?? b);
}
