import { fromLocalMs, type LocalTime, msPerSecond } from '../../time/localTime.ts';
import type { Zone } from '../../time/zone.ts';
import { padded } from '../values/digits.ts';
import { formatUtcOffset } from '../values/utcOffset.ts';

/** A time of day as messages show it: 14:40, with seconds where there are some. */
export function clockText({ hour, minute, second }: LocalTime): string {
  const time = `${padded(hour, 2)}:${padded(minute, 2)}`;
  return second === 0 ? time : `${time}:${padded(second, 2)}`;
}

/** A day as messages show it: 2027-05-14. */
export function dayText({ year, month, day }: LocalTime): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** An offset from UTC as messages show it: UTC+02:00. */
export function offsetText(offset: number): string {
  return offset === 0 ? 'UTC' : `UTC${formatUtcOffset(offset).replace(/(\d\d)(?=\d)/g, '$1:')}`;
}

/** What a zone's clocks show at an instant: 14:40 PDT, or 14:40 UTC+02:00 where nobody has letters for it. */
export function readingText(zone: Zone, instant: number): string {
  return `${clockText(localAt(zone, instant))} ${stateText(zone, instant)}`;
}

/** What the time is called that a zone's clocks show at an instant. */
export function stateText(zone: Zone, instant: number): string {
  return zone.nameAt(instant) ?? offsetText(zone.at(instant).offset);
}

export function localAt(zone: Zone, instant: number): LocalTime {
  return fromLocalMs(instant + zone.at(instant).offset * msPerSecond);
}

/** How far apart two times are: 1 h, 30 min, 1 h 30 min. */
export function spanText(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const parts = [
    Math.floor(minutes / 60) > 0 && `${Math.floor(minutes / 60)} h`,
    minutes % 60 > 0 && `${minutes % 60} min`,
  ];
  return parts.filter(Boolean).join(' ') || 'less than a minute';
}
