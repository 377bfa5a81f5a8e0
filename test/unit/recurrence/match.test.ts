import { describe, expect, it } from 'vitest';
import { fitsRule, hasFittingDay, occursByRule } from '../../../server/core/recurrence/match.ts';
import { parseRule, type Rule } from '../../../server/core/recurrence/rule.ts';
import { fromLocalMs, msPerDay, toLocalMs } from '../../../server/core/time/localTime.ts';
import { processorMs } from '../../support/cost.ts';
import { local, showLocal } from '../../support/zones.ts';

function rule(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed) throw new Error(`No rule: ${text}`);
  return parsed;
}

/** The days of the first years on which a rule that starts then has an occurrence at the time of its start. */
function days(text: string, start: string, years = 2): readonly string[] {
  const parsed = rule(text);
  const from = local(start);
  const found: string[] = [];
  for (let ms = toLocalMs(from); ms < toLocalMs({ ...from, year: from.year + years }); ms += msPerDay) {
    const time = fromLocalMs(ms);
    if (occursByRule(parsed, from, time) === 'yes') found.push(showLocal(time).slice(0, 10));
  }
  return found;
}

/** From the examples of RFC 5545, 3.8.5.3, and the sets that they give there. */
describe('occursByRule gives the dates of the RFC', () => {
  it.each([
    [
      'FREQ=DAILY;INTERVAL=10;COUNT=5',
      '1997-09-02T09',
      ['1997-09-02', '1997-09-12', '1997-09-22', '1997-10-02', '1997-10-12'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
      '1997-09-02T09',
      [
        '1997-09-02',
        '1997-09-04',
        '1997-09-16',
        '1997-09-18',
        '1997-09-30',
        '1997-10-02',
        '1997-10-14',
        '1997-10-16',
      ],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05T09',
      ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05T09',
      ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
    ],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '1997-09-05T09', ['1997-09-05', '1997-10-03', '1997-11-07']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '1997-09-22T09', ['1997-09-22', '1997-10-20', '1997-11-17']],
    ['FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-3', '1997-09-28T09', ['1997-09-28', '1997-10-29', '1997-11-28']],
    [
      'FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1,-1',
      '1997-09-30T09',
      ['1997-09-30', '1997-10-01', '1997-10-31', '1997-11-01'],
    ],
    [
      'FREQ=YEARLY;COUNT=4;BYMONTH=6,7',
      '1997-06-10T09',
      ['1997-06-10', '1997-07-10', '1998-06-10', '1998-07-10'],
    ],
    ['FREQ=YEARLY;COUNT=3;BYYEARDAY=1,100,200', '1997-01-01T09', ['1997-01-01', '1997-04-10', '1997-07-19']],
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19T09', ['1997-05-19', '1998-05-18']],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997-05-12T09', ['1997-05-12', '1998-05-11']],
    [
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
      '1998-03-05T09',
      ['1998-03-05', '1998-03-12', '1998-03-19', '1998-03-26', '1999-03-04'],
    ],
    [
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
      '1998-02-13T09',
      ['1998-02-13', '1998-03-13', '1998-11-13', '1999-08-13'],
    ],
    [
      'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      '1997-09-04T09',
      ['1997-09-04', '1997-10-07', '1997-11-06'],
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3',
      '1997-09-29T09',
      ['1997-09-29', '1997-10-30', '1997-11-27'],
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
      '2007-01-15T09',
      ['2007-01-15', '2007-01-30', '2007-02-15', '2007-03-15', '2007-03-30'],
    ],
  ])('%s from %s', (text, start, expected) => {
    expect(days(text, start).slice(0, expected.length)).toEqual(expected);
    if (text.includes('COUNT')) expect(days(text, start)).toEqual(expected);
  });
});

describe('occursByRule', () => {
  const start = local('2027-05-14T09');
  const at = (text: string, time: string) => occursByRule(rule(text), start, local(time));

  it.each([
    ['FREQ=DAILY', '2027-05-13T09', 'no'],
    ['FREQ=DAILY', '2027-05-15T09', 'yes'],
    ['FREQ=DAILY', '2027-05-15T10', 'no'],
    ['FREQ=DAILY;BYHOUR=10', '2027-05-15T10', 'yes'],
    ['FREQ=HOURLY;INTERVAL=3', '2027-05-15T00', 'yes'],
    ['FREQ=HOURLY;INTERVAL=3', '2027-05-15T01', 'no'],
    ['FREQ=HOURLY;COUNT=3', '2027-05-14T10', 'unknown'],
    ['FREQ=HOURLY;COUNT=3', '2027-05-14T10:30', 'no'],
    ['FREQ=DAILY;BYHOUR=9,14;COUNT=3', '2027-05-15T14', 'unknown'],
    ['FREQ=DAILY;BYHOUR=8;COUNT=2', '2027-05-15T08', 'yes'],
    ['FREQ=DAILY;BYHOUR=8;COUNT=2', '2027-05-16T08', 'yes'],
    ['FREQ=DAILY;BYHOUR=8;COUNT=2', '2027-05-17T08', 'no'],
    ['FREQ=YEARLY;COUNT=900', '2800-05-14T09', 'unknown'],
    ['FREQ=SECONDLY;INTERVAL=90', '2027-05-14T09:01:30', 'yes'],
    ['FREQ=MINUTELY;BYSECOND=15', '2027-05-14T09:01:15', 'yes'],
  ] as const)('%s at %s: %s', (text, time, expected) => expect(at(text, time)).toBe(expected));

  it('ends in time on rules that pick one of very many', () => {
    const cost = processorMs(() => {
      at('FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=5;COUNT=900', '2060-01-05T09');
      at('FREQ=DAILY;COUNT=999999999', '2066-01-05T09');
    });
    expect(cost).toBeLessThan(2000);
  });
});

describe('hasFittingDay', () => {
  const start = local('2027-05-14');

  it.each([
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', false],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', true],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU', true],
    ['FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1', false],
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU', true],
    ['FREQ=MONTHLY;BYDAY=5FR;BYMONTHDAY=1', false],
    ['FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=29', true],
  ])('%s: %s', (text, expected) => expect(hasFittingDay(rule(text), start)).toBe(expected));
});

it('fitsRule leaves COUNT, UNTIL and BYSETPOS out of account', () => {
  const fits = (text: string) => fitsRule(rule(text), local('2027-05-14T09'), local('2027-06-14T09'));
  expect(fits('FREQ=MONTHLY;COUNT=1')).toBe(true);
  expect(fits('FREQ=MONTHLY;UNTIL=20270515T000000Z')).toBe(true);
  expect(fits('FREQ=MONTHLY;BYMONTHDAY=14,15;BYSETPOS=2')).toBe(true);
});
