import type { Range } from '../../text/range.ts';
import { readLink, readTrackLine, speakersStart } from './lineForms.ts';
import type { Heading, LinkLine, PageLineKind, Section, TalkNode } from './nodes.ts';
import type { Piece, PieceLine } from './pieces.ts';
import type { TalkStart } from './talkStarts.ts';

/** Says of a line of the page what it is. */
export type NameLine = (line: number, kind: PageLineKind) => void;

/** What a talk is made of while its pieces are read. */
interface Draft {
  readonly text: string;
  readonly name: NameLine;
  speakers: Range | undefined;
  track: Range | undefined;
  readonly sections: { readonly heading: Heading; readonly paragraphs: Range[] }[];
  readonly links: LinkLine[];
  readonly loose: Range[];
  end: number;
}

/** Reads the pieces from where a talk begins to where the next one does. */
export function readTalk(
  text: string,
  pieces: readonly Piece[],
  start: TalkStart,
  next: TalkStart | undefined,
  name: NameLine,
): TalkNode {
  const first = pieces[start.piece]?.lines[start.line] as PieceLine;
  const draft: Draft = {
    text,
    name,
    speakers: undefined,
    track: start.track,
    sections: [],
    links: [],
    loose: [],
    end: first.end,
  };
  for (const { piece, lines } of piecesBetween(pieces, start, next)) readPiece(draft, piece, lines, start);
  const schedule = start.schedulePiece === undefined ? undefined : pieces[start.schedulePiece]?.schedule;
  const { speakers, track, links, loose, end } = draft;
  return {
    start: first.start,
    end,
    title: start.title && bare(start.title),
    speakers,
    track: track && readTrackLine(text, track),
    schedule,
    sections: draft.sections.map(toSection),
    links,
    loose,
  };
}

function bare({ start, end }: Range): Range {
  return { start, end };
}

function toSection({ heading, paragraphs }: { heading: Heading; paragraphs: readonly Range[] }): Section {
  const last = paragraphs[paragraphs.length - 1] ?? heading;
  return { start: heading.start, end: last.end, heading, paragraphs };
}

/** The pieces of a talk, each with those of its lines that belong to it. */
function* piecesBetween(pieces: readonly Piece[], start: TalkStart, next: TalkStart | undefined) {
  const last = next ? next.piece : pieces.length - 1;
  for (let index = start.piece; index <= last; index++) {
    const piece = pieces[index] as Piece;
    const from = index === start.piece ? start.line : 0;
    const to = index === next?.piece ? next.line : piece.lines.length;
    if (from < to) yield { piece, lines: piece.lines.slice(from, to) };
  }
}

function readPiece(draft: Draft, piece: Piece, lines: readonly PieceLine[], start: TalkStart): void {
  if (piece.heading) {
    draft.sections.push({ heading: piece.heading, paragraphs: [] });
    draft.name((lines[0] as PieceLine).line, 'heading');
  } else if (piece.isLinks) {
    draft.links.push(...readLinks(draft.text, lines, draft.name));
  } else {
    const isHead = draft.sections.length === 0;
    const text = isHead ? lines.filter((line) => !takeHeadLine(draft, piece, line, start)) : lines;
    addText(draft, text);
  }
  draft.end = (lines[lines.length - 1] as PieceLine).end;
}

/** Takes a line of a talk's head in; says whether it was one. */
function takeHeadLine(draft: Draft, piece: Piece, line: PieceLine, start: TalkStart): boolean {
  const kind = headKind(draft, piece, line, start);
  if (!kind) return false;
  draft.name(line.line, kind);
  if (kind === 'track') draft.track = line;
  if (kind === 'speakers') draft.speakers = afterWith(draft.text, line);
  return true;
}

function headKind(
  { text, track, speakers }: Draft,
  piece: Piece,
  line: PieceLine,
  start: TalkStart,
): PageLineKind | undefined {
  if (line === start.title) return 'title';
  if (line === start.track) return 'track';
  const written = text.slice(line.start, line.end);
  if (piece.schedule?.start === line.start) return 'schedule';
  if (!speakers && speakersStart(written) !== undefined) return 'speakers';
  const isBelowSchedule = piece.schedule !== undefined && line.start > piece.schedule.start;
  const isTrack = isBelowSchedule && !track && written.length <= 100 && /,/.test(written);
  return isTrack && !/[.!?]$/.test(written) ? 'track' : undefined;
}

function afterWith(text: string, { start, end }: PieceLine): Range {
  return { start: start + (speakersStart(text.slice(start, end)) ?? 0), end };
}

function addText({ sections, loose, name }: Draft, lines: readonly PieceLine[]): void {
  const [first] = lines;
  const last = lines[lines.length - 1];
  if (!first || !last) return;
  const section = sections[sections.length - 1];
  (section?.paragraphs ?? loose).push({ start: first.start, end: last.end });
  for (const { line } of lines) name(line, section ? 'text' : 'loose');
}

/** Reads lines that are links, each with the address that stands on it or alone on the next one. */
export function readLinks(text: string, lines: readonly PieceLine[], name: NameLine): readonly LinkLine[] {
  const links: LinkLine[] = [];
  for (const { start, end, line } of lines) {
    name(line, 'link');
    const parts = readLink(text.slice(start, end));
    const last = links[links.length - 1];
    if (parts)
      links.push({ start, end, label: move(parts.label, start), address: moveIfThere(parts.address, start) });
    else if (last && !last.address) links[links.length - 1] = { ...last, end, address: { start, end } };
    else links.push({ start, end, label: { start, end }, address: { start, end } });
  }
  return links;
}

function move({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

function moveIfThere(range: Range | undefined, by: number): Range | undefined {
  return range && move(range, by);
}
