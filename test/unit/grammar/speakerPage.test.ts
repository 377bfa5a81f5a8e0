import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { innermost, listing, loadGrammar, tokenize } from './tokenize.ts';

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar('speaker-page');
});

function read(text: string): string[] {
  return tokenize(grammar, 'speaker-page', text)
    .flatMap((line) => line.tokens)
    .filter((token) => token.text.trim() !== '')
    .map((token) => `${token.text} ${innermost(token)}`.trim());
}

const title = 'entity.name.section.title';
const section = 'markup.heading.section';
const track = 'variable.other.track';
const level = 'constant.language.level';
const comma = ', punctuation.separator.list';
const room = 'entity.name.tag.room';
const prose = 'meta.paragraph';

const samples: Record<string, string> = {
  page: `speaker-page

Ann Smith

Ann Smith is an engineer, a maintainer, and 3 other things since 2017. She is known for much more.

Speaker home page

The Timetable Story

Scalable Python, Intermediate
8/12/2017 | 3:15 PM-4:15 PM | Main Hall

Description

Timetables go wrong. See https://example.org/a for more.

Abstract

Nobody reads two pages at once.

Outline

We look at ten of them.`,
  'two-talks': `Speaker-Page

Ann Smith

Ann Smith is an engineer.

Speaker home page: https://example.org/ann
GitHub

how we stopped worrying

Web, Mobile, Everyone
8/12/2017 | 3:15 PM-4:15 PM | Here

Description

One.

Abstract

One
and a half.

The Story of Two and More

Dealing with Data, Novice
8/13/2017 | 10:00 AM-10:30 AM | Room 2

Abstract

Two.
`,
  'missing-parts': `Ann Smith

Scalable Python, Intermediate
8/12/2017 | 3:15 PM-4:15 PM |
Abstract
Text.
Description
`,
  'time-lines': `8/12/2017 | 3:15 PM-4:15 PM | Here
8/12/2017|3:15 PM–4:15 PM|Main Hall, 2nd floor
2017-08-12 | 15:15 - 16:15 | A
Saturday, 12 August 2017 | 3 p.m. to noon | A | B
8/12/2017 | 3:15 PM-4:15 PM
8/12/2017
8/12/2017 ｜ 3:15pm—4:15pm ｜ 大ホール
`,
};

describe('every stretch of', () => {
  test.each(Object.entries(samples))('%s', async (name, text) => {
    const file = `./snapshots/speaker-page-${name}.txt`;
    await expect(listing(tokenize(grammar, 'speaker-page', text))).toMatchFileSnapshot(file);
  });
});

describe('the first line', () => {
  test.each(['speaker-page', 'SPEAKER-PAGE', 'speaker-page  ', '\uFEFFspeaker-page'])(
    '%j is the marker',
    (line) => {
      expect(read(line)).toEqual([`${line.trim()} keyword.control.marker`]);
    },
  );

  test('is the marker nowhere else', () => {
    expect(read('\nspeaker-page')).toEqual([`speaker-page ${title}`]);
    expect(read('Abstract\n\nspeaker-page')).toEqual([`Abstract ${section}`, `speaker-page ${prose}`]);
  });
});

describe('the name', () => {
  test('is the first line after the marker that is not blank', () => {
    expect(read('speaker-page\n\n \n  Ann Smith\n')).toContain('Ann Smith entity.name.type.speaker');
    expect(read('speaker-page\nAnn Smith\nAnn is.')).toEqual([
      'speaker-page keyword.control.marker',
      'Ann Smith entity.name.type.speaker',
      `Ann is. ${prose}`,
    ]);
  });

  test('is not a heading or a time line', () => {
    expect(read('speaker-page\n\nAbstract')).toContain(`Abstract ${section}`);
    expect(read('speaker-page\n\n8/12/2017 | 3:15 PM-4:15 PM | Here')).toContain(`Here ${room}`);
  });
});

describe('headings', () => {
  test.each(['Description', 'Abstract', '  Abstract', '## Abstract', 'Abstract:'])('%s is one', (line) => {
    expect(read(line)).toContain(`${line.replace(/[ #:]/g, '')} ${section}`);
  });

  test.each(['Descriptions are long.', 'abstract', 'The Abstract.', 'Abstract art'])('%s is none', (line) => {
    expect(read(`A.\n${line}`).join()).not.toContain(section);
  });

  test('need no blank line before them', () => {
    expect(read('Some prose.\nAbstract\nMore.\nDescription')).toEqual([
      `Some prose. ${prose}`,
      `Abstract ${section}`,
      `More. ${prose}`,
      `Description ${section}`,
    ]);
  });
});

describe('a title', () => {
  test('is the line after the links, whatever it looks like', () => {
    for (const line of ['The end.', '- a title', 'x'.repeat(90), '2 + 2', 'A, B']) {
      expect(read(`Website\nTwitter: @ann\n\n${line}\n`)).toContain(`${line} ${title}`);
    }
  });

  test('is not what can only be something else', () => {
    expect(read('Website\n\nScalable Python, Novice\n8/12/2017 | 3:15 PM-4:15 PM | Here')).toContain(
      `Novice ${level}`,
    );
    expect(read('Website\n\nAbstract')).toContain(`Abstract ${section}`);
  });

  test('makes the next line with a comma track and level', () => {
    expect(read('Website\n\nA title\n\nWeb, Mobile, For everyone\n\nProse, and more.')).toEqual([
      'Website markup.underline.link',
      `A title ${title}`,
      `Web, Mobile ${track}`,
      comma,
      `For everyone ${level}`,
      `Prose, and more. ${prose}`,
    ]);
  });

  test('without a link before it is a short line that is no sentence', () => {
    expect(read('She is an engineer.\n\nThe Timetable Story\n')).toEqual([
      `She is an engineer. ${prose}`,
      `The Timetable Story ${title}`,
    ]);
  });

  test('in an abstract is a line in capitals', () => {
    expect(read('Abstract\n\nThe Timetable Story\n\nOutline\n\nhow it works\n')).toEqual([
      `Abstract ${section}`,
      `The Timetable Story ${title}`,
      `Outline ${prose}`,
      `how it works ${prose}`,
    ]);
  });
});

describe('track and level', () => {
  test.each(['Novice', 'Beginner', 'Intermediate', 'Advanced', 'Experienced', 'Expert', 'All levels'])(
    '%s is a level anywhere',
    (name) => {
      expect(read(`Text.\n\n/etc, ${name}`)).toEqual([
        `Text. ${prose}`,
        `/etc ${track}`,
        comma,
        `${name} ${level}`,
      ]);
    },
  );
});

test('a time line may follow any line', () => {
  for (const before of ['A Title Here', 'Track without a level', 'Some prose.', 'Abstract', 'Website']) {
    expect(read(`${before}\n8/12/2017 | 3:15 PM-4:15 PM | Here`).slice(1)).toEqual([
      '8 constant.numeric.date',
      '/ punctuation.separator.date',
      '12 constant.numeric.date',
      '/ punctuation.separator.date',
      '2017 constant.numeric.date',
      '| punctuation.separator.field',
      '3:15 constant.numeric.time',
      'PM keyword.other.unit.meridiem',
      '- keyword.operator.range',
      '4:15 constant.numeric.time',
      'PM keyword.other.unit.meridiem',
      '| punctuation.separator.field',
      `Here ${room}`,
    ]);
  }
});

test('prose with a bar is no time line', () => {
  expect(read('Use a | b to pipe.')).toEqual([`Use a | b to pipe. ${prose}`]);
});
