import { type Lines, lineAt } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { BlockTree, ContentLine } from './nodes.ts';

/** Unfolded text that still knows where each of its characters stands in the source. */
export interface Unfolded {
  readonly text: string;
  /** Source offset of the character at `index`; of the end of the text for an index past the last. */
  sourceAt(index: number): number;
  /** Source range of `[start, end)`; it covers the folds inside and none at its edges. */
  sourceRange(start: number, end: number): Range;
}

/** The text of a stretch of one content line with its folds taken out (RFC 5545, 3.1). */
export function unfoldText(tree: BlockTree, line: ContentLine, start: number, end: number): string {
  if (line.lineCount === 1) return tree.text.slice(start, end);
  let text = '';
  forEachPiece(tree.lines, line, start, end, (from, to) => {
    text += tree.text.slice(from, to);
  });
  return text;
}

/** Like `unfoldText`, with the way back to the source. Costs a list of pieces: for findings, not for every line. */
export function unfold(tree: BlockTree, line: ContentLine, start: number, end: number): Unfolded {
  if (line.lineCount === 1) {
    const text = tree.text.slice(start, end);
    return withRanges(text, (index) => Math.min(start + index, end));
  }
  const sources: number[] = [];
  const offsets: number[] = [];
  let text = '';
  forEachPiece(tree.lines, line, start, end, (from, to) => {
    sources.push(from);
    offsets.push(text.length);
    text += tree.text.slice(from, to);
  });
  return withRanges(text, (index) => {
    if (index >= text.length) return end;
    const piece = lineAt(offsets, index);
    return (sources[piece] ?? start) + index - (offsets[piece] ?? 0);
  });
}

function withRanges(text: string, sourceAt: Unfolded['sourceAt']): Unfolded {
  const sourceRange = (from: number, to: number): Range => ({
    start: sourceAt(from),
    end: to > from ? sourceAt(to - 1) + 1 : sourceAt(from),
  });
  return { text, sourceAt, sourceRange };
}

/** Calls `visit` for each stretch of `[start, end)` between the line's folds, empty stretches left out. */
function forEachPiece(
  lines: Lines,
  line: ContentLine,
  start: number,
  end: number,
  visit: (from: number, to: number) => void,
): void {
  // A line may be folded a hundred thousand times, and asked for its parts as often.
  const first = line.lineCount < 4 ? line.line : Math.max(line.line, lineAt(lines.starts, start));
  for (let index = first; index < line.line + line.lineCount; index++) {
    const fold = index === line.line ? 0 : 1;
    const from = Math.max(start, (lines.starts[index] as number) + fold);
    if (from >= end) return;
    const to = Math.min(end, lines.ends[index] as number);
    if (to > from) visit(from, to);
  }
}

/** The value of a content line, unfolded and otherwise as written. */
export function valueText(tree: BlockTree, line: ContentLine): string {
  return unfoldText(tree, line, line.valueStart, line.end);
}
