import { expandParsedRule } from '../../recurrence/expand.ts';
import { parseRule } from '../../recurrence/rule.ts';
import type { Range } from '../../text/range.ts';
import {
  fromLocalMs,
  type LocalTime,
  msPerDay,
  msPerSecond,
  startOfDay,
  toLocalMs,
} from '../../time/localTime.ts';
import type { Zone } from '../../time/zone.ts';
import type { DayRange } from '../context.ts';
import { findProperty, parameterText } from '../facts.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { fromDayNumber } from '../values/date.ts';
import { parseDateTime } from '../values/dateTime.ts';
import { readValues } from '../values/parsed.ts';

/** A local time with a TZID, as it is written or as a rule gives it. */
export interface ZonedTime {
  readonly line: ContentLine;
  /** The value, in the block; of an occurrence the value of DTSTART. */
  readonly at: Range;
  readonly value: LocalTime;
  /** A rule of recurrence gives it. */
  readonly isRepeated: boolean;
}

/** More occurrences than these in the days that are asked about are not looked at. */
const mostOccurrences = 100;

/**
 * The local times of a block that are in a zone, by its TZID, from the first of some days to before the last one.
 * What its rules of recurrence give on those days is part of it: `zone` is asked when UNTIL ends them.
 */
export function zonedTimes(tree: BlockTree, tzid: string, days: DayRange, zone: Zone): readonly ZonedTime[] {
  const isWanted = ({ value }: ZonedTime) => {
    const day = toLocalMs(value) / msPerDay;
    return day >= days.from && day < days.to;
  };
  return tree.components
    .flatMap((component) => {
      const written = component.properties.flatMap((line) => writtenTimes(tree, line, tzid));
      return [...written, ...occurrences(tree, component, written, days, zone)];
    })
    .filter(isWanted);
}

function writtenTimes(tree: BlockTree, line: ContentLine, tzid: string): readonly ZonedTime[] {
  if (line.params.length === 0 || parameterText(tree, line, 'TZID') !== tzid) return [];
  return readValues(tree, line, parseDateTime).flatMap(({ parsed, at }) =>
    parsed.value && !parsed.value.isUtc ? [{ line, at, value: parsed.value, isRepeated: false }] : [],
  );
}

function occurrences(
  tree: BlockTree,
  component: Component,
  written: readonly ZonedTime[],
  { from, to }: DayRange,
  zone: Zone,
): readonly ZonedTime[] {
  const ruleLine = findProperty(component, 'RRULE');
  const start = ruleLine && written.find(({ line }) => line.name === 'DTSTART');
  const rule = start && parseRule(valueText(tree, ruleLine));
  if (!rule) return [];
  const expansion = expandParsedRule(rule, start.value, {
    ...(Number.isFinite(from) && { from: startOfDay(fromDayNumber(from)) }),
    to: startOfDay(fromDayNumber(to)),
    limit: mostOccurrences,
    maxWork: mostWork,
    utcToLocal: (utc) => fromLocalMs(toLocalMs(utc) + zone.at(toLocalMs(utc)).offset * msPerSecond),
  });
  return (expansion?.occurrences ?? []).map((value) => ({ ...start, value, isRepeated: true }));
}

const mostWork = 20_000;
