/** How a physical line ends. The last line of a text may end with none. */
export const Ending = { none: 0, lf: 1, crlf: 2, cr: 3 } as const;

/**
 * The physical lines of one text, as parallel lists so that no string is made per line.
 * A text that ends with a line break has no empty line after it; an empty text has no lines.
 */
export interface Lines {
  /** Where each line starts. */
  readonly starts: readonly number[];
  /** Where each line's content ends: the offset of its line break, or of the end of the text. */
  readonly ends: readonly number[];
  /** One of `Ending` for each line. */
  readonly endings: readonly number[];
  /** Each line's length in UTF-8 octets without its break (the 75 of RFC 5545, 3.1). */
  readonly octets: readonly number[];
  /** Offsets of control characters other than tab and line breaks (RFC 5545, 3.1: CONTROL). */
  readonly controls: readonly number[];
  /**
   * Offsets of commas, semicolons and backslashes that belong to no escape of TEXT on their own line
   * (RFC 5545, 3.3.11), in their order. Where a value holds none, its escapes are in order; where it holds
   * one, only who knows the value's type and its folds can tell.
   */
  readonly separators: readonly number[];
}

const LF = 10;
const CR = 13;
const BACKSLASH = 92;

/** What a unit below 128 means to the scanner: 0 nothing, 1 a control character, 2 a break, 3 a separator. */
const asciiClass = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit === LF || unit === CR) return 2;
  if (unit === BACKSLASH || unit === 44 || unit === 59) return 3;
  return (unit < 32 && unit !== 9) || unit === 127 ? 1 : 0;
});

/**
 * Finds the physical lines of `text`. CR LF, LF and a lone CR each end a line, as they do in editors.
 * Never fails; lone surrogates count as the three octets of U+FFFD, which is what a writer makes of them.
 */
export function scanLines(text: string): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  const endings: number[] = [];
  const octets: number[] = [];
  const controls: number[] = [];
  const separators: number[] = [];
  const length = text.length;
  let start = 0;
  let extra = 0;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    if (unit >= 128) {
      extra += unit < 0x800 ? 1 : isPairedSurrogate(text, at, unit) ? 1 : 2;
      at++;
      continue;
    }
    const meaning = asciiClass[unit];
    if (meaning === 0) {
      at++;
      continue;
    }
    if (meaning === 3) {
      if (unit === BACKSLASH && isEscaped(text.charCodeAt(at + 1))) at += 2;
      else separators.push(at++);
      continue;
    }
    if (meaning === 1) {
      controls.push(at++);
      continue;
    }
    const ending = endingAt(text, at, unit);
    starts.push(start);
    ends.push(at);
    endings.push(ending);
    octets.push(at - start + extra);
    at += ending === Ending.crlf ? 2 : 1;
    start = at;
    extra = 0;
  }
  if (start < length) {
    starts.push(start);
    ends.push(length);
    endings.push(Ending.none);
    octets.push(length - start + extra);
  }
  return { starts, ends, endings, octets, controls, separators };
}

/** What may follow a backslash in TEXT: backslash, semicolon, comma, n and N. */
function isEscaped(unit: number): boolean {
  return unit === BACKSLASH || unit === 44 || unit === 59 || unit === 110 || unit === 78;
}

/** Says whether the surrogate at `at` has its partner: the pair is four octets, two for each half. */
function isPairedSurrogate(text: string, at: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdfff) return false;
  if (unit < 0xdc00) {
    const next = text.charCodeAt(at + 1);
    return next >= 0xdc00 && next <= 0xdfff;
  }
  const previous = text.charCodeAt(at - 1);
  return previous >= 0xd800 && previous <= 0xdbff;
}

function endingAt(text: string, at: number, unit: number): number {
  if (unit === LF) return Ending.lf;
  return text.charCodeAt(at + 1) === LF ? Ending.crlf : Ending.cr;
}

/** Gives the index of the line that holds `offset`; an offset past the end belongs to the last line. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** Says whether one of the sorted `offsets` lies in `[start, end)`. */
export function hasOffsetIn(offsets: readonly number[], start: number, end: number): boolean {
  if (offsets.length === 0) return false;
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return (offsets[low] ?? end) < end;
}

/** The length of `text` in UTF-8 octets. */
export function octetLength(text: string): number {
  let octets = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 128) continue;
    octets += unit < 0x800 ? 1 : isPairedSurrogate(text, at, unit) ? 1 : 2;
  }
  return octets;
}
