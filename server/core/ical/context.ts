import type { Range } from '../text/range.ts';
import type { BlockText } from './syntax/blocks.ts';
import type { BlockTree, Component, ContentLine } from './syntax/nodes.ts';

/** A block as rules and findings name it: an identity with a text. Its place in the file is not part of it. */
export interface IcalBlock extends BlockText {
  /** Made on demand; ask once and keep it while you look. */
  readonly tree: BlockTree;
}

/** A block with its place, for those who look at the whole file. */
export interface PlacedBlock extends IcalBlock {
  /** Offset of the block in the file, in UTF-16 code units. */
  readonly start: number;
  /** Index of its first line in the file. */
  readonly line: number;
}

/** A VTIMEZONE of a calendar: where it stands and its component. */
export interface ZoneDefinition {
  /** Unescaped, as TZID parameters have it. */
  readonly tzid: string;
  readonly block: IcalBlock;
  readonly component: Component;
}

/**
 * What a rule on one block may know of the calendar around it. Small and frozen; the findings of a block
 * are cached under it, so whatever is added here makes every block be checked again when it changes.
 */
export interface CalendarContext {
  /** METHOD in upper case, when the calendar has one. */
  readonly method: string | undefined;
  /** By TZID as written: it is case-sensitive (RFC 5545, 2). The first definition counts. */
  readonly zones: ReadonlyMap<string, ZoneDefinition>;
}

/** Something in one block of a file. */
export interface Placed<Node> {
  readonly block: PlacedBlock;
  readonly node: Node;
}

/** What the rules on a whole file ask of each block; made from the block's text alone. */
export interface BlockFacts {
  readonly identities: readonly Identity[];
  /** The first use of each TZID in the block. */
  readonly tzids: readonly TzidUse[];
  /** Of the event, task, note or busy time that the block holds, if it holds one. */
  readonly entry: EntryFacts | undefined;
}

/** What makes an entry of interest to rules that look at few of them. */
export type Trait =
  /** It repeats without end. */
  | 'endless'
  /** It is a changed occurrence of another. */
  | 'override'
  /** It has an ATTENDEE and an ORGANIZER. */
  | 'invitation'
  /** It has an ATTENDEE and no ORGANIZER. */
  | 'attended'
  /** It has a reminder. */
  | 'alarm'
  /** It takes up whole days, and more than one. */
  | 'several-days'
  /** Its start has neither a Z nor a zone. */
  | 'floating';

/** An entry in a few words: facts outlive the trees of big files. */
export interface EntryFacts {
  readonly component: string;
  /** The day of DTSTART on its own clock, counted from 1970-01-01. */
  readonly day: number | undefined;
  readonly isDate: boolean;
  /** Of an entry of whole days with a DTEND: the first day that is no longer part of it. */
  readonly endDay: number | undefined;
  readonly recurs: boolean;
  readonly traits: readonly Trait[];
  /** Equal for what has equal title, start and place; 0 for what has no title. */
  readonly look: number;
  readonly override: OverrideFacts | undefined;
}

/** Which occurrence an entry changes; the range is the value of RECURRENCE-ID. */
export interface OverrideFacts extends Range {
  readonly uid: string;
  readonly value: string;
  readonly tzid: string | undefined;
}

/** How a component says which one it is (RFC 5545, 3.8.4.7 and 3.8.4.4); the range is the UID's value. */
export interface Identity extends Range {
  /** The component's name. Not the component: facts outlive the trees of big files. */
  readonly component: string;
  readonly uid: string;
  readonly hasRecurrenceId: boolean;
  readonly sequence: number;
}

/** The use of one TZID in a block. The range is that of the first parameter's value, with its quotes. */
export interface TzidUse extends Range {
  readonly tzid: string;
  /** The days of its times on their own clock, counted from 1970-01-01. */
  readonly days: readonly number[];
  /** The days on which a rule of recurrence may give more of them, as far as that can be told without the zone. */
  readonly repeats: DayRange | undefined;
}

/** Days counted from 1970-01-01: `from`, and those after it up to before `to`. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** When a zone is used in a calendar. */
export interface ZoneUse {
  /** How many blocks use it. */
  readonly blocks: number;
  /** How many blocks use it on each day. */
  readonly days: ReadonlyMap<number, number>;
  /** The blocks that repeat, and when at most. */
  readonly repeats: ReadonlyMap<PlacedBlock, DayRange>;
}

/** One VCALENDAR of a file, or what stands around and between them. */
export interface CalendarModel {
  /** Absent where no BEGIN:VCALENDAR was. */
  readonly begin: Placed<Component> | undefined;
  readonly end: Placed<ContentLine> | undefined;
  readonly properties: readonly Placed<ContentLine>[];
  readonly context: CalendarContext;
  /** Groups of two or more components with one name and one UID and no RECURRENCE-ID, in no order. */
  duplicateUids(): readonly (readonly Placed<Identity>[])[];
  /** Every VTIMEZONE with a TZID in the order of the file; one that is there twice comes twice. */
  readonly definitions: readonly ZoneDefinition[];
  /** When each TZID is used. */
  readonly zoneUses: ReadonlyMap<string, ZoneUse>;
  /** The blocks that use a TZID, on some days when these are given, in the order of the file. Looks through all. */
  usesOf(tzid: string, days?: readonly DayRange[]): readonly Placed<TzidUse>[];
  /** The blocks that use a TZID for which there is no VTIMEZONE, in the order of the file. */
  undefinedTzids(): ReadonlyMap<string, readonly Placed<TzidUse>[]>;
  /** How many entries there are of each component name. */
  readonly entryCounts: ReadonlyMap<string, number>;
  /** How many different UIDs the entries of a component name have, changed occurrences left out. */
  countUids(component: string): number;
  /** How many events start on each day, by `EntryFacts.day`; those that have a time and do not repeat, and all others. */
  readonly days: {
    readonly timed: ReadonlyMap<number, number>;
    readonly others: ReadonlyMap<number, number>;
  };
  /** The entries with a trait in the order of the file, the first `most` of them. */
  entriesWith(trait: Trait, most?: number): readonly Placed<EntryFacts>[];
  /** How many entries have a trait. */
  countWith(trait: Trait): number;
  /** The events that start on a day from `from` to before `to`. Looks at all of them. */
  eventsBetween(from: number, to: number): readonly Placed<EntryFacts>[];
  /** The block with the entry of that component name and UID of which others are changed occurrences. */
  findOriginal(component: string, uid: string): PlacedBlock | undefined;
  /** Groups of two or more events of one look, each in the order of the file. */
  lookalikes(): readonly (readonly Placed<EntryFacts>[])[];
}

/** The whole file as its rules see it. */
export interface FileModel {
  readonly blocks: readonly PlacedBlock[];
  /**
   * The blocks that are no event, task and so on: calendars' heads and ends, zones, and what stands between.
   * Few in a large file, so a rule on the file looks at these after every edit and not at all.
   */
  readonly structural: readonly PlacedBlock[];
  readonly calendars: readonly CalendarModel[];
  /** END:VCALENDAR lines that close nothing. */
  readonly strayEnds: readonly Placed<ContentLine>[];
}
