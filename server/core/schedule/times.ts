import { fromLocalMs, type LocalTime, msPerDay, msPerSecond } from '../time/localTime.ts';
import type { Talk } from './talk.ts';
import { TalkTime } from './talkTime.ts';

export const msPerMinute = 60_000;
export const msPerHour = 3_600_000;

/** `14:30`; on the clock of `like` where both are instants, so that times of several zones compare. */
export function clockText(time: TalkTime | undefined, like: TalkTime | undefined = time): string {
  if (!time) return '?';
  const local = localLike(time, like);
  return `${twoDigits(local.hour)}:${twoDigits(local.minute)}`;
}

/** `14:30–15:00`, on the clock of `like`'s start. */
export function spanText(talk: Pick<Talk, 'start' | 'end'>, like: Pick<Talk, 'start'> = talk): string {
  return `${clockText(talk.start, like.start)}–${clockText(talk.end, like.start)}`;
}

/**
 * The clock on which the times of some talks are told: that of the first in a zone, or of the first that floats where somebody
 * named the zone. One in UTC is met by people at the hour of the venue. Undefined where all are in UTC, or nobody knows.
 */
export function clockAmong(talks: Iterable<Talk>): Pick<Talk, 'start'> | undefined {
  for (const { start, span } of talks) {
    if (start?.form === 'zoned') return { start };
    if (start?.form !== 'floating' || span?.clock !== 'instants') continue;
    const offset = (start.localMs - span.start) / msPerSecond;
    return { start: new TalkTime('floating', undefined, start.localMs, offset) };
  }
  return undefined;
}

/** `2027-05-14`. */
export function dateText({ local }: Pick<TalkTime, 'local'>): string {
  return `${String(local.year).padStart(4, '0')}-${twoDigits(local.month)}-${twoDigits(local.day)}`;
}

/** Such as `2027-05-14`; the days are counted from 1970-01-01. */
export function dayText(day: number): string {
  return dateText({ local: fromLocalMs(day * msPerDay) });
}

/** `2 h 30 min`, `25 min`. */
export function lengthText(ms: number): string {
  const minutes = Math.round(ms / msPerMinute);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** What a clock shows: that of `like` where both are instants. */
export function localLike(time: TalkTime, like: TalkTime | undefined): LocalTime {
  if (time.instant === undefined || like?.offset === undefined) return time.local;
  return fromLocalMs(time.instant + like.offset * msPerSecond);
}

/** The day of a time on its own clock, counted from 1970-01-01; `dayStart` minutes after midnight begins the next. */
export function dayOf({ localMs }: Pick<TalkTime, 'localMs'>, dayStart = 0): number {
  return Math.floor((localMs - dayStart * msPerMinute) / msPerDay);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Where a talk names one of its speakers; its main copy's title when it does not. */
export function placeOfSpeaker({ speakers, main }: Talk, key: string) {
  const speaker = speakers.find((each) => each.key === key);
  if (speaker) return { block: speaker.copy, at: speaker.facts.at };
  return { block: main, at: main.facts.places.title ?? main.facts.places.self };
}
