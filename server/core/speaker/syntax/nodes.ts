import type { Lines } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { PageDate } from '../values/date.ts';
import type { PageTimeRange } from '../values/time.ts';

/** What a line of a page is. `loose` text belongs to a talk and stands under no heading. */
export type PageLineKind =
  | 'blank'
  | 'marker'
  | 'name'
  | 'biography'
  | 'link'
  | 'title'
  | 'speakers'
  | 'track'
  | 'schedule'
  | 'heading'
  | 'text'
  | 'loose';

/** A physical line. The lines of a page laid end to end, each from `start` to `fullEnd`, are its text. */
export interface PageLine extends Range {
  readonly kind: PageLineKind;
  /** After the line's break; `end` is before it. */
  readonly fullEnd: number;
}

/** The sections that talks have. Others' headings are text. */
export const sectionNames = [
  'Description',
  'Abstract',
  'Biography',
  'Requirements',
  'Prerequisites',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** The line that begins a section; the range is without white space around it. */
export interface Heading extends Range {
  readonly name: SectionName;
  /** The word without `##` and colon. */
  readonly word: Range;
  /** How the word is written: as it should be, in another case or for short, or misspelt. */
  readonly spelling: 'right' | 'variant' | 'misspelt';
  /** It has a `##` before it or a colon after it. */
  readonly isMarked: boolean;
}

export interface Section extends Range {
  readonly heading: Heading;
  /** Stretches of text between blank lines, without white space around them. */
  readonly paragraphs: readonly Range[];
}

/** The text of a link, with its address where that is not lost. */
export interface LinkLine extends Range {
  readonly label: Range;
  /** On the line itself, or alone on the next one. */
  readonly address: Range | undefined;
}

/** `Track, Level`, split at the last comma; without a comma, all of it is the track. */
export interface TrackLine extends Range {
  readonly track: Range;
  readonly level: Range | undefined;
}

/** What stands between two bars. */
export interface ScheduleField extends Range {
  readonly kind: 'empty' | 'date' | 'time' | 'other';
}

/** The line that says when and where; the range is without white space around it. */
export interface ScheduleLine extends Range {
  /**
   * `bars`: fields between bars. `prose`: `Saturday 11:05 a.m.–11:30 a.m. in Mystic Theatre`, as Symposion
   * shows it. `separators`: date, times and room with commas or hyphens between them.
   */
  readonly form: 'bars' | 'prose' | 'separators';
  readonly fields: readonly ScheduleField[];
  readonly bars: readonly Range[];
  readonly date: PageDate | undefined;
  readonly time: PageTimeRange | undefined;
  /** Never empty. */
  readonly room: Range | undefined;
}

/** One talk. Each part may be missing; the range is from its first part to its last, breaks within. */
export interface TalkNode extends Range {
  readonly title: Range | undefined;
  /** `With Ann Smith and Bob Jones`. */
  readonly speakers: Range | undefined;
  readonly track: TrackLine | undefined;
  readonly schedule: ScheduleLine | undefined;
  readonly sections: readonly Section[];
  readonly links: readonly LinkLine[];
  /** Text that stands under no heading. */
  readonly loose: readonly Range[];
}

/** All that is known of a page from its text alone. */
export interface PageTree {
  readonly text: string;
  readonly lines: Lines;
  /** One for each physical line. */
  readonly nodes: readonly PageLine[];
  /** The first line that is not blank, when it says that this is a speaker page, however it writes that. */
  readonly marker: Range | undefined;
  /** The first line after the marker that is not blank, whatever it is. */
  readonly first: Range | undefined;
  readonly name: Range | undefined;
  /** Paragraphs, without headings and links. */
  readonly biography: readonly Range[];
  readonly links: readonly LinkLine[];
  readonly talks: readonly TalkNode[];
}
