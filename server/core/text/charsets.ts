import { windows1252Point } from './byteOperations.ts';
import { utf8LengthAt, utf8PointAt } from './utf8.ts';

/** Short stretches of text as bytes and back, for those who undo what a program did to them. */

/** The text that bytes are in UTF-8; undefined when they are not UTF-8. */
export function decodeUtf8(bytes: readonly number[]): string | undefined {
  const array = Uint8Array.from(bytes);
  let text = '';
  for (let at = 0; at < array.length; ) {
    const length = utf8LengthAt(array, at);
    if (length < 0) return undefined;
    text += String.fromCodePoint(utf8PointAt(array.subarray(at, at + length), 0, length));
    at += length;
  }
  return text;
}

/** The text that bytes are in windows-1252; undefined when one of them is nothing there. */
export function decodeWindows1252(bytes: readonly number[]): string | undefined {
  let text = '';
  for (const byte of bytes) {
    const point = windows1252Point(byte);
    if (point === undefined) return undefined;
    text += String.fromCharCode(point);
  }
  return text;
}

/** The bytes of windows-1252 from 0x80 up, by the characters that they stand for. */
const highBytes: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 128 }, (_, index) => {
    const byte = 0x80 + index;
    // Programs that read windows-1252 pass the five bytes that are nothing there on as they are.
    return [windows1252Point(byte) ?? byte, byte] as const;
  }),
);

/** The byte, 0x80 or more, that a UTF-16 unit is in windows-1252; undefined when it is none. */
export function highWindows1252Byte(unit: number): number | undefined {
  return unit < 0x80 ? undefined : highBytes.get(unit);
}
