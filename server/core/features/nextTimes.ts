/** The next times of something that repeats. */
import { type DateOrTime, readDateOrTime, readTime } from '../ical/model/event.ts';
import { type PlacedTime, placeTime } from '../ical/model/eventSpan.ts';
import { type KnownTime, readKnownTime, toClock } from '../ical/model/series.ts';
import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { type Expansion, expandParsedRule } from '../recurrence/expand.ts';
import type { Rule } from '../recurrence/rule.ts';
import { fromLocalMs, type LocalTime, msPerDay, msPerSecond, toLocalMs } from '../time/localTime.ts';
import type { ZoneResolver } from '../time/zones.ts';

/** Some times of a series, and how they stand to now. */
export interface NextTimes {
  readonly times: readonly PlacedTime[];
  /** The first ones at all, because none is left. */
  readonly isOver: boolean;
  /** The search cost too much and was given up: there may be more. */
  readonly isGivenUp: boolean;
}

/** What an answer may cost: a hover must come at once. */
const mostWork = 40_000;

/**
 * The next few times, at or after `now` (epoch milliseconds), that a rule of a component gives, without those
 * that EXDATE takes out; the first few where none is left. Undefined without a DTSTART that can be read.
 */
export function nextTimes(
  tree: BlockTree,
  component: Component,
  rule: Rule,
  zones: ZoneResolver,
  now: number,
  limit: number,
): NextTimes | undefined {
  const start = readKnownTime(tree, component, 'DTSTART');
  if (!start) return undefined;
  const excluded = exceptions(tree, component, start, zones);
  const wanted = limit + Math.min(excluded.size, limit);
  const expand = (from?: LocalTime) =>
    expandParsedRule(rule, start.value, {
      ...(from && { from }),
      limit: wanted,
      maxWork: mostWork,
      utcToLocal: (utc) => toClock(start, { ...utc, isDate: false, isUtc: true }, undefined, zones) ?? utc,
    });
  const place = (found: Expansion) =>
    found.occurrences
      .filter((time) => !excluded.has(toLocalMs(time)))
      .slice(0, limit)
      .map((time) => placeTime({ ...start.value, ...time }, start.tzid, zones));
  const next = expand(localNow(start, zones, now));
  if (!next) return undefined;
  const times = place(next);
  const isGivenUp = next.truncated && next.occurrences.length < wanted;
  if (times.length > 0 || next.truncated) return { times, isOver: false, isGivenUp };
  const first = expand();
  return first && { times: place(first), isOver: true, isGivenUp: false };
}

/** Now on the clock of a series; for times without a zone a day earlier, because somewhere it still is. */
function localNow(start: KnownTime, zones: ZoneResolver, now: number): LocalTime {
  if (start.form === 'utc') return fromLocalMs(now);
  const zone = start.form === 'zoned' ? zones.resolve(start.tzid as string) : undefined;
  return zone ? fromLocalMs(now + zone.at(now).offset * msPerSecond) : fromLocalMs(now - msPerDay);
}

/** The times on the clock of a series that EXDATE takes out. */
function exceptions(
  tree: BlockTree,
  component: Component,
  start: KnownTime,
  zones: ZoneResolver,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const line of component.properties) {
    if (line.name !== 'EXDATE') continue;
    const { tzid } = readTime(tree, line);
    for (const text of valueText(tree, line).split(',')) {
      const value: DateOrTime | undefined = readDateOrTime(text);
      const time = value && toClock(start, value, tzid, zones);
      if (time) found.add(toLocalMs(time));
    }
  }
  return found;
}
