import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { syntaxes } from './tokenize.ts';

interface Configuration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly [key: string]: unknown;
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, syntaxes), 'utf8')) as T;
}

function wordsOf(language: string, text: string): string[] {
  const { pattern, flags } = readJson<Configuration>(`${language}.language-configuration.json`).wordPattern;
  return text.match(new RegExp(pattern, `g${flags}`)) ?? [];
}

describe.each(['icalendar', 'speaker-page'])('the language configuration of %s', (language) => {
  const configuration = readJson<Configuration>(`${language}.language-configuration.json`);

  // iCalendar has no comments: toggling one must do nothing. An indented line would continue the one before.
  test.each(['comments', 'indentationRules', 'onEnterRules', 'folding'])('has no %s', (key) => {
    expect(configuration).not.toHaveProperty(key);
  });

  test('pairs no brackets, since prose has single ones', () => {
    expect(configuration).toMatchObject({ brackets: [], colorizedBracketPairs: [] });
  });

  test('knows words that are never empty', () => {
    expect(''.match(new RegExp(configuration.wordPattern.pattern, configuration.wordPattern.flags))).toBe(
      null,
    );
  });
});

describe('words', () => {
  test.each([
    [
      'DTSTART;TZID=America/Los_Angeles:20230729T144000Z',
      'DTSTART TZID America Los_Angeles 20230729T144000Z',
    ],
    ['X-WR-TIMEZONE:Europe/Berlin', 'X-WR-TIMEZONE Europe Berlin'],
    ['X-', 'X-'],
    ['TZOFFSETFROM:-0700', 'TZOFFSETFROM 0700'],
    ['RRULE:BYDAY=-1SU,2MO', 'RRULE BYDAY 1SU 2MO'],
    ['SUMMARY:Füße\\nNeue Wörter\\, 系统', 'SUMMARY Füße Neue Wörter 系统'],
    ['DURATION:-PT15M', 'DURATION PT15M'],
  ])('of %s', (line, words) => {
    expect(wordsOf('icalendar', line)).toEqual(words.split(' '));
  });

  test('of a page', () => {
    expect(wordsOf('speaker-page', '8/12/2017 | 3:15 PM-4:15 PM | O’Reilly, well-known, 2nd')).toEqual([
      ...['8/12/2017', '3:15', 'PM', '4:15', 'PM', 'O’Reilly', 'well-known', '2nd'],
    ]);
  });
});
