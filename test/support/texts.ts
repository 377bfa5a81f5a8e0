import fc from 'fast-check';

const lastCodePoint = 0x10ffff;
const surrogates = { first: 0xd800, count: 0x800 };

/**
 * Any character there is, as fast-check's unit `binary`, which makes a table of all million of them before its first
 * text.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat(lastCodePoint - surrogates.count).map(
  (index) => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count),
  (character) => {
    const point = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (point === undefined || character !== String.fromCodePoint(point))
      throw new Error('not one character');
    return point < surrogates.first ? point : point - surrogates.count;
  },
);

/** The pieces that hostile and half-healthy iCalendar texts are made of. */
const pieces = [
  'BEGIN:VCALENDAR',
  'END:VCALENDAR',
  'BEGIN:VEVENT',
  'END:VEVENT',
  'begin:vevent',
  'BEGIN:VALARM',
  'END:VALARM',
  'BEGIN:VTIMEZONE',
  'END:VTIMEZONE',
  'BEGIN:X-FOO',
  'END:X-FOO',
  'END:VEVNT',
  'BEG',
  'IN:VEVENT',
  'EN',
  'D:VEVENT',
  'VERSION:2.0',
  'PRODID:-//x//y//EN',
  'METHOD:PUBLISH',
  'UID:a@example.org',
  'UID:b@example.org',
  'UID',
  'DTSTAMP:20270401T080000Z',
  'DTSTART;TZID=PST:20270514T090000',
  'DTSTART;TZID="Europe/Berlin":20270514T090000',
  'DTSTART;VALUE=DATE:20270514',
  'DTSTART:2027-05-14T09:00:00',
  'DTEND:20270514T080000Z',
  'DTEND:20270231T080000Z',
  'DURATION:PT1H',
  'DURATION:1H',
  'TZID:PST',
  'TZOFFSETTO:-0700',
  'TZOFFSETFROM:-7',
  'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
  'SUMMARY:Talk, with; separators \\: and \\n escapes\\',
  'SUMMARY;LANGUAGE=de;:Ü',
  'ATTENDEE;CN="Ann ""x:mailto:a@example.org',
  'ATTENDEE;CN=Ann "The" Smith:mailto:a@example.org',
  'ORGANIZER;CN=Track: Web:mailto:web@example.org',
  'DESCRIPTION:日本語 emoji 👩‍🚀 Zażółć',
  'Note: bring a laptop',
  'no colon here',
  'LOCATION',
  ':',
  ';',
  '"',
  '\\',
  ',',
  '=',
  ' ',
  '\t',
  'X-FOO;BAR=1;BAZ:v',
  '\ufeff',
  '\u0000',
  '\u0007',
  '\u007f',
  '\ud800',
  '\udc00',
  'x'.repeat(80),
  'é'.repeat(60),
];

const breaks = ['\r\n', '\r\n', '\r\n', '\n', '\r', '\r\n ', '\n\t', '\r\n\r\n', '\r\n  '];

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...pieces) },
  { weight: 6, arbitrary: fc.constantFrom(...breaks) },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 12 }) },
);

/** Texts made of the pieces of calendars, broken in every way that a hand or a program breaks them. */
export const calendarText: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 60 })
  .map((parts) => parts.join(''));

/** Calendars that a reader can mostly make sense of: whole components around lines healthy and not. */
export const readableText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces.filter((each) => each.includes(':') && !/^(BEGIN|END):/i.test(each))), {
    maxLength: 12,
  })
  .chain((lines) => fc.tuple(fc.constant(lines), fc.constantFrom('\r\n', '\n')))
  .map(([lines, eol]) =>
    ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join(eol),
  );

/** A fixed seed, so that a failure seen once is seen again. */
export const fuzz = { seed: 20270514, numRuns: 1500 } as const;
