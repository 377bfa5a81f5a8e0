import { countBefore } from '../text/sorted.ts';
import { msPerDay, msPerSecond, startOfDay, toLocalMs } from './localTime.ts';
import type { Resolution, ZoneOffset } from './zone.ts';

/** A moment at which a zone's clocks, or their name, change. */
export interface Transition {
  /** Epoch milliseconds. */
  readonly instant: number;
  readonly to: ZoneOffset;
}

/** Some years of a zone. */
export interface Timeline {
  /** What holds before the first transition. */
  readonly initial: ZoneOffset;
  /** In order. */
  readonly transitions: readonly Transition[];
}

/** The timelines of a zone's years, each made when it is first asked for, and of several years in a row. All are kept. */
export class YearlyTimelines {
  readonly #make: (year: number) => Timeline;
  readonly #byYear = new Map<number, Timeline>();
  readonly #bySpan = new Map<string, Timeline>();

  /** `make` gives all changes of a year in UTC, and may give some before and after it. */
  constructor(make: (year: number) => Timeline) {
    this.#make = make;
  }

  of(year: number): Timeline {
    const known = this.#byYear.get(year);
    if (known) return known;
    const made = this.#make(year);
    this.#byYear.set(year, made);
    return made;
  }

  /** The changes from the start of year `first` to the end of year `last`, in UTC. */
  during(first: number, last: number): Timeline {
    const key = `${first} ${last}`;
    const known = this.#bySpan.get(key);
    if (known) return known;
    const transitions: Transition[] = [];
    for (let year = first; year <= last; year++) {
      const [start, end] = [newYear(year), newYear(year + 1)];
      const isOwn = ({ instant }: Transition) => instant >= start && instant < end;
      transitions.push(...this.of(year).transitions.filter(isOwn));
    }
    const made = { initial: offsetAt(this.of(first), newYear(first) - 1), transitions };
    this.#bySpan.set(key, made);
    return made;
  }
}

/** When a year begins in UTC, in epoch milliseconds. */
export function newYear(year: number): number {
  return toLocalMs(startOfDay({ year, month: 1, day: 1 }));
}

/** The offset of a timeline at an instant in epoch milliseconds. */
export function offsetAt({ initial, transitions }: Timeline, instant: number): ZoneOffset {
  const index = firstAfter(transitions, instant) - 1;
  return transitions[index]?.to ?? initial;
}

/**
 * Finds what a local time, in milliseconds of its wall clock, is on a timeline. Every offset that is in
 * force around it is tried: it fits one of them, none (a gap) or several (RFC 5545, 3.3.5).
 */
export function resolveLocal(timeline: Timeline, localMs: number): Resolution {
  const { initial, transitions } = timeline;
  // Offsets are less than a day: what changes further away does not matter.
  let index = firstAfter(transitions, localMs - 2 * msPerDay) - 1;
  let state = transitions[index]?.to ?? initial;
  const changes = (transitions[index + 1]?.instant ?? Number.POSITIVE_INFINITY) <= localMs + 2 * msPerDay;
  // On nearly every day of the year nothing does.
  if (!changes) return found({ instant: localMs - state.offset * msPerSecond, state }, undefined);
  const fits: { instant: number; state: ZoneOffset }[] = [];
  let gap: { before: ZoneOffset; after: ZoneOffset } | undefined;
  for (; ; index++) {
    const instant = localMs - state.offset * msPerSecond;
    const start = transitions[index]?.instant ?? Number.NEGATIVE_INFINITY;
    const next = transitions[index + 1];
    if (instant >= start && instant < (next?.instant ?? Number.POSITIVE_INFINITY))
      fits.push({ instant, state });
    if (!next || next.instant > localMs + 2 * msPerDay) break;
    const isSkipped = instant >= next.instant && localMs - next.to.offset * msPerSecond < next.instant;
    if (isSkipped) gap ??= { before: state, after: next.to };
    state = next.to;
  }
  const [first, second] = fits;
  if (first) return found(first, second?.state);
  const { before, after } = gap ?? { before: state, after: state };
  return { ...before, instant: localMs - before.offset * msPerSecond, kind: 'gap', other: after };
}

function found(first: { instant: number; state: ZoneOffset }, second: ZoneOffset | undefined): Resolution {
  const { offset, name } = first.state;
  return { offset, name, instant: first.instant, kind: second ? 'ambiguous' : 'exact', other: second };
}

/** The index of the first transition after an instant. */
function firstAfter(transitions: readonly Transition[], instant: number): number {
  return countBefore(transitions.length, (index) => (transitions[index] as Transition).instant <= instant);
}
