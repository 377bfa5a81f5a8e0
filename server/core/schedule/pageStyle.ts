/** Dates and times of day as a page writes them: other ones in the same style. */

import { type DateValue, toDayNumber } from '../ical/values/date.ts';
import { monthNames, weekdayNames } from '../ical/values/dayNames.ts';
import { type DateOrder, monthAndDay, orderOf, type PageDate, readPageDate } from '../speaker/values/date.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import { type LocalTime, weekdayOf } from '../time/localTime.ts';

/**
 * The ways to write a time of day in the place of another, best first: `3:15 PM` becomes `4:05 PM`; none for forms that this
 * does not know. `beside` is the other end of the range as it is written: of `2-3 PM` only the end says which half of
 * the day is meant.
 */
export function clocksLike(
  written: string,
  beside: string | undefined,
  local: LocalTime,
  isTwelveHour: boolean,
): readonly string[] {
  const likeOther = beside === undefined ? undefined : withHalf(beside, local);
  const isWord = !/^\d/.test(written);
  const found = [
    isWord && local.hour % 12 === 0 && local.minute === 0 ? wordLike(written, local) : undefined,
    withHalf(written, local),
    likeOther !== undefined || isTwelveHour ? withoutHalf(written, local, true) : undefined,
    likeOther,
    likeOther === undefined ? withoutHalf(isWord ? (beside ?? '') : written, local, false) : undefined,
    isWord ? withHalf('1:00 PM', local) : undefined,
  ];
  return [...new Set(found.filter((each) => each !== undefined))];
}

/** Noon and midnight keep their words. */
function wordLike(written: string, { hour }: LocalTime): string | undefined {
  const isMidnight = /^midnight$/i.test(written);
  return isMidnight === (hour === 0) ? written : undefined;
}

/** On a clock of twelve hours: full hours without minutes stay so. */
function withHalf(written: string, { hour, minute }: LocalTime): string | undefined {
  const found = /^(\d{1,2})(?:([:.h])(\d\d))?([ \t\u00a0\u202f]*)([ap])(\.?[ \t]?m\.?)$/i.exec(written);
  if (!found) return undefined;
  const [, hours = '', separator = ':', minutes, gap, letter = '', rest] = found;
  const half = hour < 12 ? 'a' : 'p';
  const cased = letter === letter.toUpperCase() ? half.toUpperCase() : half;
  const shown = hour % 12 || 12;
  const isFull = minutes === undefined && minute === 0;
  const digits = hours.startsWith('0') ? two(shown) : String(shown);
  return `${digits}${isFull ? '' : `${separator}${two(minute)}`}${gap}${cased}${rest}`;
}

function withoutHalf(
  written: string,
  { hour, minute }: LocalTime,
  isTwelveHour: boolean,
): string | undefined {
  const [, hours, separator = ':', minutes, sign] = /^(\d{1,2})(?:([:.h])(\d\d)|(h))?$/i.exec(written) ?? [];
  if (hours === undefined) return undefined;
  const shown = isTwelveHour ? hour % 12 || 12 : hour;
  const isPadded = isTwelveHour ? hours.startsWith('0') : hours.length === 2;
  const digits = isPadded ? two(shown) : String(shown);
  if (sign !== undefined) return `${digits}${sign}${minute === 0 ? '' : two(minute)}`;
  return minutes === undefined && minute === 0 ? digits : `${digits}${separator}${two(minute)}`;
}

/** A date as a page writes it; `before` is the day that `written` stands for. Undefined for a form that this does not know. */
export function dateLike(written: string, before: DateValue, after: DateValue): string | undefined {
  return datesLike(written, before, after)[0];
}

const orders: readonly DateOrder[] = ['month-first', 'day-first'];

/**
 * The ways to write a date in the place of another, weekday included: two where `5/5` does not tell which number is the
 * month. `before` is the day that `written` stands for, where it stands for one.
 */
export function datesLike(
  written: string,
  before: DateValue | undefined,
  after: DateValue,
): readonly string[] {
  if (before && toDayNumber(before) === toDayNumber(after)) return [written];
  const date = readPageDate(written, 0, written.length);
  if (!date) return [];
  const possible = new Set(orders.map((order) => orderOf(date, order)));
  const fitting = [...possible].filter((order) => !before || isRead(date, order, before));
  return [...new Set(fitting.map((order) => rewrite(written, date, after, order)))];
}

function isRead(date: PageDate, order: DateOrder, { month, day }: DateValue): boolean {
  const read = monthAndDay(date, order);
  return read.month === month && read.day === day;
}

function rewrite(written: string, date: PageDate, after: DateValue, order: DateOrder): string {
  const { body, weekday } = date;
  const edits: TextEdit[] = [];
  if (weekday) {
    const { start, end } = weekday;
    edits.push({ start, end, newText: nameLike(written.slice(start, end), weekdayNames[weekdayOf(after)]) });
  }
  const newText = bodyLike(written.slice(body.start, body.end), date, after, order);
  edits.push({ start: body.start, end: body.end, newText });
  return applyEdits(written, edits);
}

function bodyLike(body: string, date: PageDate, after: DateValue, order: DateOrder): string {
  const { year, month, day } = after;
  if (date.form === 'written') {
    const named = body.replace(/(?!(?:st|nd|rd|th|of)\b)\p{L}{3,}/iu, (word) =>
      nameLike(word, monthNames[month - 1]),
    );
    // The first number is the day, whether it stands before the month or after it, and the second one the year.
    return named.replace(/(\d{1,2})(st|nd|rd|th)?(\D*)(\d*)/i, (_, __, suffix, between, years) => {
      const end = years === '' ? '' : yearLike(years, year);
      return `${day}${suffix === undefined ? '' : ordinal(day)}${between}${end}`;
    });
  }
  const [a, b] = order === 'day-first' ? [day, month] : [month, day];
  const isIso = date.form === 'iso';
  const numbers = isIso ? [year, month, day] : [a, b, year];
  const parts = body.match(/\d+/g) ?? [];
  const days = isIso ? parts.slice(1) : parts.slice(0, 2);
  const isPadded =
    days.some((part) => part.startsWith('0')) || (isIso && days.every(({ length }) => length === 2));
  let next = 0;
  return body.replace(/\d+/g, (part) => {
    const index = next++;
    const number = numbers[index] as number;
    if (index === (isIso ? 0 : 2)) return yearLike(part, number);
    return isPadded ? two(number) : String(number);
  });
}

/** In full or by three letters, and in the case that the other name has. */
function nameLike(word: string, name = ''): string {
  const isShort = word.length < 6 && !fullNames.has(word.toLowerCase());
  const shown = isShort ? name.slice(0, 3) : name;
  if (word === word.toUpperCase()) return shown.toUpperCase();
  return word === word.toLowerCase() ? shown.toLowerCase() : shown;
}

const fullNames: ReadonlySet<string> = new Set(
  [...monthNames, ...weekdayNames].map((name) => name.toLowerCase()),
);

function yearLike(digits: string, year: number): string {
  return digits.length === 2 ? two(year % 100) : String(year);
}

function ordinal(day: number): string {
  const isTeen = day > 10 && day < 14;
  return isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
