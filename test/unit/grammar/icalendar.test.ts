import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { innermost, listing, loadGrammar, type Token, tokenize } from './tokenize.ts';

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar('icalendar');
});

const samples: Record<string, string> = {
  pretalx: `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//pretalx//talks.example.org//ABCDEF
BEGIN:VTIMEZONE
TZID:PST
BEGIN:STANDARD
DTSTART:20001029T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20061029T100000Z
TZNAME:PST
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:pretalx-conf-2023-ABCDEF@talks.example.org
DTSTART;TZID=PST:20230729T144000
DTEND;TZID=PST:20230729T150500
DESCRIPTION:Timetables go wrong in quiet ways. Two of ours did\\, and *nob
 ody* saw it before the doors opened\\, since every page on its own was 
 fine. This is how we read them all at once now\\, what that found.\\
 n\\n[Slides](https://example.org) are on the speaker’s page. The notes 
 are there as well\\; so is the code.
DTSTAMP:20260416T102509Z
LOCATION:The Barn
SUMMARY:Reading timetables - Ann Smith
URL:https://talks.example.org/conf-2023/talk/ABCDEF/
END:VEVENT
END:VCALENDAR
`,
  names: `SUMMARY:known
summary:known
Summary;language=en:known
X-WR-CALNAME:x-name
x-foo;x-bar=1:x-name
SUMARY:unknown
SUMARY;FOO=1:unknown
DTSTARTX:unknown, though a known name begins it
BEGIN:VEVENT
begin:vevent
BEGIN:X-COMPONENT
BEGIN:VOTHER
END:VEVENT 
BEGIN;X-A=1:VALARM
`,
  parameters: `ATTENDEE;CN=Ann Smith;PARTSTAT=ACCEPTED;ROLE=chair;RSVP=TRUE:mailto:ann@example.org
ATTENDEE;CN="Smith, Ann; PhD: x";PARTSTAT=MAYBE;CUTYPE="ROOM":MAILTO:ann@example.org
ATTENDEE;MEMBER="mailto:a@example.org","mailto:b@example.org";X-NUM-GUESTS=0:urn:uuid:1
ATTENDEE;CN=George Herman ^'Babe^' Ruth^^^n^x;NEW-PARAM=a,b:invalid address
CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO,X-SIGN;LABEL="Room 1":https://example.org/
DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin":20230729T144000
DTSTART;:20230729
DTSTART; TZID=PST:20230729
DTSTART;TZID:20230729
`,
  'date-times': `DTSTART:20230729T144000
DTSTAMP:20230729T144000Z
DTSTART;VALUE=DATE:20230729
EXDATE;TZID=PST:20230729T144000,20230730T144000
RDATE;VALUE=PERIOD:20230729T144000Z/20230729T154000Z,20230729T144000Z/PT1H
FREEBUSY:20230729T144000Z/-P1D
DTSTART:2023-07-29T14:40:00
DTSTART:20230729T144000-0700
DTSTART:20230729 144000
dtstart:20230729t144000z
X-STARTS:20230729T144000Z
X-TIME;VALUE=TIME:144000Z
`,
  'other-types': `DURATION:PT30M
DURATION:-P1DT2H3M4S
DURATION:P2W
DURATION:30 minutes
TRIGGER:-PT15M
TRIGGER;VALUE=DATE-TIME:20230729T144000Z
SEQUENCE:3
PRIORITY:+1
PERCENT-COMPLETE:50%
GEO:37.386013;-122.082932
TZOFFSETFROM:-0700
TZOFFSETTO:+053015
TZOFFSETTO:UTC
VERSION:2.0
URL:https://example.org/a?b=c,d;e#f
URL:https://example.org/a\\,b
ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJDRA==
ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJD RA==
ATTACH:cid:part1@example.org
X-ON;VALUE=BOOLEAN:TRUE
X-ON;VALUE=BOOLEAN:yes
X-SIZE;VALUE=FLOAT:1.5
IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/png:https://example.org/a.png
REFRESH-INTERVAL;VALUE=DURATION:P1W
`,
  words: `STATUS:CONFIRMED
status:confirmed
STATUS:CANCELED
STATUS;VALUE=TEXT:TENTATIVE
METHOD:PUBLISH
CLASS:PRIVATE
TRANSP:OPAQUE
TRANSP:PUBLISH
ACTION:DISPLAY
CALSCALE:GREGORIAN
BUSYTYPE:BUSY
PARTICIPANT-TYPE:SPEAKER
RESOURCE-TYPE:PROJECTOR
PROXIMITY:ARRIVE
COLOR:turquoise
`,
  rules: `RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=10;WKST=SU;BYDAY=TU,TH
RRULE:freq=monthly;byday=-1su,+2MO;until=20061029
RRULE:RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=5L;SKIP=FORWARD
RRULE:BYDAYS=MO;FREQ=YEARLI;COUNT=3
RRULE:FREQ=DAILY;UNTIL=20061029T100000Z;BYHOUR=9,10
RRULE:FREQ = DAILY
EXRULE:FREQ=DAILY
`,
  text: `SUMMARY:a\\\\b\\;c\\,d\\ne\\Nf
SUMMARY:wrong \\t \\: \\" \\
SUMMARY:C:\\\\temp\\new\\x
SUMMARY:a, b; c: "d"
CATEGORIES:Python,Packaging\\, and more,系统
DESCRIPTION:
REQUEST-STATUS:2.0;Success
X-ALT-DESC;FMTTYPE=text/html:<b>a\\nb</b>\\x
SUMMARY:a\x07b\x00c\td
`,
  broken: `\uFEFFBEGIN:VCALENDAR
DESCRIPTION:first
second, which lost its space
 third
SUMMARY :space before the colon
 DTSTART:20230729
:no name

 after a blank line
BEGIN:VEVENT
  UID:indented
END
`,
};

describe('every stretch of', () => {
  test.each(Object.entries(samples))('%s', async (name, text) => {
    const file = `./snapshots/icalendar-${name}.txt`;
    await expect(listing(tokenize(grammar, 'icalendar', text))).toMatchFileSnapshot(file);
  });
});

describe('a name is', () => {
  test.each([
    ['DTSTART', 'keyword.other.property'],
    ['dtstart', 'keyword.other.property'],
    ['X-WR-TIMEZONE', 'variable.other.property.x-name'],
    ['x-wr-timezone', 'variable.other.property.x-name'],
    ['NEW-IN-2030', 'meta.property.unknown'],
    ['BEGIN', 'keyword.control.begin'],
    ['End', 'keyword.control.end'],
  ])('%s: %s', (name, scope) => {
    for (const rest of [':', ';', ';X=1:a', '']) expect(innermost(first(name + rest))).toBe(scope);
  });
});

/** VS Code turns off suggestions and the closing of quotes in strings: prose is one, what the server completes is not. */
describe('for the editor a string is', () => {
  test.each([
    ['SUMMARY:Talk', true],
    ['SUMMARY:a\\nTalk', true],
    ['CATEGORIES:a,Talk', true],
    ['X-FOO:Talk', true],
    ['ATTENDEE;CN="Talk', true],
    ['ATTENDEE;CN=Talk', false],
    ['DTSTART;TZID=Talk', false],
    ['STATUS:Talk', false],
    ['RRULE:FREQ=Talk', false],
    ['RRULE:Talk', false],
    ['BEGIN:Talk', false],
    ['Talk', false],
    ['ATTENDEE:Talk', false],
  ])('the last word of %s: %s', (line, isString) => {
    // The first scope with such a word decides, counted from the inside, as vscode-textmate does it.
    const last = tokenize(grammar, 'icalendar', line)[0]?.tokens.at(-1);
    expect(last?.scopes.some((scope) => /\b(comment|string|regex)\b/.test(scope))).toBe(isString);
  });
});

test('no character is lost', () => {
  for (const text of Object.values(samples)) {
    for (const line of tokenize(grammar, 'icalendar', text)) {
      expect(line.tokens.map((token) => token.text).join('')).toBe(line.text);
    }
  }
});

test('a tab at the start of a line and other white space', () => {
  const [, , vertical] = tokenize(grammar, 'icalendar', 'SUMMARY:a\n\tb\n\u00A0c');
  expect(vertical?.tokens.map(innermost)).toEqual(['invalid.illegal.content-line']);
});

function first(text: string): Token {
  return tokenize(grammar, 'icalendar', text)[0]?.tokens[0] as Token;
}
