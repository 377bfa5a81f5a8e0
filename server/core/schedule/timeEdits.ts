import { formatDate } from '../ical/values/date.ts';
import { formatDateTime } from '../ical/values/dateTime.ts';
import { formatLength } from '../ical/values/duration.ts';
import { fromLocalMs, msPerSecond } from '../time/localTime.ts';
import type { Zone } from '../time/zone.ts';
import { knownZone } from '../time/zones.ts';
import type { ScheduleEdit } from './rule.ts';
import type { TalkCopy } from './talk.ts';
import type { FieldPlace } from './talkFacts.ts';
import type { TalkTime } from './talkTime.ts';

/**
 * The edits that move an event by so many milliseconds on its own clock, in the form its times have: a DURATION goes
 * along with the start. None for what is no event, or has no start and end.
 */
export function moveEvent(copy: TalkCopy, by: number): readonly ScheduleEdit[] {
  const { source, start, end, hasDuration, isDate, places } = copy.facts;
  if (source !== 'event' || isDate || !start || !places.start) return [];
  const edits = [moveTime(copy, places.start, start, by)];
  if (end && places.end && !hasDuration) edits.push(moveTime(copy, places.end, end, by));
  return edits;
}

function moveTime(block: TalkCopy, at: FieldPlace, time: TalkTime, by: number): ScheduleEdit {
  const local = fromLocalMs(time.localMs + by);
  return { ...at, block, newText: formatDateTime({ ...local, isUtc: time.form === 'utc' }) };
}

/**
 * The edits that give one copy the times of another, in the form and the zone that its own times have; a DURATION becomes
 * as long as the other's talk is. None where these are not known, and between days and times.
 */
export function takeTime(from: TalkCopy, to: TalkCopy): readonly ScheduleEdit[] {
  const { start, end, places, hasDuration, isDate, source } = to.facts;
  const [newStart, newEnd] = [from.facts.start, from.facts.end];
  if (source !== 'event' || isDate !== from.facts.isDate || !start || !newStart || !places.start) return [];
  const edits = [writeTime(to, places.start, start, newStart)];
  const length = lengthOf(from);
  if (hasDuration && length !== lengthOf(to)) edits.push(writeLength(to, length));
  if (!hasDuration && end && newEnd && places.end) edits.push(writeTime(to, places.end, end, newEnd));
  const known = edits.filter((edit) => edit !== undefined);
  return known.length < edits.length ? [] : known;
}

function writeLength(block: TalkCopy, length: number | undefined): ScheduleEdit | undefined {
  const { isDate, places } = block.facts;
  if (isDate || length === undefined || !places.end) return undefined;
  return { ...places.end, block, newText: formatLength(length) };
}

/** How long a talk is, in milliseconds. */
function lengthOf({ facts: { start, end } }: TalkCopy): number | undefined {
  if (!start || !end) return undefined;
  const isTied = start.instant !== undefined && end.instant !== undefined;
  return isTied ? (end.instant as number) - (start.instant as number) : end.localMs - start.localMs;
}

/** On the clock that the old time is on. */
function writeTime(block: TalkCopy, at: FieldPlace, old: TalkTime, time: TalkTime): ScheduleEdit | undefined {
  const isUtc = old.form === 'utc';
  if (old.form === time.form && old.zone === time.zone) {
    const newText = old.form === 'date' ? formatDate(time.local) : formatDateTime({ ...time.local, isUtc });
    return { ...at, block, newText };
  }
  if (time.instant === undefined || old.offset === undefined) return undefined;
  const zone = old.zone === undefined ? undefined : knownZone(old.zone);
  if (!isUtc && !zone) return undefined;
  const offset = zone ? zone.at(time.instant).offset : 0;
  return {
    ...at,
    block,
    newText: formatDateTime({ ...fromLocalMs(time.instant + offset * msPerSecond), isUtc }),
  };
}

/**
 * The edits that set the clocks of an event to those of a page. An event in UTC gets the moment at which the clocks of the venue
 * show that; none where nobody knows its zone.
 */
export function takeWallClock(
  page: TalkCopy,
  event: TalkCopy,
  venue: Zone | undefined,
): readonly ScheduleEdit[] {
  const { start, end, places, hasDuration } = event.facts;
  const [newStart, newEnd] = [page.facts.start, page.facts.end];
  if (!start || !newStart || !places.start || start.form === 'date') return [];
  if (!venue && [start, end].some((time) => time?.form === 'utc')) return [];
  const write = (at: FieldPlace, { local }: TalkTime, { form }: TalkTime) => {
    const isUtc = form === 'utc';
    const shown = isUtc && venue ? fromLocalMs(venue.atLocal(local).instant) : local;
    return { ...at, block: event, newText: formatDateTime({ ...shown, isUtc }) };
  };
  const edits = [write(places.start, newStart, start)];
  if (hasDuration || !end || !places.end) return hasDuration ? edits : [];
  return newEnd ? [...edits, write(places.end, newEnd, end)] : [];
}
