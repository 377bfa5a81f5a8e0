import type { Bookings } from './bookings.ts';
import { byTime, compareTexts } from './copyRank.ts';
import type { Talk } from './talk.ts';
import { spanText } from './times.ts';

/** A session with so many others wholly inside of it, in its room, is what they are held in. */
const leastContained = 3;

/** Says whether one talk is only the frame of others: lightning talks within their session. */
export function isContainer(talk: Talk, room: Bookings): boolean {
  const inside = room.overlapping(talk).filter((other) => isInside(other, talk));
  return inside.length >= leastContained;
}

/** Says whether a talk is held wholly within another, longer one. */
export function isInside(inner: Talk, outer: Talk): boolean {
  if (!inner.span || !outer.span) return false;
  const isShorter = inner.span.end - inner.span.start < outer.span.end - outer.span.start;
  return isShorter && inner.span.start >= outer.span.start && inner.span.end <= outer.span.end;
}

/**
 * A name for all talks that are tied to one by overlaps, directly or through others: what is one booking too many
 * is counted once, however many talks have a finding of it.
 */
export function conflictGroup(talk: Talk, partnersOf: (talk: Talk) => readonly Talk[]): string {
  const group = [talk];
  const seen = new Set(group);
  for (let index = 0; index < group.length && group.length < mostInGroup; index++) {
    for (const partner of partnersOf(group[index] as Talk)) {
      if (seen.has(partner)) continue;
      seen.add(partner);
      group.push(partner);
    }
  }
  const [first] = group.map(({ id }) => id).sort(compareTexts);
  return first as string;
}

const mostInGroup = 1000;

/** The talk on whose clock a message tells the times of all: one in UTC is met by others at the hour of the venue. */
export function clockOf(talk: Talk, partners: readonly Talk[]): Talk {
  if (talk.start?.form !== 'utc') return talk;
  return [...partners].sort(byTime).find(({ start }) => start?.form === 'zoned') ?? talk;
}

/**
 * What a message says of a talk's partners: the first by title and time, of the others how many there are. `clock` is the
 * talk on whose clock times are told.
 */
export function describePartners(partners: readonly Talk[], clock: Talk): string {
  const [first, ...others] = [...partners].sort(byTime);
  if (!first) return '';
  const named = `"${first.title}" (${spanText(first, clock)})`;
  return others.length === 0 ? named : `${named} and ${others.length} more`;
}
