/** What the other files of its schedule tell of a page. */
export interface PageSurroundings {
  /** The days on which the calendars have something, counted from 1970-01-01; empty when they are not known. */
  readonly days: readonly number[];
  /** The zone that most times of the calendars are in. */
  readonly timeZone: string | undefined;
  /** The order of most dates of which only one order makes a date, where it is not the usual one. */
  readonly dateOrder: 'day-first' | undefined;
  /** The rooms of the calendars whose names could also be words for a room that nobody knows yet; in lower case. */
  readonly oddRooms: readonly string[];
}

/** A page that is alone. */
export const noSurroundings: PageSurroundings = {
  days: [],
  timeZone: undefined,
  dateOrder: undefined,
  oddRooms: [],
};
