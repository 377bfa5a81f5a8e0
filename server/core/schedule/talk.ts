import type { BlockPlace, FileFacts, SpeakerFacts, TalkFacts } from './talkFacts.ts';
import type { TalkTime } from './talkTime.ts';

/** A talk as one file tells it, and where. */
export interface TalkCopy {
  readonly facts: TalkFacts;
  readonly file: Pick<FileFacts, 'key' | 'path'>;
  readonly block: BlockPlace;
}

/** From when to when a talk takes place, half-open, in milliseconds. */
export interface TalkSpan {
  readonly start: number;
  readonly end: number;
  /** Instants compare with instants; times that float in a zone nobody knows, only with each other. */
  readonly clock: 'instants' | 'floating';
}

export interface TalkRoom {
  /** As it is written. */
  readonly name: string;
  /** Equal for spellings that mean one room. */
  readonly key: string;
}

export interface TalkSpeaker {
  readonly name: string;
  /** Equal for spellings that differ in case, accents, white space and punctuation alone. */
  readonly key: string;
  /** Where the name stands in the main copy, or in the copy that it was taken from. */
  readonly facts: SpeakerFacts;
  readonly copy: TalkCopy;
}

/** What a talk is to those who look for conflicts. */
export type TalkKind = 'talk' | 'break' | 'plenary' | 'all-day';

/** A talk as the schedule knows it, told by however many files. Made anew when one of them changes; never changed. */
export interface Talk {
  /** UID and, for one of several occurrences, the original start; stays the same while the talk is moved. */
  readonly id: string;
  readonly kind: TalkKind;
  /** Without the speakers that SUMMARY may have behind it. */
  readonly title: string;
  readonly start: TalkTime | undefined;
  readonly end: TalkTime | undefined;
  /** Undefined for days without times, and where start or end is not known. */
  readonly span: TalkSpan | undefined;
  /** More than one for a plenary. */
  readonly rooms: readonly TalkRoom[];
  readonly speakers: readonly TalkSpeaker[];
  readonly tracks: readonly string[];
  readonly level: string | undefined;
  readonly isCancelled: boolean;
  /** It takes a room and its speakers' time: not cancelled, not transparent, and from a minute to ten hours long. */
  readonly occupies: boolean;
  /** The newest copy, which counts where copies differ. */
  readonly main: TalkCopy;
  /** All copies, the main one first. */
  readonly copies: readonly TalkCopy[];
}
