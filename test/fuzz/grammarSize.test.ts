import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { innermost, type Language, loadGrammar, tokenize } from '../unit/grammar/tokenize.ts';

// No times are asserted: a regular expression that backtracks without bound would not come back at all.
vi.setConfig({ testTimeout: 120_000 });

const grammars: Partial<Record<Language, IGrammar>> = {};
beforeAll(async () => {
  grammars.icalendar = await loadGrammar('icalendar');
  grammars['speaker-page'] = await loadGrammar('speaker-page');
});

function read(language: Language, text: string) {
  return tokenize(grammars[language] as IGrammar, language, text);
}

function filledTo(size: number, start: string, unit: string): string {
  return start + unit.repeat(Math.ceil((size - start.length) / unit.length));
}

const calendarLines: [string, string][] = [
  ['SUMMARY:', 'a'],
  ['SUMMARY:', '\\n'],
  ['SUMMARY:', '\\x'],
  ['CATEGORIES:', 'a,'],
  ['X-FOO:', '\\n'],
  ['', 'A'],
  ['', 'a b '],
  ['ATTENDEE;CN="', 'a;'],
  ['ATTENDEE', ';A=b'],
  ['EXDATE:', '20230729T144000Z,'],
  ['URL:', 'https://example.org/'],
  ['RRULE:', 'FREQ=DAILY;'],
  ['ATTACH;VALUE=BINARY:', 'QUJD'],
];

const oddCalendarLines: [string, string][] = [
  ['SUMMARY:', '\\'],
  ['SUMMARY:', ' '],
  ['SUMMARY:', '"'],
  ['SUMMARY:', '系统'],
  ['SUMMARY:', '\u0001'],
  ['X-FOO:', '20230729T144000'],
  ['', '-'],
  ['', 'X-'],
  ['', 'BEGIN'],
  ['', ' '],
  ['', ';'],
  ['', ':'],
  ['', '\\'],
  ['BEGIN:', 'V'],
  ['BEGIN:', 'V '],
  ['ATTENDEE;CN="', '^n'],
  ['ATTENDEE', ';CN="a"'],
  ['ATTENDEE', ';ROLE=CHAIR'],
  ['ATTENDEE', ';VALUE=URI'],
  ['ATTENDEE;A=', 'b,'],
  ['ATTENDEE;A=', '^'],
  ['ATTENDEE;ROLE=', 'CHAIR,'],
  ['ATTENDEE;', 'A'],
  ['ATTENDEE;', '='],
  ['ATTENDEE;', '"'],
  ['ATTENDEE;', ' '],
  ['ATTENDEE:', 'mailto'],
  ['ATTENDEE:', 'mailto:'],
  ['DTSTART:', '1'],
  ['DTSTART:', '1T'],
  ['DTSTART:', 'x'],
  ['DTSTART:', '-'],
  ['FREEBUSY:', '20230729T144000Z/PT1H,'],
  ['FREEBUSY:', '/'],
  ['FREEBUSY:', 'P'],
  ['DURATION:', 'PT1H'],
  ['GEO:', '1.'],
  ['GEO:', '+-'],
  ['TZOFFSETTO:', '+0'],
  ['URL:', '\\'],
  ['RRULE:', 'U'],
  ['RRULE:', 'UNTIL=1;'],
  ['RRULE:', '='],
  ['RRULE:BYDAY=', '1MO,'],
  ['RRULE:BYDAY=', 'MO'],
  ['RRULE:BYDAY=', '-'],
  ['STATUS:', 'CONFIRMED'],
  ['STATUS:', ' '],
  ['ATTACH;VALUE=BINARY:', 'A '],
];

describe.each([
  [100_000, calendarLines],
  [10_000, oddCalendarLines],
])('a calendar line of %i characters', (size, lines) => {
  test.each(lines)('%s%s…', (start, unit) => {
    const line = filledTo(size, start, unit);
    const [long, , next] = read('icalendar', `${line}\n ${line.slice(0, size / 10)}\nSUMMARY:a`);
    expect(long?.tokens.map((token) => token.text).join('')).toBe(line);
    expect(next?.tokens.map(innermost)[0]).toBe('keyword.other.property');
  });
});

describe.each([
  [100_000, ['a', 'a ', ' ', '1|']],
  [10_000, ['1', '|', 'a,', 'A B ', '(', 'http://', '/', ', ', '. ', '1/']],
])('a page line of %i characters', (size, units) => {
  const places = ['', 'speaker-page\n\n', 'speaker-page\n\nAnn Smith\n\n', 'Website\n\n', 'Abstract\n\n'];
  test.each(units)('%s…', (unit) => {
    const line = filledTo(size, '', unit);
    for (const place of places) {
      const lines = read('speaker-page', `${place}${line}\n\nAbstract`);
      expect(lines.at(-1)?.tokens.map(innermost)).toEqual(['markup.heading.section']);
    }
  });
});

test.each(['1', ' ', 'a', 'PM', '-', '1:15 PM-', 'a b ', '|'])('a time line of many %j', (unit) => {
  const [time] = read('speaker-page', filledTo(10_000, '8/12/2017 | ', unit));
  expect(time?.tokens[0]?.scopes).toContain('meta.time-line');
  const [room] = read('speaker-page', filledTo(10_000, '8/12/2017 | 3:15 PM-4:15 PM | ', unit));
  expect(room?.tokens[0]?.scopes).toContain('meta.time-line');
});

test('an export of more than 2,000 lines', () => {
  const event = (index: number) => `BEGIN:VEVENT
UID:pretalx-conf-2023-${index}@talks.example.org
DTSTART;TZID=PST:20230729T144000
DTEND;TZID=PST:20230729T150500
DESCRIPTION:Timetables go wrong in quiet ways. Two of ours did\\, and *nob
 ody* saw it before the doors opened\\, since every page on its own was 
 fine. This is how we read them all at once now\\, what that found.\\
 n\\n[Slides](https://example.org) are on the speaker’s page.
DTSTAMP:20260416T102509Z
LOCATION:The Barn
SUMMARY:Talk ${index} - Ann Smith
URL:https://talks.example.org/conf-2023/talk/${index}/
END:VEVENT
`;
  const text = `BEGIN:VCALENDAR\n${Array.from({ length: 160 }, (_, index) => event(index)).join('')}END:VCALENDAR`;
  const lines = read('icalendar', text);
  expect(lines.length).toBeGreaterThan(2000);
  expect(lines.at(-1)?.tokens.map(innermost)).toEqual([
    'keyword.control.end',
    'punctuation.separator.key-value',
    'entity.name.type.component',
  ]);
  expect(
    lines.flatMap((line) => line.tokens).filter((token) => innermost(token).startsWith('invalid')),
  ).toEqual([]);
});

test('10,000 lines that are all continuations of one', () => {
  const lines = read('icalendar', `DESCRIPTION:a${'\n b\\n'.repeat(10_000)}\nSUMMARY:a`);
  expect(lines[10_000]?.tokens.map((token) => token.scopes.length)).toEqual([2, 2, 3]);
  expect(lines.at(-1)?.tokens).toHaveLength(3);
});

test('a talk after the other on one page does not nest without end', () => {
  const talk =
    'Website\n\nTitle\n\nTrack, Novice\n8/12/2017 | 3:15 PM-4:15 PM | Room\n\nAbstract\n\nText.\n\n';
  const lines = read('speaker-page', `speaker-page\n\nAnn Smith\n\n${talk.repeat(1000)}Abstract`);
  expect(lines.at(-1)?.tokens[0]?.scopes).toEqual(['markup.heading.section']);
});
