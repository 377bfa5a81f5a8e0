import { findProperty } from '../ical/facts.ts';
import { readDateOrTime, readTime } from '../ical/model/event.ts';
import { isRecurring, type Series, toClock } from '../ical/model/series.ts';
import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { expandParsedRule } from '../recurrence/expand.ts';
import { fromLocalMs, type LocalTime, msPerDay, msPerSecond, toLocalMs } from '../time/localTime.ts';
import type { ZoneResolver } from '../time/zones.ts';

/** A schedule of one conference has no event that repeats more often. */
const mostOccurrences = 366;

/** A rule that never ends is followed for a year: a conference is over by then, and each occurrence costs as much as a talk. */
const longestEndless = 366 * msPerDay;

/**
 * When an event that repeats takes place, on the clock of its DTSTART and in order: DTSTART itself, what RRULE and
 * RDATE add, without what EXDATE takes out. At most 366, and of a rule without COUNT and UNTIL those of a year.
 * Undefined for an event that does not repeat.
 */
export function occurrencesOf(
  tree: BlockTree,
  component: Component,
  series: Series,
  zones: ZoneResolver,
): readonly LocalTime[] | undefined {
  if (!isRecurring(series)) return undefined;
  const starts = new Set([toLocalMs(series.start.value), ...series.dates]);
  const zone = series.start.form === 'zoned' ? zones.resolve(series.start.tzid as string) : undefined;
  const utcToLocal =
    zone &&
    ((utc: LocalTime) => {
      const ms = toLocalMs(utc);
      return fromLocalMs(ms + zone.at(ms).offset * msPerSecond);
    });
  for (const { rule } of series.rules) {
    const isEndless = rule.count === undefined && rule.until === undefined;
    const expansion = expandParsedRule(rule, series.start.value, {
      limit: mostOccurrences,
      ...(isEndless && { to: fromLocalMs(toLocalMs(series.start.value) + longestEndless) }),
      ...(utcToLocal && { utcToLocal }),
    });
    for (const occurrence of expansion?.occurrences ?? []) starts.add(toLocalMs(occurrence));
  }
  for (const excluded of excludedStarts(tree, component, series, zones)) starts.delete(excluded);
  return [...starts]
    .sort((a, b) => a - b)
    .slice(0, mostOccurrences)
    .map(fromLocalMs);
}

function excludedStarts(
  tree: BlockTree,
  component: Component,
  { start }: Series,
  zones: ZoneResolver,
): readonly number[] {
  if (!findProperty(component, 'EXDATE')) return [];
  return component.properties
    .filter(({ name }) => name === 'EXDATE')
    .flatMap((line) => {
      const { tzid } = readTime(tree, line);
      return valueText(tree, line)
        .split(',')
        .flatMap((text) => {
          const value = readDateOrTime(text.trim());
          const time = value && toClock(start, value, tzid, zones);
          return time ? [toLocalMs(time)] : [];
        });
    });
}
