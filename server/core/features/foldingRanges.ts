import type { IcalDocument } from '../document.ts';
import type { PlacedBlock } from '../ical/context.ts';
import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { lineAt } from '../text/lines.ts';

/** Lines that an editor may hide: all after `startLine` to `endLine`, which is hidden too. Lines from 0. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'calendar' | 'component' | 'property';
}

/** What can be folded: calendars, components and properties of several lines; in the order of the text. */
export function foldingRanges(document: IcalDocument): readonly FoldingRange[] {
  const ranges: FoldingRange[] = calendarRanges(document);
  document.readBlocks((block, tree) => {
    for (const component of tree.components) {
      // A calendar ends in another block.
      if (component.name === 'VCALENDAR' && !component.endLine) continue;
      add(ranges, { ...linesOf(block, tree, component), kind: 'component' });
    }
    for (const { line, lineCount } of tree.contentLines) {
      if (lineCount === 1) continue;
      const startLine = block.line + line;
      ranges.push({ startLine, endLine: startLine + lineCount - 1, kind: 'property' });
    }
  });
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function calendarRanges(document: IcalDocument): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  for (const { begin, end } of document.model.calendars) {
    if (!begin || !end) continue;
    const startLine = begin.block.line + begin.node.begin.line;
    add(ranges, { startLine, endLine: end.block.line + end.node.line, kind: 'calendar' });
  }
  return ranges;
}

/** The lines of a component; one that was never closed ends where the parser ended it. */
function linesOf(block: PlacedBlock, tree: BlockTree, component: Component) {
  const last = component.endLine?.line ?? lineAt(tree.lines.starts, component.end - 1);
  return { startLine: block.line + component.begin.line, endLine: block.line + last };
}

function add(ranges: FoldingRange[], range: FoldingRange): void {
  if (range.endLine > range.startLine) ranges.push(range);
}
