import { isOfPage } from './pageLinks.ts';
import type { ScheduleIndex } from './scheduleIndex.ts';
import type { Talk } from './talk.ts';
import type { SpeakerFacts } from './talkFacts.ts';
import { titleKey } from './titleName.ts';

/**
 * The talks that a rule may look at from one of them: what stands beside it in its rooms and in its speakers'
 * days, what has its UID or its URL. The talk itself need not be in the index any more.
 */
export function neighboursOf(talk: Talk, index: ScheduleIndex): ReadonlySet<Talk> {
  const found = new Set<Talk>();
  for (const { key } of talk.rooms) addNear(talk, key, index, found);
  for (const { key } of talk.speakers) {
    addAll(index.ofSpeaker(key).talks, found);
    for (const near of index.similarSpeakers(key)) addAll(index.ofSpeaker(near).talks, found);
  }
  for (const speaker of speakersIn(talk)) {
    for (const name of [speaker.name, ...index.otherSpellings(speaker)]) addAll(index.naming(name), found);
  }
  if (index.hasPages || isOfPage(talk)) addOfTitle(talk, index, found);
  for (const copy of talk.copies) {
    addAll(index.withUrl(copy), found);
    addAll(index.withIdentity(copy), found);
  }
  return found;
}

/** All whom a talk's copies name, whether or not it is they who speak. */
function speakersIn({ copies }: Talk): readonly SpeakerFacts[] {
  return copies.flatMap(({ facts }) => [...facts.speakers, ...(facts.tail?.speakers ?? [])]);
}

/** Pages and the events that they tell of; a page may give an event its speakers. */
function addOfTitle(talk: Talk, index: ScheduleIndex, found: Set<Talk>): void {
  const sameTitle = [...index.withTitle(titleKey(talk.title))];
  addAll(sameTitle, found);
  for (const each of sameTitle)
    for (const { key } of each.speakers) addAll(index.ofSpeaker(key).talks, found);
}

/** Those within a session look at each other through it, so their neighbours count as well. */
function addNear(talk: Talk, room: string, index: ScheduleIndex, found: Set<Talk>): void {
  const bookings = index.inRoom(room);
  for (const near of bookings.near(talk, index.longestGap)) {
    if (found.has(near)) continue;
    found.add(near);
    addAll(bookings.overlapping(near), found);
  }
}

function addAll(talks: Iterable<Talk>, found: Set<Talk>): void {
  for (const talk of talks) found.add(talk);
}
