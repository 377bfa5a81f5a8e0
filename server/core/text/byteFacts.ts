import type { Position } from './range.ts';

/** Bytes that are not UTF-8, as WHATWG decoding groups them: each such place is one U+FFFD of the text. */
export interface UndecodablePlace {
  readonly at: Position;
  readonly bytes: readonly number[];
  /** The character that a fold cut in two here (its other half stands after the fold), if one did. */
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
  readonly firstCrlf?: Position;
  readonly firstLf?: Position;
  readonly firstCr?: Position;
  readonly undecodable: readonly UndecodablePlace[];
}
