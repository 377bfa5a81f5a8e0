import { describe, expect, it } from 'vitest';
import { compareLocal, fromLocalMs, toLocalMs, weekdayOf } from '../../../server/core/time/localTime.ts';
import { local, showLocal } from '../../support/zones.ts';

const samples = [
  '0001-01-01T00:00:00',
  '0099-12-31T23:59:59',
  '1600-02-29T12:00:00',
  '1601-01-01T00:00:00',
  '1900-02-28T23:59:59',
  '1900-03-01T00:00:00',
  '1969-12-31T23:59:59',
  '1970-01-01T00:00:00',
  '2000-02-29T01:02:03',
  '2024-12-31T23:59:59',
  '2027-05-14T09:30:15',
  '9999-12-31T23:59:59',
];

describe('local times', () => {
  it.each(samples)('are milliseconds and back: %s', (text) => {
    const ms = toLocalMs(local(text));
    expect(ms).toBe(Date.parse(`${text}Z`));
    expect(showLocal(fromLocalMs(ms))).toBe(text);
    expect(weekdayOf(local(text))).toBe(new Date(ms).getUTCDay());
  });

  it('take second 60 for the first of the next minute', () => {
    expect(toLocalMs(local('2016-12-31T23:59:60'))).toBe(Date.UTC(2017, 0, 1));
  });

  it('lose parts of a second, also before 1970', () => {
    expect(showLocal(fromLocalMs(999))).toBe('1970-01-01T00:00:00');
    expect(showLocal(fromLocalMs(-1))).toBe('1969-12-31T23:59:59');
  });

  it('are put in order', () => {
    const shuffled = [...samples].sort().reverse().map(local);
    expect(shuffled.sort(compareLocal).map(showLocal)).toEqual([...samples].sort());
  });
});
