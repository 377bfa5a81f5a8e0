import {
  breakLengthAt,
  foldLengthAt,
  hasByteOrderMark,
  splitCharacterAt,
  splitCharacterFrom,
} from './byteFacts.ts';
import { utf8BytesOf, utf8LengthAt } from './utf8.ts';

/** What must be done to a file's bytes because its text does not show it (see `ByteFacts`). */
export type ByteOperation =
  | 'remove-bom'
  | 'convert-to-crlf'
  | 'join-split-characters'
  | 'decode-windows-1252'
  | 'decode-utf-16';

/** Carries an operation out. Takes any bytes, never fails, and gives the same bytes when nothing is to do. */
export function applyByteOperation(bytes: Uint8Array, operation: ByteOperation): Uint8Array {
  return operations[operation](bytes);
}

const operations: Readonly<Record<ByteOperation, (bytes: Uint8Array) => Uint8Array>> = {
  'remove-bom': (bytes) => (hasByteOrderMark(bytes) ? bytes.subarray(3) : bytes),
  'convert-to-crlf': convertToCrlf,
  'join-split-characters': joinSplitCharacters,
  'decode-windows-1252': decodeWindows1252,
  'decode-utf-16': decodeUtf16,
};

const LF = 10;
const CR = 13;
const SPACE = 32;

/** RFC 5545, 3.1: lines SHOULD NOT be longer than 75 octets, the line break not counted. */
const maxOctets = 75;

/** Bytes that grow. */
class ByteSink {
  #bytes: Uint8Array;
  #length = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected + 64);
  }

  push(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  append(bytes: ArrayLike<number>): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  take(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array((this.#length + count) * 2);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Ends each line with CR LF. Any number of CR before an LF is one break: CR CR LF is a CR LF converted twice. */
function convertToCrlf(bytes: Uint8Array): Uint8Array {
  const sink = new ByteSink(bytes.length + bytes.length / 32);
  let done = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at];
    const isOther = byte !== LF && byte !== CR;
    if (isOther || (byte === CR && bytes[at + 1] === LF)) {
      at += isOther ? 1 : 2;
      continue;
    }
    sink.append(bytes.subarray(done, at));
    at = passBreaks(bytes, at, sink);
    done = at;
  }
  sink.append(bytes.subarray(done));
  return sink.take();
}

function passBreaks(bytes: Uint8Array, start: number, sink: ByteSink): number {
  let at = start;
  while (bytes[at] === CR) at++;
  const endsWithLf = bytes[at] === LF;
  const breaks = endsWithLf ? 1 : at - start;
  for (let count = 0; count < breaks; count++) sink.append([CR, LF]);
  return endsWithLf ? at + 1 : at;
}

/** What windows-1252 has where ISO 8859-1 has C1 controls (0x80 to 0x9F); 0 where it has nothing. */
const windows1252: readonly number[] = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e,
  0x178,
];

/** The code point that a byte stands for in windows-1252; undefined where it stands for none. */
export function windows1252Point(byte: number): number | undefined {
  if (byte < 0x80 || byte > 0x9f) return byte;
  return windows1252[byte - 0x80] || undefined;
}

/** Reads each undecodable byte as windows-1252; one that means nothing there stays what it is. */
function decodeWindows1252(bytes: Uint8Array): Uint8Array {
  const sink = new ByteSink(bytes.length + bytes.length / 8);
  let done = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at] as number) < 0x80 ? 1 : utf8LengthAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    sink.append(bytes.subarray(done, at));
    for (const byte of bytes.subarray(at, at - length)) {
      const point = windows1252Point(byte);
      if (point === undefined) sink.push(byte);
      else sink.append(utf8BytesOf(point));
    }
    at -= length;
    done = at;
  }
  sink.append(bytes.subarray(done));
  return sink.take();
}

/** Writes UTF-16 as UTF-8, without its byte order mark. Little-endian unless a mark or a first NUL says else. */
function decodeUtf16(bytes: Uint8Array): Uint8Array {
  const isBigEndian = (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0;
  const hasMark = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);
  const high = isBigEndian ? 0 : 1;
  const unitAt = (at: number) => ((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0);
  const sink = new ByteSink(bytes.length);
  for (let at = hasMark ? 2 : 0; at < bytes.length; at += 2) {
    const unit = unitAt(at);
    const next = at + 2 < bytes.length ? unitAt(at + 2) : 0;
    const isPair = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
    if (isPair) at += 2;
    const isLone = !isPair && unit >= 0xd800 && unit < 0xe000;
    sink.append(
      utf8BytesOf(isLone ? 0xfffd : isPair ? 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff) : unit),
    );
  }
  return sink.take();
}

/**
 * Puts the bytes of each character that folds have cut together, after the fold. What then no longer fits
 * into 75 octets moves on to the next physical line, between characters; all other lines stay as they are.
 */
function joinSplitCharacters(bytes: Uint8Array): Uint8Array {
  const sink = new ByteSink(bytes.length);
  let done = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes[at] as number) < 0x80 ? 1 : utf8LengthAt(bytes, at);
    const isSplit = length < 0 && splitCharacterAt(bytes, at, at - length) !== undefined;
    if (!isSplit) {
      at += Math.abs(length);
      continue;
    }
    sink.append(bytes.subarray(done, at));
    at = joinFrom(bytes, at, at - length, sink);
    done = at;
  }
  sink.append(bytes.subarray(done));
  return sink.take();
}

/**
 * Writes the rest of the content line in which the character at `start` is cut, up to the first physical
 * line that stays as it was; gives where that is. `end` is where the character's first part ends.
 */
function joinFrom(bytes: Uint8Array, start: number, end: number, sink: ByteSink): number {
  const eol = bytes.subarray(end, end + breakLengthAt(bytes, end));
  let carried = bytes.subarray(start, end);
  let at = end;
  while (carried.length > 0) {
    const fold = foldLengthAt(bytes, at);
    const lineEnd = fold === 0 ? at : lineEndFrom(bytes, at + fold);
    const content = joined(carried, bytes.subarray(at + fold, lineEnd));
    const cut = cutOf(content, bytes, lineEnd);
    if (cut > 0) {
      if (fold > 0) sink.append(bytes.subarray(at, at + fold));
      else sink.append([...eol, SPACE]);
      sink.append(content.subarray(0, cut));
    }
    carried = content.subarray(cut);
    at = lineEnd;
  }
  return at;
}

function lineEndFrom(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** How much of a physical line's content stays on it: what fits beside the fold, without a cut character. */
function cutOf(content: Uint8Array, bytes: Uint8Array, lineEnd: number): number {
  let at = 0;
  while (at < content.length) {
    const length = utf8LengthAt(content, at);
    const end = at + Math.abs(length);
    if (end > maxOctets - 1) return at;
    const reachesFold = length < 0 && end === content.length;
    if (reachesFold && splitCharacterFrom(content.subarray(at), bytes, lineEnd)) return at;
    at = end;
  }
  return at;
}
