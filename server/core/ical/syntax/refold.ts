import type { TextEdit } from '../../text/textEdit.ts';
import { foldPoints } from './fold.ts';
import type { BlockTree, ContentLine } from './nodes.ts';
import { maxOctets } from './tree.ts';
import { unfold } from './unfold.ts';

/** How folds are written: the line break, and the space or tab after it. */
export interface FoldStyle {
  readonly eol: string;
  readonly unit: string;
}

/** Says whether a content line has a physical line of more than 75 octets, or one with nothing but the fold. */
export function needsFolding({ lines }: BlockTree, line: ContentLine): boolean {
  for (let index = line.line; index < line.line + line.lineCount; index++) {
    if ((lines.octets[index] as number) > maxOctets || isEmptyFold(lines, line, index)) return true;
  }
  return false;
}

function isEmptyFold({ starts, ends }: BlockTree['lines'], line: ContentLine, index: number): boolean {
  return index > line.line && (ends[index] as number) - (starts[index] as number) === 1;
}

/** The folds of a content line: each as the range of its line break and its space or tab. */
export function foldsOf(
  { lines }: BlockTree,
  { line, lineCount }: ContentLine,
): readonly { readonly start: number; readonly end: number }[] {
  return Array.from({ length: lineCount - 1 }, (_, index) => ({
    start: lines.ends[line + index] as number,
    end: (lines.starts[line + index + 1] as number) + 1,
  }));
}

/** The space or tab of a content line's first fold; undefined when it has none. */
export function foldUnitOf(tree: BlockTree, line: ContentLine): string | undefined {
  const first = foldsOf(tree, line)[0];
  return first && tree.text.charAt(first.end - 1);
}

/** Where a content line is folded: offsets in its unfolded text, counted from its start. */
export function foldOffsets(tree: BlockTree, line: ContentLine): readonly number[] {
  let taken = 0;
  return foldsOf(tree, line).map(({ start, end }) => {
    const offset = start - line.start - taken;
    taken += end - start;
    return offset;
  });
}

/**
 * The edits that bring a content line to physical lines of at most 75 octets (RFC 5545, 3.1) and leave all
 * else as it is: folds that are there stay where they are, except those that leave nothing between them.
 * `kept` are places to fold at before any other, in the unfolded text; the line's own folds by default.
 * Offsets of the block.
 */
export function refold(
  tree: BlockTree,
  line: ContentLine,
  { eol, unit }: FoldStyle,
  kept: readonly number[] = foldOffsets(tree, line),
): readonly TextEdit[] {
  const unfolded = unfold(tree, line, line.start, line.end);
  const points = foldPoints(unfolded.text, kept);
  const wanted = new Set(points);
  const folds = foldsOf(tree, line);
  const edits: TextEdit[] = [];
  foldOffsets(tree, line).forEach((offset, index) => {
    // Of two folds at one place only the first is one: the other has nothing before it.
    if (!wanted.delete(offset)) edits.push({ ...(folds[index] as (typeof folds)[number]), newText: '' });
  });
  for (const point of wanted) {
    const at = unfolded.sourceAt(point);
    edits.push({ start: at, end: at, newText: eol + unit });
  }
  return edits.sort((a, b) => a.start - b.start);
}
