/** What nobody sees, by the names that people use. All of them are among the odd ones of `Lines`. */
export const invisibleNames: ReadonlyMap<number, string> = new Map([
  [0xa0, 'no-break space'],
  [0xad, 'soft hyphen'],
  [0x200b, 'zero-width space'],
  [0x200c, 'zero-width non-joiner'],
  [0x200d, 'zero-width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0xfeff, 'byte order mark'],
]);

/**
 * A character as a message shows it: in quotes; one that nobody would see there, or that would cling to the quote as an
 * accent does, by its name or its code point.
 */
export function characterText(character: string): string {
  if (!/^[\p{Z}\p{C}\p{M}]/u.test(character)) return `"${character}"`;
  const code = character.codePointAt(0) ?? 0;
  const name = invisibleNames.get(code);
  return name === undefined ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : `a ${name}`;
}
