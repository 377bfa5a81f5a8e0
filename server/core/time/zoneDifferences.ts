import { startOfDay, toLocalMs } from './localTime.ts';
import type { Zone, ZoneOffset } from './zone.ts';

/** A stretch of time in which two zones have different offsets. */
export interface ZoneDifference {
  /** Epoch milliseconds; `to` is the first moment that is no longer part of it. */
  readonly from: number;
  readonly to: number;
  readonly own: ZoneOffset;
  readonly other: ZoneOffset;
}

/** Where two zones differ from the start of year `first` to the end of year `last`, in UTC and in order. */
export function zoneDifferences(
  own: Zone,
  other: Zone,
  first: number,
  last: number,
): readonly ZoneDifference[] {
  const [start, end] = [newYear(first), newYear(last + 1)];
  const changes = [own, other].flatMap((zone) =>
    zone.during(first, last).transitions.map(({ instant }) => instant),
  );
  const moments = [...new Set([start, ...changes, end])].sort((a, b) => a - b);
  const found: ZoneDifference[] = [];
  moments.slice(0, -1).forEach((from, index) => {
    const states = { own: own.at(from), other: other.at(from) };
    if (states.own.offset !== states.other.offset)
      found.push({ from, to: moments[index + 1] as number, ...states });
  });
  return found;
}

function newYear(year: number): number {
  return toLocalMs(startOfDay({ year, month: 1, day: 1 }));
}
