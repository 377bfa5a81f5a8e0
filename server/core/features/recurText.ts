/** A recurrence rule (RFC 5545, 3.3.10, and RFC 7529) told in English words. */
import { type Frequency, type Weekday, weekdays } from '../ical/spec/index.ts';
import type { Recur, RecurItem, RecurValues, WeekdayNumber } from '../ical/values/recur.ts';
import { recurValue } from '../ical/values/recur.ts';
import { type LocalTime, weekdayOf } from '../time/localTime.ts';
import { inline } from './markdown.ts';
import { clockText, dateText, groupedText, monthName, timeText, weekdayName } from './timeText.ts';

/** What a rule is told by: its parts, and the start, which gives what the rule itself leaves open. */
interface Told {
  readonly recur: Recur;
  readonly freq: Frequency;
  readonly start: LocalTime | undefined;
  /** The start is a DATE, so that there is no time of day to tell. */
  readonly isDate: boolean;
}

/**
 * What a rule says, as Markdown on one line: `every month on the last Friday, 10 times`. What cannot be read
 * is left out; empty without a FREQ. `start` is DTSTART on its own clock, where it is known.
 */
export function recurText(recur: Recur, start: LocalTime | undefined, isDate = false): string {
  const freq = recurValue(recur, 'FREQ');
  if (freq === undefined) return '';
  const told: Told = { recur, freq, start, isDate };
  const when = [
    intervalText(told),
    monthsText(told),
    weeksText(told),
    yearDaysText(told),
    monthDaysText(told),
    weekdaysText(told),
    clocksText(told),
  ];
  const bounds = [
    positionsText(told),
    countText(told),
    untilText(told),
    weekStartText(told),
    scaleText(told),
    missingDayText(told),
  ];
  const isTold = (text: string) => text !== '';
  return [when.filter(isTold).join(' '), ...bounds.filter(isTold)].join(', ');
}

const units: Readonly<Record<Frequency, string>> = {
  SECONDLY: 'second',
  MINUTELY: 'minute',
  HOURLY: 'hour',
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  YEARLY: 'year',
};

function intervalText({ recur, freq }: Told): string {
  const interval = recurValue(recur, 'INTERVAL') ?? 1;
  return interval === 1 ? `every ${units[freq]}` : `every ${groupedText(interval)} ${units[freq]}s`;
}

/** The parts that name days; without any of them a rule takes the day of its start. */
const dayParts = ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO'] as const;

function namesDays({ recur }: Told): boolean {
  return dayParts.some((name) => recur.parts[name] !== undefined);
}

function monthsText(told: Told): string {
  const { recur, freq, start } = told;
  const months = recur.parts.BYMONTH?.items;
  if (months) return inText('in', months, ({ month, isLeap }) => monthText(told, month, isLeap));
  if (freq !== 'YEARLY' || namesDays(told) || !start) return '';
  return `in ${monthName(start.month)}`;
}

/** Only the months of our own calendar have names here. */
function monthText({ recur }: Told, month: number, isLeap: boolean): string {
  const scale = recurValue(recur, 'RSCALE') ?? 'GREGORIAN';
  const name = scale === 'GREGORIAN' && !isLeap ? monthName(month) : `month ${month}`;
  return isLeap ? `the leap month after ${name}` : name;
}

function weeksText({ recur }: Told): string {
  const weeks = recur.parts.BYWEEKNO?.items;
  if (!weeks) return '';
  return inText('in', weeks, (week) => (week > 0 ? `week ${week}` : `the ${fromEnd(week)} week`));
}

function yearDaysText({ recur }: Told): string {
  const days = recur.parts.BYYEARDAY?.items;
  return days && days.length > 0 ? `${inText('on the', days, numberText)} day of the year` : '';
}

function monthDaysText(told: Told): string {
  const { recur, freq, start } = told;
  const days = recur.parts.BYMONTHDAY?.items;
  if (days)
    return inText('on', days, (day) => (day > 0 ? `the ${numberText(day)}` : `the ${fromEnd(day)} day`));
  const takesStart = (freq === 'MONTHLY' || freq === 'YEARLY') && !namesDays(told);
  return takesStart && start ? `on the ${numberText(start.day)}` : '';
}

function weekdaysText(told: Told): string {
  const { recur, freq, start } = told;
  const days = recur.parts.BYDAY?.items;
  if (days && recur.parts.BYMONTHDAY)
    return inText('if that is', days, ({ weekday }) => `a ${dayName(weekday)}`, 'or');
  if (days && isWorkWeek(days)) return 'from Monday to Friday';
  if (days) return inText('on', days, (day) => weekdayText(told, day)) + ordinalSuffix(told, days);
  const isOfWeeks =
    freq === 'WEEKLY' || (recur.parts.BYWEEKNO && !recur.parts.BYYEARDAY && !recur.parts.BYMONTHDAY);
  return isOfWeeks && start ? `on ${weekdayName(weekdayOf(start))}` : '';
}

type WeekdayItem = RecurItem<WeekdayNumber>;

function isWorkWeek(days: readonly WeekdayItem[]): boolean {
  const names = days.map(({ value }) => `${value.ordinal ?? ''}${value.weekday}`);
  return names.length === 5 && ['MO', 'TU', 'WE', 'TH', 'FR'].every((name) => names.includes(name));
}

function weekdayText({ recur, freq }: Told, { weekday, ordinal }: WeekdayNumber): string {
  const name = dayName(weekday);
  if (ordinal !== undefined) return `the ${ordinalText(ordinal)} ${name}`;
  const isEach = (freq === 'MONTHLY' || freq === 'YEARLY') && !recur.parts.BYWEEKNO;
  return isEach ? `every ${name}` : name;
}

/** Ordinals of a yearly rule are counted in the months that it names, else in the year. */
function ordinalSuffix({ recur, freq }: Told, days: readonly WeekdayItem[]): string {
  const isCounted = days.some(({ value }) => value.ordinal !== undefined);
  return isCounted && freq === 'YEARLY' && !recur.parts.BYMONTH ? ' of the year' : '';
}

function dayName(weekday: Weekday): string {
  return weekdayName(weekdays.indexOf(weekday));
}

const ordinalWords = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

function ordinalText(number: number): string {
  if (number < 0) return fromEnd(number);
  return ordinalWords[number - 1] ?? numberText(number);
}

/** `last` for -1, `2nd to last` for -2. */
function fromEnd(number: number): string {
  return number === -1 ? 'last' : `${numberText(-number)} to last`;
}

/** `1st`, `22nd`, `113th`; from the end for a negative number. */
function numberText(number: number): string {
  if (number < 0) return fromEnd(number);
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const suffix = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${groupedText(number)}${suffix}`;
}

type ClockPart = 'BYHOUR' | 'BYMINUTE' | 'BYSECOND';

function numbersOf({ recur }: Told, name: ClockPart): readonly number[] | undefined {
  return recur.parts[name]?.items.map(({ value }) => value);
}

/** More times of day than this are told by their hours, minutes and seconds. */
const mostClocks = 12;

function clocksText(told: Told): string {
  const { freq, start, isDate } = told;
  const [hours, minutes, seconds] = (['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const).map((name) =>
    numbersOf(told, name),
  );
  if (!hours && !minutes && !seconds) return '';
  const isDaily = freq !== 'HOURLY' && freq !== 'MINUTELY' && freq !== 'SECONDLY';
  const clocks = isDaily && start && !isDate ? clocksOf(start, hours, minutes, seconds) : [];
  if (clocks.length > 0 && clocks.length <= mostClocks) return `at ${listed(clocks)}`;
  return [
    hours ? `in ${hours.length === 1 ? 'hour' : 'hours'} ${listed(hours.map(String))}` : '',
    minutes ? `at ${minutes.length === 1 ? 'minute' : 'minutes'} ${listed(minutes.map(String))}` : '',
    seconds ? `at ${seconds.length === 1 ? 'second' : 'seconds'} ${listed(seconds.map(String))}` : '',
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** Every combination, as long as there are few; what the rule leaves open is as in the start. */
function clocksOf(
  start: LocalTime,
  hours: readonly number[] = [start.hour],
  minutes: readonly number[] = [start.minute],
  seconds: readonly number[] = [start.second],
): readonly string[] {
  if (hours.length * minutes.length * seconds.length > mostClocks) return [];
  return hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => clockText({ ...start, hour, minute, second }))),
  );
}

function positionsText({ recur, freq }: Told): string {
  const positions = recur.parts.BYSETPOS?.items;
  if (!positions || positions.length === 0) return '';
  return `of these only ${listed(positions.map(({ value }) => `the ${ordinalText(value)}`))} in each ${units[freq]}`;
}

function countText({ recur }: Told): string {
  const count = recurValue(recur, 'COUNT');
  if (count === undefined) return '';
  return count === 1 ? 'once' : `${groupedText(count)} times`;
}

function untilText({ recur }: Told): string {
  const until = recurValue(recur, 'UNTIL');
  if (!until) return '';
  if (until.type === 'DATE') return `until ${dateText(until.date)}`;
  return `until ${timeText(until.dateTime)}${until.dateTime.isUtc ? ' UTC' : ''}`;
}

/** The first day of the week matters only where weeks are counted. */
function weekStartText({ recur, freq }: Told): string {
  const weekStart = recurValue(recur, 'WKST');
  const interval = recurValue(recur, 'INTERVAL') ?? 1;
  const matters = recur.parts.BYWEEKNO !== undefined || (freq === 'WEEKLY' && interval > 1);
  return weekStart !== undefined && matters ? `in weeks that begin on ${dayName(weekStart)}` : '';
}

const skipTexts: Readonly<Record<RecurValues['SKIP'], string>> = {
  OMIT: '',
  BACKWARD: 'a day that a month has not is moved to the day before',
  FORWARD: 'a day that a month has not is moved to the day after',
};

function scaleText({ recur }: Told): string {
  const scale = recurValue(recur, 'RSCALE');
  const skip = recurValue(recur, 'SKIP');
  const calendar = scale === undefined || scale === 'GREGORIAN' ? '' : `by the ${inline(scale, 40)} calendar`;
  return [calendar, skip ? skipTexts[skip] : ''].filter((text) => text !== '').join(', ');
}

/** Dates that do not exist are left out (RFC 5545, 3.3.10), which surprises whoever starts on a 31st. */
function missingDayText(told: Told): string {
  const { recur, freq, start } = told;
  if (freq !== 'MONTHLY' || recur.parts.SKIP || namesDays(told) || !start || start.day < 29) return '';
  return `but not in months without a ${numberText(start.day)}`;
}

/** More of a list than this is counted. */
const mostListed = 12;

/** `a, b and c`. */
function listed(texts: readonly string[], conjunction = 'and'): string {
  const unique = [...new Set(texts)];
  const shown = unique.slice(0, mostListed);
  if (unique.length > shown.length) shown.push(`${groupedText(unique.length - shown.length)} more`);
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} ${conjunction} ${shown[shown.length - 1]}`;
}

/** A preposition and the values of a part; empty when none of them could be read. */
function inText<Value>(
  preposition: string,
  items: readonly RecurItem<Value>[],
  toText: (value: Value) => string,
  conjunction = 'and',
): string {
  if (items.length === 0) return '';
  return `${preposition} ${listed(
    items.map(({ value }) => toText(value)),
    conjunction,
  )}`;
}
