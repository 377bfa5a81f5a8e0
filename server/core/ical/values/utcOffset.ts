import { digitsAt, padded } from './digits.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

export type UtcOffsetProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around an offset. */
  | 'padded'
  /** No + or - at the front. */
  | 'sign-missing'
  /** Colons between the numbers. */
  | 'separated'
  /** Hours only, or one digit for them. */
  | 'short'
  /** -0000, which is not allowed: zero has a plus. */
  | 'minus-zero'
  /** Z, GMT or UTC instead of +0000. */
  | 'letter'
  /** Hours above 23; the range is the hours. */
  | 'hour'
  /** Minutes above 59; the range is the minutes. */
  | 'minute'
  /** Seconds above 59; the range is the seconds. */
  | 'second'
  /** Anything else. */
  | 'form';

type Problem = ValueProblem<UtcOffsetProblemKind>;

const PLUS = 43;
const MINUS = 45;

/**
 * Reads a UTC-OFFSET (RFC 5545, 3.3.14) as seconds east of UTC. Offsets in the problem are offsets of
 * `text`, which must hold no folds.
 */
export function parseUtcOffset(
  text: string,
  start = 0,
  end = text.length,
): Parsed<number, UtcOffsetProblemKind> {
  const sign = text.charCodeAt(start);
  const length = end - start;
  const isFormed = (sign === PLUS || sign === MINUS) && (length === 5 || length === 7);
  const hours = isFormed ? digitsAt(text, start + 1, 2) : -1;
  const minutes = digitsAt(text, start + 3, 2);
  const seconds = length === 7 ? digitsAt(text, start + 5, 2) : 0;
  if (hours < 0 || minutes < 0 || seconds < 0) return { problem: explain(text.slice(start, end), start) };
  const problem = outOfRange(hours, minutes, seconds, start);
  if (problem) return { problem };
  const total = hours * 3600 + minutes * 60 + seconds;
  if (sign === PLUS) return { value: total };
  if (total > 0) return { value: -total };
  return { problem: { kind: 'minus-zero', start, end, reading: formatUtcOffset(0), isSure: true } };
}

function outOfRange(hours: number, minutes: number, seconds: number, start: number): Problem | undefined {
  if (hours > 23) return { kind: 'hour', start: start + 1, end: start + 3 };
  if (minutes > 59) return { kind: 'minute', start: start + 3, end: start + 5 };
  return seconds > 59 ? { kind: 'second', start: start + 5, end: start + 7 } : undefined;
}

function explain(value: string, offset: number): Problem {
  const whole = { start: offset, end: offset + value.length };
  if (value === '') return { kind: 'empty', ...whole };
  const trimmed = value.trim();
  if (trimmed !== value && parseUtcOffset(trimmed).value !== undefined) {
    return { kind: 'padded', ...whole, reading: trimmed, isSure: true };
  }
  if (/^(?:Z|UTC|GMT)$/i.test(value)) {
    return { kind: 'letter', ...whole, reading: formatUtcOffset(0), isSure: true };
  }
  return explainDigits(value, whole) ?? { kind: 'form', ...whole };
}

/** Forms with a colon, without a sign or without minutes, where the digits say which is which. */
function explainDigits(value: string, whole: { start: number; end: number }): Problem | undefined {
  const found = /^([+-]?)(\d\d?)(?:(:?)(\d\d)(?:\3(\d\d))?)?$/.exec(value);
  // Three or five digits without a colon have lost one, and nobody knows which.
  if (!found || (found[4] && !found[3] && found[2]?.length === 1)) return undefined;
  const [hours, minutes, seconds] = [found[2], found[4] ?? '0', found[5] ?? '0'].map(Number) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const total = (hours * 3600 + minutes * 60 + seconds) * (found[1] === '-' ? -1 : 1);
  const kind = found[1] === '' ? 'sign-missing' : found[3] ? 'separated' : 'short';
  return { kind, ...whole, reading: formatUtcOffset(total), isSure: true };
}

/** Writes seconds east of UTC as a UTC-OFFSET; seconds only where there are some. */
export function formatUtcOffset(offset: number): string {
  const total = Math.abs(offset);
  const time = padded(Math.floor(total / 3600), 2) + padded(Math.floor(total / 60) % 60, 2);
  return `${offset < 0 ? '-' : '+'}${time}${total % 60 > 0 ? padded(total % 60, 2) : ''}`;
}
