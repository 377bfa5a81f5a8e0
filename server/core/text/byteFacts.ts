import type { Position } from './range.ts';
import { utf8LengthAt, utf8LengthOf, utf8PointAt } from './utf8.ts';

/** Bytes that are not UTF-8, as WHATWG decoding groups them: each such place is one U+FFFD of the text. */
export interface UndecodablePlace {
  readonly at: Position;
  readonly bytes: readonly number[];
  /** The character of which this is a part, when folds cut it and all its parts together are one. */
  readonly splitCharacter?: string;
}

/**
 * What a file's bytes say that its text, as an editor holds it, no longer does: editors strip the byte
 * order mark, make one kind of line ending of several and turn bad bytes into U+FFFD. Positions count
 * lines at CR LF, LF and lone CR, as editors do; a byte order mark is not counted.
 */
export interface ByteFacts {
  readonly bom: boolean;
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
  /** The first line break of each kind: where the line that it ends ends. */
  readonly firstCrlf?: Position | undefined;
  readonly firstLf?: Position | undefined;
  readonly firstCr?: Position | undefined;
  /** In the order of the file; of a file that is no text at all, the first `mostUndecodable` only. */
  readonly undecodable: readonly UndecodablePlace[];
  /** The file is UTF-16, by its byte order mark or by the NUL in each of its first characters. */
  readonly utf16?: 'le' | 'be';
}

/** Nobody reads further, and a list of a picture's every byte would cost many times the picture. */
export const mostUndecodable = 10_000;

const LF = 10;
const CR = 13;

/** What is counted on the way through the bytes. */
interface Scan {
  readonly bytes: Uint8Array;
  readonly undecodable: UndecodablePlace[];
  readonly firsts: { firstCrlf?: Position; firstLf?: Position; firstCr?: Position };
  crlf: number;
  lf: number;
  cr: number;
  line: number;
  lineStart: number;
  /** How many bytes more than UTF-16 units there are on this line so far. */
  surplus: number;
  /** A character that folds have cut, and where its last byte ends. */
  split: SplitCharacter | undefined;
}

/**
 * Reads what a file's bytes say. Takes any bytes, makes one pass, never fails. Undecodable bytes are
 * grouped as the WHATWG Encoding Standard does it: the longest start of a character is one place.
 */
export function readByteFacts(bytes: Uint8Array): ByteFacts {
  const bom = hasByteOrderMark(bytes);
  const start = bom ? 3 : 0;
  const scan = newScan(bytes, start);
  const length = bytes.length;
  for (let at = start; at < length; ) {
    const byte = bytes[at] as number;
    if (byte >= 0x80) at = passSequence(scan, at);
    else if (byte === LF || byte === CR) at = passBreak(scan, at);
    else at++;
  }
  const { crlf, lf, cr, firsts, undecodable } = scan;
  const utf16 = utf16Order(bytes);
  return { bom, crlf, lf, cr, ...firsts, undecodable, ...(utf16 && { utf16 }) };
}

/** Says whether the bytes begin with the byte order mark of UTF-8. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function newScan(bytes: Uint8Array, start: number): Scan {
  const counts = { crlf: 0, lf: 0, cr: 0, line: 0, lineStart: start, surplus: 0 };
  return { bytes, undecodable: [], firsts: {}, ...counts, split: undefined };
}

function positionAt(scan: Scan, at: number): Position {
  return { line: scan.line, character: at - scan.lineStart - scan.surplus };
}

/** Counts the line break at `at`; gives the start of the next line. */
function passBreak(scan: Scan, at: number): number {
  const { bytes, firsts } = scan;
  const length = breakLengthAt(bytes, at);
  if (length === 2) {
    if (scan.crlf++ === 0) firsts.firstCrlf = positionAt(scan, at);
  } else if (bytes[at] === LF) {
    if (scan.lf++ === 0) firsts.firstLf = positionAt(scan, at);
  } else if (scan.cr++ === 0) firsts.firstCr = positionAt(scan, at);
  scan.line++;
  scan.lineStart = at + length;
  scan.surplus = 0;
  return scan.lineStart;
}

/** The length of the line break at `at` in bytes: 0 when there is none. */
export function breakLengthAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === LF) return 1;
  if (byte !== CR) return 0;
  return bytes[at + 1] === LF ? 2 : 1;
}

/** Counts the character or the undecodable place at `at`; gives where it ends. */
function passSequence(scan: Scan, at: number): number {
  const length = utf8LengthAt(scan.bytes, at);
  if (length > 0) {
    scan.surplus += length === 4 ? 2 : length - 1;
    return at + length;
  }
  if (scan.undecodable.length < mostUndecodable) addUndecodable(scan, at, at - length);
  scan.surplus += -length - 1;
  return at - length;
}

function addUndecodable(scan: Scan, start: number, end: number): void {
  if (!scan.split || start >= scan.split.end) scan.split = splitCharacterAt(scan.bytes, start, end);
  scan.undecodable.push({
    at: positionAt(scan, start),
    bytes: [...scan.bytes.subarray(start, end)],
    ...(scan.split && { splitCharacter: scan.split.character }),
  });
}

/** A character with folds between its bytes. */
export interface SplitCharacter {
  readonly character: string;
  /** After its last byte. */
  readonly end: number;
}

/** The character that starts at `start` when folds stand between its bytes; `end` is where they fail to go on. */
export function splitCharacterAt(bytes: Uint8Array, start: number, end: number): SplitCharacter | undefined {
  return splitCharacterFrom(bytes.subarray(start, end), bytes, end);
}

/**
 * The character of which `head` is the first part and whose rest follows in `bytes` from `at` on, with
 * folds (a line break and one white space, RFC 5545, 3.1) between its parts and nothing else.
 */
export function splitCharacterFrom(
  head: Uint8Array,
  bytes: Uint8Array,
  at: number,
): SplitCharacter | undefined {
  const length = utf8LengthOf(head[0] as number);
  if (length < 2) return undefined;
  const parts = [...head];
  let end = at;
  while (parts.length < length) {
    const next = end + foldLengthAt(bytes, end);
    const byte = bytes[next];
    if (byte === undefined || byte < 0x80) return undefined;
    parts.push(byte);
    end = next + 1;
  }
  if (utf8LengthAt(Uint8Array.from(parts), 0) !== length) return undefined;
  return { character: String.fromCodePoint(utf8PointAt(parts, 0, length)), end };
}

/** The length of the fold at `at` in bytes: 0 when there is none. */
export function foldLengthAt(bytes: Uint8Array, at: number): number {
  const length = breakLengthAt(bytes, at);
  if (length === 0) return 0;
  const byte = bytes[at + length];
  return byte === 32 || byte === 9 ? length + 1 : 0;
}

function utf16Order(bytes: Uint8Array): 'le' | 'be' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return 'le';
  if (a === 0xfe && b === 0xff) return 'be';
  if (a && b === 0 && c && d === 0) return 'le';
  return a === 0 && b && c === 0 && d ? 'be' : undefined;
}
