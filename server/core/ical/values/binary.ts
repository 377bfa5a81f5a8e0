import type { Parsed, ValueProblem } from './parsed.ts';

export type BinaryProblemKind =
  /** White space; the range is the first stretch of it. */
  | 'white-space'
  /** - or _ of the alphabet for URLs; the range is the first. */
  | 'url-alphabet'
  /** A character outside the alphabet; the range is the first. */
  | 'character'
  /** More than two = signs, or something after them; the range is from the first of them to the end. */
  | 'padding'
  /** Characters are missing; the range is the last group, of fewer than four. */
  | 'length';

type Problem = ValueProblem<BinaryProblemKind>;

const EQUALS = 61;

/**
 * Reads a BINARY in Base64 (RFC 5545, 3.3.1) and gives the number of octets that it stands for; the octets
 * themselves nobody needs here. Offsets in the problem are offsets of `text`, which must hold no folds.
 */
export function parseBinary(text: string, start = 0, end = text.length): Parsed<number, BinaryProblemKind> {
  const fillAt = afterLetters(text, start, end);
  const fill = end - fillAt;
  if (isBinary(text, start, fillAt, end)) return { value: ((end - start) / 4) * 3 - fill };
  return { problem: explain(text.slice(start, end), fillAt - start, start) };
}

/** Whole groups of four, letters up to `fillAt` and at most two = signs after it. */
function isBinary(text: string, start: number, fillAt: number, end: number): boolean {
  return (end - start) % 4 === 0 && isFill(text, fillAt, end);
}

function afterLetters(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isLetter(text.charCodeAt(at))) at++;
  return at;
}

/** ALPHA, DIGIT, + or /. */
function isLetter(unit: number): boolean {
  if (unit <= 57) return unit >= 47 || unit === 43;
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** Says whether `[start, end)` is nothing, = or ==. */
function isFill(text: string, start: number, end: number): boolean {
  if (end - start > 2) return false;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== EQUALS) return false;
  return true;
}

/** `at` is the place of the first character that is no letter of the alphabet. */
function explain(value: string, at: number, offset: number): Problem {
  const space = /\s+/.exec(value);
  if (space) {
    const from = offset + space.index;
    const reading = value.replace(/\s+/g, '');
    return withReading({ kind: 'white-space', start: from, end: from + space[0].length }, reading, true);
  }
  const end = offset + value.length;
  if (isFill(value, at, value.length)) {
    const group = at - (at % 4);
    return withReading({ kind: 'length', start: offset + group, end }, filled(value.slice(0, at)), false);
  }
  if (value.charCodeAt(at) === EQUALS) return { kind: 'padding', start: offset + at, end };
  const wrong = String.fromCodePoint(value.codePointAt(at) as number);
  const place = { start: offset + at, end: offset + at + wrong.length };
  if (wrong !== '-' && wrong !== '_') return { kind: 'character', ...place };
  const letters = value.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  return withReading({ kind: 'url-alphabet', ...place }, filled(letters), true);
}

/** Letters with as many = signs as make their number a multiple of four. */
function filled(letters: string): string {
  return letters + '='.repeat((4 - (letters.length % 4)) % 4);
}

function withReading(problem: Problem, reading: string, isSure: boolean): Problem {
  const fillAt = afterLetters(reading, 0, reading.length);
  if (!isBinary(reading, 0, fillAt, reading.length)) return problem;
  return { ...problem, reading, ...(isSure && { isSure }) };
}
