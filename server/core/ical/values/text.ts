import { hasOffsetIn } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';

const BACKSLASH = 92;
const LF = 10;
const CR = 13;
const nothing: readonly never[] = [];

/** Says whether a unit after a backslash makes an escape: `\\`, `\;`, `\,`, `\n` or `\N` (RFC 5545, 3.3.11). */
function isEscaped(unit: number): boolean {
  return unit === 110 || unit === 44 || unit === BACKSLASH || unit === 59 || unit === 78;
}

/**
 * The backslashes of a TEXT value that begin no escape: each from the backslash to the end of the
 * character after it, or of the value, with any fold between them. Reads through folds in place.
 */
export function findStrayBackslashes(tree: BlockTree, line: ContentLine): readonly Range[] {
  if (!hasOffsetIn(tree.lines.separators, line.valueStart, line.end)) return nothing;
  const value = tree.text.slice(line.valueStart, line.end);
  let found: Range[] | undefined;
  for (let at = value.indexOf('\\'); at >= 0; ) {
    const next = skipFold(value, at + 1);
    const end = characterEnd(value, next);
    if (!isEscaped(value.charCodeAt(next))) {
      found ??= [];
      found.push({ start: line.valueStart + at, end: line.valueStart + (end > next ? end : at + 1) });
      at = value.indexOf('\\', next);
    } else at = value.indexOf('\\', end);
  }
  return found ?? nothing;
}

/**
 * The offsets of each `separator`, a comma or a semicolon, that no backslash escapes. Reads through folds
 * in place; costs nothing where the line scanner saw none.
 */
export function findRawSeparators(
  tree: BlockTree,
  line: ContentLine,
  separator: ',' | ';',
): readonly number[] {
  if (!hasOffsetIn(tree.lines.separators, line.valueStart, line.end)) return nothing;
  const value = tree.text.slice(line.valueStart, line.end);
  let found: number[] | undefined;
  for (let at = value.indexOf(separator); at >= 0; at = value.indexOf(separator, at + 1)) {
    if (isBehindBackslash(value, at)) continue;
    found ??= [];
    found.push(line.valueStart + at);
  }
  return found ?? nothing;
}

/** Of the backslashes before a character, each pair is one escaped backslash; an odd one escapes it. */
function isBehindBackslash(value: string, at: number): boolean {
  let count = 0;
  let before = unitBefore(value, at);
  while (before >= 0 && value.charCodeAt(before) === BACKSLASH) {
    count++;
    before = unitBefore(value, before);
  }
  return count % 2 === 1;
}

/** The place of the unit before `at`, folds skipped; -1 at the start. */
function unitBefore(value: string, at: number): number {
  let before = at - 1;
  // A unit that stands first on a continuation line has the fold's white space and line break before it.
  while (isFoldSpace(value.charCodeAt(before)) && isBreak(value.charCodeAt(before - 1))) {
    before -= value.charCodeAt(before - 1) === LF && value.charCodeAt(before - 2) === CR ? 3 : 2;
  }
  return before;
}

function isFoldSpace(unit: number): boolean {
  return unit === 32 || unit === 9;
}

function isBreak(unit: number): boolean {
  return unit === LF || unit === CR;
}

/** The place after the folds that begin at `at`; a line of white space alone is a fold before a fold. */
function skipFold(value: string, at: number): number {
  let next = at;
  while (isBreak(value.charCodeAt(next))) {
    next += value.charCodeAt(next) === CR && value.charCodeAt(next + 1) === LF ? 3 : 2;
  }
  return Math.min(next, value.length);
}

/** The end of the character at `at`: two units for a surrogate pair, none past the end. */
function characterEnd(value: string, at: number): number {
  if (at >= value.length) return value.length;
  return at + ((value.codePointAt(at) as number) > 0xffff ? 2 : 1);
}

/** The text that TEXT stands for: `\n` and `\N` are line feeds; a backslash that begins no escape stays. */
export function unescapeText(value: string): string {
  if (!value.includes('\\')) return value;
  return value.replace(/\\([\\;,nN])/g, (_, unit: string) => (unit === 'n' || unit === 'N' ? '\n' : unit));
}

/** Writes text as TEXT (RFC 5545, 3.3.11). Every kind of line break becomes `\n`. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]|\r\n?|\n/g, (found) => (/[\r\n]/.test(found) ? '\\n' : `\\${found}`));
}

/** The parts of unfolded TEXT between separators that no backslash escapes, still escaped. */
export function splitText(value: string, separator: ',' | ';'): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    const unit = value[at];
    if (unit === '\\') at++;
    else if (unit === separator) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(value.slice(start));
  return parts;
}
