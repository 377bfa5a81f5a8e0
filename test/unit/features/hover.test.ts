import { describe, expect, it } from 'vitest';
import { hover, type Reader } from '../../../server/core/index.ts';
import { openText } from '../../support/check.ts';
import { atCursor, inCalendar, inEvent } from '../../support/cursor.ts';

const berlin: Reader = {
  localZone: 'Europe/Berlin',
  localZoneSource: 'setting',
  now: Date.UTC(2027, 3, 1, 8),
};

/** A zone as pretalx writes it: named after its winter, with onsets an hour late. */
const pst = `BEGIN:VTIMEZONE
TZID:PST
BEGIN:STANDARD
DTSTART:20071104T030000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZNAME:PST
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20070311T030000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
TZNAME:PDT
TZOFFSETFROM:-0800
TZOFFSETTO:-0700
END:DAYLIGHT
END:VTIMEZONE`;

function hoverAt(marked: string, reader = berlin) {
  const { document, text, offset } = atCursor(marked);
  const found = hover(document, offset, reader);
  return found && { ...found, on: text.slice(found.range.start, found.range.end) };
}

/** The hover's Markdown without the part that says what the property is. */
function timesAt(marked: string, reader = berlin): string | undefined {
  return hoverAt(marked, reader)?.markdown.split(/\n\n(?=\*\*[A-Z-]+\*\* [A-Z])/)[0];
}

describe('hover on the time of an event', () => {
  const talk = (cursorOn: 'BEGIN' | 'DTSTART' | 'TZID' | 'value' | 'DTEND' | 'END') => {
    const mark = (name: string) => (name === cursorOn ? '$0' : '');
    return inCalendar(`${pst}
${mark('BEGIN')}BEGIN:VEVENT
UID:a@example.org
${mark('DTSTART')}DTSTART;${mark('TZID')}TZID=PST:${mark('value')}20230729T144000
${mark('DTEND')}DTEND;TZID=PST:20230729T150500
SUMMARY:Ship it\\, faster - Ann *Smith*
LOCATION:The Barn
END:VEV${mark('END')}ENT`);
  };
  const times = [
    "**Sat 29 July 2023, 14:40 – 15:05** (25 min) · PDT, UTC−07:00, summer time (the file's own zone “PST”) · 4 years ago",
    '',
    '- In Europe/Berlin (your setting): Sat 29 July 2023, 23:40 – Sun 30 July, 00:05, UTC+02:00. **It ends on the next day there**',
    '- In UTC: Sat 29 July 2023, 21:40 – 22:05',
  ].join('\n');

  it.each(['DTSTART', 'value', 'DTEND'] as const)('tells when it is: %s', (cursorOn) => {
    expect(timesAt(talk(cursorOn))).toBe(times);
  });

  it('tells of the zone first where it is named, in the year of the talk', () => {
    expect(timesAt(talk('TZID'))).toMatch(
      /^\*\*PST\*\* · now PDT, .*\n- Sun 12 March 2023, 03:00: from PST/s,
    );
    expect(timesAt(talk('TZID'))?.endsWith(`\n\n${times}`)).toBe(true);
  });

  it.each(['BEGIN', 'END'] as const)('tells title, place and time: %s', (cursorOn) => {
    expect(timesAt(talk(cursorOn))).toBe(`**Ship it, faster - Ann \\*Smith\\*** · The Barn\n\n${times}`);
  });

  it('says what the property is', () => {
    expect(hoverAt(talk('DTSTART'))?.markdown).toContain(
      '**DTSTART** When it starts.  \nDATE-TIME or DATE · once in a VEVENT · [RFC 5545, 3.8.2.4](https://www.rfc-editor.org/rfc/rfc5545#section-3.8.2.4)',
    );
  });

  it('says what the parameter is on a parameter', () => {
    expect(hoverAt(talk('TZID'))?.markdown).toContain('**TZID** ');
  });

  it('is about the name, the parameter, the value or the line', () => {
    expect(hoverAt(talk('DTSTART'))?.on).toBe('DTSTART');
    expect(hoverAt(talk('TZID'))?.on).toBe('TZID=PST');
    expect(hoverAt(talk('value'))?.on).toBe('20230729T144000');
    expect(hoverAt(talk('BEGIN'))?.on).toBe('BEGIN:VEVENT');
    expect(hoverAt(talk('END'))?.on).toBe('END:VEVENT');
  });

  it('names the reader’s zone and where it is from', () => {
    const read = (reader: Partial<Reader>) => timesAt(talk('DTSTART'), { ...berlin, ...reader });
    expect(read({ localZoneSource: 'browser' })).toContain('In Europe/Berlin (reported by the browser): ');
    expect(read({ localZoneSource: 'host' })).toContain('In Europe/Berlin (the zone of the host): ');
    expect(read({ localZone: 'America/Los_Angeles' })).toContain(
      '- In America/Los\\_Angeles (your setting): the same\n',
    );
    expect(read({ localZone: 'Mars/Base' })).toContain(
      '- In your zone: “Mars/Base” (your setting) is not known here\n',
    );
    expect(read({ localZone: undefined })?.split('\n')).toHaveLength(3);
  });

  it('has one line when the reader is in UTC', () => {
    expect(
      timesAt(talk('DTSTART'), { ...berlin, localZone: 'UTC', localZoneSource: 'host' })
        ?.split('\n')
        .slice(2),
    ).toEqual(['- In UTC (the zone of the host): Sat 29 July 2023, 21:40 – 22:05']);
  });
});

describe('hover on times of every kind', () => {
  const of = (lines: string, reader?: Reader) => timesAt(inEvent(lines), reader);

  it('in UTC', () => {
    expect(of('$0DTSTART:20270514T090000Z\nDTEND:20270514T103000Z')).toBe(
      '**Fri 14 May 2027, 09:00 – 10:30** (1 h 30 min) · UTC · in 6 weeks\n\n- In Europe/Berlin (your setting): Fri 14 May 2027, 11:00 – 12:30, UTC+02:00',
    );
  });

  it('in a zone that only the world knows', () => {
    expect(of('$0DTSTART;TZID=Asia/Tokyo:20270514T010000')).toBe(
      [
        '**Fri 14 May 2027, 01:00** · Asia/Tokyo, UTC+09:00 (known by its name; not defined in the file) · in 6 weeks',
        '',
        '- In Europe/Berlin (your setting): Thu 13 May 2027, 18:00, UTC+02:00. **That is the day before there**',
        '- In UTC: Thu 13 May 2027, 16:00',
      ].join('\n'),
    );
  });

  it('on the next day for the reader', () => {
    expect(of('$0DTSTART;TZID=America/New_York:20270514T200000\nDURATION:PT30M')).toContain(
      'Sat 15 May 2027, 02:00 – 02:30, UTC+02:00. **That is the next day there**',
    );
  });

  it('without a zone', () => {
    expect(of('$0DTSTART:20270514T090000\nDTEND:20270514T100000')).toBe(
      '**Fri 14 May 2027, 09:00 – 10:00** (1 h) · no time zone\n\n- ⚠ No zone is given: calendars show 09:00 in whatever zone their reader is. For something that happens at one place, give a TZID or the time in UTC',
    );
  });

  it('in a zone that nobody knows', () => {
    expect(of('$0DTSTART;TZID=Hall:20270514T090000')).toBe(
      '**Fri 14 May 2027, 09:00** · unknown zone “Hall”\n\n- ⚠ This file does not define “Hall” and it is no IANA name: each calendar makes its own guess. Add its VTIMEZONE, or use a name such as Europe/Berlin',
    );
  });

  it('on days', () => {
    const note = '\n\n- A date has no zone: it is that day wherever the reader is';
    expect(of('$0DTSTART;VALUE=DATE:20270514')).toBe(`**Fri 14 May 2027** (all day)${note}`);
    expect(of('$0DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270515')).toBe(
      `**Fri 14 May 2027** (all day)${note}`,
    );
    expect(of('$0DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270517')).toBe(
      `**Fri 14 – Sun 16 May 2027** (all day, 3 days)${note}`,
    );
    expect(of('$0DTSTART;VALUE=DATE:20270530\nDURATION:P3D')).toContain('**Sun 30 May – Tue 1 June 2027**');
    expect(of('$0DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270102')).toContain(
      '**Thu 31 December 2026 – Fri 1 January 2027**',
    );
  });

  it('over midnight and over the year', () => {
    expect(of('$0DTSTART:20270514T220000Z\nDTEND:20270515T020000Z')).toContain(
      '**Fri 14 May 2027, 22:00 – Sat 15 May, 02:00** (4 h)',
    );
    expect(of('$0DTSTART:20271231T220000Z\nDTEND:20280101T020015Z')).toContain(
      '**Fri 31 December 2027, 22:00 – Sat 1 January 2028, 02:00:15** (4 h 15 s)',
    );
  });

  it('that the clocks skip', () => {
    expect(of('$0DTSTART;TZID=Europe/Berlin:20270328T023000')).toContain(
      '- ⚠ The start, 02:30, does not exist that day: the clocks go from UTC+01:00 to UTC+02:00. It is read as 03:30',
    );
  });

  it('that come twice', () => {
    expect(
      of('DTSTART;TZID=Europe/Berlin:20271031T010000\n$0DTEND;TZID=Europe/Berlin:20271031T023000'),
    ).toContain(
      '- ⚠ The end, 02:30, comes twice that day: as UTC+02:00 and as UTC+01:00. The first is meant',
    );
  });

  it('within a week of a change of the clocks', () => {
    expect(of('$0DTSTART;TZID=Europe/Berlin:20270326T090000')).toContain(
      '- The clocks go forward by 1 h on Sun 28 March 2027, 02:00, to UTC+02:00, after this',
    );
    expect(of('$0DTSTART;TZID=Europe/Berlin:20271105T090000')).toContain(
      '- The clocks go back by 1 h on Sun 31 October 2027, 03:00, to UTC+01:00, before this',
    );
    expect(of('$0DTSTART;TZID=Europe/Berlin:20271108T090000')).not.toContain('The clocks');
  });

  it('in summer and in winter', () => {
    expect(of('$0DTSTART;TZID=Australia/Sydney:20270115T090000')).toContain('UTC+11:00, summer time (known');
    expect(of('$0DTSTART;TZID=Australia/Sydney:20270715T090000')).toContain('UTC+10:00 (known');
    // Morocco goes back for Ramadan: the rest of the year is no summer time.
    expect(of('$0DTSTART;TZID=Africa/Casablanca:20230715T090000')).toContain('UTC+01:00 (known');
  });

  it('for audiences elsewhere', () => {
    const reader = { ...berlin, audienceZones: ['America/Los_Angeles', 'Asia/Kathmandu', 'Mars/|Base|'] };
    expect(of('$0DTSTART:20270514T040000Z\nDTEND:20270514T053000Z', reader)?.split('\n\n')[2]).toBe(
      [
        '| Audience | Their time | |',
        '| :-- | :-- | :-- |',
        '| Los Angeles | Thu 13 May 2027, 21:00 – 22:30 | UTC−07:00, summer time, **the day before there** |',
        '| Kathmandu | Fri 14 May 2027, 09:45 – 11:15 | UTC+05:45 |',
        '| Mars/\\|Base\\| | not known here | |',
      ].join('\n'),
    );
    expect(of('$0DTSTART;VALUE=DATE:20270514', reader)).not.toContain('Audience');
  });

  it('that take longer than the clocks say', () => {
    expect(of('$0DTSTART;TZID=Europe/Berlin:20271031T013000\nDURATION:PT2H')).toContain(
      '**Sun 31 October 2027, 01:30 – 02:30** (2 h) · Europe/Berlin, UTC+02:00, then UTC+01:00',
    );
  });

  it('in two zones', () => {
    expect(
      of('$0DTSTART;TZID=Europe/Berlin:20270514T090000\nDTEND;TZID=Europe/Lisbon:20270514T120000'),
    ).toContain(
      '**Fri 14 May 2027, 09:00** Europe/Berlin, UTC+02:00, summer time (known by its name; not defined in the file) – **Fri 14 May 2027, 12:00** Europe/Lisbon, UTC+01:00, summer time (known by its name; not defined in the file) (4 h)',
    );
  });

  it('that end before they start', () => {
    expect(of('$0DTSTART:20270514T090000Z\nDTEND:20270514T080000Z')).toContain(
      '- ⚠ The end is before the start',
    );
  });

  it('that nobody can read', () => {
    expect(of('$0DTSTART:2027-05-14 *9am*')).toBe(
      '⚠ DTSTART “2027-05-14 \\*9am\\*” is neither a DATE nor a DATE-TIME: calendars cannot tell when that is.',
    );
    expect(of('DTSTART:\n$0DTEND:20270514T090000Z')).toContain('ends **Fri 14 May 2027, 09:00** · UTC');
  });

  it('that repeat', () => {
    expect(of('$0DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3')).toMatch(
      /\n\nIt repeats; this is the first time\.$/,
    );
  });

  it('of an instance, a task, and every other DATE-TIME', () => {
    expect(of('$0RECURRENCE-ID;TZID=Europe/Berlin:20270514T090000')).toContain(
      '**Fri 14 May 2027, 09:00** · Europe/Berlin',
    );
    expect(timesAt(inCalendar('BEGIN:VTODO\n$0DUE;TZID=Europe/Berlin:20270514T090000\nEND:VTODO'))).toContain(
      'ends **Fri 14 May 2027, 09:00** · Europe/Berlin, UTC+02:00',
    );
    expect(of('$0CREATED:20270331T220000Z')).toContain('**Wed 31 March 2027, 22:00** · UTC · 10 hours ago');
  });

  it('of one of several values', () => {
    expect(of('EXDATE;TZID=Europe/Berlin:20270514T090000,2027$00515T100000')).toContain(
      '**Sat 15 May 2027, 10:00** · Europe/Berlin',
    );
    expect(of('EXD$0ATE;VALUE=DATE:20270514')).toMatch(/^\*\*EXDATE\*\* /);
    expect(of('EXDATE;VALUE=DATE:20270514,$0x')).toMatch(/^⚠ EXDATE “x” is neither/);
  });

  it('with a definition of a known name that is not the real one', () => {
    const zone = pst.replace('TZID:PST', 'TZID:Europe/Berlin');
    expect(
      timesAt(inCalendar(`${zone}\nBEGIN:VEVENT\n$0DTSTART;TZID=Europe/Berlin:20270514T090000\nEND:VEVENT`)),
    ).toContain(
      "- ⚠ The file's own definition gives UTC−07:00, the real Europe/Berlin has UTC+02:00 then: calendars differ in which they take",
    );
  });

  it('without any calendar around them', () => {
    expect(timesAt('$0DTSTART:20270514T090000Z\n')).toContain('**Fri 14 May 2027, 09:00** · UTC');
  });

  it('through folds', () => {
    expect(timesAt(inEvent('DTST\n $0ART;TZ\n ID=Europe/\n Berlin:20270514T09\n 0000'))).toContain(
      '**Fri 14 May 2027, 09:00** · Europe/Berlin, UTC+02:00',
    );
  });
});

describe('hover on a zone', () => {
  /** What the hover says of the zone itself, in a file that has been checked. */
  const zoneAt = (marked: string) => {
    const { document, offset } = atCursor(marked);
    document.findings();
    return hover(document, offset, berlin)?.markdown.split(
      /\n\n(?=\*\*[^*]*\d\d:\d\d|\*\*[A-Z-]+\*\* [A-Z])/,
    )[0];
  };
  const named = (tzid: string) => zoneAt(inEvent(`DTSTART;TZ$0ID="${tzid}":20270514T090000`));
  const talk = 'BEGIN:VEVENT\nDTSTART;TZID=PST:20230729T144000\nEND:VEVENT';

  it('tells what its clocks show now and in the years of the file, and whether they are the real ones', () => {
    const told = [
      '**PST** · now PDT, UTC−07:00, summer time',
      '',
      '- Defined in this file; by its name it may be America/Los\\_Angeles or another zone',
      '- Sun 12 March 2023, 03:00: from PST, UTC−08:00 to PDT, UTC−07:00',
      '- Sun 5 November 2023, 03:00: from PDT, UTC−07:00 to PST, UTC−08:00',
      '- Agrees with America/Los\\_Angeles, if that is meant, in 2023, but not for 60 minutes from Sun 12 March 2023, 03:00 on: PST, UTC−08:00 here, UTC−07:00 there, and 1 more such',
    ].join('\n');
    expect(zoneAt(inCalendar(`$0${pst}\n${talk}`))).toBe(told);
    expect(zoneAt(inCalendar(`${pst.replace('TZID:', 'TZ$0ID:')}\n${talk}`))).toBe(told);
    expect(zoneAt(inCalendar(`${pst}\n${talk.replace('TZID', 'TZ$0ID')}`))).toBe(told);
    expect(zoneAt(inCalendar(`X-WR-TIME$0ZONE:PST\n${pst}\n${talk}`))).toBe(told);
  });

  it('says where it has nothing to do with the real one', () => {
    const text = inCalendar(`$0${pst.replace('TZID:PST', 'TZID:Europe/Berlin')}`);
    expect(zoneAt(text)).toMatch(
      /- Defined in this file\n.*- ⚠ Differs from Europe\/Berlin from Fri 1 January 2027, 01:00 on: PST, UTC−08:00 here, UTC\+01:00 there$/s,
    );
  });

  it('tells the real one where the file defines none', () => {
    expect(named('Europe/Berlin')).toBe(
      [
        '**Europe/Berlin** · now CEST, UTC+02:00, summer time',
        '',
        '- A zone of the IANA database, known by its name; this file does not define it',
        '- Sun 28 March 2027, 02:00: from CET, UTC+01:00 to CEST, UTC+02:00',
        '- Sun 31 October 2027, 03:00: from CEST, UTC+02:00 to CET, UTC+01:00',
      ].join('\n'),
    );
    expect(named('Asia/Tokyo')).toMatch(/- In 2027: (?:JST, )?UTC\+09:00 all the time$/);
  });

  it.each([
    ['US/Pacific', /- An old name of America\/Los\\_Angeles; this file does not define it\n/],
    ['Pacific Standard Time', /- What Windows and Outlook call America\/Los\\_Angeles; /],
    ['/example.org/Europe/Berlin', /- A name with a prefix, for Europe\/Berlin; /],
    ['UTC+2', /- An offset and no place: it knows no summer time\n/],
    ['UTC', /- A name of UTC\n/],
    ['PST', /^\*\*PST\*\*\n\n⚠ Letters like these stand for several zones.*: America\/Los\\_Angeles, /],
    ['Hall *1*', /^\*\*Hall \\\*1\\\*\*\*\n\n⚠ This file does not define it/],
    ['\u202eעיר<b>', /^\*\*\u2068עיר\\<b\\>\u2069\*\*\n\n⚠ This file does not define it/],
  ])('says what a name means: %s', (tzid, expected) => {
    expect(named(tzid)).toMatch(expected);
  });

  it('says so when it is of no use', () => {
    expect(hoverAt(inCalendar('$0BEGIN:VTIMEZONE\nTZID:PST\nEND:VTIMEZONE'))?.markdown).toMatch(
      /^⚠ No STANDARD or DAYLIGHT/,
    );
  });

  it('tells when the clocks change', () => {
    const marked = pst.replace('DTSTART:20071104', '$0DTSTART:20071104');
    expect(timesAt(inCalendar(marked))).toBe(
      '**Sun 4 November 2007, 03:00** by the clocks until then · the clocks go from UTC−07:00 to PST, UTC−08:00\n\n- In UTC: Sun 4 November 2007, 10:00\n- The first time; RRULE gives the others',
    );
  });
});

describe('hover on what repeats', () => {
  const of = (lines: string, reader?: Reader) => timesAt(inEvent(lines), reader);

  it('tells the rule in words and when it is next, here and for the reader', () => {
    expect(of('DTSTART;TZID=America/New_York:20270105T200000\n$0RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=20')).toBe(
      [
        '**Every week on Tuesday, 20 times**',
        '',
        'Next:',
        '- Tue 6 April 2027, 20:00 · Wed 02:00 in Berlin',
        '- Tue 13 April 2027, 20:00 · Wed 02:00 in Berlin',
        '- Tue 20 April 2027, 20:00 · Wed 02:00 in Berlin',
        '- Tue 27 April 2027, 20:00 · Wed 02:00 in Berlin',
        '- Tue 4 May 2027, 20:00 · Wed 02:00 in Berlin',
      ].join('\n'),
    );
  });

  it('passes over what EXDATE takes out', () => {
    const lines =
      'DTSTART:20270401T090000Z\n$0RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20270402T090000Z,20270403T090000Z';
    expect(of(lines)).toMatch(
      /Next:\n- Thu 1 April 2027, 09:00 · 11:00 in Berlin\n- Sun 4 April 2027, 09:00 · .*$/,
    );
  });

  it('tells the first times of what is over', () => {
    expect(of('DTSTART;VALUE=DATE:20260401\n$0RRULE:FREQ=YEARLY;COUNT=1')).toBe(
      '**Every year in April on the 1st, once**\n\nAll of its times are over. The first were:\n- Wed 1 April 2026',
    );
  });

  it('says so when a rule cannot be read, or takes too long', () => {
    expect(of('DTSTART:20270401T090000Z\n$0RRULE:BYDAY=MO')).toMatch(/^⚠ Without a FREQ/);
    expect(of('DTSTART:20270401T090000Z\n$0RRULE:FREQ=DAILY;BYMONTH=13;COUNT=2')).toBe(
      '**Every day, 2 times**\n\n⚠ Not all of this rule can be read: calendars differ in what they make of it.',
    );
    expect(of('DTSTART:20270401T090000Z\n$0RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30')).toMatch(
      /Next:\n- Thu 1 April 2027, 09:00 .*\n\nWhether there are more takes too long to work out\.$/,
    );
    expect(of('$0RRULE:FREQ=DAILY')).toBe('**Every day**');
  });

  it('tells when the clocks of a zone change', () => {
    const marked = pst.replace(
      'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
      '$0RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
    );
    expect(timesAt(inCalendar(marked))).toMatch(
      /^\*\*Every year in November on the first Sunday\*\*\n\nNext:\n- Sun 7 November 2027, 03:00\n/,
    );
  });
});

describe('hover on an offset', () => {
  const of = (name: string) => timesAt(inCalendar(pst.replace(name, `$0${name}`)));

  it('tells it in words, and what the clocks do', () => {
    expect(of('TZOFFSETFROM:-0700')).toBe(
      '**UTC−07:00** before the change · 7 h behind UTC · at 12:00 UTC the clocks show 05:00\n\nThe clocks go back by 1 h.',
    );
    expect(of('TZOFFSETTO:-0700')).toBe(
      '**UTC−07:00** after the change · 7 h behind UTC · at 12:00 UTC the clocks show 05:00\n\nThe clocks go forward by 1 h.',
    );
  });

  it('tells nothing of one that cannot be read', () => {
    const broken = pst.replace('TZOFFSETFROM:-0700', '$0TZOFFSETFROM:PST');
    expect(timesAt(inCalendar(broken))).toMatch(/^\*\*TZOFFSETFROM\*\*/);
  });
});

describe('hover on what is not a time', () => {
  const of = (lines: string) => hoverAt(inEvent(lines))?.markdown;

  it('tells what a property is', () => {
    expect(of('TRAN$0SP:OPAQUE')).toMatch(
      /^\*\*TRANSP\*\* .*\nTEXT .*RFC 5545, 3\.8\.2\.7.*\nValues: `OPAQUE`, `TRANSPARENT`/,
    );
  });

  it('tells what a parameter is', () => {
    expect(of('ATTENDEE;RO$0LE=CHAIR:mailto:a@example.org')).toMatch(
      /^\*\*ROLE\*\* .*\nA word · .*RFC 5545, 3\.2\.16/,
    );
  });

  it('tells what a component is', () => {
    expect(hoverAt(inCalendar('$0BEGIN:VALARM\nEND:VALARM'))?.markdown).toMatch(
      /^\*\*VALARM\*\* .*\n\[RFC 5545, 3\.6\.6\]/,
    );
  });

  it.each([
    ['X-W$0R-CALNAME:x', /^\*\*X-WR-CALNAME\*\* .*\nNot in the standard; from Apple$/],
    ['X-F$0OO:x', /^\*\*X-FOO\*\* A property outside the standard\. .*\n\[RFC 5545, 3\.8\.8\.2\]/],
    [
      'SUMARY$0:x',
      /^\*\*SUMARY\*\* Not a property that is known here; .*misspelt\? {2}\n\[RFC 5545, 3\.8\.8\.1\]/,
    ],
    ['UID;FO$0O=1:x', /^\*\*FOO\*\* Not a parameter that is known here/],
    ['UID;X-FO$0O=1:x', /^\*\*X-FOO\*\* A parameter outside the standard/],
    ['BEGIN:X-$0FOO\nEND:X-FOO', /^\*\*X-FOO\*\* A component outside the standard/],
    ['BEGIN:VEVNT$0\nEND:VEVNT', /^\*\*VEVNT\*\* Not a component that is known here/],
  ])('says what it can of what it does not know: %s', (lines, expected) => {
    expect(of(lines)).toMatch(expected);
  });

  it('tells a length in words', () => {
    expect(of('$0DURATION:PT1H30M')).toMatch(/^\*\*1 h 30 min\*\*\n\n\*\*DURATION\*\* /);
    expect(of('BEGIN:VALARM\n$0TRIGGER:-PT15M\nEND:VALARM')).toMatch(/^\*\*15 min before the start\*\*\n/);
    expect(of('BEGIN:VALARM\n$0TRIGGER;RELATED=END:P1DT2H\nEND:VALARM')).toMatch(
      /^\*\*1 day 2 h after the end\*\*\n/,
    );
  });

  it('tells what a length leads to', () => {
    expect(of('DTSTART:20270514T090000Z\n$0DURATION:PT1H30M')).toMatch(
      /^\*\*1 h 30 min\*\*\n\n\*\*Fri 14 May 2027, 09:00 – 10:30\*\* \(1 h 30 min\) · UTC/,
    );
    const alarm = 'DTSTART:20270514T090000Z\nBEGIN:VALARM\n$0TRIGGER:-PT15M\nEND:VALARM';
    expect(of(alarm)).toMatch(/^\*\*15 min before the start\*\*\n\n\*\*Fri 14 May 2027, 08:45\*\* · UTC/);
  });

  it('has nothing to say of blank and broken lines', () => {
    expect(hoverAt('BEGIN:VCALENDAR\n$0\nEND:VCALENDAR\n')).toBeUndefined();
    expect(hoverAt('BEGIN:VCALENDAR\nno colon $0here\nEND:VCALENDAR\n')).toBeUndefined();
    expect(hover(openText(''), 0, berlin)).toBeUndefined();
  });
});

describe('hover on TEXT', () => {
  const textOf = (lines: string) => hoverAt(inEvent(lines))?.markdown.split('\n\n---\n\n')[1];

  it('shows it unfolded and unescaped', () => {
    expect(textOf('LOCATION:Hall 1\\, gro\n $0und floor\\; left')).toBe('Hall 1, ground floor; left');
  });

  it('shows Markdown as Markdown, with line breaks where they are', () => {
    expect(textOf('DESCRIPTION:$0A *better* way\\n- [PEX](https://pex.example/)\\n\\nMore\\, later')).toBe(
      'A *better* way  \n- [PEX](https://pex.example/)  \n\nMore, later',
    );
  });

  it('shows a title as it is written', () => {
    expect(textOf('SUMMARY:$0*Stars* [and] <b>tags</b>\\n# 1\\n1. x')).toBe(
      '\\*Stars\\* \\[and\\] \\<b\\>tags\\</b\\>  \n\\# 1  \n1\\. x',
    );
  });

  it('shows several values as a list', () => {
    expect(textOf('CATEGORIES:$0Web,Data\\, small,Ops')).toBe('- Web\n- Data, small\n- Ops');
  });

  it('cuts a long text and says so', () => {
    const shown = textOf(`DESCRIPTION:$0${'x'.repeat(12_345)}`);
    expect(shown).toBe(`_The first 2,000 of 12,345 characters:_\n\n${'x'.repeat(2000)}…`);
  });

  it('does not cut a character in two', () => {
    const shown = textOf(`DESCRIPTION:$0${'x'.repeat(1999)}😀 and more`);
    expect(shown?.endsWith('x…')).toBe(true);
  });
});
