import type { LocalTime } from '../time/localTime.ts';

/** A time of day as a page writes it: `3:15 PM` becomes `4:05 PM`. Undefined for a form that this does not know. */
export function clockLike(written: string, { hour, minute }: LocalTime): string | undefined {
  const minutes = String(minute).padStart(2, '0');
  const [, hours, separator = ':', , gap, letter, rest] =
    /^(\d{1,2})(?:([:.h])(\d\d))?([ \u00a0\u202f]*)([ap])(\.?m\.?)$/i.exec(written) ?? [];
  if (hours !== undefined && letter !== undefined) {
    const half = hour < 12 ? 'a' : 'p';
    const cased = letter === letter.toUpperCase() ? half.toUpperCase() : half;
    return `${hour % 12 || 12}${separator}${minutes}${gap}${cased}${rest}`;
  }
  const [, all, between] = /^(\d{1,2})([:.h])\d\d$/.exec(written) ?? [];
  if (all === undefined) return undefined;
  return `${all.length === 2 ? String(hour).padStart(2, '0') : hour}${between}${minutes}`;
}

/** A date as a page writes it; `before` is the day that `written` stands for. Undefined for a form with words. */
export function dateLike(
  written: string,
  before: LocalTime,
  { year, month, day }: LocalTime,
): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(written)) return `${year}-${two(month)}-${two(day)}`;
  const [, first, separator, second, , years] = /^(\d{1,2})([/.])(\d{1,2})([/.])(\d{4})$/.exec(written) ?? [];
  if (first === undefined || second === undefined || years === undefined) return undefined;
  const isMonthFirst = Number(first) === before.month && Number(second) === before.day;
  const [a, b] = isMonthFirst ? [month, day] : [day, month];
  const pad = (number: number, like: string) => (like.startsWith('0') ? two(number) : String(number));
  return `${pad(a, first)}${separator}${pad(b, second)}${separator}${year}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
