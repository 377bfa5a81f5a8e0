import type { LocalTime } from './localTime.ts';
import type { Timeline } from './timeline.ts';

/** What a zone's clocks show against UTC. */
export interface ZoneOffset {
  /** Seconds east of UTC. */
  readonly offset: number;
  /** What the offset is called where it was found, such as PDT (a TZNAME); IANA zones have no such names. */
  readonly name: string | undefined;
}

/**
 * What a local time is in a zone. A time in a gap is one that clocks skip: it is read with the offset from
 * before the gap. An ambiguous time comes twice: the first is meant (RFC 5545, 3.3.5).
 */
export interface Resolution extends ZoneOffset {
  /** Epoch milliseconds. */
  readonly instant: number;
  readonly kind: 'exact' | 'gap' | 'ambiguous';
  /** The offset after the gap, or of the second time; absent for an exact time. */
  readonly other: ZoneOffset | undefined;
}

/**
 * Where a zone's rules were found: in the calendar's own VTIMEZONE, in the IANA database, in UTC itself, or in a
 * name that says an offset.
 */
export type ZoneSource = 'calendar' | 'iana' | 'utc' | 'offset';

/** A time zone that can be asked. Answers every question, also for times before its first onset. */
export interface Zone {
  /** As the file or the reader calls it. */
  readonly id: string;
  readonly source: ZoneSource;
  /** The offset at an instant in epoch milliseconds. */
  at(instant: number): ZoneOffset;
  /** What a time on the zone's wall clock is. */
  atLocal(local: LocalTime): Resolution;
  /** The changes from the start of year `first` to the end of year `last`, in UTC. */
  during(first: number, last: number): Timeline;
  /** What people call the time that clocks show then, such as PDT; undefined where there is no word for it. */
  nameAt(instant: number): string | undefined;
}
