import { byTime, compareTexts } from '../schedule/copyRank.ts';
import { foldAccents } from '../schedule/personName.ts';
import { placeOf, type SchedulePlace } from '../schedule/scheduleChecker.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { Talk } from '../schedule/talk.ts';
import { localLike, spanText } from '../schedule/times.ts';
import { oneLine } from './markdown.ts';
import { firstPlaceIn, isToldByEvent, type ScheduleName } from './scheduleNames.ts';
import { shortDateText } from './timeText.ts';
import { clockFor } from './venueClock.ts';

/** A talk, a room or a speaker of the schedule, for a list to choose from. */
export interface ScheduleSymbol {
  /** Never empty. */
  readonly name: string;
  readonly kind: ScheduleName['kind'];
  /** When and where a talk is; how many talks a room or a speaker has. */
  readonly detail: string;
  readonly place: SchedulePlace;
}

/**
 * What has the letters of the query in their order, however they are cased and accented: the talks by time, then
 * speakers and rooms by name, at most so many of them all. An empty query finds everything.
 */
export function scheduleSymbols(
  index: ScheduleIndex,
  query: string,
  most: number,
): readonly ScheduleSymbol[] {
  const wanted = lettersOf(query);
  return [...talkSymbols(index, wanted, most), ...peopleAndRooms(index, wanted)].slice(0, most);
}

function talkSymbols(
  index: ScheduleIndex,
  wanted: readonly string[],
  most: number,
): readonly ScheduleSymbol[] {
  return [...index.talks]
    .filter((talk) => talk.title !== '' && hasLetters(talk.title, wanted) && !isToldByEvent(index, talk))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0) || compareTexts(a.title, b.title))
    .slice(0, most)
    .map((talk) => ({
      name: oneLine(talk.title),
      kind: 'talk',
      detail: whenAndWhere(talk, index),
      place: placeOf(talk.main, index.titleIn(talk.main).at ?? talk.main.facts.places.self),
    }));
}

function peopleAndRooms(index: ScheduleIndex, wanted: readonly string[]): readonly ScheduleSymbol[] {
  const found: ScheduleSymbol[] = [];
  for (const [kind, keys] of [
    ['speaker', index.speakerKeys],
    ['room', index.roomKeys],
  ] as const) {
    const ofKind = [...keys].flatMap((key) => symbolOf(index, kind, key, wanted) ?? []);
    found.push(...ofKind.sort((a, b) => compareTexts(a.name, b.name)));
  }
  return found;
}

function symbolOf(
  index: ScheduleIndex,
  kind: 'speaker' | 'room',
  key: string,
  wanted: readonly string[],
): ScheduleSymbol | undefined {
  const { talks: told } = kind === 'room' ? index.inRoom(key) : index.ofSpeaker(key);
  const talks = [...told].filter((each) => !isToldByEvent(index, each));
  const [talk] = [...told].sort(byTime);
  const name = usualName(kind, key, told);
  if (!talk || name === '' || !hasLetters(name, wanted)) return undefined;
  const place = firstPlaceIn(index, talk, kind, key);
  const count = `${talks.length} talk${talks.length === 1 ? '' : 's'}`;
  return place && { name: oneLine(name), kind, detail: count, place };
}

/** The spelling that most talks have; of equally usual ones the first in the alphabet. */
function usualName(kind: 'speaker' | 'room', key: string, talks: Iterable<Talk>): string {
  const counts = new Map<string, number>();
  for (const { rooms, speakers } of talks) {
    const named = kind === 'room' ? rooms : speakers;
    const name = named.find((each) => each.key === key)?.name ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || compareTexts(a, b));
  return sorted[0]?.[0] ?? '';
}

/** `Fri 14 May, 09:00–09:15, Großer Saal`. */
function whenAndWhere(talk: Talk, index: ScheduleIndex): string {
  const { start, rooms } = talk;
  const clock = clockFor([talk], index) ?? talk;
  const time = start && (start.form === 'date' ? [] : [spanText(talk, clock)]);
  const when = start ? [shortDateText(localLike(start, clock.start)), ...(time ?? [])] : [];
  return [...when, ...rooms.map(({ name }) => oneLine(name, 60))].join(', ');
}

function lettersOf(query: string): readonly string[] {
  return [...foldAccents(query).replace(/\s+/g, '')];
}

function hasLetters(name: string, wanted: readonly string[]): boolean {
  const text = foldAccents(name);
  let from = 0;
  for (const letter of wanted) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}
