import type { IcalDocument } from '../document.ts';
import type { PlacedBlock } from '../ical/context.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { type Unfolded, unfold } from '../ical/syntax/unfold.ts';
import { findRawSeparators } from '../ical/values/text.ts';
import type { Range } from '../text/range.ts';
import { lineAtOffset, partAt, unfoldedIndex } from './partAt.ts';

/** More levels than this nobody selects one by one. */
const mostComponents = 32;

/**
 * What a growing selection takes in, step by step: the word, the part of a value, the value, the content
 * line, each component around it, the calendar, the file. Innermost first, each larger than the one
 * before; offsets of the whole text.
 */
export function selectionRanges(document: IcalDocument, offset: number): readonly Range[] {
  const file = { start: 0, end: document.length };
  const block = document.blockAt(offset);
  if (!block) return [file];
  const tree = block.tree;
  const inBlock = Math.max(0, Math.min(offset, document.length) - block.start);
  const line = lineAtOffset(tree, inBlock);
  const inside = line ? [...lineRanges(tree, line, inBlock), ...componentRanges(tree, inBlock)] : [];
  const placed = inside.map((range) => ({ start: block.start + range.start, end: block.start + range.end }));
  return growing([...placed, ...calendarRange(document, block), file], offset);
}

/** Only the ranges that hold the offset and are larger than the one before. */
function growing(ranges: readonly Range[], offset: number): readonly Range[] {
  const kept: Range[] = [];
  for (const range of ranges) {
    const last = kept[kept.length - 1];
    const holds = range.start <= offset && offset <= range.end;
    const isLarger = !last || (range.start <= last.start && range.end >= last.end);
    const isSame = last && range.start === last.start && range.end === last.end;
    if (holds && isLarger && !isSame) kept.push(range);
  }
  return kept.length > 0 ? kept : ranges.slice(-1);
}

function lineRanges(tree: BlockTree, line: ContentLine, offset: number): readonly Range[] {
  const part = partAt(line, offset);
  const own = [line, part.at];
  const whole = { start: line.start, end: line.end };
  const withBreak = { start: line.start, end: line.fullEnd };
  if (part.kind === 'line') return [...wordRanges(tree, line, whole, offset), whole, withBreak];
  const text = part.kind === 'parameter' && part.value ? valueRange(part.value) : part.at;
  const pieces = part.kind === 'value' ? [pieceRange(tree, line, part.at, offset)] : [];
  return [...wordRanges(tree, line, text, offset), ...pieces, text, ...own.slice(1), whole, withBreak];
}

/** A parameter's value without its double quotes. */
function valueRange({ start, end, quoted }: Range & { readonly quoted: boolean }): Range {
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** An escape, a run of letters and digits, or one other character. */
const wordPattern = /\\[\s\S]|[\p{L}\p{N}\p{M}_]{1,1000}|[\s\S]/gu;

function wordRanges(tree: BlockTree, line: ContentLine, at: Range, offset: number): readonly Range[] {
  const found = wordAround(unfold(tree, line, at.start, at.end), offset);
  return found ? [found] : [];
}

/** The stretch of a value between separators that no backslash escapes. */
function pieceRange(tree: BlockTree, line: ContentLine, at: Range, offset: number): Range {
  let { start, end } = at;
  for (const separator of [',', ';'] as const) {
    for (const found of findRawSeparators(tree, line, separator)) {
      if (found < offset) start = Math.max(start, found + 1);
      else end = Math.min(end, found);
    }
  }
  return { start, end };
}

/** The source range of the word at an offset of the source; between two, of the longer. */
function wordAround(unfolded: Unfolded, offset: number): Range | undefined {
  const index = unfoldedIndex(unfolded, offset);
  let best: { start: number; end: number } | undefined;
  for (const match of unfolded.text.matchAll(wordPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (start > index) break;
    if (end >= index && (!best || end - start > best.end - best.start)) best = { start, end };
  }
  return best && unfolded.sourceRange(best.start, best.end);
}

/** The components around an offset, innermost first. */
function componentRanges(tree: BlockTree, offset: number): readonly Range[] {
  const ranges: Range[] = [];
  for (const { name, start, end, endLine } of tree.components) {
    if (start > offset) break;
    // A calendar ends in another block.
    if (offset <= end && (name !== 'VCALENDAR' || endLine)) ranges.push({ start, end });
  }
  return ranges.reverse().slice(0, mostComponents);
}

function calendarRange(document: IcalDocument, block: PlacedBlock): readonly Range[] {
  for (const { begin, end } of document.model.calendars) {
    if (!begin) continue;
    const start = begin.block.start + begin.node.start;
    const stop = end ? end.block.start + end.node.fullEnd : document.length;
    if (block.start < stop && block.start + block.text.length > start) return [{ start, end: stop }];
  }
  return [];
}
