import { fromLocalMs, msPerDay, msPerSecond, toLocalMs } from '../../time/localTime.ts';
import { utc } from '../../time/utc.ts';
import type { Resolution, Zone } from '../../time/zone.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import { type DurationValue, exactSeconds, nominalDays } from '../values/duration.ts';
import type { DateOrTime, EventModel, TimeField } from './event.ts';

/** A time of an event with what is known of where on Earth it is meant. */
export interface PlacedTime {
  readonly value: DateOrTime;
  /** What ties it to UTC: nothing for a DATE and a floating time, and a zone that nobody knows. */
  readonly form: 'date' | 'utc' | 'zoned' | 'floating' | 'unknown-zone';
  readonly tzid: string | undefined;
  /** Present for `utc` and `zoned`. */
  readonly zone: Zone | undefined;
  readonly resolution: Resolution | undefined;
  /** It is written on a speaker page: what calendars make of their zones does not concern it. */
  readonly isOnPage?: true;
}

/** From when to when an event is. */
export interface EventSpan {
  readonly start: PlacedTime | undefined;
  /** For a DATE the first day that is no longer part of it. */
  readonly end: PlacedTime | undefined;
  /** Milliseconds from start to end; undefined where one of them, or their distance, is not known. */
  readonly length: number | undefined;
}

/** Finds what a time means among the zones of its calendar. A UTC time with a TZID is in UTC (RFC 5545, 3.2.19). */
export function placeTime(value: DateOrTime, tzid: string | undefined, zones: ZoneResolver): PlacedTime {
  const unplaced = { value, tzid, zone: undefined, resolution: undefined };
  if (value.isDate) return { ...unplaced, form: 'date' };
  if (value.isUtc) return { value, tzid, form: 'utc', zone: utc, resolution: utc.atLocal(value) };
  if (tzid === undefined) return { ...unplaced, form: 'floating' };
  const zone = zones.resolve(tzid);
  if (!zone) return { ...unplaced, form: 'unknown-zone' };
  return { value, tzid, form: 'zoned', zone, resolution: zone.atLocal(value) };
}

/**
 * Finds when an event begins and ends: by DTEND or DUE, else by DURATION, else (RFC 5545, 3.6.1) a DATE is
 * one day and a DATE-TIME has no end.
 */
export function spanOf(event: EventModel, zones: ZoneResolver): EventSpan {
  const start = place(event.start, zones);
  const end = place(event.end ?? event.due, zones) ?? (start && impliedEnd(start, event.duration?.value));
  return { start, end, length: start && end && distance(start, end) };
}

function place(field: TimeField | undefined, zones: ZoneResolver): PlacedTime | undefined {
  return field?.value && placeTime(field.value, field.tzid, zones);
}

const oneDay: DurationValue = { sign: 1, weeks: 0, days: 1, hours: 0, minutes: 0, seconds: 0 };

function impliedEnd(start: PlacedTime, duration: DurationValue | undefined): PlacedTime | undefined {
  const length = duration ?? (start.form === 'date' ? oneDay : undefined);
  return length && shiftTime(start, length);
}

/**
 * The time that is a DURATION away. Days and weeks are counted on the wall clock, hours and less on an exact
 * one (RFC 5545, 3.3.6). Undefined where no DATE-TIME could be written any more.
 */
export function shiftTime(start: PlacedTime, duration: DurationValue): PlacedTime | undefined {
  const days = toLocalMs(start.value) + nominalDays(duration) * msPerDay;
  const exact = exactSeconds(duration) * msPerSecond;
  if (!isTellable(days) || !isTellable(days + exact)) return undefined;
  if (!start.zone) return { ...start, value: { ...start.value, ...fromLocalMs(days + exact) } };
  const instant = start.zone.atLocal(fromLocalMs(days)).instant + exact;
  const state = start.zone.at(instant);
  const local = fromLocalMs(instant + state.offset * msPerSecond);
  return {
    ...start,
    value: { ...start.value, ...local },
    resolution: { ...state, instant, kind: 'exact', other: undefined },
  };
}

/** No DATE-TIME can be written before the year 0 or after 9999. */
function isTellable(ms: number): boolean {
  return ms >= -62_167_219_200_000 && ms < 253_402_300_800_000;
}

function distance(start: PlacedTime, end: PlacedTime): number | undefined {
  if (start.resolution && end.resolution) return end.resolution.instant - start.resolution.instant;
  const isOneClock = start.form === end.form && start.tzid === end.tzid;
  return isOneClock ? toLocalMs(end.value) - toLocalMs(start.value) : undefined;
}
