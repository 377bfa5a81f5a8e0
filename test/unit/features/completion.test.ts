import { describe, expect, it } from 'vitest';
import { completionDocumentation, zoneChoices } from '../../../server/core/index.ts';
import { completeAt } from '../../support/complete.ts';
import { inCalendar, inEvent } from '../../support/cursor.ts';
import { vtimezone } from '../../support/zones.ts';

/** The cursor's line and what was taken there, for texts of one event. */
function lineAfter(line: string, label: string, snippets = false): string {
  const taken = completeAt(inEvent(line), { snippets }).take(label);
  const before = inEvent('').split('\n').length - 4;
  return taken.split('\n').slice(before, -3).join('\n');
}

describe('completion of property names', () => {
  it('offers first what the component must have and has not', () => {
    const { labels, items } = completeAt(inCalendar('BEGIN:VEVENT\nSUMMARY:x\n$0\nEND:VEVENT'));
    expect(labels.slice(0, 4)).toEqual(['DTSTAMP', 'UID', 'DTSTART', 'DTEND']);
    expect(items.slice(0, 4).map(({ detail }) => detail)).toEqual([
      ...Array(3).fill('missing here'),
      undefined,
    ]);
  });

  it('leaves out what is there as often as it may be', () => {
    const { labels } = completeAt(inEvent('DTSTART:20270514T090000Z\nCOMMENT:x\n$0'));
    for (const name of ['UID', 'DTSTAMP', 'DTSTART']) expect(labels).not.toContain(name);
    for (const name of ['COMMENT', 'SUMMARY', 'RRULE']) expect(labels).toContain(name);
  });

  it('does not count the line that is being written', () => {
    expect(completeAt(inEvent('SUM$0MARY:x')).labels).toContain('SUMMARY');
    expect(completeAt(inEvent('SUMMARY:x\nSUM$0MARY:x')).labels).not.toContain('SUMMARY');
  });

  it.each([
    ['another component', 'PERCENT-COMPLETE', '$0'],
    ['DURATION beside DTEND', 'DURATION', 'DTEND:20270514T093000Z\n$0'],
    ['DTEND beside DURATION', 'DTEND', 'DURATION:PT1H\n$0'],
    ['what was withdrawn', 'EXRULE', '$0'],
  ])('leaves out what is not allowed: %s', (_, name, lines) => {
    expect(completeAt(inEvent(lines)).labels).not.toContain(name);
  });

  it('knows what ACTION asks for', () => {
    const alarm = (lines: string) => completeAt(inEvent(`BEGIN:VALARM\n${lines}\n$0\nEND:VALARM`));
    const missing = ({ items }: ReturnType<typeof alarm>) =>
      items.filter(({ detail }) => detail === 'missing here').map(({ label }) => label);
    expect(missing(alarm('TRIGGER:-PT5M'))).toEqual(['ACTION']);
    expect(missing(alarm('TRIGGER:-PT5M\nACTION:DISPLAY'))).toEqual(['DESCRIPTION']);
    expect(missing(alarm('TRIGGER:-PT5M\nACTION:email'))).toEqual(['SUMMARY', 'DESCRIPTION', 'ATTENDEE']);
    expect(alarm('ACTION:AUDIO').labels).not.toContain('DESCRIPTION');
    expect(alarm('ACTION:AUDIO').labels).toContain('ATTACH');
    expect(alarm('ACTION:X-OWN').labels).toContain('DESCRIPTION');
    expect(missing(alarm('TRIGGER:-PT5M\nACTION:AUDIO\nREPEAT:2'))).toEqual(['DURATION']);
  });

  it('knows what another property asks for', () => {
    const { items } = completeAt(
      inCalendar('BEGIN:VTODO\nUID:1\nDTSTAMP:20270514T090000Z\nRRULE:FREQ=DAILY\n$0\nEND:VTODO'),
    );
    expect(items[0]).toMatchObject({ label: 'DTSTART', detail: 'missing here' });
  });

  it('knows what METHOD asks for and forbids', () => {
    const { items, labels } = completeAt(
      inCalendar('METHOD:PUBLISH\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20270514T090000Z\n$0\nEND:VEVENT'),
    );
    const missing = items.filter(({ detail }) => detail === 'missing here').map(({ label }) => label);
    expect(missing).toEqual(['SUMMARY', 'DTSTART']);
    expect(labels).not.toContain('ATTENDEE');
    expect(
      completeAt('BEGIN:VCALENDAR\nMETHOD:REFRESH\nBEGIN:VEVENT\n$0\nEND:VEVENT\nEND:VCALENDAR\n').labels,
    ).not.toContain('SUMMARY');
  });

  it('offers the properties of the calendar before its components, and not after', () => {
    const { items } = completeAt('BEGIN:VCALENDAR\n$0\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n');
    expect(items.slice(0, 2).map(({ label }) => label)).toEqual(['PRODID', 'VERSION']);
    const after = completeAt('BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\n$0\nEND:VCALENDAR\n');
    expect(after.items.filter(({ kind }) => kind === 'property')).toEqual([]);
    expect(after.labels).toContain('BEGIN:VEVENT');
  });

  it('offers those of vendors last, and none in a zone', () => {
    const { labels } = completeAt(inEvent('$0'));
    expect(labels.at(-1)).toMatch(/^X-/);
    expect(labels.indexOf('X-ALT-DESC')).toBeGreaterThan(labels.indexOf('BEGIN:VALARM'));
    expect(completeAt(inCalendar('BEGIN:VTIMEZONE\n$0\nEND:VTIMEZONE')).labels.join()).not.toContain('X-');
    expect(completeAt(inEvent('X-ALT-DESC:x\n$0')).labels).not.toContain('X-ALT-DESC');
  });

  it.each([
    ['$0', 'SUMMARY', 'SUMMARY:'],
    ['SUM$0', 'SUMMARY', 'SUMMARY:'],
    ['SUM$0MARY:x', 'SUMMARY', 'SUMMARY:x'],
    ['SUM$0;LANGUAGE=de:x', 'SUMMARY', 'SUMMARY;LANGUAGE=de:x'],
    ['CONF$0', 'CONFERENCE', 'CONFERENCE;VALUE=URI:'],
    ['IMA$0', 'IMAGE', 'IMAGE;VALUE='],
    ['sum$0', 'SUMMARY', 'SUMMARY:'],
    ['Sum$0', 'SUMMARY', 'SUMMARY:'],
  ])('writes %s + %s as %s', (line, label, expected) => {
    expect(lineAfter(line, label)).toBe(expected);
  });

  it.each([
    ['in a text', 'SUMMARY:Talk $0about'],
    ['in a text that was folded', 'SUMMARY:Talk \n ab$0out'],
    ['before the space of a fold', 'SUMMARY:Talk \n$0 about'],
    ['in the value of an unknown property', 'FOO:$0'],
    ['in a time', 'DTSTART:$0'],
  ])('offers nothing %s', (_, line) => {
    expect(completeAt(inEvent(line)).labels).toEqual([]);
  });

  it('offers nothing in a line that continues nothing', () => {
    expect(completeAt('BEGIN:VEVENT\n\n  SUM$0\nEND:VEVENT\n').labels).toEqual([]);
  });
});

describe('completion of components', () => {
  it('closes the component that is open, and no other', () => {
    expect(completeAt(inEvent('BEGIN:VALARM\nEND:$0')).labels).toEqual(['VALARM']);
    expect(completeAt(inEvent('BEGIN:VALARM\nEND:VALARM\nEND:$0')).labels).toEqual(['VEVENT']);
    expect(completeAt('BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:$0\n').labels).toEqual(['VCALENDAR']);
    expect(completeAt('BEGIN:VCALENDAR\nBEGIN:X-FOO\nEND:$0\n').labels).toEqual(['X-FOO']);
    expect(completeAt('END:$0').labels).toEqual([]);
  });

  it('offers the end of a component that has none, right after what is missing', () => {
    const { labels } = completeAt('BEGIN:VCALENDAR\nBEGIN:VLOCATION\nUID:1\n$0');
    expect(labels[0]).toBe('END:VLOCATION');
    expect(completeAt(inEvent('$0')).labels).not.toContain('END:VEVENT');
    expect(completeAt('BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n$0').labels[0]).toBe('END:VCALENDAR');
  });

  it('offers the components that may stand there', () => {
    expect(completeAt(inEvent('BEGIN:$0')).labels).toEqual([
      'VALARM',
      'PARTICIPANT',
      'VLOCATION',
      'VRESOURCE',
    ]);
    expect(completeAt(inCalendar('BEGIN:VTIMEZONE\nBEGIN:$0\nEND:VTIMEZONE')).labels).toEqual([
      'STANDARD',
      'DAYLIGHT',
    ]);
    expect(completeAt(inCalendar('BEGIN:$0')).labels).toContain('VTIMEZONE');
    expect(completeAt(inEvent('BEGIN:VALARM\nBEGIN:$0\nEND:VALARM')).labels).toEqual([]);
    expect(completeAt(inEvent('BEGIN:VALARM\nPROXIMITY:ARRIVE\nBEGIN:$0\nEND:VALARM')).labels).toEqual([
      'VLOCATION',
    ]);
  });

  it.each(['$0', 'BEG$0', 'BEGIN:VCAL$0ENDAR\nEND:VCALENDAR\n', 'BEGIN:VCALENDAR\nEND:VCALENDAR\n$0'])(
    'offers a calendar and nothing else outside of one: %j',
    (text) => {
      expect(completeAt(text).labels.map((label) => label.replace('BEGIN:', ''))).toEqual(['VCALENDAR']);
    },
  );

  it.each([
    ['BEG$0', 'BEGIN:VALARM', 'BEGIN:VALARM'],
    ['BEGIN:VAL$0', 'VALARM', 'BEGIN:VALARM'],
    ['BEGIN:val$0', 'VALARM', 'BEGIN:VALARM'],
  ])('writes %s + %s as %s', (line, label, expected) => {
    expect(lineAfter(line, label)).toBe(expected);
  });

  it('writes a whole component with what it must have, as a snippet', () => {
    const { find, take } = completeAt(inCalendar('BEGIN:$0'), { snippets: true });
    expect(find('VTODO').isSnippet).toBe(true);
    expect(take('VTODO')).toBe(
      inCalendar('BEGIN:VTODO\nDTSTAMP:20270401T080000Z\nUID:new-uid\n$0\nEND:VTODO'),
    );
  });

  it('writes a whole talk, with times in the zone that the file defines', () => {
    const zone = 'BEGIN:VTIMEZONE\nTZID:Europe/Oslo\nEND:VTIMEZONE';
    const talk = completeAt(inCalendar(`${zone}\nTal$0`), { snippets: true });
    expect(talk.take('BEGIN:VEVENT Talk')).toBe(
      inCalendar(
        [
          zone,
          'BEGIN:VEVENT',
          'UID:new-uid',
          'DTSTAMP:20270401T080000Z',
          `DTSTART;TZID=Europe/Oslo:\${1:20270401T090000}`,
          `DTEND;TZID=Europe/Oslo:\${2:20270401T093000}`,
          `SUMMARY:\${3:Title - Speaker}`,
          `LOCATION:\${4:Room}`,
          `DESCRIPTION:\${5:Abstract}`,
          '$0',
          'END:VEVENT',
        ].join('\n'),
      ),
    );
    expect(completeAt(inCalendar('$0')).labels).not.toContain('BEGIN:VEVENT Talk');
    expect(completeAt(inCalendar('$0'), { snippets: true }).take('BEGIN:VEVENT Talk')).toContain(
      `DTSTART:\${1:20270401T090000Z}`,
    );
  });

  it('offers the words of a list as choices', () => {
    const { take } = completeAt(inEvent('BEGIN:$0'), { snippets: true });
    expect(take('VALARM')).toContain(
      `ACTION:\${1|AUDIO,DISPLAY,EMAIL|}\nTRIGGER:\${2:-PT15M}\n$0\nEND:VALARM`,
    );
  });

  it('changes the name of a component that has its end, and nothing else', () => {
    const { find, take } = completeAt(inEvent('BEGIN:VAL$0\nEND:VAL'), { snippets: true });
    expect(find('VALARM').isSnippet).toBe(false);
    expect(take('VALARM')).toBe(inEvent('BEGIN:VALARM\nEND:VAL'));
  });
});

describe('completion of parameters', () => {
  it('offers those that the property may have and has not', () => {
    const { labels } = completeAt(inEvent('DTSTART;VALUE=DATE;$0:20270514'));
    expect(labels).toContain('TZID');
    for (const name of ['VALUE', 'CN', 'CHARSET', 'RELATED']) expect(labels).not.toContain(name);
  });

  it('offers first those that it must have', () => {
    expect(completeAt(inEvent('CONFERENCE;$0')).labels[0]).toBe('VALUE');
    expect(completeAt(inEvent('STRUCTURED-DATA;VALUE=TEXT;$0')).labels.slice(0, 2).sort()).toEqual([
      'FMTTYPE',
      'SCHEMA',
    ]);
  });

  it('leaves out what the component forbids, and what has no meaning there', () => {
    expect(completeAt(inEvent('ATTENDEE;$0')).labels).toContain('ROLE');
    const alarm = (line: string) => completeAt(inEvent(`BEGIN:VALARM\n${line}\nEND:VALARM`)).labels;
    expect(alarm('ATTENDEE;$0')).not.toContain('ROLE');
    expect(alarm('TRIGGER;$0')).toContain('RELATED');
    expect(alarm('TRIGGER;VALUE=DATE-TIME;$0')).not.toContain('RELATED');
    expect(completeAt(inEvent('SUMMARY;$0')).labels).not.toContain('ORDER');
    expect(completeAt(inEvent('COMMENT;$0')).labels).toContain('ORDER');
  });

  it('offers all of them for a property outside the standard, and none for BEGIN', () => {
    expect(completeAt(inEvent('X-ROOM;$0')).labels).toEqual(
      expect.arrayContaining(['LANGUAGE', 'VALUE', 'CN']),
    );
    expect(completeAt(inEvent('BEGIN;$0')).labels).toEqual([]);
  });

  it.each([
    ['DTSTART;TZ$0', 'TZID', 'DTSTART;TZID='],
    ['DTSTART;TZ$0:20270514T090000', 'TZID', 'DTSTART;TZID=:20270514T090000'],
    ['DTSTART;TZ$0=x:20270514T090000', 'TZID', 'DTSTART;TZID=x:20270514T090000'],
    ['DTSTART;VALUE=DA$0', 'DATE', 'DTSTART;VALUE=DATE:'],
    ['DTSTART;VALUE=$0:20270514', 'DATE', 'DTSTART;VALUE=DATE:20270514'],
    ['ATTENDEE;ROLE=CH$0', 'CHAIR', 'ATTENDEE;ROLE=CHAIR'],
    ['ATTENDEE;RSVP=$0', 'TRUE', 'ATTENDEE;RSVP=TRUE'],
    ['ATTENDEE;role=ch$0', 'CHAIR', 'ATTENDEE;role=CHAIR'],
    ['CONFERENCE;FEATURE=AUDIO,VI$0', 'VIDEO', 'CONFERENCE;FEATURE=AUDIO,VIDEO'],
    ['SUMMARY;ALT$0', 'ALTREP', 'SUMMARY;ALTREP='],
  ])('writes %s + %s as %s', (line, label, expected) => {
    expect(lineAfter(line, label)).toBe(expected);
  });

  it('writes the quotes that a parameter must have, as a snippet', () => {
    expect(lineAfter('SUMMARY;ALT$0', 'ALTREP', true)).toBe('SUMMARY;ALTREP="$1"$0');
  });

  it('offers each word of a list once, and what is no longer to be written last', () => {
    expect(completeAt(inEvent('CONFERENCE;FEATURE=AUDIO,$0')).labels).not.toContain('AUDIO');
    const { items } = completeAt(inEvent('RECURRENCE-ID;RANGE=$0'));
    expect(items.map(({ label, isDeprecated }) => [label, isDeprecated])).toEqual([
      ['THISANDFUTURE', false],
      ['THISANDPRIOR', true],
    ]);
  });

  it('offers the zones of the file, quoted where they must be', () => {
    const zones = 'BEGIN:VTIMEZONE\nTZID:PST\nEND:VTIMEZONE\nBEGIN:VTIMEZONE\nTZID:US: East\nEND:VTIMEZONE';
    const { labels } = completeAt(inCalendar(`${zones}\nBEGIN:VEVENT\nDTSTART;TZID=$0\nEND:VEVENT`));
    expect(labels.slice(0, 2)).toEqual(['PST', '"US: East"']);
  });
});

describe('completion of what the schedule names', () => {
  const names = { rooms: ['Fjordsalen', 'Sal 1', 'Loft; left, 2nd'], tracks: ['Web', 'Data, Big', 'Ops'] };
  const at = (line: string) => completeAt(inEvent(line), { names });
  const written = (line: string, label: string) =>
    at(line)
      .take(label)
      .split('\n')
      .find((each) => /^(?:LOC|CAT)/.test(each));

  it('offers rooms at LOCATION, in place of all that stands there', () => {
    expect(at('LOCATION:$0').labels).toEqual(['Fjordsalen', 'Sal 1', 'Loft\\; left\\, 2nd']);
    expect(at('LOCATION:Sal 1$0').labels).toEqual(['Fjordsalen', 'Loft\\; left\\, 2nd']);
    expect(written('LOCATION;LANGUAGE=no:Sa$0l 10', 'Sal 1')).toBe('LOCATION;LANGUAGE=no:Sal 1');
    expect(written('LOCATION:Lo$0', 'Loft\\; left\\, 2nd')).toBe('LOCATION:Loft\\; left\\, 2nd');
  });

  it('offers each track once at CATEGORIES, in place of the one at the cursor', () => {
    expect(at('CATEGORIES:$0').labels).toEqual(['Web', 'Data\\, Big', 'Ops']);
    expect(at('CATEGORIES:Data\\, Big,$0').labels).toEqual(['Web', 'Ops']);
    expect(written('CATEGORIES:Talk, O$0,Web', 'Ops')).toBe('CATEGORIES:Talk, Ops,Web');
    expect(written('CATEGORIES:Da$0,Web', 'Data\\, Big')).toBe('CATEGORIES:Data\\, Big,Web');
    expect(at('CATEGORIES:a\\$0').labels).toEqual(['Web', 'Data\\, Big', 'Ops']);
  });

  it('offers nothing where nobody knows the schedule, nor in other texts', () => {
    expect(completeAt(inEvent('LOCATION:$0')).labels).toEqual([]);
    expect(completeAt(inEvent('CATEGORIES:$0')).labels).toEqual([]);
    expect(at('SUMMARY:$0').labels).toEqual([]);
    expect(at('LOCATION;LANGUAGE=$0').labels).not.toContain('Sal 1');
  });
});

describe('completion of zones', () => {
  const berlin = vtimezone('Europe/Berlin', ['STANDARD 19700101T000000 +0100 +0100 CET']).replaceAll(
    '\r\n',
    '\n',
  );
  const offers = (marked: string) =>
    completeAt(marked).items.map(({ label, detail }) => `${label}: ${detail}`);

  it('offers those of the file, then the reader’s, then all others, with their offsets now', () => {
    expect(offers(inEvent('DTSTART;TZID=$0'))).toEqual([
      'Europe/Berlin: UTC+02:00 now',
      'America/Los_Angeles: UTC−07:00 now',
      'Asia/Kathmandu: UTC+05:45 now',
    ]);
    const kathmandu = berlin.replaceAll('Europe/Berlin', 'Asia/Kathmandu').replaceAll('+0100', '+0545');
    expect(offers(inCalendar(`${kathmandu}BEGIN:VEVENT\nDTSTART;TZID=$0\nEND:VEVENT`))).toEqual([
      'Asia/Kathmandu: UTC+05:45 now, defined in this file',
      'Europe/Berlin: UTC+02:00 now',
      'America/Los_Angeles: UTC−07:00 now',
    ]);
  });

  it('offers them for the name of a definition and for X-WR-TIMEZONE, where no quotes are', () => {
    expect(offers(inCalendar('BEGIN:VTIMEZONE\nTZID:$0\nEND:VTIMEZONE'))).toHaveLength(3);
    expect(offers(inCalendar(`X-WR-TIMEZONE:$0\n${berlin}`))[0]).toBe(
      'Europe/Berlin: UTC+01:00 now, defined in this file',
    );
    const { take } = completeAt(inCalendar('X-WR-TIMEZONE:Kath$0'));
    expect(take('Asia/Kathmandu')).toBe(inCalendar('X-WR-TIMEZONE:Asia/Kathmandu'));
    expect(offers(inCalendar('X-WR-CALNAME:$0'))).toEqual([]);
  });

  it('finds a zone by its great cities', () => {
    const { items } = completeAt(inEvent('DTSTART;TZID=San$0'));
    const pacific = items.find(({ label }) => label === 'America/Los_Angeles');
    expect(pacific?.filterText).toMatch(/^America\/Los_Angeles .*San Francisco/);
    expect(pacific?.edit.newText).toBe('America/Los_Angeles:');
  });

  it('writes the whole name in place of what is there', () => {
    const { take } = completeAt(inEvent('DTSTART;TZID=Europe/Ber$0:20270514T090000'));
    expect(take('Asia/Kathmandu')).toBe(inEvent('DTSTART;TZID=Asia/Kathmandu:20270514T090000'));
    expect(completeAt(inEvent('DTSTART;TZID=Kath$0')).take('Asia/Kathmandu')).toBe(
      inEvent('DTSTART;TZID=Asia/Kathmandu:'),
    );
  });

  it('lists the zones of the world by the names of today', () => {
    const zones = zoneChoices(Date.UTC(2027, 6, 1));
    const offset = (name: string) => zones.find((zone) => zone.name === name)?.offset;
    expect(zones.length).toBeGreaterThan(400);
    expect([offset('Europe/Kyiv'), offset('Asia/Kolkata'), offset('Europe/Kiev')]).toEqual([
      10_800,
      19_800,
      undefined,
    ]);
  });
});

describe('completion of values', () => {
  it.each([
    ['STATUS:$0', ['TENTATIVE', 'CONFIRMED', 'CANCELLED']],
    ['TRANSP:$0', ['OPAQUE', 'TRANSPARENT']],
    ['RRULE:FREQ=$0', ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']],
    ['RRULE:FREQ=WEEKLY;BYDAY=MO,$0', ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']],
    ['BEGIN:VALARM\nACTION:$0\nEND:VALARM', ['AUDIO', 'DISPLAY', 'EMAIL', 'PROCEDURE']],
    ['BEGIN:PARTICIPANT\nSTATUS:$0\nEND:PARTICIPANT', []],
  ])('%s', (line, expected) => {
    expect(completeAt(inEvent(line)).labels).toEqual(expected);
  });

  it('are those of the component', () => {
    expect(completeAt(inCalendar('BEGIN:VTODO\nSTATUS:$0\nEND:VTODO')).labels).toContain('IN-PROCESS');
  });

  it('are those that METHOD allows', () => {
    const { labels } = completeAt(inCalendar('METHOD:CANCEL\nBEGIN:VEVENT\nSTATUS:$0\nEND:VEVENT'));
    expect(labels).toEqual(['CANCELLED']);
  });

  it('knows the parts of a rule, those that are there and those that exclude each other', () => {
    const { labels } = completeAt(inEvent('RRULE:$0'));
    expect(labels[0]).toBe('FREQ');
    const more = completeAt(inEvent('DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=4;$0')).labels;
    for (const name of ['FREQ', 'COUNT', 'UNTIL', 'BYHOUR']) expect(more).not.toContain(name);
    for (const name of ['INTERVAL', 'BYDAY']) expect(more).toContain(name);
  });

  it.each([
    ['STATUS:TENT$0ATIVE', 'CONFIRMED', 'STATUS:CONFIRMED'],
    ['STATUS:conf$0', 'CONFIRMED', 'STATUS:CONFIRMED'],
    ['RRULE:FR$0', 'FREQ', 'RRULE:FREQ='],
    ['RRULE:FREQ=DAILY;C$0', 'COUNT', 'RRULE:FREQ=DAILY;COUNT='],
    ['RRULE:FR$0=DAILY;COUNT=4', 'FREQ', 'RRULE:FREQ=DAILY;COUNT=4'],
    ['RRULE:FREQ=D$0;COUNT=4', 'DAILY', 'RRULE:FREQ=DAILY;COUNT=4'],
    ['COLOR:tea$0', 'teal', 'COLOR:teal'],
  ])('writes %s + %s as %s', (line, label, expected) => {
    expect(lineAfter(line, label)).toBe(expected);
  });
});

describe('completion in folded lines', () => {
  it.each([
    ['STATUS:CON\n FI$0', 'CONFIRMED', 'STATUS:CON\n FIRMED'],
    ['STATUS:CO$0\n RMED', 'CONFIRMED', 'STATUS:CONFI\n RMED'],
    ['STATUS:CO\n NF$0I\n RMED', 'CONFIRMED', 'STATUS:CO\n NFI\n RMED'],
    ['STATUS:\n CO$0', 'CONFIRMED', 'STATUS:\n CONFIRMED'],
    ['DTST\n AR$0', 'DTSTART', 'DTST\n ART:'],
    ['DTSTART;TZ\n I$0', 'TZID', 'DTSTART;TZ\n ID='],
    [
      'ATTENDEE;ROLE=CHAIR;PARTSTAT=\n ACC$0:mailto:a@example.org',
      'ACCEPTED',
      'ATTENDEE;ROLE=CHAIR;PARTSTAT=\n ACCEPTED:mailto:a@example.org',
    ],
    ['DTST$0\n ART:20270514T090000Z', 'DTSTART', 'DTST\n ART:20270514T090000Z'],
  ])('writes %j + %s as %j', (line, label, expected) => {
    expect(lineAfter(line, label)).toBe(expected);
  });

  it('offers only what fits the pieces on the other lines', () => {
    expect(completeAt(inEvent('STATUS:CON\n FI$0')).labels).toEqual(['CONFIRMED']);
    expect(completeAt(inEvent('STATUS:$0\n ELLED')).labels).toEqual(['CANCELLED']);
  });

  it('compares with what stands on the line of the cursor', () => {
    expect(completeAt(inEvent('STATUS:CON\n FI$0')).items[0]?.filterText).toBe('FIRMED');
  });
});

describe('the documentation of an offer', () => {
  const read = (lines: string, label: string) => {
    const { subject } = completeAt(inEvent(lines)).find(label);
    return subject ? completionDocumentation(subject) : '';
  };

  it.each([
    ['$0', 'SUMMARY', /at most once in a VEVENT.*section-3\.8\.1\.12/],
    ['$0', 'X-ALT-DESC', /from Microsoft/],
    ['ATTENDEE;$0', 'ROLE', /section-3\.2\.16/],
    ['ATTENDEE;ROLE=$0', 'CHAIR', /section-3\.2\.16/],
    ['STATUS:$0', 'CONFIRMED', /section-3\.8\.1\.11/],
    ['BEGIN:$0', 'VALARM', /section-3\.6\.6/],
    ['RRULE:$0', 'COUNT', /section-3\.3\.10/],
    ['DTSTART;VALUE=$0', 'DATE', /section-3\.3\.4/],
  ])('%s %s names the section of the RFC', (lines, label, expected) => {
    expect(read(lines, label)).toMatch(expected);
  });
});
