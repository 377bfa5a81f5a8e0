import { describe, expect, it } from 'vitest';
import { groupedText, lengthText, offsetText, relativeText } from '../../../server/core/features/timeText.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('relativeText', () => {
  it.each([
    [0, 'now'],
    [20_000, 'now'],
    [minute, 'in 1 minute'],
    [-89 * minute, '89 minutes ago'],
    [90 * minute, 'in 2 hours'],
    [36 * hour, 'in 2 days'],
    [-13 * day, '13 days ago'],
    [14 * day, 'in 2 weeks'],
    [70 * day, 'in 2 months'],
    [-500 * day, '16 months ago'],
    [800 * day, 'in 2 years'],
    [365.25 * 5000 * day, 'in 5,000 years'],
  ])('%i ms away is %s', (distance, expected) => {
    expect(relativeText(1e12 + distance, 1e12)).toBe(expected);
  });
});

describe('lengthText', () => {
  it.each([
    [0, '0 min'],
    [25 * minute, '25 min'],
    [90 * minute, '1 h 30 min'],
    [hour + 5000, '1 h 5 s'],
    [day, '1 day'],
    [2 * day + hour, '2 days 1 h'],
  ])('%i ms is %s', (ms, expected) => {
    expect(lengthText(ms)).toBe(expected);
  });
});

describe('offsetText', () => {
  it.each([
    [0, 'UTC+00:00'],
    [-25_200, 'UTC−07:00'],
    [20_700, 'UTC+05:45'],
    [1172, 'UTC+00:19:32'],
  ])('%i s is %s', (offset, expected) => {
    expect(offsetText(offset)).toBe(expected);
  });
});

it('groups digits', () => {
  expect([1, 999, 1000, 12_345, 1_234_567].map(groupedText)).toEqual([
    '1',
    '999',
    '1,000',
    '12,345',
    '1,234,567',
  ]);
});
