import type { PageDocument } from '../pageDocument.ts';
import type { LinkLine, PageTree, ScheduleLine, TalkNode } from '../speaker/syntax/nodes.ts';
import type { PageTime } from '../speaker/values/time.ts';
import type { Range } from '../text/range.ts';

/** What the pieces of a page are, for their colours. Prose is none of these. */
export const pageTokenTypes = [
  'marker',
  'speaker',
  'title',
  'track',
  'level',
  'date',
  'time',
  'meridiem',
  'room',
  'section',
  'link',
  'separator',
] as const;
export type PageTokenType = (typeof pageTokenTypes)[number];

/** A stretch of one line. */
export interface PageToken extends Range {
  readonly type: PageTokenType;
}

/**
 * The pieces of a page in the order of the text. A grammar sees one line at a time and guesses what is a title or a
 * track; here it is known. No token crosses a line, and none overlap.
 */
export function pageTokens({ tree }: PageDocument): readonly PageToken[] {
  const tokens: PageToken[] = [];
  if (tree.marker) tokens.push(token('marker', tree.marker));
  if (tree.name) tokens.push(token('speaker', tree.name));
  for (const link of tree.links) tokens.push(...linkTokens(link));
  for (const talk of tree.talks) tokens.push(...talkTokens(tree, talk));
  return tokens.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
}

function token(type: PageTokenType, { start, end }: Range): PageToken {
  return { type, start, end };
}

function linkTokens({ label, address }: LinkLine): readonly PageToken[] {
  const isOne = address?.start === label.start;
  return [token('link', label), ...(address && !isOne ? [token('link', address)] : [])];
}

function talkTokens(
  { text }: PageTree,
  { title, speakers, track, schedule, sections, links }: TalkNode,
): readonly PageToken[] {
  return [
    ...(title ? [token('title', title)] : []),
    ...(speakers ? [token('speaker', speakers)] : []),
    ...(track ? [token('track', track.track)] : []),
    ...(track?.level ? [token('level', track.level)] : []),
    ...(schedule ? scheduleTokens(text, schedule) : []),
    ...sections.map(({ heading }) => token('section', heading.word)),
    ...links.flatMap(linkTokens),
  ];
}

function scheduleTokens(text: string, { date, time, room, bars }: ScheduleLine): readonly PageToken[] {
  return [
    ...(date ? [token('date', date)] : []),
    ...(time ? timeTokens(text, time.from) : []),
    ...(time?.dash ? [token('separator', time.dash)] : []),
    ...(time?.to ? timeTokens(text, time.to) : []),
    ...(room ? [token('room', room)] : []),
    ...bars.map((bar) => token('separator', bar)),
  ];
}

/** A time and, if it is there, its AM or PM. */
function timeTokens(text: string, { start, end, form, meridiem }: PageTime): readonly PageToken[] {
  const mark = form === 'clock' && meridiem ? text.slice(start, end).search(/[ap]\.?\s?m\.?$/i) : -1;
  if (mark < 0) return [token('time', { start, end })];
  const clock = start + text.slice(start, start + mark).trimEnd().length;
  return [token('time', { start, end: clock }), token('meridiem', { start: start + mark, end })];
}
