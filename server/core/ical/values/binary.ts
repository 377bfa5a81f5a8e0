import type { Parsed, ValueProblem } from './parsed.ts';

export type BinaryProblemKind =
  /** White space; the range is the first stretch of it. */
  | 'white-space'
  /** The letters - and _ of the alphabet for URLs; the range is the first. */
  | 'url-alphabet'
  /** A character outside the alphabet; the range is the first. */
  | 'character'
  /** More after the = signs, or more than two of these; the range is from the first = to the end. */
  | 'padding'
  /** The length is not a multiple of four: characters are missing; the range is an empty one at the end. */
  | 'length';

type Problem = ValueProblem<BinaryProblemKind>;

const EQUALS = 61;

/**
 * Reads a BINARY in Base64 (RFC 5545, 3.3.1) and gives the number of octets that it stands for; the octets
 * themselves nobody needs here. Offsets in the problem are offsets of `text`, which must hold no folds.
 */
export function parseBinary(text: string, start = 0, end = text.length): Parsed<number, BinaryProblemKind> {
  let at = start;
  while (at < end && isBase64(text.charCodeAt(at))) at++;
  const fill = end - at;
  const isFilled = fill <= 2 && text.charCodeAt(end - 1 - 0 * fill) !== undefined && areEquals(text, at, end);
  if (isFilled && (end - start) % 4 === 0) return { value: ((end - start) / 4) * 3 - fill };
  return { problem: explain(text, start, end, at) };
}

/** ALPHA, DIGIT, + or /. */
function isBase64(unit: number): boolean {
  if (unit <= 57) return unit >= 47 || unit === 43;
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function areEquals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== EQUALS) return false;
  return true;
}

function explain(text: string, start: number, end: number, at: number): Problem {
  const value = text.slice(start, end);
  const space = /\s+/.exec(value);
  if (space) {
    const place = { start: start + space.index, end: start + space.index + space[0].length };
    return withReading({ kind: 'white-space', ...place }, value.replace(/\s+/g, ''), true);
  }
  if (at === end || areEquals(text, at, Math.min(end, at + 2)) === false) return explainPlain(text, start, end, at);
  return { kind: 'padding', start: at, end };
}

function explainPlain(text: string, start: number, end: number, at: number): Problem {
  return { kind: 'length', start, end };
}

function withReading(problem: Problem, reading: string, isSure: boolean): Problem {
  return parseBinary(reading).problem ? problem : { ...problem, reading, ...(isSure && { isSure }) };
}
