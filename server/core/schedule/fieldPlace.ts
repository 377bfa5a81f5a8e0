import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { lineAt } from '../text/lines.ts';
import type { Position, Range } from '../text/range.ts';
import type { FieldPlace } from './talkFacts.ts';

/** A range of a block with its positions, so that it can be shown when the text is gone. */
export function toFieldPlace(tree: BlockTree, { start, end }: Range): FieldPlace {
  return { start, end, from: positionIn(tree, start), to: positionIn(tree, end) };
}

/** The place of a line's value. */
export function valuePlace(tree: BlockTree, line: ContentLine): FieldPlace {
  const { valueStart: start, end } = line;
  if (line.lineCount > 1) return toFieldPlace(tree, { start, end });
  // A line without folds knows its number, and nobody need look for it: eight times for each event of a file.
  const first = tree.lines.starts[line.line] as number;
  return {
    start,
    end,
    from: { line: line.line, character: start - first },
    to: { line: line.line, character: end - first },
  };
}

function positionIn({ lines }: BlockTree, offset: number): Position {
  const line = lineAt(lines.starts, offset);
  return { line, character: offset - (lines.starts[line] ?? 0) };
}
