import type { Lines } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import { isLinkLine, readHeading } from './lineForms.ts';
import type { Heading, ScheduleLine } from './nodes.ts';
import { type Care, readScheduleLine } from './scheduleLine.ts';
import { trim } from './trim.ts';

/** A line with something on it; the range is without white space around it. */
export interface PieceLine extends Range {
  /** Its index among the lines of the page. */
  readonly line: number;
}

/** Lines without a blank one between them. A heading is a piece of its own. */
export interface Piece {
  readonly lines: readonly PieceLine[];
  readonly heading: Heading | undefined;
  /** The first line of the piece that says when and where. */
  readonly schedule: ScheduleLine | undefined;
  /** The index of that line in `lines`. */
  readonly scheduleAt: number;
  /** It holds links and nothing else. */
  readonly isLinks: boolean;
}

/** Cuts a page, from a line on, into its pieces. */
export function cutPieces(text: string, lines: Lines, from: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let isBelowHeading = false;
  for (const run of runsOf(text, lines, from)) {
    for (const part of splitAtHeadings(text, run)) {
      const care = isBelowHeading ? careFor(part.lines) : 'meant';
      pieces.push(part.heading ? headingPiece(part.lines, part.heading) : toPiece(text, part.lines, care));
      isBelowHeading ||= part.heading !== undefined && part.heading.name !== 'Biography';
    }
  }
  return pieces;
}

/** In a section any text may stand; a piece of more than two lines there is prose. */
function careFor(lines: readonly PieceLine[]): Care {
  return lines.length > 2 ? 'whole' : 'readable';
}

function runsOf(text: string, lines: Lines, from: number): readonly (readonly PieceLine[])[] {
  const runs: PieceLine[][] = [];
  let open: PieceLine[] | undefined;
  for (let line = from; line < lines.starts.length; line++) {
    const at = trim(text, lines.starts[line] as number, lines.ends[line] as number);
    if (at.start === at.end) open = undefined;
    else if (open) open.push({ ...at, line });
    else {
      open = [{ ...at, line }];
      runs.push(open);
    }
  }
  return runs;
}

interface Part {
  readonly lines: PieceLine[];
  readonly heading: Heading | undefined;
}

function splitAtHeadings(text: string, run: readonly PieceLine[]): readonly Part[] {
  const parts: Part[] = [];
  let open: PieceLine[] | undefined;
  for (const line of run) {
    const heading = readHeading(text, line, run.length === 1);
    if (heading) {
      parts.push({ lines: [line], heading });
      open = undefined;
    } else if (open) open.push(line);
    else {
      open = [line];
      parts.push({ lines: open, heading: undefined });
    }
  }
  return parts;
}

function headingPiece(lines: readonly PieceLine[], heading: Heading): Piece {
  return { lines, heading, schedule: undefined, scheduleAt: -1, isLinks: false };
}

function toPiece(text: string, lines: readonly PieceLine[], care: Care): Piece {
  const isLinks = lines.every(({ start, end }) => isLinkLine(text.slice(start, end)));
  if (isLinks) return { lines, heading: undefined, schedule: undefined, scheduleAt: -1, isLinks };
  for (const [scheduleAt, { start, end }] of lines.entries()) {
    const schedule = readScheduleLine(text, start, end, care);
    if (schedule) return { lines, heading: undefined, schedule, scheduleAt, isLinks };
  }
  return { lines, heading: undefined, schedule: undefined, scheduleAt: -1, isLinks };
}
