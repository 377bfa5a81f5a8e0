import ICAL from 'ical.js';
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { describe, expect, it } from 'vitest';
import { ianaZone } from '../../../server/core/time/iana.ts';
import { fromLocalMs, toLocalMs } from '../../../server/core/time/localTime.ts';
import type { Resolution, Zone } from '../../../server/core/time/zone.ts';
import { processorMs } from '../../support/cost.ts';
import { local, showLocal, showOffset, vtimezone, zoneOf } from '../../support/zones.ts';

/** Zones as producers write them: for each the years for which the definition is right. */
const zones: readonly [name: string, from: number, to: number, observances: readonly string[]][] = [
  [
    'America/Los_Angeles',
    1988,
    2040,
    [
      'DAYLIGHT 19870405T020000 -0800 -0700 PDT RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T100000Z',
      'STANDARD 19871025T020000 -0700 -0800 PST RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T090000Z',
      'DAYLIGHT 20070311T020000 -0800 -0700 PDT RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
      'STANDARD 20071104T020000 -0700 -0800 PST RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    ],
  ],
  [
    'Europe/Berlin',
    1998,
    2040,
    [
      'DAYLIGHT 16010101T020000 +0100 +0200 CEST RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'STANDARD 16010101T030000 +0200 +0100 CET RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    ],
  ],
  [
    'Europe/London',
    1998,
    2040,
    [
      'STANDARD 19961027T020000 +0100 +0000 GMT RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'DAYLIGHT 19810329T010000 +0000 +0100 BST RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    ],
  ],
  [
    // Irish law has it that the clocks go back from standard time in winter.
    'Europe/Dublin',
    1998,
    2040,
    [
      'STANDARD 19810329T010000 +0000 +0100 IST RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'DAYLIGHT 19961027T020000 +0100 +0000 GMT RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    ],
  ],
  [
    'Australia/Sydney',
    2009,
    2040,
    [
      'STANDARD 20080406T030000 +1100 +1000 AEST RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU',
      'DAYLIGHT 20081005T020000 +1000 +1100 AEDT RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU',
    ],
  ],
  [
    // Half an hour of daylight saving.
    'Australia/Lord_Howe',
    2009,
    2040,
    [
      'STANDARD 20080406T020000 +1100 +1030 LHST RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU',
      'DAYLIGHT 20081005T020000 +1030 +1100 LHDT RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU',
    ],
  ],
  [
    'Pacific/Chatham',
    2008,
    2040,
    [
      'DAYLIGHT 20070930T024500 +1245 +1345 CHADT RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU',
      'STANDARD 20080406T034500 +1345 +1245 CHAST RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU',
    ],
  ],
  [
    'America/St_Johns',
    2012,
    2040,
    [
      'DAYLIGHT 20120311T020000 -0330 -0230 NDT RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
      'STANDARD 20121104T020000 -0230 -0330 NST RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    ],
  ],
  [
    'Asia/Jerusalem',
    2014,
    2040,
    [
      // The Friday before the last Sunday: a weekday within some days of the month.
      'DAYLIGHT 20140328T020000 +0200 +0300 IDT RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29',
      'STANDARD 20131027T020000 +0300 +0200 IST RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    ],
  ],
  ['Asia/Kolkata', 1970, 2040, ['STANDARD 19700101T000000 +0530 +0530 IST']],
  [
    // Daylight saving by dates, and then no more.
    'America/Sao_Paulo',
    2016,
    2040,
    [
      'DAYLIGHT 20151018T000000 -0300 -0200 BRST RDATE:20161016T000000,20171015T000000 RDATE:20181104T000000',
      'STANDARD 20160221T000000 -0200 -0300 BRT RDATE:20170219T000000 RDATE:20180218T000000,20190217T000000',
    ],
  ],
  [
    // Permanent offsets, one after the other.
    'Europe/Moscow',
    2010,
    2040,
    [
      'DAYLIGHT 20100328T020000 +0300 +0400 MSD',
      'STANDARD 20101031T030000 +0400 +0300 MSK',
      'STANDARD 20110327T020000 +0300 +0400 MSK',
      'STANDARD 20141026T020000 +0400 +0300 MSK',
    ],
  ],
  [
    'Pacific/Apia',
    2011,
    2040,
    [
      // Crossed the date line: 30 December 2011 did not happen.
      'DAYLIGHT 20100926T000000 -1100 -1000 -10',
      'STANDARD 20110402T040000 -1000 -1100 -11',
      'DAYLIGHT 20110924T030000 -1100 -1000 -10',
      'DAYLIGHT 20111230T000000 -1000 +1400 +14',
      'STANDARD 20120401T040000 +1400 +1300 +13 RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20210403T140000Z',
      'DAYLIGHT 20120930T030000 +1300 +1400 +14 RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;UNTIL=20200926T140000Z',
    ],
  ],
];

function transitionsOf(name: string, from: number, to: number): number[] {
  const found: number[] = [];
  let zoned = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(Date.UTC(from, 0, 1)), name);
  for (;;) {
    const next = ZonedDateTime.getTimeZoneTransition(zoned, 'next');
    if (!next || next.epochMilliseconds >= Date.UTC(to, 0, 1)) return found;
    found.push(next.epochMilliseconds);
    zoned = next;
  }
}

/** Seconds around a transition at which something may change. */
const around = [
  -90_000, -86_400, -10_800, -7200, -3601, -3600, -1801, -1800, -1, 0, 1, 1800, 3599, 3600, 7200, 86_400,
];

function showAtLocal(zone: Zone, ms: number): string {
  const { offset, instant, kind, other } = zone.atLocal(fromLocalMs(ms));
  const second = other ? ` or ${showOffset(other.offset)}` : '';
  return `${showLocal(fromLocalMs(ms))} ${kind} ${showOffset(offset)}${second} ${new Date(instant).toISOString()}`;
}

function isSame(a: Resolution, b: Resolution): boolean {
  return (
    a.instant === b.instant &&
    a.kind === b.kind &&
    a.offset === b.offset &&
    a.other?.offset === b.other?.offset
  );
}

describe.each(zones)('%s as a VTIMEZONE', (name, from, to, observances) => {
  const zone = zoneOf(vtimezone(name, observances)) as Zone;
  const iana = ianaZone(name) as Zone;
  const instants = [
    ...transitionsOf(name, from, to),
    ...Array.from({ length: to - from }, (_, index) =>
      Date.UTC(from + index, index % 12, 1 + (index % 28), index % 24),
    ),
    ...Array.from({ length: to - from }, (_, index) => Date.UTC(from + index, 0, 1)),
  ];

  it('has the offsets of the IANA zone at instants', () => {
    const show = (asked: Zone, at: number) =>
      `${new Date(at).toISOString()} ${showOffset(asked.at(at).offset)}`;
    const wrong = instants
      .flatMap((instant) => around.map((seconds) => instant + seconds * 1000))
      .filter((at) => zone.at(at).offset !== iana.at(at).offset);
    expect(wrong.map((at) => show(zone, at))).toEqual(wrong.map((at) => show(iana, at)));
  });

  it('finds gaps, ambiguous times and offsets of local times as the IANA zone does', () => {
    const locals = instants.flatMap((instant) => {
      const offsets = new Set([iana.at(instant - 1).offset, iana.at(instant).offset]);
      return [...offsets].flatMap((offset) => around.map((seconds) => instant + (offset + seconds) * 1000));
    });
    const wrong = locals.filter(
      (ms) => !isSame(zone.atLocal(fromLocalMs(ms)), iana.atLocal(fromLocalMs(ms))),
    );
    expect(wrong.map((ms) => showAtLocal(zone, ms))).toEqual(wrong.map((ms) => showAtLocal(iana, ms)));
  });
});

describe('a VTIMEZONE and ical.js', () => {
  /** ical.js's own zone: its offset for a local time. */
  function icalOffset(text: string, ms: number): number {
    const component = new ICAL.Component(ICAL.parse(text));
    const zone = new ICAL.Timezone({ component });
    const time = ICAL.Time.fromData({ ...fromLocalMs(ms), isDate: false }, zone);
    return zone.utcOffset(time);
  }

  const pretalx = [
    'STANDARD 20001029T030000 -0700 -0800 PST RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20061029T100000Z',
    'STANDARD 20071104T030000 -0700 -0800 PST RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
    'DAYLIGHT 20000402T030000 -0800 -0700 PDT RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;UNTIL=20060402T110000Z',
    'DAYLIGHT 20070311T030000 -0800 -0700 PDT RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3',
  ];
  const [, , , losAngeles] = zones[0] as (typeof zones)[number];

  it.each([
    ['onsets an hour late', pretalx],
    ['America/Los_Angeles', losAngeles],
  ])('agree hours away from each transition: %s', (_, observances) => {
    const text = vtimezone('PST', observances);
    const zone = zoneOf(text) as Zone;
    const sampled = transitionsOf('America/Los_Angeles', 2001, 2012);
    for (const instant of sampled) {
      for (const hours of [-2000, -48, -6, 6, 48, 2000]) {
        const ms = instant + hours * 3_600_000 - 8 * 3_600_000;
        const at = showLocal(fromLocalMs(ms));
        expect(`${at} ${showOffset(zone.atLocal(fromLocalMs(ms)).offset)}`).toBe(
          `${at} ${showOffset(icalOffset(text, ms))}`,
        );
      }
    }
  });

  it('give a talk in July PDT, although the zone is called PST', () => {
    const zone = zoneOf(vtimezone('PST', pretalx)) as Zone;
    expect(zone.atLocal(local('2023-07-29T14:40'))).toEqual({
      offset: -7 * 3600,
      name: 'PDT',
      instant: Date.UTC(2023, 6, 29, 21, 40),
      kind: 'exact',
      other: undefined,
    });
  });

  it('has its gap where the file puts it, an hour after the real one', () => {
    const zone = zoneOf(vtimezone('PST', pretalx)) as Zone;
    expect(zone.atLocal(local('2023-03-12T02:30')).kind).toBe('exact');
    expect(zone.atLocal(local('2023-03-12T03:30'))).toMatchObject({ kind: 'gap', offset: -8 * 3600 });
  });
});

describe('an unusual VTIMEZONE', () => {
  const offsetIn = (observances: readonly string[], time: string) => {
    const zone = zoneOf(vtimezone('X', observances)) as Zone;
    const { offset, name, kind } = zone.atLocal(local(time));
    return `${showOffset(offset)} ${name} ${kind}`;
  };

  it('has the offset from before its first onset until then', () => {
    const observances = [
      'DAYLIGHT 20070311T020000 -0800 -0700 PDT RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
      'STANDARD 20071104T020000 -0700 -0800 PST RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    ];
    expect(offsetIn(observances, '1990-07-01')).toBe('-08:00 PST exact');
  });

  it('keeps its last offset for ever', () => {
    const observances = [
      'STANDARD 16010101T000000 +0100 +0100 A',
      'DAYLIGHT 19700426T020000 +0100 +0200 B RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU;UNTIL=19800427T010000Z',
      'STANDARD 19700927T020000 +0200 +0100 C RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;UNTIL=19800928T000000Z',
    ];
    expect(offsetIn(observances, '1975-07-01')).toBe('+02:00 B exact');
    expect(offsetIn(observances, '9999-07-01')).toBe('+01:00 C exact');
    expect(offsetIn(observances, '0001-07-01')).toBe('+01:00 A exact');
  });

  it('has offsets with seconds', () => {
    const observances = [
      'STANDARD 19370701T000000 +001932 +0020 AMT',
      'STANDARD 18350101T000000 +001932 +001932 LMT',
    ];
    expect(offsetIn(observances, '1900-07-01')).toBe('+00:19:32 LMT exact');
    expect(offsetIn(observances, '1937-07-01T00:00:10')).toBe('+00:19:32 LMT gap');
    expect(offsetIn(observances, '1938-07-01')).toBe('+00:20 AMT exact');
  });

  it('counts a COUNT from its first onset', () => {
    const observances = [
      'DAYLIGHT 20000326T020000 +0100 +0200 S RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=3',
      'STANDARD 20001029T030000 +0200 +0100 W RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=3',
    ];
    expect(offsetIn(observances, '2002-07-01')).toBe('+02:00 S exact');
    expect(offsetIn(observances, '2003-07-01')).toBe('+01:00 W exact');
    expect(offsetIn(observances, '2040-07-01')).toBe('+01:00 W exact');
  });

  it('takes the first of several names', () => {
    expect(offsetIn(['STANDARD 19700101T000000 +0000 +0000 A TZNAME;LANGUAGE=fr:B'], '2020-01-01')).toBe(
      '+00:00 A exact',
    );
  });
});

describe('a VTIMEZONE with parts missing or wrong', () => {
  const at = (text: string, time = '2027-07-01T12:00') => {
    const found = zoneOf(
      `BEGIN:VTIMEZONE\r\nTZID:X\r\n${text.replaceAll('\n', '\r\n')}\r\nEND:VTIMEZONE\r\n`,
    );
    return found && showOffset(found.atLocal(local(time)).offset);
  };

  it.each([
    ['no observance', '', undefined],
    ['no offset', 'BEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD', undefined],
    [
      'an offset that is none',
      'BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:CET\nEND:STANDARD',
      undefined,
    ],
    ['only an offset', 'BEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD', '+01:00'],
    ['no TZOFFSETFROM', 'BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nEND:STANDARD', '+01:00'],
    ['a bad DTSTART', 'BEGIN:STANDARD\nDTSTART:now\nTZOFFSETTO:+0100\nEND:STANDARD', '+01:00'],
    [
      'a DTSTART that is a DATE',
      'BEGIN:STANDARD\nDTSTART:19700101\nTZOFFSETTO:+0100\nEND:STANDARD',
      '+01:00',
    ],
    [
      'a bad RRULE',
      'BEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:YEARLY\nTZOFFSETTO:+0100\nEND:STANDARD',
      '+01:00',
    ],
    [
      'a bad RDATE',
      'BEGIN:STANDARD\nDTSTART:19700101T000000\nRDATE:,x,\nTZOFFSETTO:+0100\nEND:STANDARD',
      '+01:00',
    ],
    ['no END', 'BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100', '+01:00'],
    ['lower case', 'begin:standard\ndtstart:19700101T000000\ntzoffsetto:+0100\nend:standard', '+01:00'],
  ])('is read as far as it goes: %s', (_, text, offset) => {
    expect(at(text)).toBe(offset);
  });

  it('brings onsets in UTC to its clocks', () => {
    const text =
      'BEGIN:STANDARD\nDTSTART:20270701T100000Z\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD';
    expect(at(text, '2027-07-01T10:59:59')).toBe('+01:00');
    expect(at(text, '2027-07-01T12:00:00')).toBe('+02:00');
  });
});

describe('a zone', () => {
  it('is asked often at little cost', () => {
    const zone = zoneOf(vtimezone('X', (zones[0] as (typeof zones)[number])[3])) as Zone;
    const start = toLocalMs(local('2027-01-01'));
    const cost = processorMs(() => {
      for (let index = 0; index < 20_000; index++) zone.atLocal(fromLocalMs(start + index * 1_800_000));
    });
    expect(cost).toBeLessThan(2000);
  });
});
