import type { IcalDocument } from '../document.ts';
import type { PlacedBlock } from '../ical/context.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { type FoldStyle, foldUnitOf } from '../ical/syntax/refold.ts';
import { replaceInLine } from '../ical/syntax/replaceText.ts';
import { escapeText } from '../ical/values/text.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { eolOf, usualUnit } from './foldStyle.ts';
import { lineAtOffset } from './partAt.ts';

/**
 * The edits that write a name in the place of others, each in the form of its place: as TEXT in a value (RFC 5545,
 * 3.3.11), in double quotes where a parameter needs them (3.2). `places` are in the order of the text, in its offsets, and
 * without quotes. Nothing else changes but the folds of a line that becomes too long.
 */
export function writeNames(
  document: IcalDocument,
  places: readonly Range[],
  name: string,
): readonly TextEdit[] {
  const [first] = places;
  const last = places[places.length - 1];
  if (!first || !last) return [];
  const edits: TextEdit[] = [];
  let next = 0;
  document.readBlocks(
    (block, tree) => {
      const end = block.start + block.text.length;
      const here: Range[] = [];
      for (; next < places.length && (places[next] as Range).start < end; next++) {
        const { start, end: to } = places[next] as Range;
        here.push({ start: start - block.start, end: to - block.start });
      }
      for (const edit of writeInBlock(document, tree, here, name)) edits.push(inText(block, edit));
    },
    { start: first.start, end: last.end },
  );
  return edits;
}

function writeInBlock(
  document: IcalDocument,
  tree: BlockTree,
  places: readonly Range[],
  name: string,
): readonly TextEdit[] {
  const byLine = new Map<ContentLine, TextEdit[]>();
  for (const place of places) {
    const line = lineAtOffset(tree, place.start);
    if (!line) continue;
    const edits = byLine.get(line) ?? [];
    edits.push(writeAt(line, place, name));
    byLine.set(line, edits);
  }
  return [...byLine].flatMap(([line, edits]) =>
    replaceInLine(tree, line, edits, styleOf(document, tree, line)),
  );
}

function writeAt(line: ContentLine, place: Range, name: string): TextEdit {
  if (place.start >= line.valueStart) return { ...place, newText: escapeText(name) };
  const value = line.params
    .flatMap(({ values }) => values)
    .find(({ start, end }) => place.start >= start && place.end <= end);
  const isQuoted = value?.quoted === true;
  return { ...place, newText: !isQuoted && /[;:,]/.test(name) ? `"${name}"` : name };
}

/** Where a carriage return stands alone, readers do not agree on where lines end: no fold is made there. */
function styleOf(document: IcalDocument, tree: BlockTree, line: ContentLine): FoldStyle | undefined {
  const eol = eolOf(tree, line) ?? document.eol;
  return eol === '\r' ? undefined : { eol, unit: foldUnitOf(tree, line) ?? usualUnit(document) };
}

function inText({ start }: PlacedBlock, edit: TextEdit): TextEdit {
  return { start: start + edit.start, end: start + edit.end, newText: edit.newText };
}
