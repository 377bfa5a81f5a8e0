import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlock } from '../../../server/core/ical/syntax/tree.ts';
import { unfold } from '../../../server/core/ical/syntax/unfold.ts';
import {
  escapeText,
  findRawSeparators,
  findStrayBackslashes,
  splitText,
  unescapeText,
} from '../../../server/core/ical/values/text.ts';
import { anyCharacter, fuzz } from '../../support/texts.ts';

/** What a text marks of itself: stray backslashes and raw separators, as they stand in the source. */
function scan(text: string) {
  const tree = parseBlock(text);
  const line = tree.contentLines[0];
  if (!line) throw new Error('no line');
  return {
    stray: findStrayBackslashes(tree, line).map(({ start, end }) => text.slice(start, end)),
    commas: findRawSeparators(tree, line, ','),
    semicolons: findRawSeparators(tree, line, ';'),
  };
}

describe('scanning TEXT', () => {
  it.each([
    ['SUMMARY:a\\, b\\; c\\n d\\N e\\\\', [], [], []],
    ['SUMMARY:a, b; c', [], [9], [12]],
    ['SUMMARY:a\\: b\\"', ['\\:', '\\"'], [], []],
    ['SUMMARY:a\\', ['\\'], [], []],
    ['SUMMARY:a\\\\, b', [], [11], []],
    ['SUMMARY:a\\\\\\, b', [], [], []],
    ['SUMMARY:C:\\dev\\n\\😀', ['\\d', '\\😀'], [], []],
    ['SUMMARY:a\\\r\n , b', [], [], []],
    ['SUMMARY:a\\\n\t, b', [], [], []],
    ['SUMMARY:a\\\r , b', [], [], []],
    ['SUMMARY:a\\\r\n \r\n , b', [], [], []],
    ['SUMMARY:a\\\\\r\n , b', [], [14], []],
    ['SUMMARY:a\\\r\n : b', ['\\\r\n :'], [], []],
    ['SUMMARY:a\\\r\n ', ['\\'], [], []],
    ['SUMMARY:, \r\n ,', [], [8, 13], []],
    ['X;A=",";B=c\\d:x', [], [], []],
  ] as const)('%j', (text, stray, commas, semicolons) => {
    expect(scan(text)).toEqual({ stray, commas, semicolons });
  });

  it('through folds finds what it finds without them', () => {
    const piece = fc.constantFrom('\\', '\\', ',', ';', 'n', 'x', ':', ' ', '\r\n ', '\n\t', '\r ', '😀');
    const value = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(value, (folded) => {
        const text = `SUMMARY:${folded}`;
        const tree = parseBlock(text);
        const line = tree.contentLines[0];
        if (!line || tree.contentLines.length !== 1) return;
        const flat = unfold(tree, line, line.valueStart, line.end);
        const plain = parseBlock(`SUMMARY:${flat.text}`);
        const plainLine = plain.contentLines[0];
        if (!plainLine) return;
        const back = (offset: number) => flat.sourceAt(offset - 'SUMMARY:'.length);
        for (const separator of [',', ';'] as const) {
          expect(findRawSeparators(tree, line, separator)).toEqual(
            findRawSeparators(plain, plainLine, separator).map(back),
          );
        }
        expect(findStrayBackslashes(tree, line).map(({ start }) => start)).toEqual(
          findStrayBackslashes(plain, plainLine).map(({ start }) => back(start)),
        );
      }),
      fuzz,
    );
  });

  it('takes a hundred thousand characters of one kind at once', () => {
    for (const piece of ['\\', ',', '\\,', '\\x', '\r\n ', '\\\r\n '])
      scan(`SUMMARY:${piece.repeat(100000)}`);
  });
});

describe('escaping TEXT', () => {
  it.each([
    ['a\\, b\\; c\\n d\\N e\\\\', 'a, b; c\n d\n e\\'],
    ['\\\\n', '\\n'],
    ['a\\: b\\', 'a\\: b\\'],
    ['plain: "text"', 'plain: "text"'],
  ])('%j stands for %j', (value, text) => expect(unescapeText(value)).toBe(text));

  it('writes what it reads', () => {
    expect(escapeText('a, b; c\\ d\r\ne\nf\rg')).toBe('a\\, b\\; c\\\\ d\\ne\\nf\\ng');
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(unescapeText(escapeText(text))).toBe(text.replace(/\r\n?/g, '\n'));
      }),
      fuzz,
    );
  });

  it('splits at separators that are not escaped', () => {
    expect(splitText('a\\,b,c\\\\,,d', ',')).toEqual(['a\\,b', 'c\\\\', '', 'd']);
    expect(splitText('', ';')).toEqual(['']);
  });
});
