import { countBefore } from './sorted.ts';
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
  /**
   * Offsets of what few texts hold and rules look at one by one, in their order: backslashes that another
   * follows, and beyond ASCII invisible characters, replacement characters, what is no character, and those
   * with which UTF-8 begins that was read as windows-1252.
   */
  readonly odd: readonly number[];
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

/** A place in a `LineTable`: how much of each of its lists comes before. */
export interface LineMark {
  readonly line: number;
  readonly control: number;
  readonly separator: number;
  readonly odd: number;
}

/** The odd ones below U+0100: no-break space, soft hyphen, and `Â`, `Ã`, `â` and `ð`. */
const isOddLatin = Uint8Array.from({ length: 256 }, (_, unit) =>
  [0xa0, 0xad, 0xc2, 0xc3, 0xe2, 0xf0].includes(unit) ? 1 : 0,
);

/** The odd ones of U+2000 to U+206F: spaces of no width, joiners, marks, separators and overrides. */
const isOddPunctuation = Uint8Array.from({ length: 112 }, (_, index) =>
  [0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x28, 0x29, 0x2d, 0x2e, 0x60].includes(index) ? 1 : 0,
);

/** Says whether a unit from U+0800 up is one of the odd ones. Half a pair is; so may be the end of a plane. */
function isOddBeyond(unit: number, isPaired: boolean): boolean {
  if (unit < 0x2000) return false;
  if (unit < 0x2070) return isOddPunctuation[unit - 0x2000] === 1;
  if (unit < 0xd800) return false;
  if (unit < 0xe000) return !isPaired || unit >= 0xdffe;
  return unit === 0xfeff || unit >= 0xfffd;
}

/**
 * The lines of a whole text while it is being cut up. Kept in a typed array, outside what the garbage
 * collector walks: a large file has half a million lines before its first block is looked at.
 */
export class LineTable {
  /** Four numbers a line: where it starts, where it ends, its octets, and its ending. */
  #lines: Int32Array;
  #count = 0;
  readonly #controls: number[] = [];
  readonly #separators: number[] = [];
  readonly #odd: number[] = [];

  /** `expected` is a guess at the number of lines. */
  constructor(expected: number) {
    this.#lines = new Int32Array(4 * expected);
  }

  get mark(): LineMark {
    return {
      line: this.#count,
      control: this.#controls.length,
      separator: this.#separators.length,
      odd: this.#odd.length,
    };
  }

  /**
   * Finds the line of `text` that starts at `start` and adds it; gives the start of the next line, or the
   * length of the text. This loop sees every character of a file once: what rules ask of single characters
   * is gathered here, so that none of them need look again at healthy text.
   */
  scanLine(text: string, start: number): number {
    const length = text.length;
    let extra = 0;
    let at = start;
    while (at < length) {
      const unit = text.charCodeAt(at);
      if (unit >= 128) {
        if (unit < 0x800) {
          extra++;
          if (unit < 0x100 && isOddLatin[unit] === 1) this.#odd.push(at);
        } else {
          const isPaired = isPairedSurrogate(text, at, unit);
          extra += isPaired ? 1 : 2;
          if (isOddBeyond(unit, isPaired)) this.#odd.push(at);
        }
        at++;
        continue;
      }
      const meaning = asciiClass[unit];
      if (meaning === 0) {
        at++;
      } else if (meaning === 3) {
        const next = unit === BACKSLASH ? text.charCodeAt(at + 1) : 0;
        if (next === BACKSLASH) this.#odd.push(at);
        if (isEscaped(next)) at += 2;
        else this.#separators.push(at++);
      } else if (meaning === 1) {
        this.#controls.push(at++);
      } else {
        const ending = endingAt(text, at, unit);
        this.#add(start, at, ending, at - start + extra);
        return at + (ending === Ending.crlf ? 2 : 1);
      }
    }
    this.#add(start, at, Ending.none, at - start + extra);
    return length;
  }

  /** The lines between two marks, in offsets relative to `base`. */
  slice(from: LineMark, to: LineMark, base: number): Lines {
    const count = to.line - from.line;
    // Made in their length: lists that grow are copied again and again.
    const starts = new Array<number>(count);
    const ends = new Array<number>(count);
    const endings = new Array<number>(count);
    const octets = new Array<number>(count);
    const lines = this.#lines;
    for (let index = 0, at = 4 * from.line; index < count; index++, at += 4) {
      starts[index] = (lines[at] as number) - base;
      ends[index] = (lines[at + 1] as number) - base;
      octets[index] = lines[at + 2] as number;
      endings[index] = lines[at + 3] as number;
    }
    const relative = (offsets: readonly number[], first: number, last: number) =>
      first === last ? none : offsets.slice(first, last).map((offset) => offset - base);
    return {
      starts,
      ends,
      endings,
      octets,
      controls: relative(this.#controls, from.control, to.control),
      separators: relative(this.#separators, from.separator, to.separator),
      odd: relative(this.#odd, from.odd, to.odd),
    };
  }

  /** How many UTF-8 octets the lines between two marks take up, line breaks left out. */
  octetsBetween(from: LineMark, to: LineMark): number {
    let octets = 0;
    for (let line = from.line; line < to.line; line++) octets += this.#lines[4 * line + 2] as number;
    return octets;
  }

  /** How many lines between two marks end in each way, by `Ending`. */
  countEndings(from: LineMark, to: LineMark): readonly [none: number, lf: number, crlf: number, cr: number] {
    const counts: [number, number, number, number] = [0, 0, 0, 0];
    for (let line = from.line; line < to.line; line++) counts[this.#lines[4 * line + 3] as 0 | 1 | 2 | 3]++;
    return counts;
  }

  #add(start: number, end: number, ending: number, octets: number): void {
    const at = 4 * this.#count++;
    if (at === this.#lines.length) this.#grow();
    this.#lines[at] = start;
    this.#lines[at + 1] = end;
    this.#lines[at + 2] = octets;
    this.#lines[at + 3] = ending;
  }

  #grow(): void {
    const grown = new Int32Array(this.#lines.length * 2 + 64);
    grown.set(this.#lines);
    this.#lines = grown;
  }
}

const none: readonly number[] = [];

/** Lines of a calendar are about this long, and those of a VTIMEZONE shorter: a guess that spares most texts the growing of their table. */
const commonLength = 32;

/** An empty table for the lines of `text`. */
export function tableFor(text: string): LineTable {
  return new LineTable(Math.ceil(text.length / commonLength) + 1);
}

/**
 * Finds the physical lines of `text`. CR LF, LF and a lone CR each end a line, as they do in editors.
 * Never fails; lone surrogates count as the three octets of U+FFFD, which is what a writer makes of them.
 */
export function scanLines(text: string): Lines {
  const table = tableFor(text);
  const start = table.mark;
  for (let at = 0; at < text.length; ) at = table.scanLine(text, at);
  return table.slice(start, table.mark, 0);
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
  return Math.max(0, countBefore(starts.length, (line) => (starts[line] as number) <= offset) - 1);
}

/** Says whether one of the sorted `offsets` lies in `[start, end)`. */
export function hasOffsetIn(offsets: readonly number[], start: number, end: number): boolean {
  if (offsets.length === 0) return false;
  const first = countBefore(offsets.length, (index) => (offsets[index] as number) < start);
  return (offsets[first] ?? end) < end;
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
