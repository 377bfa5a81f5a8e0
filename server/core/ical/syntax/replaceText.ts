import type { Range } from '../../text/range.ts';
import { applyEdits, minimalEdit, type TextEdit } from '../../text/textEdit.ts';
import { foldPoints } from './fold.ts';
import type { BlockTree, ContentLine } from './nodes.ts';
import { type FoldStyle, foldOffsets } from './refold.ts';
import { maxOctets } from './tree.ts';
import { unfoldText } from './unfold.ts';

/**
 * Puts texts without line breaks in the place of stretches of one content line, in order and apart from each other.
 * Folds within a stretch go with it and all others stay. A line that had no physical line over 75 octets gets the folds
 * that it needs to have none after it (RFC 5545, 3.1); without a `style` it gets none. Offsets of the block.
 */
export function replaceInLine(
  tree: BlockTree,
  line: ContentLine,
  edits: readonly TextEdit[],
  style: FoldStyle | undefined,
): readonly TextEdit[] {
  if (!style || hasLongLine(tree, line)) return edits;
  const unfolded = unfoldText(tree, line, line.start, line.end);
  const inLine = edits.map((edit) => ({ ...unfoldRange(tree, line, edit), newText: edit.newText }));
  const text = applyEdits(unfolded, inLine);
  const kept = foldOffsets(tree, line).flatMap((fold) => shifted(fold, inLine));
  const points = foldPoints(text, kept);
  if (points.length === kept.length && points.every((point, index) => point === kept[index])) return edits;
  return differing(tree, line, foldAt(text, points, style));
}

function hasLongLine({ lines }: BlockTree, { line, lineCount }: ContentLine): boolean {
  for (let index = line; index < line + lineCount; index++) {
    if ((lines.octets[index] as number) > maxOctets) return true;
  }
  return false;
}

function unfoldRange(tree: BlockTree, line: ContentLine, { start, end }: Range): Range {
  const before = unfoldText(tree, line, line.start, start).length;
  return { start: before, end: before + unfoldText(tree, line, start, end).length };
}

/** Where a fold is after the edits; nowhere when it was inside of one. */
function shifted(fold: number, edits: readonly TextEdit[]): readonly number[] {
  let by = 0;
  for (const { start, end, newText } of edits) {
    if (fold > start && fold < end) return [];
    if (fold >= end && end > start) by += newText.length - (end - start);
  }
  return [fold + by];
}

function foldAt(text: string, points: readonly number[], { eol, unit }: FoldStyle): string {
  const pieces = [...points, text.length].map((end, index) => text.slice(points[index - 1] ?? 0, end));
  return pieces.join(eol + unit);
}

/** The one edit that makes a content line into another, in offsets of the block. */
function differing(tree: BlockTree, { start, end }: ContentLine, newText: string): readonly TextEdit[] {
  const edit = minimalEdit(tree.text.slice(start, end), newText);
  return edit ? [{ start: start + edit.start, end: start + edit.end, newText: edit.newText }] : [];
}
