import { msPerDay } from './localTime.ts';
import type { Zone, ZoneOffset } from './zone.ts';

/** A moment at which the clocks of a zone go forward or back. */
export interface ClockChange {
  /** Epoch milliseconds. */
  readonly instant: number;
  readonly before: ZoneOffset;
  readonly after: ZoneOffset;
}

/**
 * The first moment after `from`, up to `to`, at which the offset of a zone changes; in epoch milliseconds.
 * Asks the zone once a day: an offset that holds for less is passed over. Undefined when there is none.
 */
export function clockChangeBetween(zone: Zone, from: number, to: number): ClockChange | undefined {
  let start = from;
  let before = zone.at(start);
  while (start < to) {
    const end = Math.min(start + msPerDay, to);
    const after = zone.at(end);
    if (after.offset !== before.offset) return narrow(zone, start, end, before, after);
    start = end;
    before = after;
  }
  return undefined;
}

/** Finds the moment of a change that is known to lie after `low` and not after `high`. */
function narrow(zone: Zone, low: number, high: number, before: ZoneOffset, after: ZoneOffset): ClockChange {
  let [early, late] = [low, high];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (zone.at(middle).offset === before.offset) early = middle;
    else late = middle;
  }
  return { instant: late, before, after };
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
