/** What clocks show at an instant. Plain arithmetic: whoever draws a view needs no time zone data for the event's own zone. */
import { clockText, offsetText } from '../features/timeText.ts';
import type { DateValue } from '../ical/values/date.ts';
import { fromLocalMs, type LocalTime, msPerSecond, toLocalMs } from '../time/localTime.ts';
import type { ClockView } from './scheduleView.ts';

/** Seconds east of UTC at an instant in epoch milliseconds. */
export function offsetAt({ offsets }: ClockView, instant: number): number {
  let found = offsets[0]?.seconds ?? 0;
  for (const { from, seconds } of offsets) if (from <= instant) found = seconds;
  return found;
}

/** What the clocks show at an instant in epoch milliseconds. */
export function localAt(clock: ClockView, instant: number): LocalTime {
  return fromLocalMs(instant + offsetAt(clock, instant) * msPerSecond);
}

/** The first instant at which the clocks show a local time; undefined for one that they skip. */
export function instantOf(clock: ClockView, local: LocalTime): number | undefined {
  const seconds = [...new Set(clock.offsets.map((offset) => offset.seconds))];
  const instants = seconds.map((offset) => toLocalMs(local) - offset * msPerSecond).sort((a, b) => a - b);
  return instants.find((instant) => toLocalMs(localAt(clock, instant)) === toLocalMs(local));
}

/** `09:00–09:45`, or `09:00` for what has no length. */
export function spanText(clock: ClockView, start: number, end: number): string {
  const first = clockText(localAt(clock, start));
  return end > start ? `${first}–${clockText(localAt(clock, end))}` : first;
}

/** `2027-05-14`. */
export function isoDate({ year, month, day }: DateValue): string {
  return [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
}

/** `2027-05-14T09:00:00+02:00`, to the second. */
export function isoTime(clock: ClockView, instant: number): string {
  const local = localAt(clock, instant);
  const time = [local.hour, local.minute, local.second].map(twoDigits).join(':');
  const offset = offsetText(offsetAt(clock, instant)).slice('UTC'.length).replace('−', '-');
  return `${isoDate(local)}T${time}${offset}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** `Europe/Berlin, UTC+02:00`: the zone with its offset at an instant; says so when there is no zone. */
export function zoneText(clock: ClockView, instant: number): string {
  if (clock.zone === undefined) return 'no time zone';
  const offset = offsetText(offsetAt(clock, instant));
  return clock.zone === 'UTC' ? 'UTC' : `${clock.zone}, ${offset}`;
}

const step = 6 * 3_600_000;

/**
 * The clocks of a zone from one instant to another. `secondsAt` gives the offset of an instant in seconds east of UTC. No
 * zone changes twice within the six hours between two looks; where it has changed, the instant is found to the second.
 */
export function clockBetween(
  zone: string | undefined,
  secondsAt: (instant: number) => number,
  from: number,
  to: number,
): ClockView {
  const offsets = [{ from, seconds: secondsAt(from) }];
  for (let at = from; at < to; at += step) {
    const last = offsets.at(-1)?.seconds;
    const next = secondsAt(at + step);
    if (next !== last) offsets.push({ from: changeBetween(secondsAt, at, at + step), seconds: next });
  }
  return { zone, offsets };
}

/** The first instant with the offset that `after` has. */
function changeBetween(secondsAt: (instant: number) => number, before: number, after: number): number {
  const target = secondsAt(after);
  let [low, high] = [before, after];
  while (high - low > msPerSecond) {
    const middle = low + Math.floor((high - low) / 2 / msPerSecond) * msPerSecond;
    if (secondsAt(middle) === target) high = middle;
    else low = middle;
  }
  return high;
}
