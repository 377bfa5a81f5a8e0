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
  return toFieldPlace(tree, { start: line.valueStart, end: line.end });
}

function positionIn({ lines }: BlockTree, offset: number): Position {
  const line = lineAt(lines.starts, offset);
  return { line, character: offset - (lines.starts[line] ?? 0) };
}
