import { findProperty } from '../ical/facts.ts';
import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { expandParsedRule } from '../recurrence/expand.ts';
import type { Rule } from '../recurrence/rule.ts';
import { compareZones, type Difference } from './compare.ts';
import {
  compareLocal,
  fromLocalMs,
  type LocalTime,
  msPerSecond,
  startOfDay,
  toLocalMs,
} from './localTime.ts';
import { type Observance, readObservance } from './observance.ts';
import { offsetAt, resolveLocal, type Timeline, type Transition, YearlyTimelines } from './timeline.ts';
import type { YearSpan } from './writeVtimezone.ts';
import type { Resolution, Zone, ZoneOffset } from './zone.ts';

/** More parts than these are not read: the whole history of a zone has a few hundred. */
const mostParts = 500;

/** More onsets in a few years than any zone has; a rule that gives more is no zone's. */
const mostOnsets = 200;

/** What all the rules of one zone may cost before it is left as it is. A zone of this world costs a thousandth. */
const mostWork = 1_000_000;
const mostWorkPerRule = 20_000;

/**
 * Builds the zone that a VTIMEZONE defines (RFC 5545, 3.6.5): any number of observances, each with any
 * number of onsets. Gives undefined when no observance says what offset it leads to.
 */
export function buildZone(tree: BlockTree, component: Component): CalendarZone | undefined {
  const observances: Observance[] = [];
  const parts: number[] = [];
  for (const [index, part] of component.components.slice(0, mostParts).entries()) {
    if (part.name !== 'STANDARD' && part.name !== 'DAYLIGHT') continue;
    const observance = readObservance(tree, part);
    if (!observance) continue;
    observances.push(observance);
    parts.push(index);
  }
  if (observances.length === 0) return undefined;
  const tzid = findProperty(component, 'TZID');
  return zoneOfObservances(tzid ? valueText(tree, tzid) : '', observances, parts);
}

/** The zone that some observances make; `parts` as in `CalendarZone`. */
export function zoneOfObservances(
  id: string,
  observances: readonly Observance[],
  parts: readonly number[] = [],
): CalendarZone {
  return new ObservedZone(id, observances, parts);
}

/** A zone that a VTIMEZONE defines. */
export interface CalendarZone extends Zone {
  readonly observances: readonly Observance[];
  /** For each of them, which of the VTIMEZONE's components it was read from. */
  readonly parts: readonly number[];
  /** The first onset in epoch milliseconds, before which nothing is said of the zone; undefined when it has none. */
  readonly firstOnset: number | undefined;
  /** The last onset, infinite where a rule has no end; undefined when there is none. */
  readonly lastOnset: number | undefined;
  /** It has cost nearly nothing of what it may cost, as every zone of this world. */
  readonly isQuick: boolean;
  /** When in some years its clocks differ from those of another zone; kept, as every file of an export asks the same. */
  differencesFrom(other: Zone, years: YearSpan): readonly Difference[];
}

/** Its onsets are worked out year by year, as questions come, and kept. */
class ObservedZone implements CalendarZone {
  readonly id: string;
  readonly source = 'calendar';
  readonly observances: readonly Observance[];
  readonly parts: readonly number[];
  readonly firstOnset: number | undefined;
  readonly #timelines = new YearlyTimelines((year) => this.#makeTimeline(year));
  readonly #differences = new WeakMap<Zone, Map<string, readonly Difference[]>>();
  #initial: ZoneOffset | undefined;
  #workLeft = mostWork;

  constructor(id: string, observances: readonly Observance[], parts: readonly number[]) {
    this.id = id;
    this.observances = observances;
    this.parts = parts;
    this.firstOnset = firstOnsetOf(observances);
  }

  get isQuick(): boolean {
    return this.#workLeft > mostWork * 0.99;
  }

  get lastOnset(): number | undefined {
    if (this.observances.some(({ rules }) => rules.some(({ until }) => !until)))
      return Number.POSITIVE_INFINITY;
    const years = this.observances.map(lastYear).filter(Number.isFinite);
    if (years.length === 0) return undefined;
    const last = Math.max(...years);
    const { transitions } = this.during(last - 2, last + 1);
    return transitions[transitions.length - 1]?.instant;
  }

  at(instant: number): ZoneOffset {
    return offsetAt(this.#timelines.of(fromLocalMs(instant).year), instant);
  }

  atLocal(local: LocalTime): Resolution {
    return resolveLocal(this.#timelines.of(local.year), toLocalMs(local));
  }

  nameAt(instant: number): string | undefined {
    return this.at(instant).name;
  }

  during(first: number, last: number): Timeline {
    return this.#timelines.during(first, last);
  }

  differencesFrom(other: Zone, years: YearSpan): readonly Difference[] {
    const known = this.#differences.get(other) ?? new Map<string, readonly Difference[]>();
    this.#differences.set(other, known);
    const key = `${years.first} ${years.last}`;
    const found = known.get(key) ?? compareZones(this, other, years);
    known.set(key, found);
    return found;
  }

  /** All onsets from the year before to the year after, which the first and last days of a year may need. */
  #makeTimeline(year: number): Timeline {
    const from = newYear(year - 1);
    const transitions = this.observances.flatMap((observance) =>
      this.#onsets(observance, from, newYear(year + 2)).map((onset) => toTransition(observance, onset)),
    );
    return {
      initial: this.#stateBefore(from),
      transitions: transitions.sort((a, b) => a.instant - b.instant),
    };
  }

  #stateBefore(time: LocalTime): ZoneOffset {
    let last: Transition | undefined;
    for (const observance of this.observances) {
      const onset = this.#lastOnsetBefore(observance, time);
      const transition = onset && toTransition(observance, onset);
      if (transition && (!last || transition.instant >= last.instant)) last = transition;
    }
    this.#initial ??= initialState(this.observances);
    return last?.to ?? this.#initial;
  }

  /** Looks back over twice as many years each time: most rules have an onset in the year before. */
  #lastOnsetBefore(observance: Observance, time: LocalTime): LocalTime | undefined {
    const end = Math.min(time.year, lastYear(observance) + 1);
    const firstYear = firstDate(observance)?.year ?? end;
    let to = newYear(end);
    for (let years = 1; to.year > firstYear; years *= 2) {
      const from = newYear(Math.max(to.year - years, firstYear));
      const onsets = this.#onsets(observance, from, to);
      if (onsets.length > 0) return onsets[onsets.length - 1];
      to = from;
    }
    return undefined;
  }

  /** The onsets of an observance from `from` to before `to`, in order. */
  #onsets(observance: Observance, from: LocalTime, to: LocalTime): readonly LocalTime[] {
    const isInside = ({ year }: LocalTime) => year >= from.year && year < to.year;
    const onsets = observance.dates.filter(isInside);
    if (observance.rules.length === 0) return onsets;
    for (const rule of observance.rules) onsets.push(...this.#expand(observance, rule, from, to));
    return onsets.sort((a, b) => toLocalMs(a) - toLocalMs(b));
  }

  #expand(observance: Observance, rule: Rule, from: LocalTime, to: LocalTime): readonly LocalTime[] {
    if (!observance.start || this.#workLeft <= 0) return [];
    const expansion = expandParsedRule(rule, observance.start, {
      from,
      to,
      limit: mostOnsets,
      maxWork: mostWorkPerRule,
      utcToLocal: (utc) => fromLocalMs(toLocalMs(utc) + observance.offsetFrom * msPerSecond),
    });
    this.#workLeft -= expansion?.work ?? mostWorkPerRule;
    return expansion?.occurrences ?? [];
  }
}

function firstOnsetOf(observances: readonly Observance[]): number | undefined {
  const onsets = observances.flatMap((observance) => {
    const date = firstDate(observance);
    return date ? [toTransition(observance, date).instant] : [];
  });
  return onsets.length === 0 ? undefined : Math.min(...onsets);
}

function newYear(year: number): LocalTime {
  return startOfDay({ year, month: 1, day: 1 });
}

function toTransition({ offsetFrom, to }: Observance, onset: LocalTime): Transition {
  return { instant: toLocalMs(onset) - offsetFrom * msPerSecond, to };
}

/** The first date that an observance names; its first onset is not earlier. */
function firstDate({ start, dates }: Observance): LocalTime | undefined {
  const [first] = dates;
  return start && first ? (compareLocal(start, first) < 0 ? start : first) : (start ?? first);
}

/** A year after which an observance has no onset; infinite when a rule has no end. */
function lastYear({ dates, rules }: Observance): number {
  let last = dates[dates.length - 1]?.year ?? Number.NEGATIVE_INFINITY;
  for (const { until } of rules) {
    // UNTIL may be in UTC, where the year ends up to a day earlier.
    last = Math.max(last, until ? until.time.year + 1 : Number.POSITIVE_INFINITY);
  }
  return last;
}

/** What holds before every onset: the offset that the earliest one leaves, by the name that it has elsewhere. */
function initialState(observances: readonly Observance[]): ZoneOffset {
  let earliest: Observance | undefined;
  for (const observance of observances) {
    const date = firstDate(observance);
    const soFar = earliest && firstDate(earliest);
    if (date && (!soFar || compareLocal(date, soFar) < 0)) earliest = observance;
  }
  const standard = observances.filter(({ isDaylight }) => !isDaylight);
  if (!earliest) return (standard[0] ?? (observances[0] as Observance)).to;
  const offset = earliest.offsetFrom;
  return standard.find(({ to }) => to.offset === offset)?.to ?? { offset, name: undefined };
}
