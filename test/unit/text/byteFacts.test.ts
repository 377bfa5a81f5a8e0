import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostUndecodable, readByteFacts } from '../../../server/core/text/byteFacts.ts';
import { breaksOf, bytesOf, decode, replacements } from '../../support/bytes.ts';

describe('readByteFacts', () => {
  it('finds each place where decoding fails, as Node decodes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const { undecodable } = readByteFacts(bytes);
        expect(undecodable.map((place) => place.at)).toEqual(replacements(bytes));
      }),
      { numRuns: 5000 },
    );
  });

  it('counts the line breaks that editors count, and finds the first of each kind', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const { crlf, lf, cr, firstCrlf, firstLf, firstCr } = readByteFacts(bytes);
        expect({ crlf, lf, cr, firstCrlf, firstLf, firstCr }).toEqual(breaksOf(decode(bytes)));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not count the byte order mark', () => {
    expect(readByteFacts(bytesOf('<EF><BB><BF>A<LF>'))).toEqual({
      bom: true,
      crlf: 0,
      lf: 1,
      cr: 0,
      firstLf: { line: 0, character: 1 },
      undecodable: [],
    });
  });

  it('names the character that a fold cuts, at each of its parts', () => {
    expect(readByteFacts(bytesOf('ab<F0><9F>\r\n <98><80>c')).undecodable).toEqual([
      { at: { line: 0, character: 2 }, bytes: [0xf0, 0x9f], splitCharacter: '😀' },
      { at: { line: 1, character: 1 }, bytes: [0x98], splitCharacter: '😀' },
      { at: { line: 1, character: 2 }, bytes: [0x80], splitCharacter: '😀' },
    ]);
  });

  it('names the character that several folds cut', () => {
    const { undecodable } = readByteFacts(bytesOf('<E2>\n\t<82>\r\n <AC>'));
    expect(undecodable.map((place) => place.splitCharacter)).toEqual(['€', '€', '€']);
  });

  it.each([
    ['no fold', '<C3>\r\n<A9>'],
    ['two blanks', '<C3>\r\n  <A9>'],
    ['not one character', '<C3>\r\n <C3>'],
    ['too many bytes before', '<A9>\r\n <A9>'],
    ['a surrogate', '<ED>\r\n <A0><80>'],
    ['the end of the file', '<E2><82>\r\n '],
  ])('names none where there is none: %s', (_name, code) => {
    const { undecodable } = readByteFacts(bytesOf(code));
    expect(undecodable.length).toBeGreaterThan(0);
    expect(undecodable.every((place) => place.splitCharacter === undefined)).toBe(true);
  });

  it.each([
    ['le', '<FF><FE>B<00>E<00>'],
    ['be', '<FE><FF><00>B<00>E'],
    ['le', 'B<00>E<00>'],
    ['be', '<00>B<00>E'],
    [undefined, 'BEGIN<00>'],
    [undefined, '<00><00><00><00>'],
    [undefined, ''],
  ])('sees UTF-16: %s', (utf16, code) => {
    expect(readByteFacts(bytesOf(code)).utf16).toBe(utf16);
  });

  it('stays small on a file that is no text', () => {
    const facts = readByteFacts(new Uint8Array(1_000_000).fill(0xff));
    expect(facts.undecodable.length).toBe(mostUndecodable);
  });
});

/** Bytes that are often nearly UTF-8: starts and ends of characters, folds and breaks. */
const anyBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom('<C3>', '<A9>', '<E2><82>', '<AC>', '<F0><9F>', '<98><80>', '<ED><A0><80>', '<F4><90>'),
      fc.constantFrom('\r\n ', '\n\t', '\r', '\n', '\r\n', 'é', '😀', '\ufeff', 'a', ' '),
      fc.integer({ min: 0, max: 255 }).map((byte) => `<${byte.toString(16).padStart(2, '0').toUpperCase()}>`),
    ),
  )
  .map((parts) => bytesOf(parts.join('')));
