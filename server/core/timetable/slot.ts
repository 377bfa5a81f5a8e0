/** Where talks are in the timetable, and where they are to be. */
import type { TimedTalk } from './scheduleView.ts';

/** Where a talk is. Instants in epoch milliseconds. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly room?: string | undefined;
}

/** A talk that goes from where it is believed to be to somewhere else. */
export interface TalkMove {
  readonly id: string;
  readonly from: Slot;
  readonly to: Slot;
}

/** Where a talk is drawn. */
export function slotOf({ start, end, room }: TimedTalk): Slot {
  return { start, end, ...(room !== undefined && { room }) };
}

/**
 * Two talks exchange when they begin and where they are. Each stays as long as it is, or with `exchangesLengths` takes the whole
 * slot of the other.
 */
export function swapTalks(a: TimedTalk, b: TimedTalk, exchangesLengths: boolean): readonly TalkMove[] {
  const into = (talk: TimedTalk, other: TimedTalk): TalkMove => {
    const slot = slotOf(other);
    const end = exchangesLengths ? slot.end : slot.start + talk.end - talk.start;
    return { id: talk.id, from: slotOf(talk), to: { ...slot, end } };
  };
  return [into(a, b), into(b, a)];
}

/** Talks begin and end so many milliseconds later; below 0, earlier. */
export function shiftTalks(talks: readonly TimedTalk[], by: number): readonly TalkMove[] {
  return talks.map((talk) => {
    const from = slotOf(talk);
    return { id: talk.id, from, to: { ...from, start: from.start + by, end: from.end + by } };
  });
}
