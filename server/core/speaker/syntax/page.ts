/**
 * Reads a speaker page. A page is made of pieces between blank lines, and what a piece is its place tells: the
 * lines that say when a talk is and the headings are found first, all else is named after what it stands
 * beside. Never fails: whatever is no part of anything is text.
 */
import { type Lines, scanLines } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import { isLinkLine, isMarker, isName } from './lineForms.ts';
import type { LinkLine, PageLine, PageLineKind, PageTree } from './nodes.ts';
import { cutPieces, type Piece, type PieceLine } from './pieces.ts';
import { type NameLine, readLinks, readTalk } from './talk.ts';
import { findTalks, type TalkStart } from './talkStarts.ts';
import { trim } from './trim.ts';

/** Reads the text of a page. Takes any text; all ranges are offsets of it. */
export function parsePage(text: string): PageTree {
  const lines = scanLines(text);
  const kinds: PageLineKind[] = lines.starts.map(() => 'blank');
  const setKind: NameLine = (line, kind) => {
    kinds[line] = kind;
  };
  const marker = findMarker(text, lines);
  if (marker) setKind(marker.line, 'marker');
  const pieces = cutPieces(text, lines, marker ? marker.line + 1 : 0);
  const name = findName(text, pieces);
  const starts = findTalks(text, pieces, name?.line);
  const speaker = readSpeaker(text, linesBefore(pieces, starts[0]), name, setKind);
  const talks = starts.map((start, index) => readTalk(text, pieces, start, starts[index + 1], setKind));
  return {
    text,
    lines,
    nodes: toNodes(text, lines, kinds),
    marker: marker && bare(marker),
    first: pieces[0]?.lines[0] && bare(pieces[0].lines[0]),
    name: name && bare(name),
    ...speaker,
    talks,
  };
}

function bare({ start, end }: Range): Range {
  return { start, end };
}

/** The first line with anything on it, when that is the marker. */
function findMarker(text: string, lines: Lines): PieceLine | undefined {
  for (const [line, start] of lines.starts.entries()) {
    const at = trim(text, start, lines.ends[line] as number);
    if (at.start === at.end) continue;
    return isMarker(text.slice(at.start, at.end)) ? { ...at, line } : undefined;
  }
  return undefined;
}

/** The first line after the marker, unless it can only be something else. */
function findName(text: string, [first]: readonly Piece[]): PieceLine | undefined {
  const line = first?.lines[0];
  if (!first || !line || first.heading || (first.schedule && first.scheduleAt === 0)) return undefined;
  return isName(text.slice(line.start, line.end)) ? line : undefined;
}

/** What stands before the first talk: each piece's lines, and whether it is a heading. */
function linesBefore(pieces: readonly Piece[], first: TalkStart | undefined): readonly Piece[] {
  if (!first) return pieces;
  const whole = pieces.slice(0, first.piece);
  const own = pieces[first.piece];
  if (!own || first.line === 0) return whole;
  return [...whole, { ...own, lines: own.lines.slice(0, first.line) }];
}

function readSpeaker(
  text: string,
  pieces: readonly Piece[],
  name: PieceLine | undefined,
  setKind: NameLine,
): Pick<PageTree, 'biography' | 'links'> {
  const biography: Range[] = [];
  const links: LinkLine[] = [];
  if (name) setKind(name.line, 'name');
  for (const { lines, heading } of pieces) {
    const own = lines.filter((line) => line !== name);
    const [first] = own;
    const last = own[own.length - 1];
    if (!first || !last) continue;
    if (heading) setKind(first.line, 'heading');
    else if (own.every(({ start, end }) => isLinkLine(text.slice(start, end)))) {
      links.push(...readLinks(text, own, setKind));
    } else {
      biography.push({ start: first.start, end: last.end });
      for (const { line } of own) setKind(line, 'biography');
    }
  }
  return { biography, links };
}

function toNodes(text: string, lines: Lines, kinds: readonly PageLineKind[]): readonly PageLine[] {
  return lines.starts.map((start, line) => ({
    kind: kinds[line] as PageLineKind,
    start,
    end: lines.ends[line] as number,
    fullEnd: lines.starts[line + 1] ?? text.length,
  }));
}
