import { toLocalMs } from './localTime.ts';
import type { Zone, ZoneOffset } from './zone.ts';

const utcOffset: ZoneOffset = { offset: 0, name: 'UTC' };

/** UTC, which has no gaps. */
export const utc: Zone = {
  id: 'UTC',
  source: 'utc',
  at: () => utcOffset,
  atLocal: (local) => ({ ...utcOffset, instant: toLocalMs(local), kind: 'exact', other: undefined }),
};
