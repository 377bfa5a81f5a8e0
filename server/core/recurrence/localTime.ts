import type { DateValue } from '../ical/values/date.ts';

/** A time on some wall clock, without a zone. */
export interface LocalTime extends DateValue {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Negative, zero or positive, as `a` is before, at or after `b` on one wall clock. */
export function compareLocal(a: LocalTime, b: LocalTime): number {
  return (
    a.year - b.year ||
    a.month - b.month ||
    a.day - b.day ||
    a.hour - b.hour ||
    a.minute - b.minute ||
    a.second - b.second
  );
}
