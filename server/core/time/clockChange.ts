import { fromLocalMs, msPerDay } from './localTime.ts';
import type { Zone, ZoneOffset } from './zone.ts';

/** A moment at which the clocks of a zone go forward or back. */
export interface ClockChange {
  /** Epoch milliseconds. */
  readonly instant: number;
  readonly before: ZoneOffset;
  readonly after: ZoneOffset;
}

/** The first change of a zone's offset after `from` and not after `to`, in epoch milliseconds; undefined without one. */
export function clockChangeBetween(zone: Zone, from: number, to: number): ClockChange | undefined {
  const { initial, transitions } = zone.during(fromLocalMs(from).year, fromLocalMs(to).year);
  let before = initial;
  for (const { instant, to: after } of transitions) {
    const isChange = after.offset !== before.offset && instant > from && instant <= to;
    if (isChange) return { instant, before, after };
    before = after;
  }
  return undefined;
}

/** How many months around a moment are looked at, on each side: one less than a year. */
const monthsAround = 11;

/** Of the months around, more than this are no summer: Morocco's clocks go back for one month of the year. */
const mostSummerMonths = 19;

/** In milliseconds; twelve of them are a year. */
const oneMonth = 30.44 * msPerDay;

/**
 * Says whether the clocks of a zone are ahead of those that it has before and after, for a part of the year
 * that can be called summer. The instant is in epoch milliseconds.
 */
export function isSummerTime(zone: Zone, instant: number): boolean {
  const { offset } = zone.at(instant);
  const offsets = (sign: 1 | -1) =>
    Array.from(
      { length: monthsAround },
      (_, month) => zone.at(instant + sign * (month + 1) * oneMonth).offset,
    );
  const [earlier, later] = [offsets(-1), offsets(1)];
  const isBehind = (other: number) => other < offset;
  const same = [...earlier, ...later].filter((other) => other === offset).length;
  return earlier.some(isBehind) && later.some(isBehind) && same <= mostSummerMonths;
}
