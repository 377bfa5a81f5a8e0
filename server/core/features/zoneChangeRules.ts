/** What becomes of RRULE when the times around it are written in another zone. */
import type { DateOrTime } from '../ical/model/event.ts';
import { type KnownTime, toClock } from '../ical/model/series.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { unfold, valueText } from '../ical/syntax/unfold.ts';
import { formatDateTime } from '../ical/values/dateTime.ts';
import { readRecur } from '../ical/values/recur.ts';
import { expandParsedRule } from '../recurrence/expand.ts';
import { parseRule, type Rule } from '../recurrence/rule.ts';
import { fromLocalMs, type LocalTime, msPerSecond, toLocalMs } from '../time/localTime.ts';
import type { Zone } from '../time/zone.ts';
import type { ZoneResolver } from '../time/zones.ts';
import { timeText } from './timeText.ts';
import { type LineChange, rewrite, type TargetZone } from './zoneChangeTimes.ts';

/** So far from the start the times that a rule gives are compared; what is the same so long stays the same. */
const comparedYears = 20;

/** So many times are compared at most. */
const comparedTimes = 2000;

/** What one comparison may cost: a tenth of a second. */
const mostWork = 150_000;

/** A series before and after the change: its start, and the zone of its clock where it has one. */
export interface SeriesChange {
  readonly start: KnownTime;
  /** The zone of the start as it is written; undefined for a floating one. */
  readonly zone: Zone | undefined;
  readonly zones: ZoneResolver;
  /** What the start is in the target. */
  readonly changed: LocalTime;
  readonly target: TargetZone;
}

/**
 * The edits of an RRULE that keep what it means, in offsets of the block, or why there are none. A rule counts on
 * the clock of its start: on another clock it may give other times, and then it is not changed.
 */
export function changeRule(tree: BlockTree, line: ContentLine, series: SeriesChange): LineChange {
  if (series.start.form === 'date') return { edits: [] };
  const rule = parseRule(valueText(tree, line));
  if (!rule) return { refusal: `${line.name} cannot be read as a whole: repair it first.` };
  return series.target.keep === 'moment' ? checkMoments(rule, series) : moveUntil(tree, line, rule, series);
}

/** The rule stays as it is written, if it gives the same moments on the other clock. */
function checkMoments(rule: Rule, { start, zone, changed, target }: SeriesChange): LineChange {
  if (rule.until && !rule.until.isUtc) {
    return {
      refusal: 'UNTIL of the RRULE is not in UTC, as it must be beside a time with a zone: repair it first.',
    };
  }
  if (!zone) return { refusal: 'The start has no zone, so nobody knows when it repeats.' };
  const before = momentsOf(rule, start.value, zone);
  const after = momentsOf(rule, changed, target.zone);
  if (!before || !after)
    return {
      refusal: 'It repeats so often that it takes too long to make sure that every time stays the same.',
    };
  const at = before.findIndex((moment, index) => moment !== after[index]);
  if (at < 0 && before.length === after.length) return { edits: [] };
  const first = before[at < 0 ? after.length : at] ?? after[before.length];
  const when =
    first === undefined ? '' : `: the first that would come at another hour is ${shownIn(zone, first)}`;
  return {
    refusal: `It repeats, and the rule counts on the clock of ${zone.id}. On the other clock it would give other times${when}. Keep the clock time, or leave it as it is.`,
  };
}

function shownIn(zone: Zone, moment: number): string {
  return timeText(fromLocalMs(moment + zone.at(moment).offset * msPerSecond));
}

/** The instants that a rule gives in a zone, in epoch milliseconds; undefined when they cost too much. */
function momentsOf(rule: Rule, start: LocalTime, zone: Zone): readonly number[] | undefined {
  const found = expandParsedRule(rule, start, {
    to: { ...start, year: start.year + comparedYears },
    limit: comparedTimes,
    maxWork: mostWork,
    utcToLocal: (utc) => fromLocalMs(toLocalMs(utc) + zone.at(toLocalMs(utc)).offset * msPerSecond),
  });
  if (!found || (found.truncated && found.occurrences.length < comparedTimes)) return undefined;
  return found.occurrences.map((time) => zone.atLocal(time).instant);
}

/** Where the clock stays, the last time stays on that clock: UNTIL is in UTC and moves with it (RFC 5545, 3.3.10). */
function moveUntil(tree: BlockTree, line: ContentLine, rule: Rule, series: SeriesChange): LineChange {
  const { parts, sourceRange } = readRecur(tree, line);
  const until = parts.UNTIL?.items[0];
  if (!rule.until || !until) return { edits: [] };
  if (until.value.type === 'DATE') {
    return { refusal: 'UNTIL of the RRULE is a day and the start is a time: repair it first.' };
  }
  const { dateTime } = until.value;
  const isTied = series.start.form !== 'floating';
  if (dateTime.isUtc !== isTied) {
    return { refusal: 'UNTIL of the RRULE is not of the form that DTSTART needs: repair it first.' };
  }
  const written: DateOrTime = { ...dateTime, isDate: false };
  const local = isTied ? toClock(series.start, written, undefined, series.zones) : dateTime;
  if (!local) return { refusal: 'Nobody knows the zone of the start, so UNTIL cannot be moved along.' };
  const moved = fromLocalMs(series.target.zone.atLocal(local).instant);
  const place = sourceRange(until);
  const before = unfold(tree, line, place.start, place.end);
  return { edits: rewrite(before, 0, before.text, formatDateTime({ ...moved, isUtc: true })) };
}
