import type { CalendarModel, FileModel, PlacedBlock } from '../context.ts';
import { findMisspeltEnd, isBlankLine, lastBlockOf } from '../facts.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';

/** Where a file breaks off. */
export interface CutOff {
  readonly block: PlacedBlock;
  /** The last line with something in it. */
  readonly line: ContentLine;
  /** The components in the last block that are open there, the innermost first. */
  readonly open: readonly Component[];
}

/**
 * The place at which a file ends in the middle of a calendar: with a component in it open, or in the middle of a line.
 * Undefined for a calendar that is closed or lacks nothing but its END.
 */
export function findCutOff(file: FileModel, calendar: CalendarModel): CutOff | undefined {
  const { begin } = calendar;
  if (!begin || calendar.end || findMisspeltEnd(file, calendar)) return undefined;
  if (file.calendars.some((other) => other.begin && other.begin.block.start > begin.block.start))
    return undefined;
  const block = lastBlockOf(file, begin.block);
  const line = block.tree.contentLines.filter((one) => !isBlankLine(block.tree, one)).pop();
  const open = block.tree.problems
    .flatMap(({ kind, component, line: proof }) =>
      kind === 'not-closed' && component && component.begin === proof ? component : [],
    )
    .filter(({ name }) => name !== 'VCALENDAR')
    .sort((a, b) => b.start - a.start);
  const isRagged = line?.fullEnd === line?.end;
  return line && (open.length > 0 || isRagged) ? { block, line, open } : undefined;
}
