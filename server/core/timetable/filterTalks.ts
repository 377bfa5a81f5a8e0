import type { ScheduleView, TalkStatus, TalkView } from './scheduleView.ts';

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
}

export const everything: TalkFilter = { text: '' };

/** Makes a test that says whether a talk is wanted. */
export function talkTest(filter: TalkFilter): (talk: TalkView) => boolean {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  return (talk) => fitsChoices(talk, filter) && fitsWords(talk, words);
}

function fitsChoices(talk: TalkView, filter: TalkFilter): boolean {
  return (
    (filter.room === undefined || talk.room === filter.room) &&
    (filter.track === undefined || talk.track === filter.track) &&
    (filter.language === undefined || talk.language === filter.language) &&
    (filter.status === undefined || talk.status === filter.status) &&
    (filter.speaker === undefined || talk.speakers.includes(filter.speaker)) &&
    (!filter.onlyOverlaps || talk.overlaps.length > 0)
  );
}

function fitsWords(talk: TalkView, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { title, speakers, room = '', track = '', description = '' } = talk;
  const text = fold([title, ...speakers, room, track, description].join('\n'));
  return words.every((word) => text.includes(word));
}

/** Case and accents do not count: nobody types them into a search. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
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
