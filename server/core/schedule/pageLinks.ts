import type { ScheduleIndex } from './scheduleIndex.ts';
import type { Talk } from './talk.ts';
import { titleKey, titleSimilarity } from './titleName.ts';

/** A page and a calendar that far apart are of two events. */
const mostApart = 7 * 86_400_000;

/** Titles this alike are one, when a speaker is the same; from `leastAlike` on, when the time is as well. */
const alike = 0.9;
const leastAlike = 0.6;

/** A title or a speaker of more talks tells none from another, and each of them would be compared with each. */
const mostAkin = 400;

/** Says whether a talk is told by speaker pages alone. */
export function isOfPage({ main }: Talk): boolean {
  return main.facts.source === 'page';
}

/**
 * The event that a talk of a page is, if there is one and no other is as near: the same title, or nearly with a speaker
 * in common, or a speaker, the start and the room in common. Only events within a week of the page's date.
 */
export function eventOf(page: Talk, index: ScheduleIndex): Talk | undefined {
  let best: { readonly talk: Talk; readonly score: number } | undefined;
  let isTied = false;
  for (const talk of akinTo(page, index)) {
    const score = isOfPage(talk) || talk.kind === 'break' ? 0 : likeness(page, talk);
    if (score === 0 || (best && score < best.score)) continue;
    isTied = best?.score === score;
    best = { talk, score };
  }
  return isTied ? undefined : best?.talk;
}

/** The talks of pages that are an event. */
export function pagesOf(event: Talk, index: ScheduleIndex): readonly Talk[] {
  if (!index.hasPages) return [];
  return [...akinTo(event, index)].filter((talk) => isOfPage(talk) && eventOf(talk, index) === event);
}

/** The talks that have a title or a speaker in common with one, itself included. */
function akinTo({ title, speakers }: Talk, index: ScheduleIndex): ReadonlySet<Talk> {
  const akin = new Set<Talk>();
  const namesakes = index.withTitle(titleKey(title));
  if (namesakes.size <= mostAkin) for (const talk of namesakes) akin.add(talk);
  for (const { key } of speakers) {
    const { talks } = index.ofSpeaker(key);
    if (talks.size <= mostAkin) for (const talk of talks) akin.add(talk);
  }
  return akin;
}

/** The talks of pages by the events that they are, all at once. */
export function pagesByEvent(index: ScheduleIndex): ReadonlyMap<Talk, readonly Talk[]> {
  const byEvent = new Map<Talk, Talk[]>();
  if (!index.hasPages) return byEvent;
  for (const page of index.talks) {
    const event = isOfPage(page) ? eventOf(page, index) : undefined;
    if (!event) continue;
    const pages = byEvent.get(event);
    if (pages) pages.push(page);
    else byEvent.set(event, [page]);
  }
  return byEvent;
}

/** 0 for two that are not one talk; else the higher the surer. */
function likeness(page: Talk, event: Talk): number {
  const apart = page.span && event.span ? Math.abs(page.span.start - event.span.start) : undefined;
  if (apart !== undefined && apart > mostApart) return 0;
  const isSameTime = apart === 0;
  const sharesSpeaker = event.speakers.some(({ key }) => page.speakers.some((other) => other.key === key));
  const sharesRoom = event.rooms.some(({ key }) => page.rooms.some((other) => other.key === key));
  const extra = (isSameTime ? 4 : 0) + (sharesSpeaker ? 2 : 0) + (sharesRoom ? 1 : 0);
  if (page.title !== '' && titleKey(page.title) === titleKey(event.title)) return 100 + extra;
  const similarity = titleSimilarity(page.title, event.title);
  if (similarity >= alike && sharesSpeaker) return 50 + extra;
  const isSamePlace = isSameTime && sharesSpeaker && (sharesRoom || similarity >= leastAlike);
  return isSamePlace ? 10 + extra : 0;
}
