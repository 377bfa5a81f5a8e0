import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLine, foldPoints } from '../../../server/core/ical/syntax/fold.ts';
import { octetLength } from '../../../server/core/text/lines.ts';
import { processorMs } from '../../support/cost.ts';

const family = '👩‍👩‍👧‍👦';

function lines(unfolded: string): string[] {
  return foldLine(unfolded, '\r\n').split('\r\n');
}

describe('foldLine', () => {
  it('leaves a line of 75 octets alone', () => {
    expect(foldLine('a'.repeat(75), '\r\n')).toBe('a'.repeat(75));
    expect(foldLine('', '\r\n')).toBe('');
  });

  it('counts octets, and the space of the fold with them', () => {
    expect(lines('a'.repeat(75 + 74 + 1))).toEqual(['a'.repeat(75), ` ${'a'.repeat(74)}`, ' a']);
    expect(lines('é'.repeat(75)).map(octetLength)).toEqual([74, 75, 3]);
  });

  it('writes the line break that it is given', () => {
    expect(foldLine('a'.repeat(76), '\n')).toBe(`${'a'.repeat(75)}\n a`);
  });

  it.each([
    ['an escaped line break', '\\n'],
    ['an escaped backslash', '\\\\'],
    ['a code point of four octets', '😀'],
    ['a letter with a mark', 'e\u0301'],
    ['a joined emoji', family],
    ['a variation selector', '❤\ufe0f'],
    ['a flag', '🇫🇷'],
    ['a syllable of Hangul', '\u1112\u1161\u11ab'],
  ])('does not cut %s', (_name, whole) => {
    for (let before = 76 - octetLength(whole); before < 75; before++) {
      const [first, second] = lines(`${'a'.repeat(before)}${whole}b`);
      expect([first, second]).toEqual(['a'.repeat(before), ` ${whole}b`]);
    }
  });

  it('tells backslashes that are escaped from those that escape', () => {
    expect(lines(`${'a'.repeat(71)}\\\\\\\\n`)[0]).toBe(`${'a'.repeat(71)}\\\\\\\\`);
    expect(lines(`${'a'.repeat(72)}\\\\\\n`)[0]).toBe(`${'a'.repeat(72)}\\\\`);
  });

  it('cuts a cluster that no line can hold', () => {
    const marks = '\u0301'.repeat(100);
    expect(Math.max(...lines(`e${marks}`).map(octetLength))).toBeLessThanOrEqual(75);
  });

  it('gives back every text, in lines of at most 75 octets and at least one character', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string(),
      fc.constantFrom('\\n', '\\\\', family),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('').replace(/[\r\n]/g, '');
        const folded = lines(text);
        expect(folded.map((line, index) => (index === 0 ? line : line.slice(1))).join('')).toBe(text);
        for (const line of folded) expect(octetLength(line)).toBeLessThanOrEqual(75);
        for (const line of folded.slice(1)) expect(line.length).toBeGreaterThan(1);
      }),
    );
  });

  it('keeps the folds that are asked for, and adds those that are missing', () => {
    const text = 'a'.repeat(200);
    expect(foldPoints(text, [10, 80])).toEqual([10, 80, 154]);
    expect(foldPoints(text, [0, 75, 149, 200])).toEqual([75, 149]);
    expect(foldPoints('short', [2, 2, 4])).toEqual([2, 4]);
    expect(foldPoints(`${'a'.repeat(74)}\\n`, [75])).toEqual([75]);
    expect(foldPoints('a😀b', [2])).toEqual([]);
  });

  it.each([
    ['backslashes', '\\'],
    ['marks', '\u0301'],
    ['Chinese', '会'],
    ['flags', '🇫🇷'],
  ])('is quick with 100,000 %s', (_name, unit) => {
    const text = unit.repeat(100_000);
    expect(processorMs(() => foldLine(text, '\r\n'))).toBeLessThan(2000);
  });
});
