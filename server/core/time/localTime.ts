/**
 * Arithmetic between plain fields of a wall clock and milliseconds, in integers only. No zone is known
 * here: the milliseconds of a local time are those that its fields would have in UTC.
 */
import { type DateValue, fromDayNumber, toDayNumber } from '../ical/values/date.ts';
import type { LocalTime } from '../recurrence/localTime.ts';

export { compareLocal, type LocalTime } from '../recurrence/localTime.ts';

export const msPerSecond = 1000;
export const msPerDay = 86_400_000;

/** Milliseconds since 1970-01-01T00:00:00 on the same wall clock. Second 60 is the next minute's first. */
export function toLocalMs(local: LocalTime): number {
  const seconds = (local.hour * 60 + local.minute) * 60 + local.second;
  return toDayNumber(local) * msPerDay + seconds * msPerSecond;
}

/** The wall clock at so many milliseconds after 1970-01-01T00:00:00 on it; parts of a second are cut off. */
export function fromLocalMs(ms: number): LocalTime {
  const dayNumber = Math.floor(ms / msPerDay);
  const seconds = Math.floor((ms - dayNumber * msPerDay) / msPerSecond);
  const { year, month, day } = fromDayNumber(dayNumber);
  return {
    year,
    month,
    day,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}

/** Midnight at the start of a day. */
export function startOfDay({ year, month, day }: DateValue): LocalTime {
  return { year, month, day, hour: 0, minute: 0, second: 0 };
}

/** Day of the week, 0 for Sunday. */
export function weekdayOf(date: DateValue): number {
  // 1970-01-01 was a Thursday.
  const sinceSunday = (toDayNumber(date) + 4) % 7;
  return sinceSunday < 0 ? sinceSunday + 7 : sinceSunday;
}
