import { msPerSecond } from './localTime.ts';
import type { Transition } from './timeline.ts';
import type { CalendarZone } from './vtimezone.ts';
import type { YearSpan } from './writeVtimezone.ts';
import type { Zone, ZoneOffset } from './zone.ts';

/** A stretch of time in which two zones show different times. */
export interface Difference {
  /** Epoch milliseconds; the first years' start when they differed before. */
  readonly from: number;
  /** The first moment at which they agree again, or the end of the years. */
  readonly to: number;
  readonly here: ZoneOffset;
  readonly there: ZoneOffset;
}

/** When in some years two zones differ, in order. Compares what clocks show, never how the rules are written. */
export function compareZones(here: Zone, there: Zone, { first, last }: YearSpan): readonly Difference[] {
  const [a, b] = [here.during(first, last), there.during(first, last)];
  let state = { here: a.initial, there: b.initial };
  let from = Date.UTC(first, 0, 1);
  const found: Difference[] = [];
  const close = (to: number) => {
    if (state.here.offset !== state.there.offset && to > from) add(found, { from, to, ...state });
    from = to;
  };
  const changes: readonly { readonly side: 'here' | 'there'; readonly change: Transition }[] = [
    ...a.transitions.map((change) => ({ side: 'here' as const, change })),
    ...b.transitions.map((change) => ({ side: 'there' as const, change })),
  ];
  for (const { side, change } of [...changes].sort((x, y) => x.change.instant - y.change.instant)) {
    close(change.instant);
    state = { ...state, [side]: change.to };
  }
  close(Date.UTC(last + 1, 0, 1));
  return found;
}

/** Joins a stretch to the one before where nothing but names changed between them. */
function add(found: Difference[], next: Difference): void {
  const before = found[found.length - 1];
  const goesOn =
    before?.to === next.from &&
    before.here.offset === next.here.offset &&
    before.there.offset === next.there.offset;
  if (before && goesOn) found[found.length - 1] = { ...before, to: next.to };
  else found.push(next);
}

/** The two zones' clocks differ no longer than a change of them that is written an hour or two off would have it. */
export function isBrief({ from, to }: Difference): boolean {
  return to - from <= 2 * 3600 * msPerSecond;
}

/**
 * When a VTIMEZONE and a zone differ in some years and the ones beside them, as far as it has rules for these: before
 * its first onset it says nothing, and neither does one that ends in these years after its last.
 */
export function compareCovered(
  own: CalendarZone,
  there: Zone,
  { first, last }: YearSpan,
): readonly Difference[] {
  const { firstOnset = Number.NEGATIVE_INFINITY, lastOnset = Number.POSITIVE_INFINITY } = own;
  const end = lastOnset > Math.max(firstOnset, Date.UTC(first, 0, 1)) ? lastOnset : Number.POSITIVE_INFINITY;
  const differences = own.differencesFrom(there, { first: first - 1, last: last + 1 });
  return differences.filter(({ from, to }) => to > firstOnset && from < end);
}

/** How many years back and ahead rules are looked for. */
const farthestBack = 40;
const farthestAhead = 20;

/**
 * The year nearest to `year` in which another zone had the rules that `here` has in it: rules that are out of date
 * were right once. Undefined when they never were, or have no changes to know them by.
 */
export function yearOfRules(here: Zone, there: Zone, year: number): number | undefined {
  for (let distance = 1; distance <= farthestBack; distance++) {
    if (isSameIn(here, there, year - distance)) return year - distance;
    if (distance <= farthestAhead && isSameIn(here, there, year + distance)) return year + distance;
  }
  return undefined;
}

function isSameIn(here: Zone, there: Zone, year: number): boolean {
  const span = { first: year, last: year };
  return there.during(year, year).transitions.length > 0 && compareZones(here, there, span).every(isBrief);
}
