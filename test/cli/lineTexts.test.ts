import { describe, expect, it } from 'vitest';
import { lineTexts } from '../../server/cli/lineTexts.ts';

describe('the lines of a file that comes in pieces', () => {
  const text = 'one\r\ntwo 🧵\n\nfour\rfive\r\n';

  it('are those of the whole, wherever it is cut', () => {
    const expected = new Map(text.split(/\r\n|\r|\n/).map((line, index) => [index + 1, line]));
    const wanted = new Set(expected.keys());
    expect(lineTexts([text], wanted)).toEqual(expected);
    for (let cut = 0; cut <= text.length; cut++) {
      expect(lineTexts([text.slice(0, cut), '', text.slice(cut)], wanted)).toEqual(expected);
    }
    expect(lineTexts(text.split(''), wanted)).toEqual(expected);
  });

  it('are only those that are wanted and there', () => {
    expect(lineTexts([text], new Set([2, 9]))).toEqual(new Map([[2, 'two 🧵']]));
    expect(lineTexts([], new Set([1]))).toEqual(new Map());
  });
});
