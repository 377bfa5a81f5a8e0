import type { Bookings } from './bookings.ts';
import { byTime, compareTexts } from './copyRank.ts';
import type { Talk } from './talk.ts';
import { clockAmong, msPerHour, spanText } from './times.ts';

/** A session with so many others wholly inside of it, in its room, is what they are held in. */
const leastContained = 3;

/** Says whether one talk is only the frame of others: lightning talks within their session, an introduction within a sprint. */
export function isContainer(talk: Talk, room: Bookings): boolean {
  return isFrame(talk) || room.countInside(talk) >= leastContained;
}

/** Says whether a talk is hours of open work, in which anything else may take place. A talk about such hours is shorter. */
function isFrame({ title, span }: Talk): boolean {
  return span !== undefined && span.end - span.start >= leastOpen && openWork.test(title);
}

const openWork = /(?<!\p{L})(?:sprints?|hackathons?|hack ?days?|unconference|barcamp|open space)(?!\p{L})/iu;
const leastOpen = 3 * msPerHour;

/**
 * Which talks are one conflict: tied to one another by overlaps, directly or through others. What is one booking too many
 * is counted once, however many talks have a finding of it. Found for all of them when the first is asked for, since
 * a thousand talks may be at one time and in one room. For one look at the schedule; a change makes other conflicts.
 */
export class Conflicts {
  readonly #names = new Map<string, Map<Talk, string>>();

  /** A name for the conflict that a talk is part of: the first id in it. `about` is the room or the speaker. */
  nameOf(about: string, talk: Talk, partnersOf: (talk: Talk) => readonly Talk[]): string {
    const names = this.#names.get(about) ?? new Map<Talk, string>();
    this.#names.set(about, names);
    const known = names.get(talk);
    if (known !== undefined) return known;
    const group = tiedTo(talk, partnersOf);
    let first = talk.id;
    for (const { id } of group) if (compareTexts(id, first) < 0) first = id;
    for (const member of group) names.set(member, first);
    return first;
  }
}

function tiedTo(talk: Talk, partnersOf: (talk: Talk) => readonly Talk[]): ReadonlySet<Talk> {
  // What is added to a set while it is gone through is gone through as well.
  const group = new Set([talk]);
  for (const member of group) for (const partner of partnersOf(member)) group.add(partner);
  return group;
}

/** More related places than anybody goes through, for each of a thousand talks, would fill the memory. */
const mostRelated = 100;

/** What a finding says of the talks that one is in conflict with. */
interface ToldPartners {
  /** The first by time and title, of the others how many there are. */
  readonly text: string;
  /** The first of them in that order. */
  readonly shown: readonly Talk[];
  /** On whose clock times are told: that of the venue also for a talk in UTC, if one that it meets is written on it. */
  readonly clock: Pick<Talk, 'start'>;
}

/** Puts partners in order and into words; there is at least one. */
export function tellPartners(talk: Talk, partners: readonly Talk[]): ToldPartners {
  const sorted = [...partners].sort(byTime);
  const clock = clockAmong([talk, ...sorted]) ?? talk;
  const [first, ...others] = sorted as [Talk, ...Talk[]];
  const named = `"${first.title}" (${spanText(first, clock)})`;
  const text = others.length === 0 ? named : `${named} and ${others.length} more`;
  return { text, shown: sorted.slice(0, mostRelated), clock };
}
