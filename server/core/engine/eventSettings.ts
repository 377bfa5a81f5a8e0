import type { Glob } from '../text/glob.ts';

/** What greenroom.json says of the event itself. Every part may be absent: what can be inferred then is. */
export interface EventSettings {
  readonly name: string | undefined;
  /** An IANA name: the zone of floating times and of speaker pages. */
  readonly timeZone: string | undefined;
  /** The days of the event as `YYYY-MM-DD`, in order; empty when they are not given. */
  readonly days: readonly string[];
  /** Minutes after midnight at which a day of the event begins: what is earlier belongs to the day before. */
  readonly dayStart: number | undefined;
  readonly rooms: readonly RoomSettings[];
  readonly tracks: readonly string[];
  readonly levels: readonly string[];
  /** Titles and categories of what is no talk, beside those that everybody knows. */
  readonly breaks: readonly string[];
  /** The least minutes between two talks in one room; 0 for none. */
  readonly changeover: number;
  /** The least minutes for a speaker's way from one room to another; 0 for none. */
  readonly walk: number;
  /** For some pairs of rooms, in minutes and both ways. */
  readonly walks: readonly WalkSettings[];
  /** The files of the schedule; every one when absent. */
  readonly include: readonly Glob[] | undefined;
  readonly exclude: readonly Glob[];
  readonly speakers: SpeakerSourceSetting;
}

export interface RoomSettings {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Several things may take place in it at once: posters, booths, an open space. */
  readonly parallel: boolean;
  /** The least minutes between two talks in this room; that of the event when absent. */
  readonly changeover: number | undefined;
}

export interface WalkSettings {
  readonly rooms: readonly [string, string];
  readonly minutes: number;
}

/** Where the speakers of an event are read from: wherever they are, or from one place alone. */
export const speakerSources = ['auto', 'participants', 'summary', 'pages', 'none'] as const;
export type SpeakerSourceSetting = (typeof speakerSources)[number];

/** What holds where greenroom.json says nothing of the event. */
export const noEventSettings: EventSettings = {
  name: undefined,
  timeZone: undefined,
  days: [],
  dayStart: undefined,
  rooms: [],
  tracks: [],
  levels: [],
  breaks: [],
  changeover: 0,
  walk: 0,
  walks: [],
  include: undefined,
  exclude: [],
  speakers: 'auto',
};
