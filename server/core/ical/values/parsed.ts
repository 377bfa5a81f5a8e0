import type { Range } from '../../text/range.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';

/** What is wrong with a value, and where. */
export interface ValueProblem<Kind extends string = string> extends Range {
  readonly kind: Kind;
  /** The whole value as it would be written rightly, where its writer's meaning can be guessed. */
  readonly reading?: string;
  /** Nothing but `reading` can have been meant. */
  readonly isSure?: boolean;
}

/** A value, or the reason why there is none. */
export type Parsed<Value, Kind extends string = string> =
  | { readonly value: Value; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: ValueProblem<Kind> };

/**
 * Reads `[start, end)` of `text`, by default all of it, which must hold no folds. Offsets in the problem
 * are offsets of `text`.
 */
export type ParseValue<Value, Kind extends string = string> = (
  text: string,
  start?: number,
  end?: number,
) => Parsed<Value, Kind>;

/**
 * Parses the value of a content line through its folds, with offsets of the block in the problem. Reads
 * lines that are not folded, nearly all, in place.
 */
export function readValue<Value, Kind extends string>(
  tree: BlockTree,
  line: ContentLine,
  parse: ParseValue<Value, Kind>,
): Parsed<Value, Kind> {
  if (line.lineCount === 1) return parse(tree.text, line.valueStart, line.end);
  const unfolded = unfold(tree, line, line.valueStart, line.end);
  const parsed = parse(unfolded.text);
  if (!parsed.problem) return parsed;
  const { start, end } = parsed.problem;
  return { problem: { ...parsed.problem, ...unfolded.sourceRange(start, end) } };
}

/** One of the values of a property that may have several, in the text that was read. */
export interface ValueItem<Value, Kind extends string> {
  readonly parsed: Parsed<Value, Kind>;
  /** As written, without folds. */
  readonly text: string;
  /** In offsets of the block. */
  readonly at: Range;
}

/** Parses each of the comma-separated values of a content line, with offsets of the block. */
export function readValues<Value, Kind extends string>(
  tree: BlockTree,
  line: ContentLine,
  parse: ParseValue<Value, Kind>,
): readonly ValueItem<Value, Kind>[] {
  const unfolded = unfold(tree, line, line.valueStart, line.end);
  const items: ValueItem<Value, Kind>[] = [];
  for (let start = 0; start <= unfolded.text.length; ) {
    const comma = unfolded.text.indexOf(',', start);
    const end = comma < 0 ? unfolded.text.length : comma;
    const parsed = parse(unfolded.text, start, end);
    const text = unfolded.text.slice(start, end);
    items.push({
      parsed: inSource(parsed, unfolded.sourceRange),
      text,
      at: unfolded.sourceRange(start, end),
    });
    start = end + 1;
  }
  return items;
}

function inSource<Value, Kind extends string>(
  parsed: Parsed<Value, Kind>,
  sourceRange: (start: number, end: number) => Range,
): Parsed<Value, Kind> {
  if (!parsed.problem) return parsed;
  const { start, end } = parsed.problem;
  return { problem: { ...parsed.problem, ...sourceRange(start, end) } };
}
