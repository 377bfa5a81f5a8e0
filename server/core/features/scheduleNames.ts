/** The names that lead from file to file: titles of talks, rooms and speakers. */
import type { Place } from '../checkedDocument.ts';
import { compareTexts } from '../schedule/copyRank.ts';
import { eventOf, isOfPage, pagesOf } from '../schedule/pageLinks.ts';
import { roomKey } from '../schedule/roomName.ts';
import { placeOf, type SchedulePlace } from '../schedule/scheduleChecker.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { Talk, TalkCopy } from '../schedule/talk.ts';
import type { FieldPlace } from '../schedule/talkFacts.ts';

/** A talk, a room or a speaker, with the name as it is written where somebody asked. */
export interface ScheduleName {
  readonly kind: 'talk' | 'room' | 'speaker';
  readonly name: string;
  /** What is equal for all spellings of a room or a speaker; the id of a talk. */
  readonly key: string;
  /** The talk that it was found in. */
  readonly talk: Talk;
}

/** A place that names something, and which copy of a talk it is part of. */
export interface NamePlace extends SchedulePlace {
  readonly copy: TalkCopy;
  /** As it is written there. */
  readonly name: string;
}

/** A name where it stands. */
export interface ScheduleNameAt {
  readonly name: ScheduleName;
  readonly place: NamePlace;
}

/** What a file names at an offset of its text; undefined where it names nothing that the schedule knows. */
export function scheduleNameAt(
  index: ScheduleIndex,
  file: string,
  offset: number,
): ScheduleNameAt | undefined {
  for (const { talk, copy } of copiesAround(index, file, offset)) {
    const found = namesIn(index, talk, copy).find(({ place: { start, end } }) =>
      touches(start.offset, end.offset, offset),
    );
    if (found) return found;
  }
  return undefined;
}

/** The talk of which a line of a file says the time: that of its BEGIN, of its start or of its end. */
export function talkTimedAt(index: ScheduleIndex, file: string, { offset, line }: Place): Talk | undefined {
  const isThere = ({ copy }: TalkOfCopy) => {
    const { self, start, end } = copy.facts.places;
    return [self, start, end].some((at) => {
      const place = at && placeOf(copy, at);
      return place && place.start.line <= line && line <= place.end.line;
    });
  };
  return copiesAround(index, file, offset).find(isThere)?.talk;
}

/** The copies in the block that an offset is in: a file may have tens of thousands of others. */
function copiesAround(index: ScheduleIndex, file: string, offset: number): readonly TalkOfCopy[] {
  let nearest = -1;
  let around: TalkOfCopy[] = [];
  for (const talk of new Set(index.talksOfFile(file))) {
    for (const copy of talk.copies) {
      const { start } = copy.block;
      if (copy.file.key !== file || start > offset || start < nearest) continue;
      if (start > nearest) around = [];
      nearest = start;
      around.push({ talk, copy });
    }
  }
  return around;
}

interface TalkOfCopy {
  readonly talk: Talk;
  readonly copy: TalkCopy;
}

function touches(start: number, end: number, offset: number): boolean {
  return end > start && offset >= start && offset <= end;
}

/** The first place, by file and in the order of the text, at which one talk has a name; undefined where it has none. */
export function firstPlaceIn(
  index: ScheduleIndex,
  talk: Talk,
  kind: ScheduleName['kind'],
  key: string,
): NamePlace | undefined {
  const found = talk.copies.flatMap((copy) => namesIn(index, talk, copy));
  const places = found.filter(({ name }) => name.kind === kind && name.key === key).map(({ place }) => place);
  return places.sort(byPlace)[0];
}

/** Every place that names it, by file and in the order of the text; each once, however often its event repeats. */
export function placesOf(index: ScheduleIndex, { kind, key, talk }: ScheduleName): readonly NamePlace[] {
  const places = new Map<string, NamePlace>();
  for (const other of talksWith(index, kind, key, talk)) {
    for (const copy of other.copies) {
      for (const { name, place } of namesIn(index, other, copy)) {
        const isWanted = name.kind === kind && (kind === 'talk' || name.key === key);
        if (isWanted) places.set(`${place.file.key}\n${place.start.offset}`, place);
      }
    }
  }
  return [...places.values()].sort(byPlace);
}

function talksWith(
  index: ScheduleIndex,
  kind: ScheduleName['kind'],
  key: string,
  talk: Talk,
): Iterable<Talk> {
  if (kind === 'room') return index.inRoom(key).talks;
  return kind === 'speaker' ? index.ofSpeaker(key).talks : toldTogether(index, talk);
}

/** A talk and what it is on the other side: an event and the talks of pages that are it. */
function toldTogether(index: ScheduleIndex, talk: Talk): readonly Talk[] {
  const event = isOfPage(talk) ? eventOf(talk, index) : talk;
  return event ? [event, ...pagesOf(event, index)] : [talk];
}

/** Says whether a page tells a talk that the calendars tell as well. */
export function isToldByEvent(index: ScheduleIndex, talk: Talk): boolean {
  return isOfPage(talk) && eventOf(talk, index) !== undefined;
}

/**
 * Where a name leads: the title of an event to its pages and that of a page to its event, else to the other files that
 * have the talk; a speaker to the page. All else leads to itself, as no calendar and no page defines it.
 */
export function homesOf(index: ScheduleIndex, { name, place }: ScheduleNameAt): readonly NamePlace[] {
  const { source } = place.copy.facts;
  if (name.kind === 'room' || (name.kind === 'speaker' && source === 'page')) return [place];
  const others = placesOf(index, name).filter(({ copy }) => copy !== place.copy);
  const across = others.filter(({ copy }) => copy.facts.source !== source);
  if (across.length > 0) return across;
  return name.kind === 'talk' && others.length > 0 ? others : [place];
}

function namesIn(index: ScheduleIndex, talk: Talk, copy: TalkCopy): readonly ScheduleNameAt[] {
  const found: ScheduleNameAt[] = [];
  const add = (name: Omit<ScheduleName, 'talk'>, at: FieldPlace, written = name.name) =>
    found.push({ name: { ...name, talk }, place: { ...placeOf(copy, at), copy, name: written } });
  const { title, at } = index.titleIn(copy);
  if (at && title !== '') add({ kind: 'talk', name: title, key: talk.id }, at);
  for (const { name, person, at } of index.speakersIn(copy)) {
    const { key } = person;
    if (key !== '') add({ kind: 'speaker', name, key }, at);
  }
  const { room } = copy.facts.places;
  if (!room) return found;
  for (const each of index.roomsIn(copy)) {
    // Of one room alone the spelling counts; a LOCATION with more in it names the room somewhere within.
    const isWhole = index.roomsIn(copy).length === 1 && roomKey(copy.facts.room) !== '';
    add({ kind: 'room', name: isWhole ? copy.facts.room : each.name, key: each.key }, room, copy.facts.room);
  }
  return found;
}

function byPlace(a: NamePlace, b: NamePlace): number {
  return compareTexts(a.file.path, b.file.path) || a.start.offset - b.start.offset;
}

/** The rooms of a schedule as they are written, those that are named most often first. */
export function roomNames({ roomSpellings }: ScheduleIndex): readonly string[] {
  const counts = [...roomSpellings.keys].map((name) => [name, roomSpellings.of(name).size] as const);
  return counts.sort(([a, one], [b, other]) => other - one || compareTexts(a, b)).map(([name]) => name);
}
