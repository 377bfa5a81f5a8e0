import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  isRefusal,
  planZoneChange,
  type ZoneChange,
  zoneChangeOffers,
} from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';
import { atCursor, inCalendar } from '../../support/cursor.ts';
import { changedReadings, readWithIcalJs } from '../../support/icaljs.ts';
import { fuzz, readableText } from '../../support/texts.ts';
import { vtimezone } from '../../support/zones.ts';

const yearly = (month: number, day: string) => `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${day}`;
const zones = [
  vtimezone('Europe/Berlin', [
    `DAYLIGHT 19810329T020000 +0100 +0200 CEST ${yearly(3, '-1SU')}`,
    `STANDARD 19961027T030000 +0200 +0100 CET ${yearly(10, '-1SU')}`,
  ]),
  vtimezone('America/Los_Angeles', [
    `DAYLIGHT 20070311T020000 -0800 -0700 PDT ${yearly(3, '2SU')}`,
    `STANDARD 20071104T020000 -0700 -0800 PST ${yearly(11, '1SU')}`,
  ]),
  vtimezone('Asia/Tokyo', ['STANDARD 19700101T000000 +0900 +0900 JST']),
]
  .join('')
  .replaceAll('\r\n', '\n');

const event = (lines: string, uid = 'a@example.org') =>
  `BEGIN:VEVENT\nUID:${uid}\nSUMMARY:Talk\n${lines}\nEND:VEVENT\n`;
const calendar = (events: string) => inCalendar(`${zones}${events}`);

/** The text after a change of the event at `$0`, or of the whole file without one; or the reason why not. */
function change(marked: string, target: string, keep: ZoneChange['keep']): string {
  const isFile = !marked.includes('$0');
  const { document, text, offset } = atCursor(isFile ? `${marked}$0` : marked);
  const plan = planZoneChange(document, isFile ? { type: 'file' } : { type: 'event', offset }, {
    target,
    keep,
  });
  if (isRefusal(plan)) return plan.refusal;
  const after = applyEdits(text, plan.edits);
  if (keep === 'moment') expect(changedReadings(text, after)).toEqual([]);
  else expect(clocksOf(after)).toEqual(clocksOf(text));
  return after.replaceAll('\r\n', '\n');
}

/** The text after a change of the whole file, which may lose zones by it. */
function changeFile(text: string, target: string, keep: ZoneChange['keep']): string {
  const plan = planZoneChange(openText(text), { type: 'file' }, { target, keep });
  return isRefusal(plan) ? plan.refusal : applyEdits(text, plan.edits);
}

/** What the clocks show at every time of an event, without zones. UNTIL is in UTC and has no clock of its own. */
function clocksOf(text: string): string[] {
  const events =
    text
      .replace(/\r?\n[ \t]/g, '')
      .split('END:VTIMEZONE')
      .at(-1) ?? '';
  return (
    events
      .match(/^(?:DT|DUE|EXDATE|RDATE|RECURRENCE).*$/gm)
      ?.map((line) => line.replace(/;TZID=[^:;]*|Z(?=$|,)/g, '')) ?? []
  );
}

/** What became of the lines of the events, without those that stayed. */
function changed(marked: string, target: string, keep: ZoneChange['keep']): string[] {
  const before = new Set(marked.replaceAll('$0', '').split('\n'));
  const after = change(marked, target, keep);
  return after.includes('BEGIN:') ? after.split('\n').filter((line) => !before.has(line)) : [after];
}

describe('the same moment in another zone', () => {
  const talk = event(
    '$0DTSTART;TZID=America/Los_Angeles:20270729T144000\nDTEND;TZID=America/Los_Angeles:20270729T160000',
  );

  it('is written as UTC', () => {
    expect(changed(calendar(talk), 'UTC', 'moment')).toEqual([
      'DTSTART:20270729T214000Z',
      'DTEND:20270729T230000Z',
    ]);
  });

  it('is written in a zone of the file, also on another day', () => {
    expect(changed(calendar(talk), 'Europe/Berlin', 'moment')).toEqual([
      'DTSTART;TZID=Europe/Berlin:20270729T234000',
      'DTEND;TZID=Europe/Berlin:20270730T010000',
    ]);
  });

  it('is written from UTC, with all other parameters as they were', () => {
    const lines = '$0DTSTART;X-A=1;VALUE=DATE-TIME:20270114T090000Z\nDTEND:20270114T100000Z';
    expect(changed(calendar(event(lines)), 'Europe/Berlin', 'moment')).toEqual([
      'DTSTART;TZID=Europe/Berlin;X-A=1;VALUE=DATE-TIME:20270114T100000',
      'DTEND;TZID=Europe/Berlin:20270114T110000',
    ]);
  });

  it('keeps folds, line ends and everything else', () => {
    const lines = '$0DTSTART;TZID=America/\n Los_Angeles:20270\n 729T14\n 4000\nDESCRIPTION:20270729T144000';
    expect(change(calendar(event(lines)), 'Europe/Berlin', 'moment')).toContain(
      'DTSTART;TZID=Europe/Berlin:20270\n 729T23\n 4000\nDESCRIPTION:20270729T144000\n',
    );
  });

  it('concerns a whole series: exceptions, additions and changed occurrences', () => {
    const series = event(
      '$0DTSTART;TZID=Asia/Tokyo:20270105T200000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Asia/Tokyo:20270112T200000\nRDATE;TZID=Asia/Tokyo:20270301T080000,20270302T080000',
    );
    const override = event(
      'RECURRENCE-ID;TZID=Asia/Tokyo:20270119T200000\nDTSTART;TZID=Asia/Tokyo:20270119T210000',
    );
    const other = event('DTSTART;TZID=Asia/Tokyo:20270119T210000', 'b@example.org');
    expect(changed(calendar(series + other + override), 'UTC', 'moment')).toEqual([
      'DTSTART:20270105T110000Z',
      'EXDATE:20270112T110000Z',
      'RDATE:20270228T230000Z,20270301T230000Z',
      'RECURRENCE-ID:20270119T110000Z',
      'DTSTART:20270119T120000Z',
    ]);
  });

  it('is written at both ends of a period', () => {
    const lines =
      '$0DTSTART;TZID=Asia/Tokyo:20270105T200000\nRDATE;VALUE=PERIOD;TZID=Asia/Tokyo:20270301T080000/PT1H,20270302T080000/20270302T100000';
    expect(changed(calendar(event(lines)), 'UTC', 'moment')).toEqual([
      'DTSTART:20270105T110000Z',
      'RDATE;VALUE=PERIOD:20270228T230000Z/PT1H,20270301T230000Z/20270302T010000Z',
    ]);
  });

  it('is written for a whole file', () => {
    const events =
      event('DTSTART:20270105T110000Z') +
      event('DTSTART;VALUE=DATE:20270105', 'b') +
      event('DTSTART;TZID=Asia/Tokyo:20270105T110000\nX-DOORS;TZID=Asia/Tokyo:20270105T103000', 'c');
    expect(changed(calendar(events), 'Europe/Berlin', 'moment')).toEqual([
      'DTSTART;TZID=Europe/Berlin:20270105T120000',
      'DTSTART;TZID=Europe/Berlin:20270105T030000',
    ]);
  });

  it.each([
    [
      'a time without a zone',
      '$0DTSTART:20270105T090000',
      'UTC',
      /“Talk”: Tue 5 January 2027, 09:00 has no zone, so nobody knows which moment it is/,
    ],
    [
      'a zone that nobody knows',
      '$0DTSTART;TZID=Hall:20270105T090000',
      'UTC',
      /Nobody knows the zone “Hall”/,
    ],
    ['a target that nobody knows', '$0DTSTART:20270105T090000Z', 'Hall', /^Nobody knows the zone “Hall”\.$/],
    [
      'a time before the definition of its zone begins',
      '$0DTSTART;TZID=America/Los_Angeles:20070101T080000',
      'UTC',
      /VTIMEZONE of “America\/Los_Angeles” begins later than Mon 1 January 2007, 08:00/,
    ],
    [
      'a day among times',
      '$0DTSTART;TZID=Asia/Tokyo:20270105T080000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270106',
      'UTC',
      /EXDATE is a day and the start is a time/,
    ],
    ['a time that cannot be read', '$0DTSTART:soon', 'UTC', /DTSTART “soon” is no time that can be read/],
    [
      'a list with such a time',
      '$0DTSTART:20270105T090000Z\nEXDATE:20270106T090000Z,x',
      'Europe/Berlin',
      /EXDATE “x” is no time/,
    ],
    [
      'a rule that counts on a clock with summer time',
      '$0DTSTART;TZID=Europe/Berlin:20270305T200000\nRRULE:FREQ=WEEKLY',
      'UTC',
      /counts on the clock of Europe\/Berlin.*the first that would come at another hour is Fri 2 April 2027, 20:00/,
    ],
    [
      'a rule that names a weekday, where the day changes',
      '$0DTSTART;TZID=Asia/Tokyo:20270105T080000\nRRULE:FREQ=WEEKLY;BYDAY=TU',
      'UTC',
      /would give other times/,
    ],
    [
      'a rule that cannot be read',
      '$0DTSTART;TZID=Asia/Tokyo:20270105T080000\nRRULE:FREQ=WEEKLY;BYDAY=XX',
      'UTC',
      /RRULE cannot be read as a whole/,
    ],
    [
      'a rule whose end is not in UTC',
      '$0DTSTART;TZID=Asia/Tokyo:20270105T080000\nRRULE:FREQ=DAILY;UNTIL=20270107T080000',
      'UTC',
      /UNTIL of the RRULE is not in UTC/,
    ],
    [
      'a moment that comes for the second time there',
      '$0DTSTART:20271031T013000Z',
      'Europe/Berlin',
      /show 02:30 for the second time that day/,
    ],
    [
      'days across a change of the clocks',
      '$0DTSTART;TZID=Europe/Berlin:20270327T120000\nDURATION:P1D',
      'UTC',
      /DURATION counts days/,
    ],
  ])('is not written for %s', (_, lines, target, reason) => {
    expect(change(calendar(event(lines)), target, 'moment')).toMatch(reason);
  });

  it('is written for a rule that ends before the clocks change', () => {
    const lines =
      '$0DTSTART;TZID=Europe/Berlin:20270305T200000\nRRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20270320T000000Z';
    expect(changed(calendar(event(lines)), 'UTC', 'moment')).toEqual(['DTSTART:20270305T190000Z']);
  });

  it('changes a file as a whole or not at all', () => {
    const events = event('DTSTART:20270105T110000Z') + event('DTSTART:20270105T110000', 'b');
    expect(change(calendar(events), 'Europe/Berlin', 'moment')).toMatch(/has no zone/);
  });
});

describe('the same clock time in another zone', () => {
  it('keeps what the clock shows', () => {
    const lines =
      '$0DTSTART;TZID=America/Los_Angeles:20270729T144000\nDTEND;TZID=America/Los_Angeles:20270729T160000';
    expect(changed(calendar(event(lines)), 'Europe/Berlin', 'clock')).toEqual([
      'DTSTART;TZID=Europe/Berlin:20270729T144000',
      'DTEND;TZID=Europe/Berlin:20270729T160000',
    ]);
    expect(changed(calendar(event(lines)), 'UTC', 'clock')).toEqual([
      'DTSTART:20270729T144000Z',
      'DTEND:20270729T160000Z',
    ]);
  });

  it('gives a zone to a time that has none', () => {
    expect(changed(calendar(event('$0DTSTART:20270729T144000')), 'Europe/Berlin', 'clock')).toEqual([
      'DTSTART;TZID=Europe/Berlin:20270729T144000',
    ]);
  });

  it('moves the end of a rule along, which is in UTC', () => {
    const lines =
      '$0DTSTART;TZID=Europe/Berlin:20270305T200000\nRRULE:FREQ=WEEKLY;UNTIL=20270402T180000Z;BYDAY=FR';
    expect(changed(calendar(event(lines)), 'America/Los_Angeles', 'clock')).toEqual([
      'DTSTART;TZID=America/Los_Angeles:20270305T200000',
      'RRULE:FREQ=WEEKLY;UNTIL=20270403T030000Z;BYDAY=FR',
    ]);
    const floating = '$0DTSTART:20270305T200000\nRRULE:FREQ=WEEKLY;UNTIL=20270402T200000';
    expect(changed(calendar(event(floating)), 'Europe/Berlin', 'clock')).toEqual([
      'DTSTART;TZID=Europe/Berlin:20270305T200000',
      'RRULE:FREQ=WEEKLY;UNTIL=20270402T180000Z',
    ]);
  });

  it('brings times that are written otherwise to the clock of the start', () => {
    const lines = '$0DTSTART;TZID=Europe/Berlin:20270729T144000\nEXDATE:20270730T124000Z';
    const { document, text, offset } = atCursor(calendar(event(lines)));
    const plan = planZoneChange(document, { type: 'event', offset }, { target: 'Asia/Tokyo', keep: 'clock' });
    expect(isRefusal(plan) ? '' : applyEdits(text, plan.edits)).toContain(
      'EXDATE;TZID=Asia/Tokyo:20270730T144000',
    );
  });

  it.each([
    [
      'a time that the clocks skip there',
      '$0DTSTART;TZID=Asia/Tokyo:20270328T023000',
      'Europe/Berlin',
      /02:30 does not exist in Europe\/Berlin on Sun 28 March 2027/,
    ],
    [
      'an end on no clock of the start',
      '$0DTSTART:20270328T023000\nDTEND:20270328T033000Z',
      'Asia/Tokyo',
      /is not on the clock of the start/,
    ],
    [
      'a reminder at a moment of its own',
      '$0DTSTART;TZID=Asia/Tokyo:20270328T123000\nBEGIN:VALARM\nTRIGGER;VALUE=DATE-TIME:20270328T010000Z\nEND:VALARM',
      'UTC',
      /reminder at a fixed moment/,
    ],
    [
      'a rule that ends on a day',
      '$0DTSTART;TZID=Asia/Tokyo:20270328T123000\nRRULE:FREQ=DAILY;UNTIL=20270401',
      'UTC',
      /UNTIL of the RRULE is a day/,
    ],
  ])('is not written for %s', (_, lines, target, reason) => {
    expect(change(calendar(event(lines)), target, 'clock')).toMatch(reason);
  });
});

describe('a zone that the file does not define', () => {
  /** What ical.js reads in a text, its zones left out. */
  const eventsOf = (text: string) =>
    readWithIcalJs(text)?.map(({ properties, components }) => ({
      properties,
      components: components.filter(({ name }) => name !== 'vtimezone'),
    }));
  const changeTo = (text: string, target: string, keep: ZoneChange['keep'] = 'moment') => {
    const document = openText(text.replace(/\r?\n/g, '\r\n'));
    const plan = planZoneChange(document, { type: 'file' }, { target, keep });
    return isRefusal(plan) ? plan.refusal : applyEdits(document.text, plan.edits);
  };
  const two = inCalendar(
    event('DTSTART:20270314T090000Z\nDTEND:20270314T100000Z') + event('DTSTART:20281106T090000Z', 'b'),
  );

  it.each([
    'Europe/Berlin',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific Standard Time',
  ])('is defined right for the events: %s', (target) => {
    const after = changeTo(two, target);
    expect(after.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(eventsOf(after)).toEqual(eventsOf(two));
  });

  it('stands before the first event, once, and is not written again', () => {
    const after = changeTo(two, 'Europe/Berlin');
    expect(after).toMatch(
      /PRODID:[^\r]*\r\nBEGIN:VTIMEZONE\r\nTZID:Europe\/Berlin\r\n.*END:VTIMEZONE\r\nBEGIN:VEVENT/s,
    );
    expect(changeTo(changeTo(after, 'UTC'), 'Europe/Berlin')).toBe(after);
    expect(changeTo(two, 'UTC', 'clock')).toBe(two.replaceAll('\n', '\r\n'));
  });

  it('has the line ends of the file, and no new finding comes of it', () => {
    const document = openText(two);
    const plan = planZoneChange(document, { type: 'file' }, { target: 'Europe/Berlin', keep: 'clock' });
    const after = isRefusal(plan) ? '' : applyEdits(two, plan.edits);
    expect(after).toContain('TZID:Europe/Berlin\n');
    expect(after).not.toContain('\r');
    const rules = (text: string) =>
      new Set(
        openText(text)
          .findings()
          .map(({ finding }) => finding.rule),
      );
    expect([...rules(after)]).toEqual([...rules(two)]);
  });

  it('is defined in each calendar that needs it', () => {
    const after = changeTo(two + two.replaceAll('a@example.org', 'c'), 'Europe/Berlin');
    expect(after.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2);
  });
});

describe('the head of a calendar', () => {
  const head = (shown: string) => `X-WR-TIMEZONE:${shown}\n`;
  const tokyo = (time: string, uid: string) => event(`DTSTART;TZID=Asia/Tokyo:${time}`, uid);
  /** Zones and X-WR-TIMEZONE that a text has. */
  const headOf = (text: string) => text.match(/(?<=^TZID:).*|^X-WR-TIMEZONE.*/gm) ?? [];

  it('keeps no zone that lost its last time, and shows the calendar in the new one', () => {
    const before = inCalendar(head('Asia/Tokyo') + zones + tokyo('20270105T110000', 'a'));
    expect(headOf(changeFile(before, 'Europe/Berlin', 'moment'))).toEqual([
      'X-WR-TIMEZONE:Europe/Berlin',
      'Europe/Berlin',
      'America/Los_Angeles',
    ]);
  });

  it('gets the new zone in the place of the old', () => {
    const only = vtimezone('Asia/Tokyo', ['STANDARD 19700101T000000 +0900 +0900 JST']);
    const before = inCalendar(`${only.replaceAll('\r\n', '\n')}${tokyo('20270105T110000', 'a')}`);
    const after = changeFile(before, 'America/New_York', 'moment');
    expect(headOf(after)).toEqual(['America/New_York']);
    expect(after).toMatch(
      /PRODID:.*\nBEGIN:VTIMEZONE\nTZID:America\/New_York\n.*END:VTIMEZONE\nBEGIN:VEVENT/s,
    );
  });

  it('keeps the zone of what is not changed', () => {
    const busy =
      'BEGIN:VFREEBUSY\nUID:b\nX-SEEN;TZID=Asia/Tokyo:20270105T110000\nDTSTART:20270105T020000Z\nEND:VFREEBUSY\n';
    const before = inCalendar(zones + tokyo('20270105T110000', 'a') + busy);
    expect(headOf(changeFile(before, 'Europe/Berlin', 'moment'))).toContain('Asia/Tokyo');
  });

  it('still says where the sessions are when their moments are written as UTC', () => {
    const before = inCalendar(head('Asia/Tokyo') + zones + tokyo('20270105T110000', 'a'));
    expect(headOf(changeFile(before, 'UTC', 'moment'))).toEqual(headOf(before));
    expect(headOf(changeFile(before, 'UTC', 'clock'))).toEqual([
      'X-WR-TIMEZONE:UTC',
      'Europe/Berlin',
      'America/Los_Angeles',
    ]);
  });

  it('is left alone for one event, and in a calendar without one that changes', () => {
    const one = inCalendar(
      `${head('Asia/Tokyo')}${zones}${event('$0DTSTART;TZID=Asia/Tokyo:20270105T110000')}`,
    );
    expect(headOf(change(one, 'Europe/Berlin', 'moment'))).toEqual(headOf(one));
    const day = inCalendar(head('Asia/Tokyo') + zones + event('DTSTART;VALUE=DATE:20270105', 'b'));
    const both = day + inCalendar(zones + tokyo('20270105T110000', 'a'));
    expect(headOf(changeFile(both, 'Europe/Berlin', 'moment'))).toEqual([
      ...headOf(day),
      'Europe/Berlin',
      'America/Los_Angeles',
    ]);
  });
});

describe('whatever the file', () => {
  it('moments or clocks stay, as ical.js reads them', () => {
    const wall = fc.tuple(
      fc.integer({ min: 2020, max: 2030 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 23 }),
    );
    const two = (number: number) => String(number).padStart(2, '0');
    const write = ([year, month, day, hour]: readonly number[]) =>
      `${year}${two(month ?? 1)}${two(day ?? 1)}T${two(hour ?? 0)}3000`;
    const zone = fc.constantFrom('Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo', 'UTC');
    const line = (name: string, time: string, tzid: string) =>
      tzid === 'UTC' ? `${name}:${time}Z` : `${name};TZID=${tzid}:${time}`;
    fc.assert(
      fc.property(
        wall,
        zone,
        zone,
        fc.constantFrom('moment' as const, 'clock' as const),
        (at, from, target, keep) => {
          const lines = `$0${line('DTSTART', write(at), from)}\nDURATION:PT1H\n${line('EXDATE', write(at), from)}`;
          // The proof is in `change`.
          expect(change(calendar(event(lines)), target, keep)).not.toBe('');
        },
      ),
      { ...fuzz, numRuns: 150 },
    );
  });

  it('nothing fails', () => {
    fc.assert(
      fc.property(
        readableText,
        fc.nat({ max: 400 }),
        fc.constantFrom('UTC', 'Asia/Tokyo', 'PST'),
        (text, offset, target) => {
          const document = openText(text);
          for (const keep of ['moment', 'clock'] as const) {
            planZoneChange(document, { type: 'event', offset }, { target, keep });
            planZoneChange(document, { type: 'file' }, { target, keep });
          }
          zoneChangeOffers(document, offset, 'Europe/Berlin');
        },
      ),
      { ...fuzz, numRuns: 150 },
    );
  });
});

describe('what is offered', () => {
  const offersAt = (marked: string, readerZone = 'Europe/Berlin') => {
    const { document, offset } = atCursor(marked);
    return zoneChangeOffers(document, offset, readerZone).map(({ title, refusal }) =>
      refusal === undefined ? title : `✗ ${title}`,
    );
  };
  const bare = (lines: string) => inCalendar(event(lines));

  it('names what stays and what that does', () => {
    expect(offersAt(bare('$0DTSTART:20270729T144000Z'))).toEqual([
      'Same moment, written in Europe/Berlin',
      'Same clock time, in Europe/Berlin (moves it by 2 h, to earlier)',
    ]);
    expect(offersAt(bare('$0DTSTART;TZID=Asia/Tokyo:20270729T144000'), 'Asia/Tokyo')).toEqual([
      'Same moment, written as UTC',
      'Same clock time, in UTC (moves it by 9 h, to later)',
    ]);
    expect(offersAt(bare('$0DTSTART:20270729T144000'))).toEqual([
      '✗ Same moment, written as UTC',
      'Same clock time, in UTC (it had no zone before)',
      '✗ Same moment, written in Europe/Berlin',
      'Same clock time, in Europe/Berlin (it had no zone before)',
    ]);
  });

  it('is nothing for a day, and on lines that are not about time', () => {
    expect(offersAt(bare('$0DTSTART;VALUE=DATE:20270729'))).toEqual([]);
    expect(offersAt(bare('DTSTART:20270729T144000Z\n$0LOCATION:Hall'))).toEqual([]);
    expect(offersAt('$0')).toEqual([]);
  });

  it('is for the whole file at its head', () => {
    expect(offersAt(`$0${bare('DTSTART:20270729T144000Z')}`)).toEqual([
      'Whole file: same moments, written as UTC',
      'Whole file: same clock times, in UTC',
      'Whole file: same moments, written in Europe/Berlin',
      'Whole file: same clock times, in Europe/Berlin',
    ]);
  });
});
