import { endsSentence, isPlainTrackLine } from './lineForms.ts';
import type { SectionName } from './nodes.ts';
import type { Piece, PieceLine } from './pieces.ts';

/** Where a talk begins and what its head is made of. */
export interface TalkStart {
  /** Index of the piece with its first line. */
  readonly piece: number;
  /** Index of that line in the piece. */
  readonly line: number;
  readonly title: PieceLine | undefined;
  readonly track: PieceLine | undefined;
  /** Index of the piece with the line that says when; undefined where there is none. */
  readonly schedulePiece: number | undefined;
}

/** In UTF-16 code units: no title is longer, not even one that is too long. */
const longestTitle = 300;
const longestAmongText = 150;
/** A short line may be a title although it ends as a sentence does. */
const shortSentence = 60;

/** A page's pieces with what is known of them so far. */
interface Search {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The line of the name, which is no title. */
  readonly nameLine: number | undefined;
}

/** Finds where the talks of a page begin: at the title before the line that says when, or before a heading. */
export function findTalks(
  text: string,
  pieces: readonly Piece[],
  nameLine: number | undefined,
): readonly TalkStart[] {
  const search = { text, pieces, nameLine };
  const starts: TalkStart[] = [];
  let seen = new Set<SectionName>();
  for (const [index, piece] of pieces.entries()) {
    const start = startAt(search, index, starts[starts.length - 1], seen);
    if (start) {
      starts.push(start);
      seen = new Set();
    }
    if (piece.heading) seen.add(piece.heading.name);
  }
  return starts;
}

function startAt(
  search: Search,
  index: number,
  last: TalkStart | undefined,
  seen: ReadonlySet<SectionName>,
): TalkStart | undefined {
  const { schedule, heading } = search.pieces[index] as Piece;
  if (schedule) return startAtSchedule(search, index, last);
  if (!heading) return isLoneTrack(search, index) ? startAtTrack(search, index) : undefined;
  if (!last) return heading.name === 'Biography' ? undefined : startAtHeading(search, index);
  return seen.has(heading.name) && !search.pieces[index - 2]?.heading
    ? titleOnly(index, titleBefore(search, index))
    : undefined;
}

/** A second line that says when, in the lines of one talk's head, is another talk's. */
function startAtSchedule(search: Search, index: number, last: TalkStart | undefined): TalkStart {
  const { lines, scheduleAt } = search.pieces[index] as Piece;
  // The name may stand in the same piece, and is no part of the talk.
  const from = lines[0]?.line === search.nameLine ? 1 : 0;
  const own = { schedulePiece: index, piece: index, line: from };
  const above = lines.slice(from, scheduleAt);
  if (above.length === 0)
    return from > 0 ? { ...own, title: undefined, track: undefined } : startBelowTitle(search, index, last);
  const nearest = above[above.length - 1] as PieceLine;
  const isTrack = above.length > 1 || isPlainTrackLine(search.text, nearest);
  const before = isTrack && above.length > 1 ? undefined : titleBefore(search, index);
  if (before) return { ...own, piece: index - 1, line: 0, title: before, track: nearest };
  if (!isTrack) return { ...own, line: from + above.length - 1, title: nearest, track: undefined };
  const title = above[above.length - 2];
  return { ...own, line: from + Math.max(0, above.length - 2), title, track: nearest };
}

/** Track and time may be apart, with a blank line between them. */
function startBelowTitle(search: Search, index: number, last: TalkStart | undefined): TalkStart {
  const isTrackAbove = isLoneTrack(search, index - 1, true) && last?.schedulePiece !== index - 1;
  const above = isTrackAbove ? index - 1 : index;
  const title = titleBefore(search, above);
  return {
    piece: title ? above - 1 : above,
    line: 0,
    title,
    track: isTrackAbove ? search.pieces[above]?.lines[0] : undefined,
    schedulePiece: index,
  };
}

/** Says whether a piece is one line with a track and a usual level, and not the one above a line that says when. */
function isLoneTrack({ text, pieces }: Search, index: number, isAboveSchedule = false): boolean {
  const piece = pieces[index];
  const [line, second] = piece?.lines ?? [];
  if (!piece || !line || second || piece.heading || piece.schedule || piece.isLinks) return false;
  const next = pieces[index + 1];
  const isInPlace = isAboveSchedule || (!next?.schedule && (!next || next.heading !== undefined));
  return isInPlace && isPlainTrackLine(text, line);
}

function startAtTrack(search: Search, index: number): TalkStart | undefined {
  const title = titleBefore(search, index);
  const track = search.pieces[index]?.lines[0];
  return title && { piece: index - 1, line: 0, title, track, schedulePiece: undefined };
}

function startAtHeading(search: Search, index: number): TalkStart {
  const none = { piece: index, line: 0, title: undefined, track: undefined, schedulePiece: undefined };
  return titleOnly(index, titleBefore(search, index)) ?? none;
}

function titleOnly(index: number, title: PieceLine | undefined): TalkStart | undefined {
  return title && { piece: index - 1, line: 0, title, track: undefined, schedulePiece: undefined };
}

/** The line before a piece where that can be a title: alone between blank lines, and no prose. */
function titleBefore({ text, pieces, nameLine }: Search, index: number): PieceLine | undefined {
  const piece = pieces[index - 1];
  const [line, second] = piece?.lines ?? [];
  if (!piece || !line || second || piece.heading || piece.schedule || piece.isLinks) return undefined;
  if (line.line === nameLine) return undefined;
  const before = pieces[index - 2];
  const written = text.slice(line.start, line.end);
  if (written.length > longestTitle) return undefined;
  if (before?.isLinks) return line;
  if (written.length > longestAmongText) return undefined;
  if (!endsSentence(written)) return line;
  // Below the name a sentence is the biography, and below a heading all that the section has.
  const isFirst = !before || before.heading !== undefined || before.lines[0]?.line === nameLine;
  const isOne = !/[.!?\u3002]\s/.test(written);
  return !isFirst && isOne && written.length <= shortSentence ? line : undefined;
}
