import { describe, expect, it } from 'vitest';
import { knownZone } from '../../../server/core/time/zones.ts';
import {
  clockBetween,
  instantOf,
  isoTime,
  offsetAt,
  spanText,
  zoneText,
} from '../../../server/core/timetable/clock.ts';

const hour = 3_600_000;
const change = Date.UTC(2027, 2, 28, 1);
const berlin = knownZone('Europe/Berlin');
const clock = clockBetween(
  'Europe/Berlin',
  (at) => berlin?.at(at).offset ?? 0,
  change - 20 * hour,
  change + 20 * hour,
);

describe('the clocks of a zone', () => {
  it('know to the second when they change', () => {
    expect(clock.offsets).toEqual([
      { from: change - 20 * hour, seconds: 3600 },
      { from: change, seconds: 7200 },
    ]);
    expect([offsetAt(clock, change - 1), offsetAt(clock, change)]).toEqual([3600, 7200]);
  });

  it('show what they show there', () => {
    expect(spanText(clock, change - hour, change + hour)).toBe('01:00–04:00');
    expect(spanText(clock, change, change)).toBe('03:00');
    expect(isoTime(clock, change)).toBe('2027-03-28T03:00:00+02:00');
  });

  it('lead back to the instant, and to none for a time that they skip', () => {
    const local = (hour: number) => ({ year: 2027, month: 3, day: 28, hour, minute: 0, second: 0 });
    expect([instantOf(clock, local(1)), instantOf(clock, local(3))]).toEqual([change - hour, change]);
    expect(instantOf(clock, local(2))).toBeUndefined();
  });

  it('are named with their offset, and said to be missing', () => {
    expect(zoneText(clock, change)).toBe('Europe/Berlin, UTC+02:00');
    expect(zoneText({ ...clock, zone: undefined }, change)).toBe('no time zone');
  });
});
