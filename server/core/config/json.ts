import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Range } from '../text/range.ts';

export type JsonNode = Node;

/** What could be made of a text, and the first thing in it that is not JSON. */
export interface JsonReading {
  readonly root: JsonNode | undefined;
  readonly fault: JsonFault | undefined;
}

export interface JsonFault {
  readonly at: Range;
  /** Completes "This is not JSON: …". */
  readonly what: string;
}

/**
 * Reads JSON with comments and trailing commas. Takes any text: what is whole is read, and of the faults the
 * first is told, because the others usually follow from it.
 */
export function readJson(text: string): JsonReading {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    return { root, fault: errors[0] && toFault(errors[0], text) };
  } catch {
    // The parser calls itself for each level; brackets by the thousands are no configuration.
    return {
      root: undefined,
      fault: { at: { start: 0, end: text.length }, what: 'it is nested too deeply' },
    };
  }
}

/** The range of a node with its quotes or brackets. */
export function rangeOf({ offset, length }: JsonNode): Range {
  return { start: offset, end: offset + length };
}

/** The value that the keys lead to from a node; undefined when there is none. */
export function nodeAt(root: JsonNode, keys: readonly string[]): JsonNode | undefined {
  return findNodeAtLocation(root, [...keys]);
}

const faults: Readonly<Record<string, string>> = {
  InvalidSymbol: 'words stand in double quotes',
  InvalidNumberFormat: 'the number is not complete',
  PropertyNameExpected: 'a key in double quotes belongs here',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'nothing may follow the end of the object',
  UnexpectedEndOfComment: 'the comment does not end',
  UnexpectedEndOfString: 'the closing quote is missing',
  UnexpectedEndOfNumber: 'the number is not complete',
  InvalidUnicode: 'four hexadecimal digits follow \\u',
  InvalidEscapeCharacter: 'a backslash stands before one of "\\/bfnrtu',
  InvalidCharacter: 'a control character must be escaped',
};

/** A fault at the end of the text marks what comes last, so that there is something to see. */
function toFault({ error, offset, length }: ParseError, text: string): JsonFault {
  const what = faults[printParseErrorCode(error)] ?? 'this cannot be read';
  const last = text.trimEnd().length;
  if (length > 0 && offset < last) return { at: { start: offset, end: offset + length }, what };
  return { at: { start: Math.max(0, last - 1), end: last }, what };
}
