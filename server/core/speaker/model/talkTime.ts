import type { DateOrTime } from '../../ical/model/event.ts';
import { type EventSpan, type PlacedTime, placeTime } from '../../ical/model/eventSpan.ts';
import type { DateValue } from '../../ical/values/date.ts';
import { fromLocalMs, startOfDay, toLocalMs } from '../../time/localTime.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import type { PageClock, PageTalk } from './page.ts';

const msPerMinute = 60_000;

/**
 * From when to when a talk of a page is, on the clocks of `timeZone`, the IANA name of the event's zone; of no zone when
 * that is not known. Undefined for a talk without a day or without a start.
 */
export function talkSpan(
  { date, startTime, endTime }: PageTalk,
  timeZone: string | undefined,
  zones: ZoneResolver,
): EventSpan | undefined {
  if (!date?.day || startTime?.minutes === undefined) return undefined;
  const place = (minutes: number) => placeTime(timeOf(date.day as DateValue, minutes), timeZone, zones);
  const start: PlacedTime = { ...place(startTime.minutes), isOnPage: true };
  const endMinutes = endOf(startTime, endTime);
  if (endMinutes === undefined) return { start, end: undefined, length: undefined };
  const end: PlacedTime = { ...place(endMinutes), isOnPage: true };
  return { start, end, length: lengthOf(start, end) };
}

/** An end that is not after the start says nothing. */
function endOf(start: PageClock, end: PageClock | undefined): number | undefined {
  return end?.minutes !== undefined && end.minutes > (start.minutes ?? 0) ? end.minutes : undefined;
}

function timeOf(day: DateValue, minutes: number): DateOrTime {
  const local = fromLocalMs(toLocalMs(startOfDay(day)) + minutes * msPerMinute);
  return { ...local, isDate: false, isUtc: false };
}

function lengthOf(start: PlacedTime, end: PlacedTime): number {
  if (start.resolution && end.resolution) return end.resolution.instant - start.resolution.instant;
  return toLocalMs(end.value) - toLocalMs(start.value);
}
