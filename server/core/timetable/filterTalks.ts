import { columnRoom, type ScheduleView, type TalkStatus, type TalkView } from './scheduleView.ts';

/** What a reader wants to see; an empty text and an absent choice let everything through. */
export interface TalkFilter {
  /** Words that all must be somewhere in title, speakers, room, track or description, in any case and with or without accents. */
  readonly text: string;
  readonly room?: string;
  readonly track?: string;
  readonly speaker?: string;
  readonly language?: string;
  readonly status?: TalkStatus;
  readonly onlyOverlaps?: boolean;
  /** Rooms that nobody wants to see. What is in all rooms stays. */
  readonly hiddenRooms?: readonly string[];
}

export const everything: TalkFilter = { text: '' };

/** What makes a search quick, and lets it reach what a view does not hold. */
export interface SearchAid {
  /** Texts of talks as they are searched, kept from one search to the next. */
  readonly texts?: WeakMap<TalkView, string>;
  /** Says whether a word of `searchWords` is in the description of the talk with that id. */
  isDescribed?(id: string, word: string): boolean;
}

/** Makes a test that says whether a talk is wanted. */
export function talkTest(filter: TalkFilter, aid: SearchAid = {}): (talk: TalkView) => boolean {
  const words = searchWords(filter.text);
  return (talk) => fitsChoices(talk, filter) && fitsWords(talk, words, aid);
}

/** The words of a search, as they are compared. */
export function searchWords(text: string): readonly string[] {
  return searchText(text).split(/\s+/).filter(Boolean);
}

/** A text as it is searched: case and accents do not count, because nobody types them into a search. */
export function searchText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function fitsChoices(talk: TalkView, filter: TalkFilter): boolean {
  return (
    (filter.room === undefined || talk.room === filter.room) &&
    (filter.track === undefined || talk.track === filter.track) &&
    (filter.language === undefined || talk.language === filter.language) &&
    (filter.status === undefined || talk.status === filter.status) &&
    (filter.speaker === undefined || talk.speakers.includes(filter.speaker)) &&
    (!filter.onlyOverlaps || talk.overlaps.length > 0) &&
    !filter.hiddenRooms?.includes(columnRoom(talk) ?? '')
  );
}

function fitsWords(talk: TalkView, words: readonly string[], { texts, isDescribed }: SearchAid): boolean {
  if (words.length === 0) return true;
  const text = texts?.get(talk) ?? textOf(talk);
  texts?.set(talk, text);
  return words.every((word) => text.includes(word) || isDescribed?.(talk.id, word));
}

function textOf({ title, speakers, room = '', track = '', description = '' }: TalkView): string {
  return searchText([title, ...speakers, room, track, description].join('\n'));
}

/** What can be chosen from; each list sorted by name, and empty where there is only one thing or none. */
export interface FilterChoices {
  readonly rooms: readonly string[];
  readonly tracks: readonly string[];
  readonly speakers: readonly string[];
  readonly languages: readonly string[];
  readonly statuses: readonly TalkStatus[];
}

/** Lists what the talks of a schedule can be filtered by. */
export function filterChoices({ rooms, talks }: ScheduleView): FilterChoices {
  return {
    rooms: rooms.length > 1 ? rooms : [],
    tracks: choices(talks.map(({ track }) => track)),
    speakers: choices(talks.flatMap(({ speakers }) => speakers)),
    languages: choices(talks.map(({ language }) => language)),
    statuses: choices(talks.map(({ status }) => status)),
  };
}

function choices<Choice extends string>(all: readonly (Choice | undefined)[]): Choice[] {
  const found = [...new Set(all)].filter((each) => each !== undefined);
  return found.length > 1 ? found.sort() : [];
}
