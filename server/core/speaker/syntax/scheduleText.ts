import type { Range } from '../../text/range.ts';
import type { PageTime, PageTimeRange } from '../values/time.ts';
import type { ScheduleLine } from './nodes.ts';

/**
 * The line that says when and where in its usual form, `8/12/2017 | 3:15 PM-4:15 PM | Main Hall`, of the parts as
 * they are written. Parts that are missing leave their place empty. Undefined where something is not understood
 * and would be lost, and for the form without bars that Symposion has.
 */
export function scheduleText(text: string, line: ScheduleLine): string | undefined {
  const { form, fields, date, time, room } = line;
  const understood = [date, time, room].filter((part) => part !== undefined).length;
  const written = fields.filter(({ kind }) => kind !== 'empty').length;
  if (form === 'prose' || understood < written || (!date && !time)) return undefined;
  const parts = [
    date && oneSpaced(text, date),
    time && timeRangeText(text, time),
    room && oneSpaced(text, room),
  ];
  return parts
    .map((part) => part ?? '')
    .join(' | ')
    .trim();
}

function oneSpaced(text: string, { start, end }: Range): string {
  return text.slice(start, end).replace(/[ \t\u00a0]+/g, ' ');
}

/** A range of times in its usual form: `3:15 PM-4:15 PM`. */
export function timeRangeText(text: string, { from, to }: PageTimeRange): string {
  return to ? `${timeText(text, from)}-${timeText(text, to)}` : timeText(text, from);
}

function timeText(text: string, { form, start, end, meridiem }: PageTime): string {
  const written = text.slice(start, end);
  if (form !== 'clock') return written.toLowerCase();
  const [digits = ''] = /^\d{1,2}(?:[:.h]\d{1,2}|h)?/i.exec(written) ?? [];
  const clock = digits.replace(/h$/i, ':00').replace(/[.h]/i, ':');
  return meridiem ? `${clock} ${meridiem.toUpperCase()}` : clock;
}
