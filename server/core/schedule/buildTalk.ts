import { isBreak, isPlainBreak } from '../ical/model/breaks.ts';
import type { Zone } from '../time/zone.ts';
import { compareTexts, inOrder, newestFirst } from './copyRank.ts';
import { isPlenary, type KnownNames } from './knownNames.ts';
import type { Talk, TalkCopy, TalkKind, TalkRoom, TalkSpan, TalkSpeaker } from './talk.ts';
import type { TalkFacts } from './talkFacts.ts';
import { identityKey } from './talkKeys.ts';
import type { TalkTime } from './talkTime.ts';

/** A talk of ten hours or more is a venue, an exhibition, a day of the conference. */
const longestTalk = 10 * 3_600_000;

/** A copy that knows whether its file can be taken at its word. */
export interface IndexedCopy extends TalkCopy {
  readonly file: TalkCopy['file'] & { readonly hasTails: boolean };
}

/** What copies are read with. */
export interface TalkReading {
  readonly breaks: ReadonlySet<string>;
  readonly names: Pick<KnownNames<IndexedCopy>, 'roomsOf' | 'tailOf' | 'speakersOf'>;
  /** The zone of times that float; undefined where nobody knows it. */
  floatingZone(facts: TalkFacts): Zone | undefined;
}

/** Makes one talk of its copies; there is at least one. */
export function buildTalk(copies: readonly IndexedCopy[], reading: TalkReading): Talk {
  const sorted = copies.length === 1 ? copies : [...copies].sort(newestFirst);
  const main = sorted[0] as IndexedCopy;
  const { facts } = main;
  const telling = newestOfEach(sorted);
  const rooms = roomsOf(telling, reading);
  const span = spanOf(facts, reading);
  const title = reading.names.tailOf(main)?.title ?? facts.title;
  const named = speakersOf(telling, reading);
  const kind = kindOf(facts, title, rooms, named.length > 0, reading);
  return {
    id: idOf(sorted),
    kind,
    title,
    start: facts.start,
    end: facts.end,
    span,
    rooms,
    speakers: kind === 'break' ? [] : named,
    tracks: facts.tracks,
    level: facts.level,
    isCancelled: facts.isCancelled,
    // What a page says of a room the calendar says as well, or should.
    occupies:
      facts.source === 'event' &&
      facts.title !== '' &&
      !facts.isCancelled &&
      !facts.isTransparent &&
      isOfTalkLength(span),
    main,
    copies: sorted,
  };
}

/** UID and occurrence; a talk without a UID is known by its file, its title and when it starts. */
function idOf(copies: readonly TalkCopy[]): string {
  const { uid, recurrenceId } = (copies[0] as TalkCopy).facts;
  if (copies.length === 1 && uid !== undefined && recurrenceId === undefined) return uid.trimEnd();
  const identities = copies.flatMap(({ facts }) => identityKey(facts) ?? []);
  const [identity] = identities.sort(compareTexts);
  if (identity !== undefined) return identity.trimEnd();
  const { file, facts } = [...copies].sort(inOrder)[0] as TalkCopy;
  return [file.path, facts.title, facts.start?.localMs ?? ''].join('\n');
}

/** Of each event its newest copy: a talk in two rooms may be two events. */
function newestOfEach(sorted: readonly IndexedCopy[]): readonly IndexedCopy[] {
  if (sorted.length === 1) return sorted;
  const seen = new Set<string>();
  return sorted.filter((copy) => {
    const identity = identityKey(copy.facts) ?? `${copy.file.path}\n${copy.block.start}`;
    const isNew = !seen.has(identity);
    seen.add(identity);
    return isNew;
  });
}

/** Each room once. */
function roomsOf(copies: readonly IndexedCopy[], { names }: TalkReading): readonly TalkRoom[] {
  const named = copies.map((copy) => names.roomsOf(copy.facts.room));
  const [only] = named;
  if (only && named.length === 1 && only.length < 2) return only;
  const rooms = named.flat();
  return rooms.filter((room, index) => rooms.findIndex(({ key }) => key === room.key) === index);
}

/** Somebody who is named twice speaks once. */
function speakersOf(copies: readonly IndexedCopy[], { names }: TalkReading): readonly TalkSpeaker[] {
  const namedIn = (copy: IndexedCopy) =>
    names.speakersOf(copy).map((facts): TalkSpeaker => {
      return { name: facts.name, key: facts.person.key, facts, copy };
    });
  const found = copies.length === 1 ? namedIn(copies[0] as IndexedCopy) : copies.flatMap(namedIn);
  if (found.length < 2 && found[0]?.key !== '') return found;
  const byKey = new Map<string, TalkSpeaker>();
  for (const speaker of found) {
    if (speaker.key !== '' && !byKey.has(speaker.key)) byKey.set(speaker.key, speaker);
  }
  return byKey.size === found.length ? found : [...byKey.values()];
}

function kindOf(
  facts: TalkFacts,
  title: string,
  rooms: readonly TalkRoom[],
  hasSpeakers: boolean,
  reading: TalkReading,
): TalkKind {
  if (facts.isDate) return 'all-day';
  // Nobody speaks in a break: with a speaker, "Hot caches, cold coffee" is a talk.
  const mayBeBreak = !hasSpeakers || isPlainBreak(title);
  if (mayBeBreak && isBreak(title, facts.tracks, reading.breaks)) return 'break';
  return isPlenary(facts.room, rooms) ? 'plenary' : 'talk';
}

function spanOf(facts: TalkFacts, reading: TalkReading): TalkSpan | undefined {
  const { start, end } = facts;
  if (!start || !end || facts.isDate) return undefined;
  if (start.instant !== undefined && end.instant !== undefined) {
    return { start: start.instant, end: end.instant, clock: 'instants' };
  }
  if (start.form !== 'floating' || end.form !== 'floating') return undefined;
  const zone = reading.floatingZone(facts);
  if (!zone) return { start: start.localMs, end: end.localMs, clock: 'floating' };
  return { start: instantIn(zone, start), end: instantIn(zone, end), clock: 'instants' };
}

function instantIn(zone: Zone, { local }: TalkTime): number {
  return zone.atLocal(local).instant;
}

function isOfTalkLength(span: TalkSpan | undefined): boolean {
  return span !== undefined && span.end > span.start && span.end - span.start < longestTalk;
}
