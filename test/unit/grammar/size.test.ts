import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { innermost, type Language, loadGrammar, tokenize } from './tokenize.ts';

/** No times are asserted: a regular expression that backtracks without bound would not come back at all. */

const size = 100_000;
const grammars: Partial<Record<Language, IGrammar>> = {};
beforeAll(async () => {
  grammars.icalendar = await loadGrammar('icalendar');
  grammars['speaker-page'] = await loadGrammar('speaker-page');
});

function read(language: Language, text: string) {
  return tokenize(grammars[language] as IGrammar, language, text);
}

function filledTo(start: string, unit: string): string {
  return start + unit.repeat(Math.ceil((size - start.length) / unit.length));
}

describe('a calendar line of 100,000 characters', () => {
  const lines: [string, string][] = [
    ['SUMMARY:', 'a'],
    ['SUMMARY:', '\\n'],
    ['SUMMARY:', '\\x'],
    ['SUMMARY:', '\\'],
    ['SUMMARY:', ' '],
    ['SUMMARY:', '"'],
    ['SUMMARY:', '系统'],
    ['SUMMARY:', '\u0001'],
    ['CATEGORIES:', 'a,'],
    ['X-FOO:', '\\n'],
    ['X-FOO:', '20230729T144000'],
    ['', 'A'],
    ['', '-'],
    ['', 'X-'],
    ['', 'BEGIN'],
    ['', ' '],
    ['', 'a b '],
    ['', ';'],
    ['', ':'],
    ['', '\\'],
    ['BEGIN:', 'V'],
    ['BEGIN:', 'V '],
    ['ATTENDEE;CN="', 'a;'],
    ['ATTENDEE;CN="', '^n'],
    ['ATTENDEE', ';A=b'],
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
    ['EXDATE:', '20230729T144000Z,'],
    ['FREEBUSY:', '20230729T144000Z/PT1H,'],
    ['FREEBUSY:', '/'],
    ['FREEBUSY:', 'P'],
    ['DURATION:', 'PT1H'],
    ['GEO:', '1.'],
    ['GEO:', '+-'],
    ['TZOFFSETTO:', '+0'],
    ['URL:', 'https://example.org/'],
    ['URL:', '\\'],
    ['RRULE:', 'FREQ=DAILY;'],
    ['RRULE:', 'U'],
    ['RRULE:', 'UNTIL=1;'],
    ['RRULE:', '='],
    ['RRULE:BYDAY=', '1MO,'],
    ['RRULE:BYDAY=', 'MO'],
    ['RRULE:BYDAY=', '-'],
    ['STATUS:', 'CONFIRMED'],
    ['STATUS:', ' '],
    ['ATTACH;VALUE=BINARY:', 'QUJD'],
    ['ATTACH;VALUE=BINARY:', 'A '],
  ];
  test.each(lines)('%s%s…', (start, unit) => {
    const line = filledTo(start, unit);
    const [long, folded, next] = read('icalendar', `${line}\n ${line}\nSUMMARY:a`);
    expect(long?.tokens.map((token) => token.text).join('')).toBe(line);
    expect(folded?.tokens.map((token) => token.text).join('')).toBe(` ${line}`);
    expect(next?.tokens.map(innermost)[0]).toBe('keyword.other.property');
  });
});

describe('a page line of 100,000 characters', () => {
  test.each(['a', 'a ', ' ', '1', '1|', '|', 'a,', 'A B ', '(', 'http://', '/', ', ', '. ', '1/'])(
    '%s…',
    (unit) => {
      const line = filledTo('', unit);
      for (const before of [
        '',
        'speaker-page\n\n',
        'speaker-page\n\nAnn Smith\n\n',
        'Website\n\n',
        'T\n\n',
        'Abstract\n\n',
      ]) {
        const lines = read('speaker-page', `${before}${line}\n\nAbstract`);
        expect(lines.at(-1)?.tokens.map(innermost)).toEqual(['markup.heading.section']);
      }
    },
  );

  test('a time line whose fields are long', () => {
    for (const unit of ['1', ' ', 'a', 'PM', '-', '1:15 PM-', 'a b ', '|']) {
      const [line] = read('speaker-page', filledTo('8/12/2017 | ', unit));
      expect(line?.tokens[0]?.scopes).toContain('meta.time-line');
      read('speaker-page', filledTo('8/12/2017 | 3:15 PM-4:15 PM | ', unit));
    }
  });
});

test('an export of more than 2,000 lines', () => {
  const event = (index: number) => `BEGIN:VEVENT
UID:pretalx-conf-2023-${index}@talks.example.org
DTSTART;TZID=PST:20230729T144000
DTEND;TZID=PST:20230729T150500
DESCRIPTION:Most of us ship containers. But did you know there is anothe
 r way to ship code\\, one that is *better* in some situations? We look a
 t the limits we met\\, the ways around them\\, and why we stayed.\\
 n\\n[Read more](https://example.org) about the system’s packages.
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
