import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recurText } from '../../../server/core/features/recurText.ts';
import { parseRecur } from '../../../server/core/ical/values/recur.ts';
import { fuzz } from '../../support/texts.ts';
import { local } from '../../support/zones.ts';

const say = (rule: string, start?: string) =>
  recurText(parseRecur(rule), start === undefined ? undefined : local(start));

describe('a rule in words', () => {
  it.each([
    ['FREQ=DAILY', 'every day'],
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', 'every 10 days, 5 times'],
    ['FREQ=DAILY;COUNT=1', 'every day, once'],
    ['FREQ=DAILY;UNTIL=19971224T000000Z', 'every day, until Wed 24 December 1997, 00:00 UTC'],
    ['FREQ=DAILY;UNTIL=19971224T090000', 'every day, until Wed 24 December 1997, 09:00'],
    ['FREQ=DAILY;UNTIL=19971224', 'every day, until Wed 24 December 1997'],
    [
      'FREQ=YEARLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYMONTH=1',
      'every year in January on every Sunday, every Monday, every Tuesday, every Wednesday, every Thursday, every Friday and every Saturday',
    ],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every week from Monday to Friday'],
    [
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE',
      'every 2 weeks on Monday and Wednesday, in weeks that begin on Sunday',
    ],
    ['FREQ=WEEKLY;WKST=SU;BYDAY=MO', 'every week on Monday'],
    ['FREQ=MONTHLY;COUNT=10;BYDAY=1FR', 'every month on the first Friday, 10 times'],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU', 'every 2 months on the first Sunday and the last Sunday'],
    ['FREQ=MONTHLY;BYDAY=-2MO', 'every month on the 2nd to last Monday'],
    ['FREQ=MONTHLY;BYMONTHDAY=-3', 'every month on the 3rd to last day'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,-1', 'every month on the 1st and the last day'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'every month on the 13th if that is a Friday'],
    ['FREQ=MONTHLY;BYDAY=TU', 'every month on every Tuesday'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'every month from Monday to Friday, of these only the last in each month',
    ],
    [
      'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
      'every 3 years on the 1st, 100th and 200th day of the year, 10 times',
    ],
    ['FREQ=YEARLY;BYYEARDAY=-1', 'every year on the last day of the year'],
    ['FREQ=YEARLY;BYDAY=20MO', 'every year on the 20th Monday of the year'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 'every year in week 20 on Monday'],
    ['FREQ=YEARLY;BYWEEKNO=-1', 'every year in the last week'],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=1SU', 'every year in November on the first Sunday'],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      'every 4 years in November on the 2nd, the 3rd, the 4th, the 5th, the 6th, the 7th and the 8th if that is a Tuesday',
    ],
    ['FREQ=HOURLY;INTERVAL=3', 'every 3 hours'],
    ['FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10', 'every 20 minutes in hours 9 and 10'],
    ['FREQ=DAILY;BYHOUR=9;BYMINUTE=0,20,40', 'every day in hour 9, at minutes 0, 20 and 40'],
    ['FREQ=SECONDLY;BYSECOND=30', 'every second at second 30'],
    [
      'RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L',
      'every year in the leap month after month 5, by the CHINESE calendar',
    ],
    [
      'RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;BYMONTHDAY=31',
      'every month on the 31st, a day that a month has not is moved to the day after',
    ],
    ['freq=weekly;byday=mo,zz', 'every week on Monday'],
    ['FREQ=YEARLY;BYYEARDAY=;BYMONTH=', 'every year'],
    ['INTERVAL=2', ''],
    ['', ''],
  ])('%s', (rule, expected) => {
    expect(say(rule)).toBe(expected);
  });

  it.each([
    ['FREQ=WEEKLY', 'every week on Friday'],
    ['FREQ=MONTHLY', 'every month on the 14th'],
    ['FREQ=YEARLY', 'every year in May on the 14th'],
    ['FREQ=YEARLY;BYMONTH=2', 'every year in February on the 14th'],
    ['FREQ=YEARLY;BYWEEKNO=7', 'every year in week 7 on Friday'],
    ['FREQ=DAILY;BYHOUR=9,13', 'every day at 09:30 and 13:30'],
    ['FREQ=DAILY;BYHOUR=9;BYMINUTE=0,20', 'every day at 09:00 and 09:20'],
  ])('%s takes the rest from the start', (rule, expected) => {
    expect(say(rule, '2027-05-14T09:30')).toBe(expected);
  });

  it('says what months without the day of the start do', () => {
    expect(say('FREQ=MONTHLY', '2027-05-31')).toBe(
      'every month on the 31st, but not in months without a 31st',
    );
  });

  it('does not list without end', () => {
    const days = Array.from({ length: 300 }, (_, day) => day + 1).join();
    expect(say(`FREQ=YEARLY;BYYEARDAY=${days}`)).toMatch(/11th, 12th and 288 more day of the year$/);
    expect(say('FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5', '2027-05-14')).toMatch(
      /in hours 1, .* at minutes 1, /,
    );
  });

  it('never fails, whatever a rule is made of', () => {
    const part = fc.constantFrom(
      'FREQ=',
      'BYDAY=',
      'BYMONTH=',
      'BYSETPOS=',
      'UNTIL=',
      'COUNT=',
      'RSCALE=',
      'SKIP=',
      'WKST=',
    );
    const value = fc.constantFrom(
      'DAILY',
      'YEARLY',
      'MO,-1SU',
      '1,2,-1',
      '0',
      'x',
      '',
      '19971224',
      '5L',
      'FORWARD',
    );
    const rule = fc
      .array(
        fc.tuple(part, value).map((pair) => pair.join('')),
        { maxLength: 6 },
      )
      .map((all) => all.join(';'));
    fc.assert(
      fc.property(rule, (text) => {
        expect(say(text, '2027-05-14')).not.toMatch(/undefined|NaN| {2}/);
      }),
      { ...fuzz, numRuns: 400 },
    );
  });
});
