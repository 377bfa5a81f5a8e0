/** Times in English words, the same on every machine: no locale of the runtime is asked. */
import type { DateValue } from '../ical/values/date.ts';
import { monthNames, weekdayNames } from '../ical/values/dayNames.ts';
import { type LocalTime, msPerDay, toLocalMs, weekdayOf } from '../time/localTime.ts';

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** `Saturday`, by its number from 0 for Sunday. */
export function weekdayName(weekday: number): string {
  return weekdayNames[weekday] ?? '';
}

/** `July`, by its number from 1. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? `month ${month}`;
}

/** `Sat`. */
export function shortWeekday(date: DateValue): string {
  return weekdayName(weekdayOf(date)).slice(0, 3);
}

function dayText(date: DateValue): string {
  return `${shortWeekday(date)} ${date.day}`;
}

function dayAndMonthText(date: DateValue): string {
  return `${dayText(date)} ${monthNames[date.month - 1]}`;
}

/** `Sat 29 July 2023`. */
export function dateText(date: DateValue): string {
  return `${dayAndMonthText(date)} ${date.year}`;
}

/** `Sat 29 Jul`. */
export function shortDateText(date: DateValue): string {
  return `${dayText(date)} ${monthNames[date.month - 1]?.slice(0, 3)}`;
}

/** `14:40`, with seconds where there are some. */
export function clockText({ hour, minute, second }: LocalTime): string {
  const text = `${twoDigits(hour)}:${twoDigits(minute)}`;
  return second === 0 ? text : `${text}:${twoDigits(second)}`;
}

/** `Sat 29 July 2023, 14:40`. */
export function timeText(time: LocalTime): string {
  return `${dateText(time)}, ${clockText(time)}`;
}

/** Compares calendar days and nothing else: times and zones do not count. */
export function isSameDay(a: DateValue, b: DateValue): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

/** `Sat 29 July 2023, 14:40 – 15:05`; the date of the end, too, when that is another day. */
export function timeSpanText(start: LocalTime, end: LocalTime): string {
  if (isSameDay(start, end)) return `${timeText(start)} – ${clockText(end)}`;
  const endDate = start.year === end.year ? dayAndMonthText(end) : dateText(end);
  return `${timeText(start)} – ${endDate}, ${clockText(end)}`;
}

/** `Sat 29 – Mon 31 July 2023`, from the first to the last day. */
export function dateSpanText(first: DateValue, last: DateValue): string {
  if (isSameDay(first, last)) return dateText(first);
  if (first.year !== last.year) return `${dateText(first)} – ${dateText(last)}`;
  if (first.month !== last.month) return `${dayAndMonthText(first)} – ${dateText(last)}`;
  return `${dayText(first)} – ${dateText(last)}`;
}

/** `UTC−07:00`, with seconds where there are some. Takes seconds east of UTC. */
export function offsetText(offset: number): string {
  const total = Math.abs(Math.round(offset));
  const text = `UTC${offset < 0 ? '−' : '+'}${twoDigits(Math.floor(total / 3600))}:${twoDigits(Math.floor(total / 60) % 60)}`;
  return total % 60 === 0 ? text : `${text}:${twoDigits(total % 60)}`;
}

/** `1 h 30 min`, `2 days`. Takes milliseconds, not negative. */
export function lengthText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const days = Math.floor(seconds / 86_400);
  const parts = [
    days > 0 ? daysText(days) : '',
    amount(Math.floor(seconds / 3600) % 24, 'h'),
    amount(Math.floor(seconds / 60) % 60, 'min'),
    amount(seconds % 60, 's'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '0 min' : parts.join(' ');
}

/** `1 day`, `12 days`. */
export function daysText(days: number): string {
  return counted(days, 'day');
}

function amount(number: number, unit: string): string {
  return number === 0 ? '' : `${number} ${unit}`;
}

function counted(number: number, unit: string): string {
  return `${groupedText(number)} ${unit}${number === 1 ? '' : 's'}`;
}

/** `12,345`. */
export function groupedText(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** How many days there are from one day to another. */
export function daysBetween(from: DateValue, to: DateValue): number {
  const midnight = { hour: 0, minute: 0, second: 0 };
  return (toLocalMs({ ...to, ...midnight }) - toLocalMs({ ...from, ...midnight })) / msPerDay;
}

const units: readonly (readonly [unit: string, ms: number, upTo: number])[] = [
  ['minute', 60_000, 90],
  ['hour', 3_600_000, 36],
  ['day', msPerDay, 14],
  ['week', 7 * msPerDay, 9],
  ['month', 30.44 * msPerDay, 18],
  ['year', 365.25 * msPerDay, Number.POSITIVE_INFINITY],
];

/** `in 3 weeks`, `2 years ago`, as somebody would say it. Takes instants in epoch milliseconds. */
export function relativeText(instant: number, now: number): string {
  const distance = Math.abs(instant - now);
  for (const [unit, ms, upTo] of units) {
    const count = Math.round(distance / ms);
    if (count >= upTo) continue;
    if (count === 0) return 'now';
    return instant > now ? `in ${counted(count, unit)}` : `${counted(count, unit)} ago`;
  }
  return '';
}
