import { explainPadding } from './padding.ts';
import type { Parsed } from './parsed.ts';

export type BooleanProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around a boolean; the range is the white space. */
  | 'padded'
  /** Another word or number for yes or no. */
  | 'other-word'
  /** Anything else. */
  | 'form';

const otherWords: ReadonlyMap<string, boolean> = new Map([
  ['YES', true],
  ['Y', true],
  ['T', true],
  ['ON', true],
  ['1', true],
  ['NO', false],
  ['N', false],
  ['F', false],
  ['OFF', false],
  ['0', false],
]);

/**
 * Reads a BOOLEAN, in capital or small letters (RFC 5545, 3.3.2). Offsets in the problem are offsets of
 * `text`, which must hold no folds.
 */
export function parseBoolean(
  text: string,
  start = 0,
  end = text.length,
): Parsed<boolean, BooleanProblemKind> {
  const value = text.slice(start, end);
  const word = toWord(value);
  if (isBoolean(word)) return { value: word === 'TRUE' };
  if (value === '') return { problem: { kind: 'empty', start, end } };
  const padding = explainPadding(value, start, (trimmed) => isBoolean(toWord(trimmed)));
  if (padding) return { problem: padding };
  const other = otherWords.get(word);
  if (other === undefined) return { problem: { kind: 'form', start, end } };
  const reading = other ? 'TRUE' : 'FALSE';
  return { problem: { kind: 'other-word', start, end, reading, isSure: true } };
}

/** In capitals; nothing when it is too long to be a word of any use. */
function toWord(value: string): string {
  return value.length <= 5 ? value.toUpperCase() : '';
}

function isBoolean(word: string): boolean {
  return word === 'TRUE' || word === 'FALSE';
}
