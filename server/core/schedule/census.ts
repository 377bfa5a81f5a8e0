import { isOpenEnded } from '../ical/model/breaks.ts';
import { fromLocalMs, type LocalTime, msPerDay, msPerSecond } from '../time/localTime.ts';
import type { Zone } from '../time/zone.ts';
import { SetsByKey } from './setsByKey.ts';
import type { Talk } from './talk.ts';
import type { TalkTime } from './talkTime.ts';
import { dayOf, msPerHour, msPerMinute } from './times.ts';

/** Talks whose times are written in one form, and how many of them start in each hour of their day. */
export interface FormCount {
  readonly talks: ReadonlySet<Talk>;
  readonly hours: readonly number[];
}

/**
 * What rules on the schedule as a whole ask of all its talks, counted as talks come and go: what is odd in one talk
 * only the others can tell. Talks of whole days and cancelled ones are left out.
 */
export class Census {
  readonly #zone: Zone | undefined;
  readonly #dayStart: number;
  readonly #forms = new Map<string, { readonly talks: Set<Talk>; readonly hours: number[] }>();
  /** By the day on which they start, counted from 1970-01-01. */
  readonly days = new SetsByKey<Talk, number>();
  /** By their length in minutes; breaks and what may well last all day are left out. */
  readonly lengths = new SetsByKey<Talk, number>();
  /** They start before six in the morning. */
  readonly atNight = new Set<Talk>();
  /** They end on another day than they start on, and not at midnight. */
  readonly overMidnight = new Set<Talk>();
  /** Talks, breaks not among them, that name no room. */
  readonly withoutRoom = new Set<Talk>();
  /** How many start between seven in the morning and ten in the evening. */
  byDay = 0;
  /** How many talks there are. */
  size = 0;

  /** `zone` is that of greenroom.json: times in UTC are read on its clock. */
  constructor(zone: Zone | undefined, dayStart: number) {
    this.#zone = zone;
    this.#dayStart = dayStart;
  }

  /** By TZID, `UTC` or `floating`. */
  get forms(): ReadonlyMap<string, FormCount> {
    return this.#forms;
  }

  /** A time on the clock of the venue, as far as that is known. */
  localOf(time: TalkTime): LocalTime {
    return fromLocalMs(this.localMsOf(time));
  }

  /** The same in milliseconds (see `toLocalMs`). */
  localMsOf({ form, instant, localMs }: TalkTime): number {
    if (form !== 'utc' || instant === undefined || !this.#zone) return localMs;
    return instant + this.#zone.at(instant).offset * msPerSecond;
  }

  /** Takes in a talk that is new. */
  add(talk: Talk): void {
    this.#count(talk, 1);
  }

  /** Takes out one that was taken in. */
  delete(talk: Talk): void {
    this.#count(talk, -1);
  }

  #count(talk: Talk, by: 1 | -1): void {
    if (!isCounted(talk)) return;
    this.size += by;
    const hour = hourOf(this.localMsOf(talk.start as TalkTime));
    put(talk, by, this.days, this.dayKey(talk));
    put(talk, by, this.lengths, minutesOf(talk));
    mark(talk, by, this.atNight, hour < 6);
    mark(talk, by, this.overMidnight, crossesMidnight(talk));
    if (hour >= 7 && hour < 22) this.byDay += by;
    this.#countForm(talk, by);
    if (talk.kind === 'break') return;
    const { room, isOnline } = talk.main.facts;
    mark(talk, by, this.withoutRoom, room === '' && !isOnline);
  }

  /** The day that a talk belongs to: before the hour at which days begin it is the one before. */
  dayKey(talk: Talk): number {
    return dayOf({ localMs: this.localMsOf(talk.start as TalkTime) }, this.#dayStart);
  }

  #countForm(talk: Talk, by: 1 | -1): void {
    const form = formOf(talk);
    const known = this.#forms.get(form);
    const count = known ?? { talks: new Set<Talk>(), hours: Array.from({ length: 24 }, () => 0) };
    if (!known) this.#forms.set(form, count);
    mark(talk, by, count.talks, true);
    const hour = hourOf(talk.start?.localMs ?? 0);
    count.hours[hour] = (count.hours[hour] ?? 0) + by;
    if (count.talks.size === 0) this.#forms.delete(form);
  }
}

/** How the start of a talk is written: a TZID, `UTC` or `floating`. */
export function formOf({ start }: Talk): string {
  if (start?.form === 'utc') return 'UTC';
  return start?.zone ?? 'floating';
}

function isCounted({ main, start, isCancelled, kind }: Talk): boolean {
  return main.facts.source === 'event' && start !== undefined && !isCancelled && kind !== 'all-day';
}

function minutesOf({ span, kind, title }: Talk): number | undefined {
  if (!span || span.end <= span.start || kind === 'break' || isOpenEnded(title)) return undefined;
  return Math.round((span.end - span.start) / msPerMinute);
}

function crossesMidnight({ start, end }: Talk): boolean {
  if (!start || !end || dayOf(end) <= dayOf(start)) return false;
  return sinceMidnight(end.localMs) >= msPerMinute;
}

/** The hour that a clock shows. */
function hourOf(localMs: number): number {
  return Math.floor(sinceMidnight(localMs) / msPerHour);
}

function sinceMidnight(localMs: number): number {
  return localMs - Math.floor(localMs / msPerDay) * msPerDay;
}

function put(talk: Talk, by: 1 | -1, sets: SetsByKey<Talk, number>, key: number | undefined): void {
  if (key === undefined) return;
  if (by > 0) sets.add(key, talk);
  else sets.delete(key, talk);
}

function mark(talk: Talk, by: 1 | -1, set: Set<Talk>, isMarked: boolean): void {
  if (!isMarked) return;
  if (by > 0) set.add(talk);
  else set.delete(talk);
}
