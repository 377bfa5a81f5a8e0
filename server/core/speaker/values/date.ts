import { type DateValue, daysInMonth } from '../../ical/values/date.ts';
import { weekdayNames } from '../../ical/values/dayNames.ts';
import type { Range } from '../../text/range.ts';

/** Which of the two numbers of `8/12/2017` is the month. */
export type DateOrder = 'month-first' | 'day-first';

/** A day of the week as it is written; 0 for Sunday. */
export interface WrittenWeekday extends Range {
  readonly index: number;
}

/** What a page may give as a date; its range holds the weekday, too. */
export interface PageDate extends Range {
  /** `numeric` is `8/12/2017`, whose order only somebody else can tell; `weekday` is a weekday alone. */
  readonly form: 'numeric' | 'iso' | 'written' | 'weekday';
  /** The date without its weekday; empty for a weekday alone. */
  readonly body: Range;
  readonly weekday: WrittenWeekday | undefined;
  /** Two numbers as they are written; for all forms but `numeric` the month and the day. */
  readonly numbers: readonly [number, number];
  /** Undefined where none is written; a year of two digits is one of this century. */
  readonly year: number | undefined;
  readonly yearDigits: 0 | 2 | 4;
  /** Points say that the day is first, wherever they are written. */
  readonly fixedOrder: DateOrder | undefined;
}

const months: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

const monthWord =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

const weekdayWord =
  'sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?';

const weekdayFirst = new RegExp(`^(${weekdayWord})\\.?(?:,[ \\t]*|[ \\t]+|$)`, 'i');
const weekdayLast = new RegExp(`(?:,[ \\t]*|[ \\t]+)\\(?(${weekdayWord})\\.?\\)?$`, 'i');
const yearPart = "(\\d{4}|'?\\d{2})";
const withSlashes = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/;
const withHyphens = /^(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})$/;
const withPoints = /^(\d{1,2})\.[ \t]?(\d{1,2})\.(?:[ \t]?(\d{4}|\d{2}))?$/;
const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const dayThenMonth = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|\\.)?[ \\t]+(?:of[ \\t]+)?(${monthWord})\\.?(?:,?[ \\t]+${yearPart})?$`,
  'i',
);
const monthThenDay = new RegExp(
  `^(${monthWord})\\.?[ \\t]+(\\d{1,2})(?:st|nd|rd|th)?(?:,?[ \\t]+${yearPart})?$`,
  'i',
);

/** No date is longer than this in UTF-16 code units. */
const longestDate = 60;

/**
 * Reads `[start, end)` of a text as a date, and all of it: an ISO date would else look like a range of
 * times. Undefined for what is no date; one that does not exist is a date all the same.
 */
export function readPageDate(text: string, start: number, end: number): PageDate | undefined {
  if (end - start > longestDate) return undefined;
  const whole = text.slice(start, end);
  const { weekday, body } = takeWeekday(whole, start);
  if (body.start === body.end) {
    if (!weekday) return undefined;
    return { start, end, form: 'weekday', body, weekday, numbers: [0, 0], ...noYear };
  }
  const read = readBody(text.slice(body.start, body.end));
  return read && { start, end, body, weekday, ...read };
}

const noYear = { year: undefined, yearDigits: 0, fixedOrder: undefined } as const;

function takeWeekday(whole: string, offset: number) {
  const first = weekdayFirst.exec(whole);
  const last = first ? null : weekdayLast.exec(whole);
  const word = (first ?? last)?.[1];
  const bodyStart = offset + (first?.[0].length ?? 0);
  const body = { start: bodyStart, end: last ? offset + last.index : offset + whole.length };
  if (word === undefined) return { weekday: undefined, body };
  const at = offset + (last ? last.index + last[0].indexOf(word) : 0);
  return { weekday: { index: weekdayIndex(word), start: at, end: at + word.length }, body };
}

function weekdayIndex(word: string): number {
  return weekdayNames.findIndex((name) => name.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase());
}

type DateBody = Pick<PageDate, 'form' | 'numbers' | 'year' | 'yearDigits' | 'fixedOrder'>;

function readBody(body: string): DateBody | undefined {
  const ordered = iso.exec(body);
  if (ordered) return fields('iso', ordered[3], ordered[4], ordered[1]);
  const plain = withSlashes.exec(body) ?? withHyphens.exec(body);
  if (plain) return fields('numeric', plain[1], plain[2], plain[3]);
  const pointed = withPoints.exec(body);
  if (pointed) return { ...fields('numeric', pointed[1], pointed[2], pointed[3]), fixedOrder: 'day-first' };
  const british = dayThenMonth.exec(body);
  if (british) return fields('written', monthNumber(british[2]), british[1], british[3]);
  const american = monthThenDay.exec(body);
  return american ? fields('written', monthNumber(american[1]), american[2], american[3]) : undefined;
}

function monthNumber(word = ''): string {
  return String(months.indexOf(word.slice(0, 3).toLowerCase()) + 1);
}

function fields(form: DateBody['form'], first = '', second = '', yearText = ''): DateBody {
  const digits = yearText.replace("'", '');
  const numbers = [Number(first), Number(second)] as const;
  if (digits === '') return { form, numbers, ...noYear };
  const year = digits.length === 2 ? 2000 + Number(digits) : Number(digits);
  return { form, numbers, year, yearDigits: digits.length === 2 ? 2 : 4, fixedOrder: undefined };
}

/**
 * Which number of a numeric date is the month: what its points say, else what only one of the orders
 * allows, else `order`.
 */
export function orderOf({ numbers: [first, second], fixedOrder }: PageDate, order: DateOrder): DateOrder {
  if (fixedOrder) return fixedOrder;
  if (first > 12 && second <= 12) return 'day-first';
  if (second > 12 && first <= 12) return 'month-first';
  return order;
}

/** The month and the day of a date under an order; they need not exist. */
export function monthAndDay(
  date: PageDate,
  order: DateOrder,
): { readonly month: number; readonly day: number } {
  const [first, second] = date.numbers;
  const isDayFirst = date.form === 'numeric' && orderOf(date, order) === 'day-first';
  return isDayFirst ? { month: second, day: first } : { month: first, day: second };
}

/** Says whether there is such a day; of a date without a year, in any year. */
export function existsDate(date: PageDate, order: DateOrder): boolean {
  if (date.form === 'weekday') return true;
  const { month, day } = monthAndDay(date, order);
  const leapYear = 2024;
  return day >= 1 && day <= daysInMonth(date.year ?? leapYear, month);
}

/** The day that a date means; undefined for one that does not exist, or has no year. */
export function dayOf(date: PageDate, order: DateOrder): DateValue | undefined {
  if (date.form === 'weekday' || date.year === undefined || !existsDate(date, order)) return undefined;
  return { year: date.year, ...monthAndDay(date, order) };
}
