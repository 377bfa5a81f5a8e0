import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanLines } from '../../../server/core/text/lines.ts';
import { fuzz } from '../../support/texts.ts';

describe('the odd ones of a text', () => {
  it.each([
    ['invisible characters', 'a\u00a0\u00ad\u200b\u200f\u2028\u202e\u2060\ufeffb', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['what is no character', 'a\ufffd\ufffe\uffff', [1, 2, 3]],
    ['halves of pairs, and the end of a plane', 'a\ud83d \udc00🚀\u{1fffe}', [1, 3, 7]],
    ['what misread UTF-8 begins with', 'ÂÃâðé', [0, 1, 2, 3]],
    ['doubled backslashes, and not single ones', 'a\\n\\\\\\,\\', [3]],
    ['neither letters nor typography nor emoji', 'Zażółć “日本語” – 👩‍🚀…'.replace('\u200d', ''), []],
  ])('are %s', (_, text, odd) => {
    expect(scanLines(text).odd).toEqual(odd);
  });

  it('are counted from the start of the text, on every line', () => {
    expect(scanLines('a\r\n\ufffd\n\\\\').odd).toEqual([3, 5]);
  });
});

describe('the octets of a line', () => {
  it('are those of its UTF-8', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text) && text !== '');
    fc.assert(
      fc.property(line, (text) => {
        expect(scanLines(text).octets).toEqual([new TextEncoder().encode(text).length]);
      }),
      fuzz,
    );
  });
});
