/**
 * A schedule as it is drawn: plain data that passes through JSON, with all that preview and exports show and nothing
 * else. It knows no files and no offsets; a talk is found again by its id.
 */
import type { DateValue } from '../ical/values/date.ts';

/** Instants are epoch milliseconds. */
export interface ScheduleView {
  /** Grows with every change; two views of one version are equal. */
  readonly version: number;
  /** The event's name; empty when nothing tells it. */
  readonly name: string;
  /** The clocks at the venue. */
  readonly clock: ClockView;
  /** In the order of their columns. */
  readonly rooms: readonly string[];
  /** The days on which something happens, in their order. */
  readonly days: readonly DayView[];
  /** By start, then room, then id; what has no time comes last. */
  readonly talks: readonly TalkView[];
}

/** What clocks of a zone show while the event lasts. */
export interface ClockView {
  /** As the files call it; an IANA name for most. Undefined when no zone is given and times are shown as written. */
  readonly zone: string | undefined;
  /** At least one, in the order of time; the first also holds before its instant. */
  readonly offsets: readonly OffsetView[];
}

export interface OffsetView {
  readonly from: number;
  /** Seconds east of UTC. */
  readonly seconds: number;
}

/** A day of the event. It begins at the hour when nobody is up any more, so that a party belongs to its evening. */
export interface DayView {
  readonly date: DateValue;
  readonly start: number;
  /** The first instant of the next day. */
  readonly end: number;
}

export type TalkStatus = 'confirmed' | 'tentative' | 'cancelled';

export interface TalkView {
  /** The UID, and the RECURRENCE-ID where there is one. */
  readonly id: string;
  readonly title: string;
  readonly speakers: readonly string[];
  /** The names of several rooms with commas between them, when it is in all of them. */
  readonly room?: string;
  /** For everybody: nothing else takes place beside it, or it is in several rooms. */
  readonly isPlenary?: boolean;
  readonly track?: string;
  readonly language?: string;
  readonly url?: string;
  readonly description?: string;
  readonly status: TalkStatus;
  /** A pause, a lunch, a registration: nobody speaks. */
  readonly isBreak?: boolean;
  /** Both or none. Absent for what is not scheduled, or lasts whole days. */
  readonly start?: number;
  readonly end?: number;
  /** The first and the last day of what lasts whole days. */
  readonly allDay?: { readonly first: DateValue; readonly last: DateValue };
  readonly overlaps: readonly OverlapView[];
  readonly findings: readonly FindingView[];
  /** Its text cannot be read right now; this is how it was before. */
  readonly isHeld?: boolean;
  /** Why it cannot be moved here; absent when it can. */
  readonly fixedBecause?: string;
}

/** Another talk in the same room or with the same speaker at the same time. */
export interface OverlapView {
  /** The other talk's id. */
  readonly with: string;
  readonly by: 'room' | 'speaker';
  /** The room's or the speaker's name. */
  readonly name: string;
}

export interface FindingView {
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly text: string;
}

/** What makes one view of another. Everything but the talks is small and comes whole. */
export interface ViewPatch {
  /** The version that it is to be applied to. */
  readonly base: number;
  readonly head: Omit<ScheduleView, 'talks'>;
  /** Talks that are new or changed. */
  readonly changed: readonly TalkView[];
  /** The ids of talks that are gone. */
  readonly removed: readonly string[];
}

/** Finds what is different between two views of one schedule. */
export function diffViews(before: ScheduleView, after: ScheduleView): ViewPatch {
  const known = new Map(before.talks.map((talk) => [talk.id, talk]));
  const kept = new Set(after.talks.map(({ id }) => id));
  const { talks, ...head } = after;
  return {
    base: before.version,
    head,
    changed: talks.filter((talk) => !isSame(talk, known.get(talk.id))),
    removed: before.talks.map(({ id }) => id).filter((id) => !kept.has(id)),
  };
}

function isSame(a: TalkView, b: TalkView | undefined): boolean {
  return a === b || (b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

/** The view that a patch leads to; undefined when the patch is for another version. */
export function applyPatch(view: ScheduleView, patch: ViewPatch): ScheduleView | undefined {
  if (patch.base !== view.version) return undefined;
  const gone = new Set([...patch.removed, ...patch.changed.map(({ id }) => id)]);
  const talks = [...view.talks.filter(({ id }) => !gone.has(id)), ...patch.changed];
  return { ...patch.head, talks: sortTalks(talks) };
}

/**
 * A view with the very objects of the one before wherever they are equal: whoever draws it need not look at those again.
 */
export function keepEqualParts(before: ScheduleView, after: ScheduleView): ScheduleView {
  const known = new Map(before.talks.map((talk) => [talk.id, talk]));
  const kept = <Part>(old: Part, part: Part) => (JSON.stringify(old) === JSON.stringify(part) ? old : part);
  const keptTalk = (talk: TalkView) => {
    const old = known.get(talk.id);
    return old && isSame(talk, old) ? old : talk;
  };
  return {
    ...after,
    clock: kept(before.clock, after.clock),
    rooms: kept(before.rooms, after.rooms),
    days: kept(before.days, after.days),
    talks: after.talks.map(keptTalk),
  };
}

/** Talks by start, then room, then id; what has no time comes last. */
export function sortTalks(talks: readonly TalkView[]): readonly TalkView[] {
  return [...talks].sort(
    (a, b) =>
      (a.start ?? Number.POSITIVE_INFINITY) - (b.start ?? Number.POSITIVE_INFINITY) ||
      compare(a.room ?? '', b.room ?? '') ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The room whose column a talk is drawn in; undefined for what goes across rooms. */
export function columnRoom({ room, isPlenary }: TalkView): string | undefined {
  return isPlenary ? undefined : room;
}

/** The talks that are drawn on a day: those that start on it. */
export function talksOfDay({ talks }: ScheduleView, day: DayView): readonly TimedTalk[] {
  return talks.filter(isTimed).filter(({ start }) => start >= day.start && start < day.end);
}

/** What is on no day of the timetable: whole days, and what has no time. */
export function untimedTalks({ talks }: ScheduleView): readonly TalkView[] {
  return talks.filter((talk) => !isTimed(talk));
}

/** A talk whose time is known. */
export type TimedTalk = TalkView & { readonly start: number; readonly end: number };

export function isTimed(talk: TalkView): talk is TimedTalk {
  return talk.start !== undefined && talk.end !== undefined;
}
