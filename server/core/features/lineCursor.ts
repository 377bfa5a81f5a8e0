import type { OpenBlock } from '../document.ts';
import { type Head, parseHead, upperName } from '../ical/syntax/contentLine.ts';
import type { BlockTree, ContentLine, Parameter } from '../ical/syntax/nodes.ts';
import { unfoldText } from '../ical/syntax/unfold.ts';
import { lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { lineAtOffset } from './partAt.ts';

/** Where in a content line somebody writes. The line may be one that is not finished. */
export interface LineCursor {
  /** Undefined on the empty line after the last line break of the text. */
  readonly line: ContentLine | undefined;
  /** Where the content line starts, in the block. */
  readonly lineStart: number;
  /** The content line unfolded, and the cursor's place in it. */
  readonly text: string;
  readonly at: number;
  /** How much of `text` before and after the cursor stands on the cursor's own physical line. */
  readonly before: number;
  readonly after: number;
  /** Name, parameters and start of the value, in offsets of `text`; a missing colon is taken to be at the end. */
  readonly head: Head;
  /** The property's name in upper case. */
  readonly name: string;
  readonly part: CursorPart;
}

/** What the cursor is in, in offsets of the unfolded text. */
export type CursorPart =
  | { readonly kind: 'name' | 'value'; readonly at: Range }
  | { readonly kind: 'parameterName'; readonly at: Range; readonly parameter: Parameter }
  | { readonly kind: 'parameterValue'; readonly at: Range; readonly parameter: Parameter };

/**
 * Reads the content line at an offset of a block, folds and all. Undefined where nothing can be written:
 * before the space that makes a fold, or in a line that continues nothing.
 */
export function lineCursor({ tree }: OpenBlock, offset: number): LineCursor | undefined {
  const found = lineAtOffset(tree, offset);
  const isPastEnd = !found || (offset >= found.fullEnd && found.fullEnd > found.end);
  if (isPastEnd) return readCursor(undefined, tree.text.length, '', 0, 0, 0);
  if (found.kind === 'malformed' && isFoldUnit(tree, found.nameStart)) return undefined;
  const { starts, ends } = tree.lines;
  const physical = lineAt(starts, offset);
  const isFirst = physical === found.line;
  const from = isFirst ? found.nameStart : (starts[physical] as number) + 1;
  if (offset < from) return undefined;
  const to = ends[physical] as number;
  const text = unfoldText(tree, found, found.nameStart, found.end);
  const at = unfoldText(tree, found, found.nameStart, offset).length;
  return readCursor(found, found.start, text, at, Math.min(offset, to) - from, Math.max(to - offset, 0));
}

function isFoldUnit({ text }: BlockTree, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 32 || unit === 9;
}

function readCursor(
  line: ContentLine | undefined,
  lineStart: number,
  text: string,
  at: number,
  before: number,
  after: number,
): LineCursor {
  const withColon = `${text}:`;
  const head = parseHead(text, 0, text.length) ?? (parseHead(withColon, 0, withColon.length) as Head);
  const name = upperName(text.slice(0, head.nameEnd));
  return { line, lineStart, text, at, before, after, head, name, part: partOf(head, text, at) };
}

function partOf(head: Head, text: string, at: number): CursorPart {
  if (at <= head.nameEnd) return { kind: 'name', at: { start: 0, end: head.nameEnd } };
  const parameter = head.params.find(({ start, end }) => at >= start && at <= end);
  if (!parameter || at >= head.valueStart)
    return { kind: 'value', at: { start: head.valueStart, end: text.length } };
  const { start, nameEnd } = parameter;
  if (at <= nameEnd) return { kind: 'parameterName', at: { start, end: nameEnd }, parameter };
  const value = parameter.values.find((each) => at >= each.start && at <= each.end) ?? { start: at, end: at };
  return { kind: 'parameterValue', at: { start: value.start, end: value.end }, parameter };
}

/** The piece of a range around `at` between separators, which are single characters. */
export function pieceAround(text: string, within: Range, at: number, separators: string): Range {
  let { start, end } = { start: at, end: at };
  while (start > within.start && !separators.includes(text.charAt(start - 1))) start--;
  while (end < within.end && !separators.includes(text.charAt(end))) end++;
  return { start, end };
}
