/**
 * A file that is too large to be held in memory as a text: well-formed UTF-8 without a byte order mark, read by the
 * piece. Offsets are in octets.
 */
export interface TextSource {
  readonly size: number;
  /** How much is best read at a time. */
  readonly pieceLength: number;
  /**
   * The text of `[start, end)`. A character that `end` cuts in two is left out. Undefined when the octets are not
   * UTF-8; an empty text when they are no longer there.
   */
  read(start: number, end: number): string | undefined;
}
