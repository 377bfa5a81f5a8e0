import { describe, expect, it } from 'vitest';
import { dayOf, existsDate, readPageDate } from '../../../server/core/speaker/values/date.ts';

/** A date as `2017-08-12`, with what else is known of it. */
function read(text: string, order: 'month-first' | 'day-first' = 'month-first') {
  const date = readPageDate(text, 0, text.length);
  if (!date) return undefined;
  const day = dayOf(date, order);
  return day ? `${day.year}-${day.month}-${day.day}` : date.form;
}

describe('a date', () => {
  it.each([
    ['8/12/2017', '2017-8-12'],
    ['08/12/2017', '2017-8-12'],
    ['8-12-2017', '2017-8-12'],
    ['8/12/17', '2017-8-12'],
    ['12.8.2017', '2017-8-12'],
    ['12. 8. 2017', '2017-8-12'],
    ['2017-08-12', '2017-8-12'],
    ['2017/8/12', '2017-8-12'],
    ['12 August 2017', '2017-8-12'],
    ['12th of August, 2017', '2017-8-12'],
    ['Aug 12, 2017', '2017-8-12'],
    ['August 12th 2017', '2017-8-12'],
    ['Sept. 1 2017', '2017-9-1'],
    ['Saturday 8/12/2017', '2017-8-12'],
    ['Sat, 12 August 2017', '2017-8-12'],
    ['8/12/2017 (Saturday)', '2017-8-12'],
    ['8/12/2017, Sat', '2017-8-12'],
    ['15/8/2017', '2017-8-15'],
    ['8/12', 'numeric'],
    ['12 August', 'written'],
    ['Saturday', 'weekday'],
    ['2/30/2017', 'numeric'],
    ['13/45/2017', 'numeric'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    '',
    '17-08',
    '3:15 PM',
    '8/12/201',
    '8/12/20177',
    'Augustus 12, 2017',
    '12 Main Street 2017',
    'x',
    '8/12/2017 x',
  ])('is not %j', (text) => {
    expect(readPageDate(text, 0, text.length)).toBeUndefined();
  });

  it('has the day first where that is the order, unless only the other is possible', () => {
    expect(read('8/12/2017', 'day-first')).toBe('2017-12-8');
    expect(read('8/15/2017', 'day-first')).toBe('2017-8-15');
    expect(read('12 August 2017', 'day-first')).toBe('2017-8-12');
  });

  it('knows where its weekday stands', () => {
    const text = '| Saturday, 8/12/2017 |';
    const date = readPageDate(text, 2, 21);
    expect(date?.weekday).toEqual({ index: 6, start: 2, end: 10 });
    expect(date?.body).toEqual({ start: 12, end: 21 });
    expect(readPageDate('8/12/2017 (Sun)', 0, 15)?.weekday).toEqual({ index: 0, start: 11, end: 14 });
  });

  it('without a year exists when any year has it', () => {
    const exists = (text: string) => {
      const date = readPageDate(text, 0, text.length);
      return date && existsDate(date, 'month-first');
    };
    expect(exists('2/29')).toBe(true);
    expect(exists('2/30')).toBe(false);
    expect(exists('2/29/2017')).toBe(false);
    expect(exists('0/12/2017')).toBe(false);
    expect(exists('Sunday')).toBe(true);
  });
});
