import { foldLine } from '../ical/syntax/fold.ts';
import { formatDateTime } from '../ical/values/dateTime.ts';
import { padded } from '../ical/values/digits.ts';
import { escapeText } from '../ical/values/text.ts';
import { formatUtcOffset } from '../ical/values/utcOffset.ts';
import { fromLocalMs, type LocalTime, msPerDay, msPerSecond, weekdayOf } from './localTime.ts';
import type { Transition } from './timeline.ts';
import type { Zone } from './zone.ts';

/** The years that a VTIMEZONE must be right for. */
export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

/** A change of clocks with the offset that it leaves. */
interface Change extends Transition {
  readonly from: number;
  /** The local time of the change before it, as onsets are written (RFC 5545, 3.6.5). */
  readonly onset: LocalTime;
  readonly isDaylight: boolean;
}

/**
 * Writes a zone as a VTIMEZONE that is right for these years, with the line break `eol` after each line.
 *
 * Where the zone has one pair of yearly rules in all of them and in the years beside, it is one STANDARD and one
 * DAYLIGHT with a yearly rule on an ordinal weekday, the only form that Exchange reads (MS-OXCICAL,
 * 2.1.3.1.1.19.2). A zone that does not change is one STANDARD. Any other has its changes one by one.
 */
export function writeVtimezone(tzid: string, zone: Zone, { first, last }: YearSpan, eol: string): string {
  const { initial, transitions } = zone.during(first - 1, last + 1);
  const changes = readChanges(initial.offset, transitions);
  const observances =
    changes.length === 0
      ? [writeFixed(zone, initial.offset)]
      : writeChanges(zone, changes, { first: first - 1, last: last + 1 });
  const lines = ['BEGIN:VTIMEZONE', `TZID:${escapeText(tzid)}`, ...observances.flat(), 'END:VTIMEZONE'];
  return lines.map((line) => foldLine(line, eol) + eol).join('');
}

function readChanges(initial: number, transitions: readonly Transition[]): readonly Change[] {
  return transitions.map((transition, index) => {
    const from = transitions[index - 1]?.to.offset ?? initial;
    const { instant, to } = transition;
    const next = transitions[index + 1];
    const onset = fromLocalMs(instant + from * msPerSecond);
    const goesBack = !next || (next.to.offset < to.offset && next.instant - instant < 300 * msPerDay);
    return { instant, to, from, onset, isDaylight: to.offset > from && goesBack };
  });
}

function writeFixed(zone: Zone, offset: number): readonly string[] {
  const start = '19700101T000000';
  return writeObservance('STANDARD', {
    start,
    more: [],
    from: offset,
    to: offset,
    name: nameAt(zone, 0, offset),
  });
}

function writeChanges(
  zone: Zone,
  changes: readonly Change[],
  years: YearSpan,
): readonly (readonly string[])[] {
  const rules = findYearlyRules(changes, years);
  if (rules) return rules.map(({ change, rrule }) => writeChange(zone, change, [`RRULE:${rrule}`]));
  const { from, instant } = changes[0] as Change;
  const start = localText({ year: years.first, month: 1, day: 1, hour: 0, minute: 0, second: 0 });
  const name = nameAt(zone, instant - 1, from);
  const before = writeObservance('STANDARD', { start, more: [], from, to: from, name });
  return [before, ...groupAlike(changes).map((group) => writeGroup(zone, group))];
}

/** Changes between the same two offsets: one observance, with RDATE for all but the first. */
function groupAlike(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.isDaylight} ${change.from} ${change.to.offset}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

function writeGroup(zone: Zone, group: readonly Change[]): readonly string[] {
  const [first, ...others] = group as [Change, ...Change[]];
  return writeChange(
    zone,
    first,
    others.map(({ onset }) => `RDATE:${localText(onset)}`),
  );
}

function writeChange(zone: Zone, change: Change, more: readonly string[]): readonly string[] {
  const { isDaylight, onset, from, to, instant } = change;
  const name = nameAt(zone, instant, to.offset);
  return writeObservance(isDaylight ? 'DAYLIGHT' : 'STANDARD', {
    start: localText(onset),
    more,
    from,
    to: to.offset,
    name,
  });
}

/** What stands in an observance; `more` are the lines that give further onsets. */
interface ObservanceText {
  readonly start: string;
  readonly more: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

function writeObservance(
  component: string,
  { start, more, from, to, name }: ObservanceText,
): readonly string[] {
  return [
    `BEGIN:${component}`,
    `DTSTART:${start}`,
    ...more,
    `TZOFFSETFROM:${formatUtcOffset(from)}`,
    `TZOFFSETTO:${formatUtcOffset(to)}`,
    `TZNAME:${name}`,
    `END:${component}`,
  ];
}

function localText(local: LocalTime): string {
  return formatDateTime({ ...local, isUtc: false });
}

/** What the zone's clocks are called then; where nobody has letters for it, the offset as the tz database writes it. */
function nameAt(zone: Zone, instant: number, offset: number): string {
  return zone.nameAt?.(instant) ?? offsetName(offset);
}

function offsetName(offset: number): string {
  const total = Math.abs(offset);
  const minutes = Math.floor(total / 60) % 60;
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(total / 3600), 2)}${minutes > 0 ? padded(minutes, 2) : ''}`;
}

interface YearlyRule {
  readonly change: Change;
  readonly rrule: string;
}

/** The two rules by which the clocks change in each of the years, if they are such. */
function findYearlyRules(
  changes: readonly Change[],
  { first, last }: YearSpan,
): readonly YearlyRule[] | undefined {
  const forward = changes.filter(({ isDaylight }) => isDaylight);
  const back = changes.filter(({ isDaylight }) => !isDaylight);
  const years = last - first + 1;
  const isPair = forward.length === years && back.length === years;
  const rules = isPair ? [toYearlyRule(forward), toYearlyRule(back)] : [];
  return rules.length > 0 && rules.every((rule) => rule !== undefined) ? rules : undefined;
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The rule that gives each of these changes: the same ordinal weekday of a month at the same time of day. */
function toYearlyRule(changes: readonly Change[]): YearlyRule | undefined {
  const [first] = changes;
  if (!first) return undefined;
  const isAlike = changes.every(
    ({ onset, from, to }, index) =>
      from === first.from &&
      to.offset === first.to.offset &&
      onset.year === first.onset.year + index &&
      onset.month === first.onset.month &&
      weekdayOf(onset) === weekdayOf(first.onset) &&
      timeOfDay(onset) === timeOfDay(first.onset),
  );
  const ordinal = isAlike ? commonOrdinal(changes.map(({ onset }) => onset)) : undefined;
  if (ordinal === undefined) return undefined;
  const { month } = first.onset;
  return {
    change: first,
    rrule: `FREQ=YEARLY;BYMONTH=${month};BYDAY=${ordinal}${weekdays[weekdayOf(first.onset)]}`,
  };
}

function timeOfDay({ hour, minute, second }: LocalTime): number {
  return (hour * 60 + minute) * 60 + second;
}

/** -1 where each is the last of its weekday in the month, else which one each is. */
function commonOrdinal(days: readonly LocalTime[]): number | undefined {
  const isLast = ({ year, month, day }: LocalTime) =>
    day + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (days.every(isLast)) return -1;
  const ordinals = new Set(days.map(({ day }) => Math.ceil(day / 7)));
  const [ordinal] = ordinals;
  return ordinals.size === 1 ? ordinal : undefined;
}
