import type { PageDocument } from '../pageDocument.ts';
import { type PageLine, type ScheduleLine, sectionNames, type TalkNode } from '../speaker/syntax/nodes.ts';
import { usualLevels } from '../speaker/values/levels.ts';
import type { Range } from '../text/range.ts';
import type { CompletionItem } from './completion.ts';

/** The words that may stand at a place, and what of the text they replace. */
interface Offer {
  readonly at: Range;
  readonly words: readonly string[];
  readonly detail: string;
}

/**
 * What may be written at a place of a speaker page: a room, a track, a level, the headings that a talk has not yet, the
 * marker. Nothing in prose. The edit stays on the line of the cursor. `rooms` are those of the schedule.
 */
export function pageCompletion(
  document: PageDocument,
  offset: number,
  rooms: readonly string[] = [],
): readonly CompletionItem[] {
  const line = document.tree.nodes.find(({ start, end }) => start <= offset && offset <= end);
  const at = line ?? { start: offset, end: offset, kind: 'blank', fullEnd: offset };
  const offer = offerAt(document, at, offset, rooms);
  return (offer?.words ?? []).map((word, index) => toItem(offer as Offer, word, index));
}

function offerAt(
  document: PageDocument,
  line: PageLine,
  offset: number,
  rooms: readonly string[],
): Offer | undefined {
  const { tree, text } = document;
  const talk = tree.talks.find(({ start, end }) => start <= line.end && line.start <= end);
  if (line.kind === 'schedule' && talk?.schedule) return roomOffer(document, talk.schedule, offset, rooms);
  if (line.kind === 'track' && talk?.track) return trackOffer(document, talk, offset);
  const isFirst = line.start === 0 || text.slice(0, line.start).trim() === '';
  const at = { start: line.start, end: line.end };
  const written = text.slice(line.start, line.end).trim();
  if (isFirst && isStartOf(written, 'speaker-page')) return { at, words: ['speaker-page'], detail: 'Marker' };
  const open = lastTalkBefore(tree.talks, offset);
  return open ? sectionOffer(open, at, written) : undefined;
}

/** The third field of the line that says when; the cursor may stand right behind the second bar. */
function roomOffer(
  document: PageDocument,
  { bars, end }: ScheduleLine,
  offset: number,
  rooms: readonly string[],
): Offer | undefined {
  const [, second, third] = bars;
  if (!second || offset < second.end || (third && offset > third.start)) return undefined;
  const { text, page, context } = document;
  const used = page.talks.flatMap(({ room }) => (room ? [room.text] : []));
  const own = text.slice(second.end, third?.start ?? end).trim();
  const words = unique([...context.rooms, ...[...used, ...rooms].filter((room) => room !== own)]);
  const blanks = /^[ \t]*/.exec(text.slice(second.end))?.[0].length ?? 0;
  const start = Math.min(second.end + blanks, offset);
  return { at: { start, end: Math.max(third?.start ?? end, offset) }, words, detail: 'Room' };
}

function trackOffer(
  { text, context, page }: PageDocument,
  { track }: TalkNode,
  offset: number,
): Offer | undefined {
  if (!track) return undefined;
  const comma = text.slice(track.start, track.end).lastIndexOf(',');
  const isLevel = comma >= 0 && offset > track.start + comma;
  if (!isLevel) {
    const used = page.talks.flatMap(({ track: other }) =>
      other && other.start !== track.start ? [other.text] : [],
    );
    return { at: track.track, words: unique([...context.tracks, ...used]), detail: 'Track' };
  }
  const behind = track.start + comma + 1;
  const blanks = /^[ \t]*/.exec(text.slice(behind, Math.max(track.end, offset)))?.[0].length ?? 0;
  const words = context.levels.length > 0 ? context.levels : usualLevels;
  return {
    at: { start: Math.min(behind + blanks, offset), end: Math.max(track.end, offset) },
    words,
    detail: 'Level',
  };
}

function lastTalkBefore(talks: readonly TalkNode[], offset: number): TalkNode | undefined {
  return [...talks].reverse().find(({ start }) => start < offset);
}

function sectionOffer({ sections, schedule }: TalkNode, at: Range, written: string): Offer | undefined {
  const there = sections
    .filter(({ heading }) => heading.start !== at.start)
    .map(({ heading }) => heading.name);
  const words = sectionNames.filter((name) => !there.includes(name) && isStartOf(written, name));
  const isBelowHead = schedule === undefined || at.start > schedule.end;
  return isBelowHead ? { at, words, detail: 'Heading' } : undefined;
}

function isStartOf(written: string, word: string): boolean {
  return word.toLowerCase().startsWith(written.toLowerCase());
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

function toItem({ at, detail }: Offer, word: string, index: number): CompletionItem {
  return {
    label: word,
    kind: 'value',
    edit: { start: at.start, end: at.end, newText: word },
    isSnippet: false,
    filterText: word,
    sortText: String(index).padStart(4, '0'),
    isDeprecated: false,
    goesOn: false,
    detail,
    subject: undefined,
  };
}
