/** UTF-8, byte by byte, as the WHATWG Encoding Standard decodes it: for those who must know where it fails. */

/**
 * Gives the length of the sequence at `at`: positive when it is a character, negative when it is not, and
 * then it counts the bytes that decoding replaces by one U+FFFD (the longest start of a character, or one
 * byte). `at` must be inside.
 */
export function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const length = utf8LengthOf(lead);
  if (length < 2) return length === 1 ? 1 : -1;
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index];
    if (byte === undefined || !continues(byte, index === 1 ? lead : 0)) return -index;
  }
  return length;
}

/** How many bytes a character takes that starts with `lead`; 0 when none does. */
export function utf8LengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Says whether a byte can follow `lead`; after the second byte the lead no longer matters (0). */
function continues(byte: number, lead: number): boolean {
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= lowest && byte <= highest;
}

/** The code point of the character at `at`, which must be one, of `length` bytes. */
export function utf8PointAt(bytes: ArrayLike<number>, at: number, length: number): number {
  const lead = bytes[at] as number;
  if (length === 1) return lead;
  let point = lead & (0x7f >> length);
  for (let index = 1; index < length; index++) point = (point << 6) | ((bytes[at + index] as number) & 0x3f);
  return point;
}

/** The bytes of a code point. */
export function utf8BytesOf(point: number): readonly number[] {
  if (point < 0x80) return [point];
  const last = 0x80 | (point & 0x3f);
  if (point < 0x800) return [0xc0 | (point >> 6), last];
  const third = 0x80 | ((point >> 6) & 0x3f);
  if (point < 0x10000) return [0xe0 | (point >> 12), third, last];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), third, last];
}
