import { describe, expect, it } from 'vitest';
import { clockChangeBetween, isSummerTime } from '../../../server/core/time/clockChange.ts';
import { msPerDay } from '../../../server/core/time/localTime.ts';
import { knownZone } from '../../../server/core/time/zones.ts';

const zoneOf = (name: string) => {
  const zone = knownZone(name);
  if (!zone) throw new Error(`${name} is not known`);
  return zone;
};

describe('summer time', () => {
  it.each([
    ['Europe/Berlin', '2027-07-15', true],
    ['Europe/Berlin', '2027-01-15', false],
    ['Europe/Berlin', '2027-03-29', true],
    ['Europe/Berlin', '2027-10-30', true],
    ['America/Los_Angeles', '2027-11-06', true],
    ['Australia/Sydney', '2027-01-15', true],
    ['Australia/Lord_Howe', '2027-01-15', true],
    // The law of Ireland calls its winter time the exception; people say summer time all the same.
    ['Europe/Dublin', '2027-07-15', true],
    // Clocks go back for one month of the year.
    ['Africa/Casablanca', '2023-07-15', false],
    ['Asia/Tokyo', '2027-07-15', false],
    // For good since 2016.
    ['Europe/Istanbul', '2018-07-15', false],
    ['UTC', '2027-07-15', false],
  ])('%s on %s: %s', (name, day, expected) => {
    expect(isSummerTime(zoneOf(name), Date.parse(`${day}T12:00:00Z`))).toBe(expected);
  });
});

describe('the next change of clocks', () => {
  const change = Date.parse('2027-03-28T01:00:00Z');
  const berlin = zoneOf('Europe/Berlin');
  const between = (from: number, to: number) => clockChangeBetween(berlin, from, to)?.instant;

  it('is found to the moment', () => {
    expect(between(change - 1, change)).toBe(change);
    expect(between(change - msPerDay, change + msPerDay)).toBe(change);
    expect(between(change, change + msPerDay)).toBeUndefined();
    expect(between(change - msPerDay, change - 1)).toBeUndefined();
  });

  it('is found over the end of a year, and not where there is none', () => {
    const newYear = Date.UTC(2027, 0, 1);
    expect(between(newYear - msPerDay, newYear + 100 * msPerDay)).toBe(change);
    expect(clockChangeBetween(zoneOf('Asia/Tokyo'), newYear - msPerDay, newYear + msPerDay)).toBeUndefined();
  });
});
