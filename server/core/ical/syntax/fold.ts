import { maxOctets } from './tree.ts';

const BACKSLASH = 92;

/**
 * Folds an unfolded content line into physical lines of at most 75 octets of UTF-8 (RFC 5545, 3.1). The
 * space that begins each line after the first counts. A fold stands between characters as readers see
 * them (extended grapheme clusters) and never between a backslash and what it escapes; a cluster that is
 * longer than a line is cut between code points. No line ends with a blank that is not all of it. `eol` is the line break to write; none follows the last
 * line. Takes any text without line breaks; unfolding gives it back.
 */
export function foldLine(unfolded: string, eol: string): string {
  const points = foldPoints(unfolded);
  if (points.length === 0) return unfolded;
  const lines = [...points, unfolded.length].map((end, index) => unfolded.slice(points[index - 1] ?? 0, end));
  return lines.join(`${eol} `);
}

/**
 * Where to fold an unfolded content line so that each physical line holds at most 75 octets: at all the
 * places in `kept`, and where a line between two of them is still too long. Offsets in the unfolded text,
 * in order; places in `kept` (in order) that would leave an empty line or cut a code point are left out.
 */
export function foldPoints(unfolded: string, kept: readonly number[] = []): readonly number[] {
  const points: number[] = [];
  let next = 0;
  for (let start = 0; ; start = points[points.length - 1] as number) {
    while (next < kept.length && !canFoldAt(unfolded, start, kept[next] as number)) next++;
    const point = lineEnd(unfolded, start, start === 0 ? maxOctets : maxOctets - 1, kept[next]);
    if (point === unfolded.length) return points;
    points.push(point);
  }
}

function canFoldAt(text: string, start: number, at: number): boolean {
  if (at <= start || at >= text.length) return false;
  const isInPair = isSurrogate(text.charCodeAt(at - 1), 0xd800) && isSurrogate(text.charCodeAt(at), 0xdc00);
  return !isInPair;
}

/** Says whether a unit is a surrogate of the half that begins with `first`. */
function isSurrogate(unit: number, first: number): boolean {
  return unit >= first && unit < first + 0x400;
}

/** Where the line that starts at `start` ends when it holds at most `room` octets: at `kept` if that fits. */
function lineEnd(text: string, start: number, room: number, kept: number | undefined): number {
  const limit = furthestEnd(text, start, room);
  if (kept !== undefined && kept <= limit) return kept;
  if (limit === text.length) return limit;
  return beforeBlank(text, start, beforeEscape(text, start, beforeCluster(text, start, limit)));
}

/** The last place between code points that leaves at most `room` octets behind. */
function furthestEnd(text: string, start: number, room: number): number {
  let octets = 0;
  for (let at = start; at < text.length; ) {
    const point = text.codePointAt(at) as number;
    octets += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (octets > room) return at;
    at += point > 0xffff ? 2 : 1;
  }
  return text.length;
}

/** `at`, or the start of the cluster that it cuts; `at` again when that cluster fills the line. */
function beforeCluster(text: string, start: number, at: number): number {
  const isPlain = text.charCodeAt(at) < 0x300 && text.charCodeAt(at - 1) < 0x300;
  if (isPlain) return at;
  const next = text.codePointAt(at) as number;
  const line = text.slice(start, at + (next > 0xffff ? 2 : 1));
  const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line);
  const cluster = clusters.containing(at - start);
  return cluster && cluster.index > 0 ? start + cluster.index : at;
}

/** One place earlier when a backslash before `at` escapes what comes after. */
function beforeEscape(text: string, start: number, at: number): number {
  let backslashes = 0;
  while (at - backslashes > start && text.charCodeAt(at - backslashes - 1) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1 ? at - 1 : at;
}

/** Before the blanks that would end the line, unless they fill it: editors and mailers cut off blanks at line ends. */
function beforeBlank(text: string, start: number, at: number): number {
  let before = at;
  while (before > start && isBlankUnit(text.charCodeAt(before - 1))) before--;
  return before > start ? before : at;
}

function isBlankUnit(unit: number): boolean {
  return unit === 32 || unit === 9;
}
