import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { type Lines, lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import type { FieldPlace } from './talkFacts.ts';

/** A range of a block with its positions, so that it can be shown when the text is gone. */
export function toFieldPlace({ lines }: BlockTree, range: Range): FieldPlace {
  return placeAmong(lines, range);
}

/** The same for a range of any text, given its lines. */
export function placeAmong({ starts }: Lines, { start, end }: Range): FieldPlace {
  const [line, endLine] = [lineAt(starts, start), lineAt(starts, end)];
  const character = start - (starts[line] ?? 0);
  return { start, end, line, character, endLine, endCharacter: end - (starts[endLine] ?? 0) };
}

/** The place of a range within one content line. */
export function placeInLine(tree: BlockTree, line: ContentLine, { start, end }: Range): FieldPlace {
  if (line.lineCount > 1) return toFieldPlace(tree, { start, end });
  // A line without folds knows its number, and nobody need look for it: ten times for each event of a file.
  const first = tree.lines.starts[line.line] as number;
  const [character, endCharacter] = [start - first, end - first];
  return { start, end, line: line.line, character, endLine: line.line, endCharacter };
}

/** The place of a line's value. */
export function valuePlace(tree: BlockTree, line: ContentLine): FieldPlace {
  return placeInLine(tree, line, { start: line.valueStart, end: line.end });
}
