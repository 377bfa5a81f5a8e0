import { describe, expect, it } from 'vitest';
import { findTimeRange, readTimeRange, readTimes } from '../../../server/core/speaker/values/time.ts';

/** What a range means as `15:15–16:15`; `?` for what no clock shows. */
function read(text: string, isTwelveHour = false): string | undefined {
  const range = readTimeRange(text, 0, text.length);
  if (!range) return undefined;
  const { start, end } = readTimes(range, isTwelveHour);
  const show = (time: typeof start) =>
    time ? `${Math.floor(time.minutes / 60)}:${String(time.minutes % 60).padStart(2, '0')}` : '?';
  return range.to ? `${show(start)}–${show(end)}` : show(start);
}

describe('times', () => {
  it.each([
    ['3:15 PM-4:15 PM', '15:15–16:15'],
    ['3:15pm – 4:15pm', '15:15–16:15'],
    ['11:05 a.m.–11:30 a.m.', '11:05–11:30'],
    ['3 p.m. to 4 p.m.', '15:00–16:00'],
    ['3:15-4:15 PM', '15:15–16:15'],
    ['11:15-12:15 PM', '11:15–12:15'],
    ['11-12:30 PM', '11:00–12:30'],
    ['3:15 PM-4:15', '15:15–16:15'],
    ['11:30 AM-12:15', '11:30–12:15'],
    ['11:30 AM-1', '11:30–13:00'],
    ['11:35 a.m.–noon', '11:35–12:00'],
    ['noon—1 PM', '12:00–13:00'],
    ['9-midnight', '21:00–24:00'],
    ['10 PM-12:00 AM', '22:00–24:00'],
    ['12:00 AM-1:00 AM', '0:00–1:00'],
    ['12:15 PM-1:15 PM', '12:15–13:15'],
    ['15:15-16:15', '15:15–16:15'],
    ['15h15 − 16h', '15:15–16:00'],
    ['15.15 until 16.15', '15:15–16:15'],
    ['09:00-10:00', '9:00–10:00'],
    ['15:15-24:00', '15:15–24:00'],
    ['3:15 PM', '15:15'],
    ['10 PM-2 AM', '22:00–26:00'],
    ['8 PM-9 AM', '20:00–9:00'],
    ['3:15 PM-4:15 AM', '15:15–4:15'],
    ['4:15 PM-3:15 PM', '16:15–15:15'],
    ['13:15 PM-4:15 PM', '?–16:15'],
    ['0:15 AM-1:75 AM', '?–?'],
    ['25:00-26:00', '?–?'],
    ['24:30-3:5', '?–?'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '',
    '3',
    '3-4',
    '17-08',
    '2017-08-12',
    '3:15 PM-',
    '3:15 PM-x',
    '3:15 PM 4:15 PM',
    'Main Hall',
    '3:155',
    'afternoon',
  ])('are not in %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('without a half are those of a conference, on a page that writes halves', () => {
    expect(read('3:15-4:15')).toBe('3:15–4:15');
    expect(read('3:15-4:15', true)).toBe('15:15–16:15');
    expect(read('9:15-10:15', true)).toBe('9:15–10:15');
    expect(read('12:15-1:15', true)).toBe('12:15–13:15');
    expect(read('13:15-14:15', true)).toBe('13:15–14:15');
  });

  it('are found among other things', () => {
    expect(findTimeRange('Saturday 11:05 a.m.–11:30 a.m. in Mystic Theatre')).toMatchObject({
      start: 9,
      end: 30,
    });
    expect(findTimeRange('2017-08-12, 3 PM-4 PM')).toMatchObject({ start: 12, end: 21 });
    expect(findTimeRange('at noon')).toBeUndefined();
  });
});
