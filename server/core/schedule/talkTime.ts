import { fromLocalMs, type LocalTime, msPerSecond } from '../time/localTime.ts';

/** What ties a time to UTC: nothing for a DATE, for a time that floats and for one in a zone that nobody knows. */
export type TimeForm = 'date' | 'utc' | 'zoned' | 'floating' | 'unknown-zone';

/**
 * When a talk begins or ends, as it is written and as an instant. A schedule has tens of thousands of them: what can be
 * worked out from two numbers is not kept.
 */
export class TalkTime {
  readonly form: TimeForm;
  /** The TZID as written; undefined for a time that is in UTC, floats or is a DATE. */
  readonly zone: string | undefined;
  /** What the clock shows that it is written in, in milliseconds (see `toLocalMs`); midnight for a DATE. */
  readonly localMs: number;
  /** Seconds east of UTC; undefined where nothing ties the time to UTC. */
  readonly offset: number | undefined;

  constructor(form: TimeForm, zone: string | undefined, localMs: number, offset: number | undefined) {
    this.form = form;
    this.zone = zone;
    this.localMs = localMs;
    this.offset = offset;
  }

  /** The clock that it is written in. */
  get local(): LocalTime {
    return fromLocalMs(this.localMs);
  }

  /** Epoch milliseconds; undefined where nothing ties the time to UTC. */
  get instant(): number | undefined {
    return this.offset === undefined ? undefined : this.localMs - this.offset * msPerSecond;
  }
}
