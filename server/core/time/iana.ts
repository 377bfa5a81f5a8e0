import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { fromLocalMs, type LocalTime, msPerDay, msPerSecond, toLocalMs } from './localTime.ts';
import type { Resolution, Zone, ZoneOffset } from './zone.ts';

/** Names of zones begin with a letter; Temporal would also take an offset such as +02:00 for one. */
const namePattern = /^[A-Za-z][A-Za-z0-9._+/-]{0,63}$/;

/** Past this many milliseconds from 1970 Temporal has no instants; nothing there has an offset of interest. */
const lastInstant = 8.64e15;

/**
 * The zone of the IANA database with that name or link, in any case, as the runtime's own time zone data
 * has it. Undefined for any other name.
 */
export function ianaZone(name: string): Zone | undefined {
  if (!namePattern.test(name)) return undefined;
  try {
    offsetSecondsAt(name, 0);
  } catch {
    return undefined;
  }
  return new IanaZone(name);
}

function offsetSecondsAt(name: string, instant: number): number {
  const bounded = Math.max(-lastInstant, Math.min(lastInstant, Math.floor(instant)));
  const zoned = ZonedDateTime.create(BigInt(bounded) * 1_000_000n, name);
  return ZonedDateTime.offsetNanoseconds(zoned) / 1e9;
}

class IanaZone implements Zone {
  readonly id: string;
  readonly source = 'iana';

  constructor(id: string) {
    this.id = id;
  }

  at(instant: number): ZoneOffset {
    return { offset: offsetSecondsAt(this.id, instant), name: undefined };
  }

  atLocal(local: LocalTime): Resolution {
    const localMs = toLocalMs(local);
    if (Math.abs(localMs) > lastInstant - msPerDay) return this.#farAway(localMs);
    const earlier = this.#instantOf(localMs, 'earlier');
    const later = this.#instantOf(localMs, 'later');
    const [early, late] = [toOffset(localMs, earlier), toOffset(localMs, later)];
    if (earlier === later) return { ...early, instant: earlier, kind: 'exact', other: undefined };
    const isAmbiguous = this.at(earlier).offset === early.offset;
    if (isAmbiguous) return { ...early, instant: earlier, kind: 'ambiguous', other: late };
    // In a gap the offset from before it leads to the later instant.
    return { ...late, instant: later, kind: 'gap', other: early };
  }

  #instantOf(localMs: number, disambiguation: 'earlier' | 'later'): number {
    const { year, month, day, hour, minute, second } = fromLocalMs(localMs);
    const plain = PlainDateTime.create(year, month, day, hour, minute, second);
    return PlainDateTime.toZonedDateTime(plain, this.id, { disambiguation }).epochMilliseconds;
  }

  #farAway(localMs: number): Resolution {
    const state = this.at(localMs);
    return { ...state, instant: localMs - state.offset * msPerSecond, kind: 'exact', other: undefined };
  }
}

function toOffset(localMs: number, instant: number): ZoneOffset {
  return { offset: (localMs - instant) / msPerSecond, name: undefined };
}
