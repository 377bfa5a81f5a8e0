import { msPerSecond, toLocalMs } from './localTime.ts';
import type { Zone, ZoneOffset } from './zone.ts';

const utcOffset: ZoneOffset = { offset: 0, name: 'UTC' };

/** UTC, which has no gaps. */
export const utc: Zone = fixedZone('UTC', 'utc', utcOffset);

/** A zone whose clocks never change. */
export function fixedZone(id: string, source: Zone['source'], state: ZoneOffset): Zone {
  return {
    id,
    source,
    at: () => state,
    // Field by field: every start and end of a schedule in UTC comes by, and to spread an object costs fifty times as much.
    atLocal: (local) => ({
      offset: state.offset,
      name: state.name,
      instant: toLocalMs(local) - state.offset * msPerSecond,
      kind: 'exact',
      other: undefined,
    }),
    during: () => ({ initial: state, transitions: [] }),
    nameAt: () => state.name,
  };
}
