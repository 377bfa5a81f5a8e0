import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { expandRule } from '../../../server/core/recurrence/expand.ts';
import type { LocalTime } from '../../../server/core/recurrence/localTime.ts';

/** Reads `2027-05-14T09:00:00`; missing time fields are 0. */
function local(text: string): LocalTime {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = text.split(/[-T:]/).map(Number);
  return { year, month, day, hour, minute, second };
}

function show({ year, month, day, hour, minute, second }: LocalTime): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function expand(rule: string, start: string, from?: string, to?: string, limit = 100) {
  const window = { limit, ...(from && { from: local(from) }), ...(to && { to: local(to) }) };
  const found = expandRule(rule, local(start), window);
  return found && { times: found.occurrences.map(show), truncated: found.truncated };
}

/** What ical.js gives without any of our help, from the start on. */
function plainIcal(rule: string, start: string, count: number): string[] {
  const iterator = ICAL.Recur.fromString(rule).iterator(
    ICAL.Time.fromData({ ...local(start), isDate: false }),
  );
  const times: string[] = [];
  for (let next = iterator.next(); next && times.length < count; next = iterator.next())
    times.push(show(next));
  return times;
}

describe('expandRule', () => {
  it('gives the occurrences of a rule with COUNT', () => {
    expect(expand('FREQ=DAILY;COUNT=3', '2027-05-14T09:00')).toEqual({
      times: ['2027-05-14T09:00:00', '2027-05-15T09:00:00', '2027-05-16T09:00:00'],
      truncated: false,
    });
  });

  it('says when the limit cut the list', () => {
    const found = expand('FREQ=DAILY', '2027-05-14T09:00', undefined, undefined, 2);
    expect(found).toEqual({ times: ['2027-05-14T09:00:00', '2027-05-15T09:00:00'], truncated: true });
  });

  it('keeps to the window, whose end is outside', () => {
    const found = expand('FREQ=WEEKLY', '2027-05-14T09:00', '2027-05-21T09:00', '2027-06-04T09:00');
    expect(found).toEqual({ times: ['2027-05-21T09:00:00', '2027-05-28T09:00:00'], truncated: false });
  });

  it('ends with a UNTIL on the wall clock, that time included', () => {
    expect(expand('FREQ=DAILY;UNTIL=20270515T090000', '2027-05-14T09:00')?.times).toHaveLength(2);
    expect(expand('FREQ=DAILY;UNTIL=20270515T085959', '2027-05-14T09:00')?.times).toHaveLength(1);
  });

  it('counts the whole day of a UNTIL that is a DATE', () => {
    expect(expand('FREQ=DAILY;UNTIL=20270515', '2027-05-14T09:00')?.times).toHaveLength(2);
  });

  it('lets the caller bring a UNTIL in UTC to the wall clock', () => {
    const utcToLocal = (utc: LocalTime) => ({ ...utc, hour: utc.hour + 2 });
    const at = (until: string) =>
      expandRule(`FREQ=DAILY;UNTIL=${until}`, local('2027-05-14T09:00'), { limit: 9, utcToLocal })
        ?.occurrences;
    expect(at('20270515T070000Z')).toHaveLength(2);
    expect(at('20270515T065959Z')).toHaveLength(1);
  });

  it('does not count a start that the rule does not give', () => {
    expect(expand('FREQ=YEARLY;BYMONTH=11;BYDAY=1SU;COUNT=2', '1601-01-01T02:00')?.times).toEqual([
      '1601-11-04T02:00:00',
      '1602-11-03T02:00:00',
    ]);
  });

  it('reads a rule in any case and passes over parts that it does not know', () => {
    expect(expand('freq=daily;count=1;x-foo=bar;', '2027-05-14T09:00')?.times).toHaveLength(1);
  });
});

describe('a window far from the start', () => {
  const rules = [
    'FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'FREQ=YEARLY;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU;BYMONTH=4',
    'FREQ=YEARLY;BYYEARDAY=-1',
    'FREQ=YEARLY;BYMONTH=6',
    'FREQ=YEARLY',
    'FREQ=YEARLY;INTERVAL=4',
    'FREQ=MONTHLY;BYDAY=2TU',
    'FREQ=WEEKLY;BYDAY=MO,FR',
  ];

  it.each(rules)('has the same occurrences as steps from the start: %s', (rule) => {
    for (const start of ['1999-01-01T02:00', '2000-02-28T23:30']) {
      const all = plainIcal(rule, start, rule.includes('WEEKLY') ? 2900 : 320);
      for (const year of [2001, 2009, 2020, 2024]) {
        const found = expand(rule, start, `${year}-01-01`, `${year + 1}-01-01`, 1000)?.times;
        expect(found).toEqual(all.filter((time) => time.startsWith(String(year))));
      }
    }
  });

  it('leaves out dates that do not exist', () => {
    expect(expand('FREQ=YEARLY', '2000-02-29T02:00', '2021-01-01', '2029-01-01')?.times).toEqual([
      '2024-02-29T02:00:00',
      '2028-02-29T02:00:00',
    ]);
    expect(expand('FREQ=YEARLY;BYMONTH=5,6', '2000-05-31T02:00', '2027-01-01', '2028-01-01')?.times).toEqual([
      '2027-05-31T02:00:00',
    ]);
    expect(
      expand('FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30,31', '2000-05-01', '2027-01-01', '2028-01-01')?.times,
    ).toEqual(['2027-04-30T00:00:00']);
  });

  it('is as cheap as one near to it', () => {
    const found = expand('FREQ=YEARLY;BYMONTH=11;BYDAY=1SU', '1601-01-01T02:00', '9990-01-01', '9991-01-01');
    expect(found).toEqual({ times: ['9990-11-04T02:00:00'], truncated: false });
  });
});

describe('rules that cannot be read', () => {
  const broken = [
    '',
    'DAILY',
    'FREQ=',
    'FREQ=FORTNIGHTLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=many',
    'FREQ=DAILY;UNTIL=tomorrow',
    'FREQ=DAILY;UNTIL=20271331',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=YEARLY;BYMONTH=',
    'FREQ=YEARLY;BYDAY=XX',
    'FREQ=YEARLY;BYDAY=54SU',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=WEEKLY;WKST=XX',
    'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=YEARLY;RSCALE=CHINESE',
  ];

  it.each(broken)('gives undefined for "%s"', (rule) => {
    expect(expand(rule, '2027-05-14T09:00')).toBeUndefined();
  });
});

describe('rules without end', () => {
  const endless = [
    'FREQ=SECONDLY',
    'FREQ=SECONDLY;BYMONTH=2',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY;BYDAY=MO',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=999999999',
    'FREQ=SECONDLY;INTERVAL=999999999',
    'FREQ=MONTHLY;INTERVAL=24;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=MONTHLY;INTERVAL=12;BYDAY=5SU',
    'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31',
    'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1;BYDAY=2MO',
    'FREQ=YEARLY;BYDAY=53SU;BYMONTH=2',
    'FREQ=YEARLY;INTERVAL=999999999',
    'FREQ=HOURLY;BYHOUR=3;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=WEEKLY;BYMONTH=2;BYDAY=-5MO;BYSETPOS=99',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300',
    'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYSETPOS=-300',
  ];

  it.each(endless)('ends: %s', (rule) => {
    for (const start of ['1971-02-01T09:00', '9999-12-31T23:59:59']) {
      expect(() => expand(rule, start, '2030-01-01', '2031-01-01')).not.toThrow();
    }
  });

  it('says that it gave up', () => {
    const found = expand('FREQ=SECONDLY', '1971-02-01T09:00', '2030-01-01', '2031-01-01');
    expect(found).toEqual({ times: [], truncated: true });
  });
});
