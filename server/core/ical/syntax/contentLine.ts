import type { Range } from '../../text/range.ts';
import type { Parameter, ParameterValue, ProblemKind } from './nodes.ts';

/** Something wrong inside a head. */
export interface HeadFault extends Range {
  readonly kind: ProblemKind;
  readonly parameter?: Parameter;
}

/** The name, the parameters and the start of the value of one logical line, in offsets of the text read. */
export interface Head {
  readonly nameEnd: number;
  readonly params: readonly Parameter[];
  /** After the colon. */
  readonly valueStart: number;
  readonly faults: readonly HeadFault[];
}

const COLON = 58;
const SEMICOLON = 59;
const COMMA = 44;
const EQUALS = 61;
const QUOTE = 34;
const noParams: readonly Parameter[] = [];
const noFaults: readonly HeadFault[] = [];

/** Letters, digits and "-": what RFC 5545, 3.1 lets a name be made of. */
function isNameUnit(unit: number): boolean {
  return (
    (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 45
  );
}

/** A name in upper case; names that are so already, which nearly all are, cost no second string. */
export function upperName(name: string): string {
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if ((unit >= 97 && unit <= 122) || unit >= 128) return name.toUpperCase();
  }
  return name;
}

/**
 * Reads `name *(";" param) ":"` in `text` from `start` to `end` (RFC 5545, 3.1). The text must hold no
 * folds there. Gives undefined when no colon ends the head.
 */
export function parseHead(text: string, start: number, end: number): Head | undefined {
  let nameEnd = start;
  let valid = true;
  for (; nameEnd < end; nameEnd++) {
    const unit = text.charCodeAt(nameEnd);
    if (unit === COLON || unit === SEMICOLON) break;
    if (!isNameUnit(unit)) valid = false;
  }
  if (nameEnd === end) return undefined;
  const isValid = valid && nameEnd > start;
  if (text.charCodeAt(nameEnd) === COLON && isValid) {
    return { nameEnd, params: noParams, valueStart: nameEnd + 1, faults: noFaults };
  }
  const faults: HeadFault[] = isValid ? [] : [{ kind: 'name-invalid', start, end: nameEnd }];
  return parseParams(text, nameEnd, end, faults);
}

/** Reads the parameters from the semicolon at `nameEnd`; an unclosed quote is read again as plain text. */
function parseParams(text: string, nameEnd: number, end: number, faults: HeadFault[]): Head | undefined {
  const quotedColon = findSeparator(text, nameEnd, end, COLON, true);
  const quotesCount = quotedColon < end;
  const colon = quotesCount ? quotedColon : findSeparator(text, nameEnd, end, COLON, false);
  if (colon === end) return undefined;
  if (!quotesCount) faults.push({ kind: 'quote-unclosed', start: text.indexOf('"', nameEnd), end: colon });
  const params: Parameter[] = [];
  for (let at = nameEnd; at < colon; ) {
    const stop = findSeparator(text, at + 1, colon, SEMICOLON, quotesCount);
    params.push(parseParam(text, at + 1, stop, quotesCount, faults));
    at = stop;
  }
  return { nameEnd, params, valueStart: colon + 1, faults };
}

/** The first such unit outside double quotes (where they count), or `end`. */
function findSeparator(
  text: string,
  from: number,
  end: number,
  separator: number,
  quotesCount: boolean,
): number {
  let quoted = false;
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) quoted = quotesCount && !quoted;
    else if (unit === separator && !quoted) return at;
  }
  return end;
}

function parseParam(
  text: string,
  start: number,
  end: number,
  quotesCount: boolean,
  faults: HeadFault[],
): Parameter {
  let nameEnd = start;
  let valid = true;
  for (; nameEnd < end && text.charCodeAt(nameEnd) !== EQUALS; nameEnd++) {
    if (!isNameUnit(text.charCodeAt(nameEnd))) valid = false;
  }
  const values: ParameterValue[] = [];
  const parameter = { start, end, name: upperName(text.slice(start, nameEnd)), nameEnd, values };
  if (start === end) faults.push({ kind: 'param-empty', start, end, parameter });
  else if (nameEnd === end) faults.push({ kind: 'param-no-equals', start, end, parameter });
  else if (!valid || nameEnd === start) {
    faults.push({ kind: 'param-name-invalid', start, end: nameEnd, parameter });
  }
  for (let at = nameEnd; at < end; ) {
    const stop = findSeparator(text, at + 1, end, COMMA, quotesCount);
    const value = parseParamValue(text, at + 1, stop, quotesCount);
    values.push(value);
    if (quotesCount && !value.quoted) addQuoteFault(text, value, parameter, faults);
    at = stop;
  }
  return parameter;
}

function parseParamValue(text: string, start: number, end: number, quotesCount: boolean): ParameterValue {
  const quoted =
    quotesCount &&
    end - start >= 2 &&
    text.charCodeAt(start) === QUOTE &&
    findUnit(text, QUOTE, start + 1, end) === end - 1;
  return { start, end, quoted, text: undefined };
}

/** A double quote may only enclose a whole value (RFC 5545, 3.1: QSAFE-CHAR); marks the first that does not. */
function addQuoteFault(text: string, value: ParameterValue, parameter: Parameter, faults: HeadFault[]): void {
  const first = findUnit(text, QUOTE, value.start, value.end);
  if (first < value.end) faults.push({ kind: 'quote-misplaced', start: first, end: first + 1, parameter });
}

function findUnit(text: string, unit: number, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) !== unit) at++;
  return at;
}
