import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysInMonth,
  formatDate,
  fromDayNumber,
  isDate,
  parseDate,
  toDayNumber,
} from '../../../server/core/ical/values/date.ts';
import {
  addSeconds,
  formatDateTime,
  isDateTime,
  parseDateTime,
  toClockSeconds,
} from '../../../server/core/ical/values/dateTime.ts';
import { anyCharacter, fuzz } from '../../support/texts.ts';

/** A problem as one line: its kind, the text that it marks and the reading, with ! when that is sure. */
function brief(value: string, parse: typeof parseDate | typeof parseDateTime): string {
  const { problem } = parse(value);
  if (!problem) return 'fine';
  const reading = problem.reading === undefined ? '' : ` ${problem.reading}${problem.isSure ? '!' : '?'}`;
  return `${problem.kind} [${value.slice(problem.start, problem.end)}]${reading}`;
}

describe('parseDate', () => {
  it.each([
    ['20270514', 'fine'],
    ['20240229', 'fine'],
    ['20000229', 'fine'],
    ['19000229', 'day [29]'],
    ['20270229', 'day [29]'],
    ['20270431', 'day [31]'],
    ['20270500', 'day [00]'],
    ['20271301', 'month [13]'],
    ['20270001', 'month [00]'],
    ['', 'empty []'],
    ['2027-05-14', 'separated [2027-05-14] 20270514!'],
    ['2027/05/14', 'separated [2027/05/14] 20270514!'],
    ['2027.5.4', 'separated [2027.5.4] 20270504!'],
    ['2027-05/14', 'form [2027-05/14]'],
    ['2027-02-30', 'day [30]'],
    ['2027-13-30', 'month [13]'],
    ['14.05.2027', 'other-order [14.05.2027] 20270514?'],
    ['5/14/2027', 'other-order [5/14/2027] 20270514?'],
    ['5/4/2027', 'other-order [5/4/2027]'],
    [' 20270514', 'padded [ ] 20270514!'],
    ['20270514 ', 'padded [ ] 20270514!'],
    ['20270514T090000Z', 'date-time [20270514T090000Z]'],
    ['tomorrow', 'form [tomorrow]'],
    ['2027514', 'form [2027514]'],
    ['２０２７０５１４', 'form [２０２７０５１４]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseDate)).toBe(expected));

  it('reads a part of a text in place', () => {
    expect(parseDate('DTSTART:20270514\r\n', 8, 16)).toEqual({ value: { year: 2027, month: 5, day: 14 } });
    expect(parseDate('DTSTART:20270532\r\n', 8, 16).problem).toEqual({ kind: 'day', start: 14, end: 16 });
  });
});

describe('parseDateTime', () => {
  it.each([
    ['20270514T090000', 'fine'],
    ['20270514T090000Z', 'fine'],
    ['20161231T235960Z', 'fine'],
    ['20270514T240000', 'hour-24 [24] 20270515T000000?'],
    ['20271231T240000Z', 'hour-24 [24] 20280101T000000Z?'],
    ['20270514T240100', 'hour [24]'],
    ['20270514T250000', 'hour [25]'],
    ['20270514T096000', 'minute [60]'],
    ['20270514T090061', 'second [61]'],
    ['20270231T090000', 'day [31]'],
    ['20271301T090000', 'month [13]'],
    ['', 'empty []'],
    ['20270514', 'date [20270514]'],
    ['20270231', 'day [31]'],
    ['2027-05-14T09:00:00', 'separated [2027-05-14T09:00:00] 20270514T090000!'],
    ['2027-05-14T09:00Z', 'separated [2027-05-14T09:00Z] 20270514T090000Z!'],
    ['2027-05-14 09:00', 'separated [2027-05-14 09:00] 20270514T090000!'],
    ['20270514T9:05', 'separated [20270514T9:05] 20270514T090500!'],
    ['2027-02-30T09:00:00', 'day [30]'],
    ['20270514T0900', 'seconds-missing [0900] 20270514T090000!'],
    ['20270514T0900Z', 'seconds-missing [0900] 20270514T090000Z!'],
    ['20270514T09', 'minutes-missing [09] 20270514T090000?'],
    ['20270514t090000z', 'lower-case [t] 20270514T090000Z!'],
    ['20270514T090000z', 'lower-case [z] 20270514T090000Z!'],
    ['20270514 090000', 'separator [ ] 20270514T090000!'],
    ['20270514-090000', 'separator [-] 20270514T090000?'],
    ['20270514T94000', 'hour-short [94000] 20270514T094000?'],
    ['20270514T14400', 'hour-short [14400]'],
    ['20270514T090000.5Z', 'fraction [.5] 20270514T090000Z?'],
    ['20270514T090000-0700', 'offset [-0700] 20270514T160000Z?'],
    ['20270514T090000+02', 'offset [+02] 20270514T070000Z?'],
    ['2027-05-14T09:00:00+05:30', 'offset [+05:30] 20270514T033000Z?'],
    ['20270514T020000 PM', 'clock-12 [ PM] 20270514T140000?'],
    ['20270514T120000AM', 'clock-12 [AM] 20270514T000000?'],
    ['20270514T140000PM', 'clock-12 [PM]'],
    [' 20270514T090000', 'padded [ ] 20270514T090000!'],
    ['202751T090000', 'form [202751T090000]'],
    ['noon', 'form [noon]'],
  ])('%s: %s', (value, expected) => expect(brief(value, parseDateTime)).toBe(expected));

  it('gives the fields as written', () => {
    expect(parseDateTime('20270514T093005Z').value).toEqual({
      year: 2027,
      month: 5,
      day: 14,
      hour: 9,
      minute: 30,
      second: 5,
      isUtc: true,
    });
  });
});

describe('days and seconds', () => {
  it('agree with the calendar of Date', () => {
    const anyDay = fc.integer({ min: -719162, max: 2932896 });
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = fromDayNumber(day);
        const expected = new Date(day * 86400000).toISOString().slice(0, 10).replaceAll('-', '');
        expect(formatDate(date)).toBe(expected);
        expect(toDayNumber(date)).toBe(day);
        expect(isDate(expected)).toBe(true);
      }),
      fuzz,
    );
  });

  it('knows each month', () => {
    expect([1, 2, 3, 4, 12].map((month) => daysInMonth(2028, month))).toEqual([31, 29, 31, 30, 31]);
    expect(daysInMonth(2027, 0)).toBe(0);
    expect(formatDate(addDays({ year: 2027, month: 12, day: 31 }, 1))).toBe('20280101');
  });

  it('count over midnight and the turn of the year', () => {
    const last = parseDateTime('20271231T235959Z').value;
    if (!last) throw new Error('unreachable');
    expect(formatDateTime(addSeconds(last, 1))).toBe('20280101T000000Z');
    expect(toClockSeconds(last)).toBe(Date.UTC(2027, 11, 31, 23, 59, 59) / 1000);
  });
});

describe('any value', () => {
  const anyValue = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 24 }),
    fc.stringMatching(/^[0-9TZtz:+\-. ]{0,24}$/),
    fc.stringMatching(/^\d{8}T\d{6}Z?$/),
  );

  it('is read, or has its problem inside it and a reading that is valid', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        for (const [parse, isValid] of [
          [parseDate, isDate],
          [parseDateTime, isDateTime],
        ] as const) {
          const { problem } = parse(value);
          expect(isValid(value)).toBe(problem === undefined);
          if (!problem) continue;
          expect(problem.start).toBeGreaterThanOrEqual(0);
          expect(problem.end).toBeGreaterThanOrEqual(problem.start);
          expect(problem.end).toBeLessThanOrEqual(value.length);
          if (problem.reading !== undefined) expect(isValid(problem.reading)).toBe(true);
        }
      }),
      fuzz,
    );
  });
});
