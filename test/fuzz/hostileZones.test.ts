import { describe, expect, it } from 'vitest';
import type { Zone } from '../../server/core/time/zone.ts';
import { openText } from '../support/check.ts';
import { processorMs } from '../support/cost.ts';
import { local, vtimezone, zoneOf } from '../support/zones.ts';

/** A calendar with a talk in a zone that is made of these lines. */
function calendar(zone: readonly string[], ...more: readonly string[]): string {
  return `${[
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Greenroom//Test//EN',
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Berlin',
    ...zone,
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:a@example.org',
    'DTSTAMP:20270401T080000Z',
    'DTSTART;TZID=Europe/Berlin:20270514T090000',
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')}\r\n`;
}

function part(start: string, offset: string, ...more: readonly string[]): readonly string[] {
  return [
    'BEGIN:STANDARD',
    `DTSTART:${start}`,
    ...more,
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'END:STANDARD',
  ];
}

/** The rules that speak of a text; every fix of every finding is made as well. */
function rulesOf(text: string): ReadonlySet<string> {
  const document = openText(text);
  const findings = document.findings().map(({ finding }) => finding);
  for (const finding of findings) document.fixes(finding);
  return new Set(findings.map(({ rule }) => rule));
}

// None of these may take long: a test that hangs fails by its time.
describe('zones that nobody could mean', () => {
  it.each(['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY'])('change their clocks %s', (freq) => {
    expect(rulesOf(calendar(part('16010101T000000', '+0100', `RRULE:FREQ=${freq}`)))).toContain(
      'vtimezone-too-many-onsets',
    );
  });

  it('change their clocks on a hundred thousand dates', () => {
    const dates = `RDATE:${Array.from({ length: 100_000 }, (_, index) => `20${10 + (index % 90)}0101T000000`).join(',')}`;
    expect(rulesOf(calendar(part('19700101T000000', '+0100', dates)))).toContain('vtimezone-too-many-onsets');
  });

  it('are 53 hours from UTC', () => {
    expect(rulesOf(calendar(part('19700101T000000', '+5300')))).toContain('utc-offset-invalid');
  });

  it('have a rule that gives nothing for ever', () => {
    const rule = 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31';
    expect(rulesOf(calendar(part('16010101T000000', '+0300', rule)))).toContain(
      'vtimezone-differs-from-iana',
    );
  });

  it('have a rule for every day of ten thousand years', () => {
    const rule =
      'RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=SU,MO,TU,WE,TH,FR,SA;UNTIL=99991231T000000Z';
    expect(rulesOf(calendar(part('00010101T000000', '+0300', rule))).size).toBeGreaterThan(0);
  });

  it('have ten thousand parts', () => {
    const parts = Array.from({ length: 10_000 }, (_, index) =>
      part(`${1000 + (index % 9000)}0101T000000`, '+0100', 'RRULE:FREQ=YEARLY'),
    ).flat();
    expect(rulesOf(calendar(parts))).toContain('vtimezone-too-many-onsets');
  });

  it('are used in every year there is', () => {
    const dates = Array.from(
      { length: 9999 },
      (_, year) => `${String(year + 1).padStart(4, '0')}0714T090000`,
    );
    const text = calendar(part('19700101T000000', '+0100'), `RDATE;TZID=Europe/Berlin:${dates.join(',')}`);
    expect(rulesOf(text)).toContain('vtimezone-differs-from-iana');
  });

  it('are used by a talk that repeats every second', () => {
    const text = calendar(part('19700101T000000', '+0100'), 'RRULE:FREQ=SECONDLY');
    expect(rulesOf(text)).toContain('vtimezone-differs-from-iana');
  });

  it('are a thousand', () => {
    const zones = Array.from({ length: 1000 }, (_, index) => [
      'END:VTIMEZONE',
      'BEGIN:VTIMEZONE',
      `TZID:Hall ${index}`,
      ...part('19700101T000000', '+0100'),
    ]).flat();
    expect(rulesOf(calendar([...part('19700101T000000', '+0200'), ...zones]))).toContain('vtimezone-unused');
  });
});

describe('a hostile VTIMEZONE', () => {
  const costOf = (text: string) =>
    processorMs(() => {
      const zone = zoneOf(text) as Zone;
      for (const year of [1700, 1975, 2027, 9998]) zone.atLocal(local(`${year}-07-01`));
    });

  it.each([
    ['rules by the second', Array(1000).fill('STANDARD 16010101T000000 +0100 +0200 X RRULE:FREQ=SECONDLY')],
    [
      'rules that never match',
      Array(1000).fill('STANDARD 16010101T000000 +0100 +0200 X RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
    ],
    [
      'many yearly rules',
      Array(1000).fill('STANDARD 16010101T000000 +0100 +0200 X RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'),
    ],
    [
      'many dates',
      [`STANDARD 16010101T000000 +0100 +0200 X RDATE:${Array(20_000).fill('20270701T000000').join()}`],
    ],
    [
      'many rules',
      [`STANDARD 16010101T000000 +0100 +0200 X ${Array(1000).fill('RRULE:FREQ=YEARLY').join(' ')}`],
    ],
  ])('costs seconds at most: %s', (_, observances) => {
    expect(costOf(vtimezone('X', observances as string[]))).toBeLessThan(4000);
  });
});
