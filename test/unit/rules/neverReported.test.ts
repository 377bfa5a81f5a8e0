import { describe, expect, it } from 'vitest';
import { openText } from '../../support/check.ts';
import { type Files, openSchedule } from '../../support/schedule.ts';

/** An event with lines of its own; those that it does not give are the usual ones. */
function event(...lines: string[]): string[] {
  const has = (name: string) => lines.some((line) => line.toUpperCase().startsWith(name));
  const usual = [
    'UID:a@example.org',
    'DTSTAMP:20270401T080000Z',
    'DTSTART:20270514T090000Z',
    'DTEND:20270514T100000Z',
    'SUMMARY:Opening',
  ];
  return [
    'BEGIN:VEVENT',
    ...usual.filter((line) => !has(line.slice(0, line.indexOf(':')))),
    ...lines,
    'END:VEVENT',
  ];
}

function calendar(...lines: string[]): string {
  return text('BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Schedule//EN', ...lines, 'END:VCALENDAR');
}

function text(...lines: string[]): string {
  return lines.map((line) => `${line}\r\n`).join('');
}

/** Berlin as a program writes it that knows the rules, with the first onsets given. */
function berlin(tzid = 'Europe/Berlin', winter = '19701025T030000', summer = '19700329T020000'): string[] {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    'BEGIN:STANDARD',
    `DTSTART:${winter}`,
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
    'TZNAME:CET',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    `DTSTART:${summer}`,
    'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
    'TZNAME:CEST',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];
}

function observance(name: string, start: string, from: string, to: string, ...lines: string[]): string[] {
  return [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    ...lines,
    `END:${name}`,
  ];
}

/** The zone of one year as pretalx writes it: an initial observance that changes nothing, and single onsets. */
const aroundTheEvent = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  ...observance('STANDARD', '20260514T000000', '+0200', '+0200', 'TZNAME:CEST'),
  ...observance('STANDARD', '20261025T030000', '+0200', '+0100', 'TZNAME:CET'),
  ...observance('DAYLIGHT', '20270328T020000', '+0100', '+0200', 'TZNAME:CEST'),
  'END:VTIMEZONE',
];

const inBerlin = ['DTSTART;TZID=Europe/Berlin:20270514T090000', 'DTEND;TZID=Europe/Berlin:20270514T100000'];
const inWindowsBerlin = inBerlin.map((line) => line.replace('Europe/Berlin', 'W. Europe Standard Time'));
const octets75 = `DESCRIPTION:${'x'.repeat(63)}`;

/** What healthy files have and some validators complain of. Each is silent, hints included, for whoever writes. */
const healthy: readonly (readonly [string, string])[] = [
  ['no SEQUENCE, METHOD, ORGANIZER, STATUS and CALSCALE', calendar(...event())],
  ['an empty DESCRIPTION', calendar(...event('DESCRIPTION:'))],
  ['a title that ends in a dash, without speakers', calendar(...event('SUMMARY:Opening - '))],
  ['a DTSTAMP that is later than the event', calendar(...event('DTSTAMP:20280401T080000Z'))],
  [
    'UIDs with a number at the end',
    calendar(
      ...event('UID:pretalx-conf-ABCDEF@example.org'),
      ...event(
        'UID:pretalx-conf-ABCDEF-2@example.org',
        'DTSTART:20270514T100000Z',
        'DTEND:20270514T110000Z',
        'SUMMARY:Opening\\, part 2',
      ),
    ),
  ],
  [
    'different DTSTAMPs',
    calendar(...event(), ...event('UID:b@example.org', 'DTSTAMP:20270402T080000Z', 'SUMMARY:Second')),
  ],
  [
    'a zone of the year around the event, with an initial observance',
    calendar(...aroundTheEvent, ...event(...inBerlin)),
  ],
  [
    'a zone with RDATEs',
    calendar(
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      ...observance(
        'STANDARD',
        '20251026T030000',
        '+0200',
        '+0100',
        'RDATE:20261025T030000',
        'RDATE:20271031T030000',
      ),
      ...observance('DAYLIGHT', '20260329T020000', '+0100', '+0200', 'RDATE:20270328T020000'),
      'END:VTIMEZONE',
      ...event(...inBerlin),
    ),
  ],
  [
    'a zone from 1601',
    calendar(...berlin('Europe/Berlin', '16010101T030000', '16010101T020000'), ...event(...inBerlin)),
  ],
  [
    'a zone from 1970 on a day that its rule does not give',
    calendar(...berlin('Europe/Berlin', '19700101T030000', '19700101T020000'), ...event(...inBerlin)),
  ],
  [
    'a Windows name with its zone',
    calendar(
      ...berlin('W. Europe Standard Time', '16011028T030000', '16010325T020000'),
      ...event(...inWindowsBerlin),
    ),
  ],
  ['a line of exactly 75 octets', calendar(...event(octets75))],
  ['a fold with a tab', calendar(...event(octets75, '\tand more'))],
  ['a fold after the name', calendar(...event('DESCRIPTION', ' :A talk'))],
  ['a fold inside an escape', calendar(...event('DESCRIPTION:One\\', ' nTwo\\', ' , three'))],
  [
    'names and words in lower case',
    calendar(
      'method:publish',
      'begin:vevent',
      ...event('status:confirmed', 'transp:opaque', 'class:public', 'summary;language=en:Opening').slice(
        1,
        -1,
      ),
      'end:vevent',
    ),
  ],
  [
    'a VALUE that says the default',
    calendar(
      ...event('URL;VALUE=URI:https://example.org/talks/1', 'DTSTART;VALUE=DATE-TIME:20270514T090000Z'),
    ),
  ],
  ['colons and double quotes in a text', calendar(...event('SUMMARY:Opening: "Hello"'))],
  ['a line break with a capital', calendar(...event('DESCRIPTION:One\\NTwo'))],
  ['mailto in capitals', calendar(...event('ORGANIZER;CN=Desk:MAILTO:desk@example.org'))],
  [
    'X- properties of any shape',
    calendar(
      'X-WR-CALNAME:Talks; all, of them',
      'X-Robots-Tag:noindex',
      ...event('X-A;X-B=:', 'X-C;VALUE=DATE:no date', 'X-D:\\q', 'X-FOO-BAR;A="b:c";D=e:<b>f</b>'),
    ),
  ],
  [
    'words that IANA may register',
    calendar(
      ...event(
        'CLASS:SECRET-ISH',
        'ATTACH;FMTTYPE=application/x-thing:https://example.org/a',
        'RELATED-TO;RELTYPE=FOLLOWS:b@example.org',
        'CONFERENCE;VALUE=URI;FEATURE=HOLOGRAM:https://example.org/call',
        'URL:https://example.org/call',
      ),
    ),
  ],
  [
    'tasks and notes beside events',
    calendar(
      ...event(),
      'BEGIN:VTODO',
      'UID:b@example.org',
      'DTSTAMP:20270401T080000Z',
      'SUMMARY:Print badges',
      'END:VTODO',
      'BEGIN:VJOURNAL',
      'UID:c@example.org',
      'DTSTAMP:20270401T080000Z',
      'SUMMARY:Notes',
      'END:VJOURNAL',
    ),
  ],
  [
    'a changed occurrence with the UID of its series',
    calendar(
      ...event('RRULE:FREQ=DAILY;COUNT=3'),
      ...event('RECURRENCE-ID:20270515T090000Z', 'DTSTART:20270515T110000Z', 'DTEND:20270515T120000Z'),
    ),
  ],
  [
    'talks that follow at once',
    calendar(
      ...event(),
      ...event('UID:b@example.org', 'DTSTART:20270514T100000Z', 'DTEND:20270514T110000Z', 'SUMMARY:Second'),
    ),
  ],
  [
    'a break in every room at the same time',
    calendar(
      ...event('SUMMARY:Lunch', 'LOCATION:Hall A'),
      ...event('UID:b@example.org', 'SUMMARY:Lunch', 'LOCATION:Hall B'),
    ),
  ],
  [
    'posters side by side in one room',
    calendar(
      ...event('SUMMARY:Poster: Bees', 'LOCATION:Foyer'),
      ...event('UID:b@example.org', 'SUMMARY:Poster: Ants', 'LOCATION:Foyer'),
    ),
  ],
  ['no LOCATION', calendar(...event('URL:https://example.org/call'))],
  [
    'a cancelled session and one that takes no time, with another in their room',
    calendar(
      ...event('LOCATION:Hall A'),
      ...event('UID:b@example.org', 'SUMMARY:Cancelled: Second', 'STATUS:CANCELLED', 'LOCATION:Hall A'),
      ...event('UID:c@example.org', 'SUMMARY:Exhibition', 'TRANSP:TRANSPARENT', 'LOCATION:Hall A'),
    ),
  ],
  [
    'properties of newer RFCs',
    calendar(
      'NAME:Talks',
      'COLOR:tomato',
      'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
      'SOURCE;VALUE=URI:https://example.org/talks.ics',
      ...event(
        'IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/png:https://example.org/a.png',
        'STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<b>Hello</b>',
        'BEGIN:PARTICIPANT',
        'UID:d@example.org',
        'PARTICIPANT-TYPE:SPEAKER',
        'SUMMARY:Ann',
        'END:PARTICIPANT',
      ),
    ),
  ],
];

/** What is told in one note and no more. */
const noted: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'no line break at the end of a file with LF',
    calendar(...event())
      .replaceAll('\r\n', '\n')
      .trimEnd(),
    ['info line-ending-not-crlf', 'hint file-no-final-newline'],
  ],
  [
    'no line break at the end of a file with CR LF',
    calendar(...event()).trimEnd(),
    ['hint file-no-final-newline'],
  ],
  [
    'several calendars',
    calendar(...event()) + calendar(...event('UID:b@example.org', 'SUMMARY:Second')),
    ['info file-multiple-calendars'],
  ],
  [
    'the alarm that Google writes for none',
    calendar(
      ...event('BEGIN:VALARM', 'ACTION:NONE', 'TRIGGER;VALUE=DATE-TIME:19760401T005545Z', 'END:VALARM'),
    ),
    [],
  ],
];

const hour = (start: number, end = start + 1) =>
  [`DTSTART:20270514T${start}0000Z`, `DTEND:20270514T${end}0000Z`] as const;

/** A day of talks, so that there is something to compare with. */
const day = [10, 11, 12, 13, 14, 15, 16, 17].flatMap((start) =>
  event(`UID:talk-${start}@example.org`, ...hour(start), `SUMMARY:Talk ${start}`, 'LOCATION:Hall A'),
);

/** The same for what only the whole schedule shows: each is silent in each of its files and in all of them together. */
const healthySchedules: readonly (readonly [string, Files])[] = [
  [
    'one UID in the file of a talk and in the full schedule',
    {
      'schedule.ics': calendar(...event('LOCATION:Hall A', 'UID:x@example.org'), ...day),
      'talks/x.ics': calendar(...event('LOCATION:Hall A', 'UID:x@example.org')),
    },
  ],
  [
    'a DTSTAMP of its own in each file',
    {
      'schedule.ics': calendar(...event('LOCATION:Hall A'), ...day),
      'talks/a.ics': calendar(...event('LOCATION:Hall A', 'DTSTAMP:20270409T080000Z')),
    },
  ],
  [
    'a plenary that names its rooms',
    {
      'schedule.ics': calendar(
        ...event('SUMMARY:Opening', 'LOCATION:Hall A\\, Hall B'),
        ...day,
        ...inHallB(),
      ),
    },
  ],
  [
    'a plenary as one event in each room',
    {
      'schedule.ics': calendar(
        ...event('SUMMARY:Opening - Ann Smith', 'LOCATION:Hall A'),
        ...event('UID:b@example.org', 'SUMMARY:Opening - Ann Smith', 'LOCATION:Hall B'),
        ...day,
        ...inHallB(),
      ),
    },
  ],
  [
    'one speaker twice in one panel',
    {
      'schedule.ics': calendar(
        ...event('SUMMARY:Panel: Wool - Ann Smith\\, Ben Jones\\, Ann Smith', 'LOCATION:Hall A'),
        ...day,
      ),
    },
  ],
  [
    'one speaker twice in the participants of one talk',
    {
      'schedule.ics': calendar(
        ...event(
          'UID:p@example.org',
          ...hour(18),
          'SUMMARY:Second',
          'LOCATION:Hall A',
          ...participant('1', 'Ann Smith'),
          ...participant('2', 'Ann Smith'),
        ),
        ...day,
      ),
    },
  ],
  [
    'talks that follow at once in one room, with one speaker',
    {
      'schedule.ics': calendar(
        ...event('X-SPEAKER:Ann Smith', 'LOCATION:Hall A'),
        ...event('UID:b@example.org', ...hour(10), 'SUMMARY:Next', 'X-SPEAKER:Ann Smith', 'LOCATION:Hall A'),
      ),
    },
  ],
  [
    'registration, breaks and lunch in all rooms, and as one that names none',
    {
      'schedule.ics': calendar(
        ...['Registration', 'Coffee break', 'Lunch'].flatMap((title, index) =>
          ['Hall A', 'Hall B'].flatMap((room) =>
            event(
              `UID:${index}${room.at(-1)}@example.org`,
              ...hour(20 + index),
              `SUMMARY:${title}`,
              `LOCATION:${room}`,
            ),
          ),
        ),
        ...event('SUMMARY:Breakfast'),
        ...day,
      ),
    },
  ],
  [
    'posters side by side in one room',
    {
      'schedule.ics': calendar(
        ...['Bees', 'Ants', 'Wasps'].flatMap((title) =>
          event(`UID:${title}@example.org`, `SUMMARY:Poster: ${title}`, 'LOCATION:Foyer'),
        ),
        ...day,
      ),
    },
  ],
  ['an online event without LOCATION', { 'a.ics': calendar(...event('URL:https://example.org/call')) }],
  [
    'a cancelled talk and one that takes no time, in the room of another and with its speaker',
    {
      'schedule.ics': calendar(
        ...event('X-SPEAKER:Ann Smith', 'LOCATION:Hall A'),
        ...event(
          'UID:b@example.org',
          'SUMMARY:Cancelled: Second',
          'STATUS:CANCELLED',
          'X-SPEAKER:Ann Smith',
          'LOCATION:Hall A',
        ),
        ...event(
          'UID:c@example.org',
          'SUMMARY:Stand of wool',
          'TRANSP:TRANSPARENT',
          'X-SPEAKER:Ann Smith',
          'LOCATION:Hall A',
        ),
        ...day,
      ),
    },
  ],
  [
    'UIDs of two sessions of one talk, with a number at the end',
    {
      'schedule.ics': calendar(
        ...event('UID:conf-ABCDEF@example.org', 'LOCATION:Hall A'),
        ...event('UID:conf-ABCDEF-2@example.org', ...hour(18), 'LOCATION:Hall A'),
        ...day,
      ),
    },
  ],
  [
    'a conference of several days as one event, beside its talks',
    {
      'schedule.ics': calendar(
        ...event(
          'SUMMARY:WoolConf 2027',
          'DTSTART:20270514T090000Z',
          'DTEND:20270516T180000Z',
          'LOCATION:Town Hall',
        ),
        ...day,
      ),
    },
  ],
  [
    'a talk with a word of breaks in its title',
    {
      'schedule.ics': calendar(
        ...event('SUMMARY:Hot caches\\, cold coffee', 'LOCATION:Hall A'),
        ...event('UID:b@example.org', 'SUMMARY:Lunch', 'LOCATION:Hall B'),
        ...day,
      ),
    },
  ],
];

function inHallB(): readonly string[] {
  return event('UID:b-room@example.org', ...hour(18), 'SUMMARY:Talk in B', 'LOCATION:Hall B');
}

function participant(id: string, name: string): readonly string[] {
  return [
    'BEGIN:PARTICIPANT',
    `UID:${id}@example.org`,
    'PARTICIPANT-TYPE:SPEAKER',
    `SUMMARY:${name}`,
    'END:PARTICIPANT',
  ];
}

/** What all rules say of files, each by itself and as a schedule. */
function findingsInSchedule(files: Files): string[] {
  const { checker } = openSchedule(files);
  return Object.entries(files).flatMap(([path, file]) => [
    ...findingsIn(file),
    ...checker.findingsOf(path).map(({ finding }) => `${finding.severity} ${finding.rule} ${finding.text}`),
  ]);
}

function findingsIn(file: string): string[] {
  return openText(file)
    .findings()
    .map(({ finding }) => `${finding.severity} ${finding.rule}`);
}

describe('what must never be reported', () => {
  it.each(healthy)('%s', (_name, file) => {
    expect(findingsIn(file)).toEqual([]);
  });
});

describe('what must never be reported of a schedule', () => {
  it.each(healthySchedules)('%s', (_name, files) => {
    expect(findingsInSchedule(files)).toEqual([]);
  });

  it('takes a title that plays with a word of breaks for that of a talk', () => {
    const files = {
      'a.ics': calendar(
        ...event('SUMMARY:Hot caches\\, cold coffee', 'LOCATION:Hall A'),
        ...event('UID:b@example.org', 'SUMMARY:Second', 'LOCATION:Hall A'),
        ...event('UID:c@example.org', ...hour(18), 'SUMMARY:Afternoon coffee and cake', 'LOCATION:Hall A'),
      ),
    };
    expect(findingsInSchedule(files)).toEqual([
      expect.stringMatching(
        /^warning room-double-booked .*"Hot caches, cold coffee" \(09:00–10:00\) overlaps/,
      ),
      expect.stringMatching(/^warning room-double-booked /),
    ]);
  });
});

describe('what is told in a note', () => {
  it.each(noted)('%s', (_name, file, expected) => {
    expect(findingsIn(file)).toEqual(expected);
  });
});
