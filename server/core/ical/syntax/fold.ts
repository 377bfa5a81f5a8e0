import { maxOctets } from './tree.ts';

const BACKSLASH = 92;

/**
 * Folds an unfolded content line into physical lines of at most 75 octets of UTF-8 (RFC 5545, 3.1). The
 * space that begins each line after the first counts. A fold stands between characters as readers see
 * them (extended grapheme clusters) and never between a backslash and what it escapes; a cluster that is
 * longer than a line is cut between code points. `eol` is the line break to write; none follows the last
 * line. Takes any text without line breaks; unfolding gives it back.
 */
export function foldLine(unfolded: string, eol: string): string {
  let end = lineEnd(unfolded, 0, maxOctets);
  if (end === unfolded.length) return unfolded;
  const lines = [unfolded.slice(0, end)];
  while (end < unfolded.length) {
    const start = end;
    end = lineEnd(unfolded, start, maxOctets - 1);
    lines.push(unfolded.slice(start, end));
  }
  return lines.join(`${eol} `);
}

/** Where the line that starts at `start` ends when it holds at most `room` octets. */
function lineEnd(text: string, start: number, room: number): number {
  const limit = furthestEnd(text, start, room);
  if (limit === text.length) return limit;
  return beforeEscape(text, start, beforeCluster(text, start, limit));
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
