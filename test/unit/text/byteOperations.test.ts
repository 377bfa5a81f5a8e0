import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readByteFacts } from '../../../server/core/text/byteFacts.ts';
import { applyByteOperation } from '../../../server/core/text/byteOperations.ts';
import { bytesOf, decode } from '../../support/bytes.ts';
import { anyCharacter } from '../../support/texts.ts';

function apply(operation: Parameters<typeof applyByteOperation>[1], code: string): Uint8Array {
  return Buffer.from(applyByteOperation(bytesOf(code), operation));
}

describe('remove-bom', () => {
  it('takes the mark away, and only at the start', () => {
    expect(apply('remove-bom', '<EF><BB><BF>A<EF><BB><BF>')).toEqual(bytesOf('A<EF><BB><BF>'));
    expect(apply('remove-bom', 'A')).toEqual(bytesOf('A'));
  });
});

describe('convert-to-crlf', () => {
  it.each([
    ['LF', 'a<LF>b<LF>', 'a\r\nb\r\n'],
    ['CR', 'a<CR>b<CR><CR>', 'a\r\nb\r\n\r\n'],
    ['mixed', 'a<CR><LF>b<LF><CR>c', 'a\r\nb\r\n\r\nc'],
    ['CR LF converted twice', 'a<CR><CR><LF>b<CR><CR><LF>', 'a\r\nb\r\n'],
    ['bytes that are no text', '<FF><LF><FF>', '<FF>\r\n<FF>'],
    ['nothing', '', ''],
  ])('writes CR LF for %s', (_name, before, after) => {
    expect(apply('convert-to-crlf', before)).toEqual(bytesOf(after));
  });
});

describe('decode-windows-1252', () => {
  it('reads single bytes and leaves what is UTF-8', () => {
    expect(apply('decode-windows-1252', 'Caf<E9> – <93>x<94> <80>')).toEqual(bytesOf('Café – “x” €'));
  });

  it('leaves a byte that has no meaning there', () => {
    expect(apply('decode-windows-1252', 'a<81><E9>')).toEqual(bytesOf('a<81>é'));
  });

  it('knows every byte', () => {
    const bytes = Uint8Array.from({ length: 128 }, (_, index) => 128 + index);
    const high = String.fromCodePoint(...Array.from({ length: 96 }, (_, index) => 160 + index));
    const expected = `€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ${high}`;
    const apart = [...bytes].map((byte) => applyByteOperation(Uint8Array.of(byte), 'decode-windows-1252'));
    expect(apart.map(decode).join('')).toBe(expected);
  });
});

describe('decode-utf-16', () => {
  it('writes UTF-8, as Node decodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
        expect(decode(applyByteOperation(bytes, 'decode-utf-16'))).toBe(
          new TextDecoder('utf-16le', { ignoreBOM: true })
            .decode(bytes)
            .slice(1)
            .replace(/^\ufeff/, ''),
        );
        expect(decode(applyByteOperation(Buffer.from(bytes).swap16(), 'decode-utf-16'))).toBe(
          text.replace(/^\ufeff/, ''),
        );
      }),
    );
  });

  it('needs no mark', () => {
    expect(apply('decode-utf-16', '<00>B<00>E')).toEqual(bytesOf('BE'));
    expect(apply('decode-utf-16', 'B<00>E<00>')).toEqual(bytesOf('BE'));
  });
});

describe('join-split-characters', () => {
  it.each([
    ['two bytes', 'SUMMARY:Caf<C3>\r\n <A9> talk\r\nUID:a\r\n', 'SUMMARY:Caf\r\n é talk\r\nUID:a\r\n'],
    ['LF and a tab', 'a<F0><9F>\n\t<98><80>\n', 'a\n\t😀\n'],
    ['several folds', 'a<F0>\r\n <9F>\r\n <98>\r\n <80>b', 'a\r\n 😀b'],
    ['two characters in one line', 'a<C3>\r\n <A9>b<C3>\r\n <A9>c', 'a\r\n éb\r\n éc'],
    ['no split', 'a<C3>\r\nb', 'a<C3>\r\nb'],
    ['other bad bytes stay', '<FF><C3>\r\n <A9><FF>\r\n', '<FF>\r\n é<FF>\r\n'],
  ])('joins %s', (_name, before, after) => {
    expect(apply('join-split-characters', before)).toEqual(bytesOf(after));
  });

  it('moves on what no longer fits', () => {
    const before = `${'a'.repeat(74)}<C3>\r\n <A9>${'b'.repeat(73)}\r\n ${'c'.repeat(74)}\r\n d\r\nUID:a\r\n`;
    const after = `${'a'.repeat(74)}\r\n é${'b'.repeat(72)}\r\n b${'c'.repeat(73)}\r\n cd\r\nUID:a\r\n`;
    expect(apply('join-split-characters', before)).toEqual(bytesOf(after));
  });

  it('adds a line when the last one is full', () => {
    const before = `${'a'.repeat(74)}<C3>\r\n <A9>${'b'.repeat(73)}\r\nUID:a\r\n`;
    const after = `${'a'.repeat(74)}\r\n é${'b'.repeat(72)}\r\n b\r\nUID:a\r\n`;
    expect(apply('join-split-characters', before)).toEqual(bytesOf(after));
  });

  it('keeps every unfolded byte, and folds any text at 75 octets to what has no split', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const bytes = foldBlindly(Buffer.from(text.replace(/[\r\n\ufeff]/g, '')));
        const fixed = applyByteOperation(bytes, 'join-split-characters');
        expect(unfold(fixed)).toBe(unfold(bytes));
        expect(readByteFacts(fixed).undecodable).toEqual([]);
        const lengths = decode(fixed)
          .split('\r\n')
          .map((line) => Buffer.byteLength(line));
        expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
      }),
    );
  });
});

/** Folds as writers do that count bytes and know nothing of characters. */
function foldBlindly(bytes: Buffer): Uint8Array {
  const lines = [bytes.subarray(0, 75)];
  for (let at = 75; at < bytes.length; at += 74) lines.push(bytes.subarray(at, at + 74));
  return Buffer.from(lines.map((line) => line.toString('latin1')).join('\r\n '), 'latin1');
}

function unfold(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replaceAll('\r\n ', '');
}
