import type { Range } from '../../text/range.ts';
import { readPageDate } from '../values/date.ts';
import { findTimeRange, type PageTimeRange, readTimeRange } from '../values/time.ts';
import type { ScheduleField, ScheduleLine } from './nodes.ts';
import { trim } from './trim.ts';

/** A longer line is prose. In UTF-16 code units. */
const longestLine = 400;

/** No date and no times are longer, however they are misspelt. */
const longestField = 40;

const bar = /[|\uff5c]/g;

/** Begins as a date or a time does, so that somebody may have meant one. */
const dateOrTimeLike =
  /^\s*(?:\p{L}{3,9}\.?,?\s+)?(?:\d{1,4}[/.-]\d{1,2}(?![\p{L}\d])|\d{1,2}[:.h]\d{2}|\d{1,2}\s?[ap]\.?m\b|\d{1,2}(?:st|nd|rd|th)?\.?\s+\p{L}{3,9}\b|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})/iu;

/**
 * What a line must have to be taken for one that says when: `whole`, a date and times; `readable`, bars and a date
 * or both times, and no sentence beside them; `meant`, something that looks like one of them.
 */
export type Care = 'whole' | 'readable' | 'meant';

/**
 * Reads the line `[start, end)` as one that says when and where a talk is. Undefined for a line that is no
 * such thing, or has less than `care` asks for.
 */
export function readScheduleLine(
  text: string,
  start: number,
  end: number,
  care: Care,
): ScheduleLine | undefined {
  if (end - start > longestLine || !/\d/.test(text.slice(start, end))) return undefined;
  const at = trim(text, start, end);
  const bars = [...text.slice(at.start, at.end).matchAll(bar)].map(({ index }) => ({
    start: at.start + index,
    end: at.start + index + 1,
  }));
  const line = bars.length > 0 ? readFields(text, at, bars) : readWithoutBars(text, at);
  return line && isEnough(text, line, care) ? line : undefined;
}

function isEnough(text: string, line: ScheduleLine, care: Care): boolean {
  const { date, time, bars, fields } = line;
  if (date && time) return true;
  if (care === 'whole') return false;
  if (care === 'meant') return date !== undefined || time !== undefined || looksMeant(text, line);
  const isShort = fields.slice(0, 2).every(({ start, end }) => end - start <= longestField);
  return bars.length > 1 && isShort && (date !== undefined || time?.to !== undefined);
}

function looksMeant(text: string, { fields }: ScheduleLine): boolean {
  return fields.slice(0, 2).some(({ start, end }) => dateOrTimeLike.test(text.slice(start, end)));
}

function readFields(text: string, at: Range, bars: readonly Range[]): ScheduleLine {
  const edges = [at.start, ...bars.flatMap((one) => [one.start, one.end]), at.end];
  const fields: ScheduleField[] = [];
  for (let edge = 0; edge < edges.length; edge += 2) {
    fields.push(readField(text, trim(text, edges[edge] as number, edges[edge + 1] as number), edge === 0));
  }
  const date = fields.find(({ kind }) => kind === 'date');
  const time = fields.find(({ kind }) => kind === 'time');
  return {
    ...at,
    form: 'bars',
    fields,
    bars,
    date: date && readPageDate(text, date.start, date.end),
    time: time && readTimeRange(text, time.start, time.end),
    room: roomAmong(fields),
  };
}

/** A weekday alone is a date in the first place only: a room may be called Sun. */
function readField(text: string, { start, end }: Range, isFirst: boolean): ScheduleField {
  if (start === end) return { start, end, kind: 'empty' };
  const date = readPageDate(text, start, end);
  if (date && (isFirst || date.form !== 'weekday')) return { start, end, kind: 'date' };
  return { start, end, kind: readTimeRange(text, start, end) ? 'time' : 'other' };
}

/** The third field where that is neither date nor time, else the last one that is neither. */
function roomAmong(fields: readonly ScheduleField[]): Range | undefined {
  const third = fields[2];
  const isRoom = ({ kind }: ScheduleField) => kind === 'other';
  const found = third && isRoom(third) ? third : fields.filter(isRoom).pop();
  return found && { start: found.start, end: found.end };
}

/** What may stand between two parts where bars are missing. */
const separatorBefore = /[ \t]*[,;\-\u2013\u2014]?[ \t]*$/;
const separatorAfter = /^[ \t]*[,;\-\u2013\u2014][ \t]*/;
const inRoom = /^[ \t]+in[ \t]+(?=\S)/;

function readWithoutBars(text: string, at: Range): ScheduleLine | undefined {
  const line = text.slice(at.start, at.end);
  const time = findTimeRange(line);
  if (!time) return undefined;
  const before = separatorBefore.exec(line.slice(0, time.start))?.index ?? 0;
  const date = readPageDate(text, at.start, at.start + before);
  if (!date) return undefined;
  const rest = line.slice(time.end);
  const room = inRoom.exec(rest);
  if (!room && date.form === 'weekday') return undefined;
  const separator = room ?? separatorAfter.exec(rest);
  if (!separator && rest !== '') return undefined;
  const roomStart = at.start + time.end + (separator?.[0].length ?? 0);
  return toLine(text, at, date, time, roomStart, room ? 'prose' : 'separators');
}

function toLine(
  text: string,
  at: Range,
  date: NonNullable<ScheduleLine['date']>,
  time: PageTimeRange,
  roomStart: number,
  form: ScheduleLine['form'],
): ScheduleLine {
  const timeAt = { start: at.start + time.start, end: at.start + time.end };
  const fields: ScheduleField[] = [
    { start: date.start, end: date.end, kind: 'date' },
    { ...timeAt, kind: 'time' },
  ];
  const room = roomStart < at.end ? { start: roomStart, end: at.end } : undefined;
  if (room) fields.push({ ...room, kind: 'other' });
  return { ...at, form, fields, bars: [], date, time: readTimeRange(text, timeAt.start, timeAt.end), room };
}
