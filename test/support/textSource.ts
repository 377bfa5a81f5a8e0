import type { TextSource } from '../../server/core/index.ts';

/** A file that holds a text, to be read in pieces of so many octets. */
export function sourceOf(text: string, pieceLength: number): TextSource {
  return sourceOfBytes(new TextEncoder().encode(text), pieceLength);
}

/** A file of these bytes. */
export function sourceOfBytes(bytes: Uint8Array, pieceLength: number): TextSource {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const isInside = (at: number) => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  return {
    size: bytes.length,
    pieceLength,
    read(start, end) {
      let last = Math.min(end, bytes.length);
      while (last > start && isInside(last)) last--;
      try {
        return decoder.decode(bytes.subarray(start, last));
      } catch {
        return undefined;
      }
    },
  };
}
