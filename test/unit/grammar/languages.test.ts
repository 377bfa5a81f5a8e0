import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { syntaxes } from './tokenize.ts';

interface Configuration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly [key: string]: unknown;
}

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
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

describe('snippets', () => {
  const snippets = Object.entries(readJson<Record<string, Snippet>>('icalendar.snippets.json'));

  /** With each placeholder replaced by its default; one level of nesting is all there is. */
  function expand(body: readonly string[]): string[] {
    const defaults = new Map<string, string>();
    const plain = (text: string) =>
      text
        .replace(/\$\{CURRENT_YEAR\}/g, '2023')
        .replace(/\$\{CURRENT_(?:MONTH|DATE)\}/g, '07')
        .replace(/\$\{UUID\}/g, '0b6f3b8e-3a4c-4f1e-9a51-0e6a3f1c2d4b')
        .replace(/\$\{(\d):([^{}]*)\}/g, (_, stop: string, value: string) => {
          defaults.set(stop, value);
          return value;
        })
        .replace(/\$(\d)/g, (_, stop: string) => defaults.get(stop) ?? '');
    return body.map(plain);
  }

  test.each(snippets)('%s is content lines, none too long, with sections that close', (_, { body }) => {
    const open: string[] = [];
    for (const line of expand(body)) {
      if (line === '') continue;
      expect(line).toMatch(/^[A-Z][A-Z0-9-]*(;[A-Z-]+=[^;:]+)*:[^$]*$/);
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const [name, value] = line.split(':') as [string, string];
      if (name === 'BEGIN') open.push(value);
      if (name === 'END') expect(open.pop()).toBe(value);
    }
    expect(open).toEqual([]);
  });

  test('a talk is complete', () => {
    const talk = snippets.find(([name]) => name === 'Talk')?.[1] as Snippet;
    expect(expand(talk.body)).toEqual([
      'BEGIN:VEVENT',
      'UID:0b6f3b8e-3a4c-4f1e-9a51-0e6a3f1c2d4b',
      'DTSTAMP:20230707T000000Z',
      'DTSTART;TZID=Europe/Berlin:20230707T090000',
      'DTEND;TZID=Europe/Berlin:20230707T093000',
      'SUMMARY:Title - Speaker',
      'LOCATION:Room',
      'DESCRIPTION:Abstract',
      'END:VEVENT',
    ]);
  });

  test('no prefix is used twice', () => {
    const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
    expect(prefixes).toHaveLength(new Set(prefixes).size);
  });
});
