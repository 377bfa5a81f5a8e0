import type { Configuration } from '../engine/config.ts';
import type { DateValue } from '../ical/values/date.ts';
import { fromDayNumber, toDayNumber } from '../ical/values/date.ts';
import { buildPage, type SpeakerPage } from './model/page.ts';
import { noSurroundings, type PageSurroundings } from './model/surroundings.ts';
import type { PageTree } from './syntax/nodes.ts';
import { type DateOrder, dayOf, orderOf, type PageDate } from './values/date.ts';

/** What a page is read and checked by beside its own text. Small and plain; all of it may be unknown. */
export interface PageContext {
  /** The order of dates such as `8/12/2017`, where somebody has said it. */
  readonly dateOrder: DateOrder | undefined;
  /** The order that most pages of the schedule have, or that of Symposion. */
  readonly usualOrder: DateOrder;
  /** The days of the event; empty when they are not known. */
  readonly days: readonly DateValue[];
  /** An IANA name; undefined when nobody said where the event is. */
  readonly timeZone: string | undefined;
  /** The rooms, tracks and levels of the event; empty when they are not known. */
  readonly rooms: readonly string[];
  readonly tracks: readonly string[];
  readonly levels: readonly string[];
  readonly limits: PageLimits;
}

/** How long things may be. */
export interface PageLimits {
  /** Characters of a title or a name. */
  readonly title: number;
  /** Characters of a Description. */
  readonly description: number;
  /** Words of an Abstract; undefined for no limit. */
  readonly abstractWords: number | undefined;
}

/** A page as rules and findings name it: an identity with a text and all that was made of it. */
export interface PageBlock {
  readonly text: string;
  readonly tree: PageTree;
  readonly page: SpeakerPage;
}

/** The context that a configuration gives, and the other files of the schedule where it is silent. */
export function pageContextOf(
  { pages, event }: Configuration,
  around: PageSurroundings = noSurroundings,
): PageContext {
  const { dateOrder, titleLength, descriptionLength, abstractWords } = pages;
  return {
    dateOrder,
    usualOrder: around.dateOrder ?? 'month-first',
    days: event.days.length > 0 ? event.days.flatMap(readDay) : around.days.map(fromDayNumber),
    timeZone: event.timeZone ?? around.timeZone,
    rooms: [...event.rooms.flatMap(({ name, aliases }) => [name, ...aliases]), ...around.oddRooms],
    tracks: event.tracks,
    levels: event.levels,
    limits: { title: titleLength, description: descriptionLength, abstractWords },
  };
}

function readDay(day: string): readonly DateValue[] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return year > 0 ? [{ year, month, day: date }] : [];
}

/** Reads a page under a context. */
export function readPage(tree: PageTree, context: PageContext): SpeakerPage {
  return buildPage(tree, dateOrderOf(tree, context));
}

/**
 * The order of the dates of a page that both orders allow: what somebody has said; else that of its dates that
 * only one order allows; else that in which a date is a day of the event; else that of most pages; else the month first,
 * as Symposion writes them.
 */
export function dateOrderOf({ talks }: PageTree, { dateOrder, days, usualOrder }: PageContext): DateOrder {
  if (dateOrder) return dateOrder;
  const dates = talks.flatMap(({ schedule }) => schedule?.date ?? []).filter(isOpen);
  const settled = dates.filter((date) => orderOf(date, 'month-first') === orderOf(date, 'day-first'));
  if (settled.length > 0) {
    const isMonthFirst = settled.some((date) => orderOf(date, 'month-first') === 'month-first');
    return isMonthFirst ? 'month-first' : 'day-first';
  }
  const other = usualOrder === 'day-first' ? 'month-first' : 'day-first';
  const isOther = dates.some((date) => isOn(days, date, other) && !isOn(days, date, usualOrder));
  return isOther ? other : usualOrder;
}

/** Says whether a page has a date of which only its surroundings tell the day. */
export function hasOpenDates({ talks }: PageTree): boolean {
  return talks
    .flatMap(({ schedule }) => schedule?.date ?? [])
    .some((date) => isOpen(date) && orderOf(date, 'month-first') !== orderOf(date, 'day-first'));
}

/** Says whether a date is one of two numbers whose order its form does not tell. */
function isOpen({ form, fixedOrder }: PageDate): boolean {
  return form === 'numeric' && fixedOrder === undefined;
}

function isOn(days: readonly DateValue[], date: PageDate, order: DateOrder): boolean {
  const day = dayOf(date, order);
  return day !== undefined && days.some((each) => toDayNumber(each) === toDayNumber(day));
}
