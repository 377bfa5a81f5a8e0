import type { DateOrder } from '../speaker/values/date.ts';
import type { Range } from '../text/range.ts';
import type { PersonName } from './personName.ts';
import type { TalkTime } from './talkTime.ts';

/**
 * What one file tells of one talk. Data that outlives the text it was taken from, small, since there may be tens of
 * thousands, and with every place relative to the block it stands in, so that it holds wherever an edit moves that block.
 */

/** A stretch of a block: offsets in UTF-16 code units, lines and characters, all counted from the block's start. */
export interface FieldPlace extends Range {
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** Where a block is in its file: the offset of its start and the index of its first line. An open document moves it. */
export interface BlockPlace {
  readonly start: number;
  readonly line: number;
}

/** Where a speaker's name was found, the surest first. */
export type SpeakerSource = 'page' | 'participant' | 'attendee' | 'property' | 'summary';

/** Somebody who speaks, as one file names them. */
export interface SpeakerFacts {
  /** As people read it. */
  readonly name: string;
  /** What the name says. */
  readonly person: PersonName;
  readonly source: SpeakerSource;
  /** A CAL-ADDRESS or another URI; the same one is the same person, whatever the name. */
  readonly address: string | undefined;
  readonly at: FieldPlace;
}

/** The names behind a title, where SUMMARY may hold both: `Title - A, B`. */
export interface SummaryTail {
  /** What stands before the last ` - `. */
  readonly title: string;
  readonly titleAt: FieldPlace;
  /** Empty for `Title - `, as pretalx writes a talk without speakers. */
  readonly speakers: readonly SpeakerFacts[];
}

/** The places of a talk's fields; a field that is missing has none. */
export interface TalkPlaces {
  /** What stands for the talk as a whole: the word after BEGIN, or the title on a page. */
  readonly self: FieldPlace;
  readonly uid: FieldPlace | undefined;
  readonly title: FieldPlace | undefined;
  /** The date of a page's schedule line; in a calendar it is part of the start. */
  readonly date: FieldPlace | undefined;
  /** The value of DTSTART, or the start time on a page. */
  readonly start: FieldPlace | undefined;
  /** The value of DTEND or DURATION, or the end time on a page. */
  readonly end: FieldPlace | undefined;
  readonly room: FieldPlace | undefined;
  readonly url: FieldPlace | undefined;
  readonly status: FieldPlace | undefined;
}

/** A talk at one time, as one file tells it. An event that repeats is one of these for each occurrence. */
export interface TalkFacts {
  readonly source: 'event' | 'page';
  readonly uid: string | undefined;
  /**
   * Which occurrence this is: its original start in a form that is equal for equal times, however they are
   * written. Undefined for an event that does not repeat.
   */
  readonly recurrenceId: string | undefined;
  /** `override` is a VEVENT with RECURRENCE-ID; it stands for the occurrence that the series gives. */
  readonly origin: 'single' | 'occurrence' | 'override';
  readonly url: string | undefined;
  /** What the URL calls the talk, with its host and conference: `pretalx.example/conf/RGRCLN`. */
  readonly code: string | undefined;
  /** SUMMARY or a page's title, in one line; speakers that SUMMARY has behind it included. */
  readonly title: string;
  readonly tail: SummaryTail | undefined;
  readonly start: TalkTime | undefined;
  readonly end: TalkTime | undefined;
  /** The end is said by a DURATION, which goes along with the start. */
  readonly hasDuration: boolean;
  /** Days and no times. */
  readonly isDate: boolean;
  /** Of a page: its date and times in its own words, for who writes others in their place. */
  readonly written:
    | {
        readonly date: string | undefined;
        readonly start: string | undefined;
        readonly end: string | undefined;
        /** What stands between the times. */
        readonly dash: string | undefined;
        /** The order of month and day, where only one makes a date. */
        readonly proves: DateOrder | undefined;
        /** The names of its sections. */
        readonly sections: readonly string[];
      }
    | undefined;
  /** LOCATION or a page's room, in one line; empty when there is none. */
  readonly room: string;
  /** All but those of `tail`. */
  readonly speakers: readonly SpeakerFacts[];
  /** CATEGORIES or a page's track. */
  readonly tracks: readonly string[];
  readonly level: string | undefined;
  /** LANGUAGE of SUMMARY. */
  readonly language: string | undefined;
  /** In upper case. */
  readonly status: string | undefined;
  /** STATUS:CANCELLED, or in a calendar with METHOD:CANCEL. */
  readonly isCancelled: boolean;
  /** TRANSP:TRANSPARENT. */
  readonly isTransparent: boolean;
  /** There is a CONFERENCE: the talk may do without a room. */
  readonly isOnline: boolean;
  /** What tells which of two copies is newer (RFC 5546, 2.1.5): SEQUENCE, LAST-MODIFIED and DTSTAMP in epoch ms. */
  readonly revision: readonly [sequence: number, lastModified: number, stamp: number];
  readonly places: TalkPlaces;
}

/** A talk of a file and the block that its places are relative to. */
export interface PlacedTalk {
  readonly facts: TalkFacts;
  readonly block: BlockPlace;
}

/** All that one file tells the schedule. */
export interface FileFacts {
  /** What the host knows the file by: a URI, or a path. */
  readonly key: string;
  /** From the schedule's folder, with `/`. */
  readonly path: string;
  /** PRODID of its first calendar. */
  readonly producer: string | undefined;
  /** In the order of the file. */
  readonly talks: readonly PlacedTalk[];
}
