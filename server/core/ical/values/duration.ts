import { paddingOf } from './date.ts';
import type { Parsed, ValueProblem } from './parsed.ts';

/** A DURATION as written. Days and weeks are calendar days, of 23 to 25 hours; the rest is exact. */
export interface DurationValue {
  readonly sign: 1 | -1;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

export type DurationProblemKind =
  /** Nothing at all. */
  | 'empty'
  /** White space around a duration; the range is the white space. */
  | 'padded'
  /** P, PT or a sign without any number. */
  | 'no-amount'
  /** A number without a unit. */
  | 'no-unit'
  /** Hours and minutes with a colon, such as 01:30. */
  | 'clock'
  /** Years or months; the range is the number and its letter. */
  | 'calendar-unit'
  /** A number that is not whole; the range is the number and its letter. */
  | 'fraction'
  /** No P at the front. */
  | 'designator-missing'
  /** Hours, minutes or seconds without T before them; the range is the first of them. */
  | 'time-designator-missing'
  /** A T with no hours, minutes or seconds after it; the range is the T. */
  | 'time-designator-unused'
  /** Days or weeks after T; the range is the number and its letter. */
  | 'days-after-time-designator'
  /** Weeks beside other units; the range is the number and its letter. */
  | 'weeks-mixed'
  /** Hours and seconds without the minutes between; the range is the seconds. */
  | 'minutes-skipped'
  /** Small letters. */
  | 'lower-case'
  /** Anything else, such as units that are out of order. */
  | 'form';

type Problem = ValueProblem<DurationProblemKind>;

const pattern =
  /^([+-]?)P(?:(\d+)W|(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H(?:(\d+)M(?:(\d+)S)?)?|(\d+)M(?:(\d+)S)?|(\d+)S))?)$/;

/** Reads a DURATION (RFC 5545, 3.3.6). Offsets in the problem are offsets of `text`, which must hold no folds. */
export function parseDuration(
  text: string,
  start = 0,
  end = text.length,
): Parsed<DurationValue, DurationProblemKind> {
  const value = text.slice(start, end);
  const found = pattern.exec(value);
  if (!found || !/\d/.test(value)) return { problem: explain(value, start) };
  const [
    ,
    sign,
    weeks,
    days,
    hours,
    minutesAfterHours,
    secondsAfterThem,
    minutes,
    secondsAfterMinutes,
    seconds,
  ] = found;
  return {
    value: {
      sign: sign === '-' ? -1 : 1,
      weeks: toCount(weeks),
      days: toCount(days),
      hours: toCount(hours),
      minutes: toCount(minutesAfterHours ?? minutes),
      seconds: toCount(secondsAfterThem ?? secondsAfterMinutes ?? seconds),
    },
  };
}

/** A count that is finite whatever was written, so that sums and dates made of it stay numbers. */
function toCount(digits: string | undefined): number {
  return digits === undefined ? 0 : Math.min(Number(digits), Number.MAX_SAFE_INTEGER);
}

function explain(value: string, offset: number): Problem {
  const whole = { start: offset, end: offset + value.length };
  if (value === '') return { kind: 'empty', ...whole };
  const trimmed = value.trim();
  if (trimmed !== value && parseDuration(trimmed).value) {
    return { kind: 'padded', ...paddingOf(value, offset), reading: trimmed, isSure: true };
  }
  if (/^[+-]?PT?$/i.test(value)) return { kind: 'no-amount', ...whole };
  if (/^[+-]?P?T?\d+$/i.test(value)) return { kind: 'no-unit', ...whole };
  if (/^\d{1,2}:[0-5]\d$/.test(value)) return { kind: 'clock', ...whole, reading: clockReading(value) };
  return explainUnits(value, offset) ?? { kind: 'form', ...whole };
}

/** Hours and minutes more likely than minutes and seconds. */
function clockReading(value: string): string {
  const [hours, minutes] = value.split(':').map(Number) as [number, number];
  return formatDuration({ sign: 1, weeks: 0, days: 0, hours, minutes, seconds: 0 });
}

interface Amount {
  readonly number: number;
  /** One of YWDHMS, and O for a month. */
  readonly unit: string;
  readonly isAfterT: boolean;
  readonly start: number;
  readonly end: number;
}

interface LooseDuration {
  readonly value: string;
  readonly sign: 1 | -1;
  readonly hasP: boolean;
  /** Where the T is, or -1. */
  readonly timeAt: number;
  readonly amounts: readonly Amount[];
}

/** A duration as a person would take it: numbers with letters, in whatever order. */
function readLoosely(value: string): LooseDuration | undefined {
  const found = /^([+-]?)(P?)((?:T?\d{1,9}(?:[.,]\d{1,9})?[YWDHMS]){1,8}T?)$/i.exec(value);
  if (!found) return undefined;
  const head = (found[1] as string).length + (found[2] as string).length;
  const timeAt = value.toUpperCase().indexOf('T');
  if (timeAt !== value.toUpperCase().lastIndexOf('T')) return undefined;
  const amounts = [...value.slice(head).matchAll(/([\d.,]+)([YWDHMS])/gi)].map((match) => {
    const start = head + match.index;
    const isAfterT = timeAt >= 0 && timeAt < start;
    return {
      ...toAmount(match[1] as string, match[2] as string),
      isAfterT,
      start,
      end: start + match[0].length,
    };
  });
  return {
    value,
    sign: found[1] === '-' ? -1 : 1,
    hasP: found[2] !== '',
    timeAt,
    amounts: withMonths(amounts, found[2] !== ''),
  };
}

function toAmount(number: string, unit: string): { number: number; unit: string } {
  return { number: Number(number.replace(',', '.')), unit: unit.toUpperCase() };
}

/** An M before T is months, unless there is no P (30M) or hours before it show that T was forgotten (P1H30M). */
function withMonths(amounts: readonly Amount[], hasP: boolean): readonly Amount[] {
  const hours = amounts.findIndex(({ unit }) => unit === 'H');
  return amounts.map((amount, index) => {
    const isMonth = amount.unit === 'M' && !amount.isAfterT && hasP && (hours < 0 || hours > index);
    return isMonth ? { ...amount, unit: 'O' } : amount;
  });
}

const unitOrder = 'WDHMS';

function explainUnits(value: string, offset: number): Problem | undefined {
  const loose = readLoosely(value);
  if (!loose) return undefined;
  const deviation = firstDeviation(loose);
  const reading = isInOrder(loose) ? readingOf(loose) : undefined;
  const at = { start: offset + deviation.start, end: offset + deviation.end };
  return { kind: deviation.kind, ...at, ...(reading !== undefined && { reading, isSure: true }) };
}

/** Each unit once and the larger first; else a number has lost its place. */
function isInOrder({ amounts }: LooseDuration): boolean {
  const order = amounts.map(({ unit }) => unitOrder.indexOf(unit));
  return order.every((rank, index) => rank >= 0 && rank > (order[index - 1] ?? -1));
}

function firstDeviation(loose: LooseDuration): Problem {
  const { amounts, timeAt, value } = loose;
  const whole = { start: 0, end: value.length };
  const on = (kind: DurationProblemKind, amount: Amount) => ({ kind, start: amount.start, end: amount.end });
  const calendarUnit = amounts.find(({ unit }) => unit === 'Y' || unit === 'O');
  if (calendarUnit) return on('calendar-unit', calendarUnit);
  if (!isInOrder(loose)) return { kind: 'form', ...whole };
  if (!loose.hasP) return { kind: 'designator-missing', ...whole };
  const fraction = amounts.find(({ start, end }) => /[.,]/.test(value.slice(start, end)));
  if (fraction) return on('fraction', fraction);
  const days = amounts.find(({ unit, isAfterT }) => isAfterT && (unit === 'D' || unit === 'W'));
  if (days) return on('days-after-time-designator', days);
  const untimed = amounts.find(({ unit, isAfterT }) => !isAfterT && 'HMS'.includes(unit));
  if (untimed) return on('time-designator-missing', untimed);
  if (timeAt === value.length - 1) return { kind: 'time-designator-unused', start: timeAt, end: timeAt + 1 };
  return mixedDeviation(loose) ?? { kind: 'lower-case', ...whole };
}

function mixedDeviation({ amounts }: LooseDuration): Problem | undefined {
  const has = (wanted: string) => amounts.find(({ unit }) => unit === wanted);
  const weeks = has('W');
  if (weeks && amounts.length > 1) return { kind: 'weeks-mixed', start: weeks.start, end: weeks.end };
  const seconds = has('S');
  if (!has('H') || has('M') || !seconds) return undefined;
  return { kind: 'minutes-skipped', start: seconds.start, end: seconds.end };
}

const secondsOf: Readonly<Record<string, number>> = { W: 604800, D: 86400, H: 3600, M: 60, S: 1 };

/** The same length in the form of RFC 5545; undefined where a fraction leaves no whole seconds or splits a day. */
function readingOf({ amounts, sign }: LooseDuration): string | undefined {
  let nominalDays = 0;
  let seconds = 0;
  const isWeeksOnly = amounts.length === 1 && amounts[0]?.unit === 'W';
  for (const { number, unit } of amounts) {
    const isNominal = unit === 'W' || unit === 'D';
    if (isNominal && !Number.isInteger(number)) return undefined;
    if (isNominal) nominalDays += number * (unit === 'W' ? 7 : 1);
    else seconds += number * (secondsOf[unit] as number);
  }
  if (!Number.isInteger(seconds)) return undefined;
  if (isWeeksOnly) return formatDuration({ ...zero, sign, weeks: nominalDays / 7 });
  return formatDuration({ ...zero, ...asWritten(amounts, seconds), sign, days: nominalDays });
}

const zero: DurationValue = { sign: 1, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };

/** Whole numbers stay what they are (PT90M is not made PT1H30M); only a fraction is spread over the units. */
function asWritten(amounts: readonly Amount[], seconds: number) {
  const of = (wanted: string) => amounts.find(({ unit }) => unit === wanted)?.number ?? 0;
  if (amounts.every(({ number }) => Number.isInteger(number))) {
    return { hours: of('H'), minutes: of('M'), seconds: of('S') };
  }
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60 };
}

/** Writes a length in milliseconds, to the second, as a DURATION of hours, minutes and seconds. */
export function formatLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const clock = {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
  return formatDuration({ sign: 1, weeks: 0, days: 0, ...clock });
}

/** Writes a DURATION (RFC 5545, 3.3.6). Weeks beside other units become days, for they must stand alone. */
export function formatDuration(value: DurationValue): string {
  const { hours, minutes, seconds } = value;
  const sign = value.sign < 0 ? '-' : '';
  const hasTime = hours > 0 || minutes > 0 || seconds > 0;
  if (value.weeks > 0 && value.days === 0 && !hasTime) return `${sign}P${value.weeks}W`;
  const days = value.weeks * 7 + value.days;
  if (!hasTime) return days > 0 ? `${sign}P${days}D` : `${sign}PT0S`;
  const time = [
    hours > 0 ? `${hours}H` : '',
    minutes > 0 || (hours > 0 && seconds > 0) ? `${minutes}M` : '',
    seconds > 0 ? `${seconds}S` : '',
  ].join('');
  return `${sign}P${days > 0 ? `${days}D` : ''}T${time}`;
}

/** The exact part of a duration in seconds, with its sign; days and weeks are not in it. */
export function exactSeconds({ sign, hours, minutes, seconds }: DurationValue): number {
  return sign * (hours * 3600 + minutes * 60 + seconds);
}

/** The calendar days of a duration, weeks among them, with its sign. */
export function nominalDays({ sign, weeks, days }: DurationValue): number {
  return sign * (weeks * 7 + days);
}
