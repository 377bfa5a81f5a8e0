import { type NumberRange, valueTypeSpec } from '../spec/index.ts';
import { explainPadding } from './padding.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

export type IntegerProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around a number; the range is the white space. */
  | 'padded'
  /** A point and digits after it; the range is these. */
  | 'fraction'
  /** A whole number outside the range that was asked for. */
  | 'out-of-range'
  /** Anything else. */
  | 'form';

export type FloatProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around a number; the range is the white space. */
  | 'padded'
  /** A comma for the point; the range is the comma. */
  | 'comma'
  /** No digit before or after the point; the range is the point. */
  | 'digits-missing'
  /** An exponent, as in 1e5; the range is from the e to the end. */
  | 'exponent'
  /** A number outside the range that was asked for. */
  | 'out-of-range'
  /** Anything else. */
  | 'form';

const PLUS = 43;
const MINUS = 45;
const POINT = 46;

/** What fits into 32 bits (RFC 5545, 3.3.8). */
const integerRange = valueTypeSpec('INTEGER')?.range as NumberRange;

/**
 * Reads an INTEGER (RFC 5545, 3.3.8), by default of 32 bits. Offsets in the problem are offsets of `text`,
 * which must hold no folds.
 */
export function parseInteger(
  text: string,
  start = 0,
  end = text.length,
  range: NumberRange = integerRange,
): Parsed<number, IntegerProblemKind> {
  const digits = afterSign(text, start);
  if (digits === end || afterDigits(text, digits, end) !== end) {
    return { problem: explainInteger(text.slice(start, end), start) };
  }
  // Number, unlike parseInt, takes "+5" and any length; -0 would be a value that no test expects.
  const value = Number(text.slice(start, end)) || 0;
  return isWithin(value, range) ? { value } : { problem: { kind: 'out-of-range', start, end } };
}

/**
 * Reads a FLOAT (RFC 5545, 3.3.7), by default of any size. Offsets in the problem are offsets of `text`,
 * which must hold no folds.
 */
export function parseFloatValue(
  text: string,
  start = 0,
  end = text.length,
  range?: NumberRange,
): Parsed<number, FloatProblemKind> {
  if (!isFloat(text, start, end)) return { problem: explainFloat(text.slice(start, end), start) };
  const value = Number(text.slice(start, end)) || 0;
  const isRight = range ? isWithin(value, range) : Number.isFinite(value);
  return isRight ? { value } : { problem: { kind: 'out-of-range', start, end } };
}

/** Says whether a number is in a range, its ends included. */
export function isWithin(value: number, { min, max }: NumberRange): boolean {
  return value >= min && value <= max;
}

function isFloat(text: string, start: number, end: number): boolean {
  const whole = afterSign(text, start);
  const point = afterDigits(text, whole, end);
  if (point === whole || point === end) return point === end && point > whole;
  if (text.charCodeAt(point) !== POINT || point + 1 === end) return false;
  return afterDigits(text, point + 1, end) === end;
}

function afterSign(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit === PLUS || unit === MINUS ? at + 1 : at;
}

function afterDigits(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isDigit(text.charCodeAt(next))) next++;
  return next;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function explainInteger(value: string, offset: number): ValueProblem<IntegerProblemKind> {
  const whole = { start: offset, end: offset + value.length };
  if (value === '') return { kind: 'empty', ...whole };
  const padding = explainPadding(value, offset, (trimmed) => !parseInteger(trimmed).problem);
  if (padding) return padding;
  if (!isFloat(value, 0, value.length)) return { kind: 'form', ...whole };
  const point = value.indexOf('.');
  const fraction = { kind: 'fraction', start: offset + point, end: whole.end } as const;
  const isZero = /^\.0+$/.test(value.slice(point));
  return isZero ? { ...fraction, reading: value.slice(0, point), isSure: true } : fraction;
}

function explainFloat(value: string, offset: number): ValueProblem<FloatProblemKind> {
  const whole = { start: offset, end: offset + value.length };
  if (value === '') return { kind: 'empty', ...whole };
  const padding = explainPadding(value, offset, (trimmed) => isFloat(trimmed, 0, trimmed.length));
  return (
    padding ??
    explainComma(value, offset) ??
    explainPoint(value, offset) ??
    explainExponent(value, offset) ?? { kind: 'form', ...whole }
  );
}

/** A comma may be a decimal comma or part two numbers, so the reading is a guess. */
function explainComma(value: string, offset: number): ValueProblem<FloatProblemKind> | undefined {
  const comma = value.indexOf(',');
  const reading = value.replace(',', '.');
  if (comma < 0 || !isFloat(reading, 0, reading.length)) return undefined;
  return { kind: 'comma', start: offset + comma, end: offset + comma + 1, reading };
}

function explainPoint(value: string, offset: number): ValueProblem<FloatProblemKind> | undefined {
  const point = value.indexOf('.');
  if (point < 0) return undefined;
  const isLast = point === value.length - 1;
  const reading = isLast ? value.slice(0, point) : `${value.slice(0, point)}0${value.slice(point)}`;
  if (!isFloat(reading, 0, reading.length)) return undefined;
  return { kind: 'digits-missing', start: offset + point, end: offset + point + 1, reading, isSure: true };
}

function explainExponent(value: string, offset: number): ValueProblem<FloatProblemKind> | undefined {
  const letter = value.search(/e/i);
  if (letter < 0 || !isFloat(value, 0, letter) || !/^e[-+]?\d{1,3}$/i.test(value.slice(letter))) {
    return undefined;
  }
  const place = { kind: 'exponent', start: offset + letter, end: offset + value.length } as const;
  const reading = String(Number(value));
  // Very large and very small numbers come out with an exponent again.
  return isFloat(reading, 0, reading.length) ? { ...place, reading, isSure: true } : place;
}
