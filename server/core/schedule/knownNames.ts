import type { EventSettings } from '../engine/eventSettings.ts';
import { isBreak } from './breaks.ts';
import { isFullName, personKey } from './personName.ts';
import { isWholeVenue, roomKey, roomParts } from './roomName.ts';
import { SetsByKey } from './setsByKey.ts';
import type { TalkRoom } from './talk.ts';
import type { FileFacts, SpeakerFacts, TalkFacts } from './talkFacts.ts';

/** A value of the index that names are known from. */
interface Teller {
  readonly facts: TalkFacts;
  readonly file: { readonly hasTails: boolean };
}

/**
 * The names that other talks vouch for. Whether the end of a SUMMARY is a speaker, and whether a comma in a LOCATION
 * stands between two rooms, only the rest of the schedule can tell; so talks that depend on a name are told when it
 * becomes known, and when nobody vouches for it any more.
 */
export class KnownNames<Entry extends Teller> {
  readonly #settings: EventSettings;
  readonly #ownRooms: ReadonlyMap<string, TalkRoom>;
  readonly #speakers = new SetsByKey<Entry>();
  readonly #rooms = new SetsByKey<Entry>();
  readonly #doubtful = new SetsByKey<Entry>();
  readonly #composite = new SetsByKey<Entry>();

  constructor(settings: EventSettings) {
    this.#settings = settings;
    this.#ownRooms = new Map(
      settings.rooms.flatMap(({ name, aliases }) =>
        [name, ...aliases].map((each) => [roomKey(each), { name, key: roomKey(name) }] as const),
      ),
    );
  }

  /** Counts an entry's names in. `onFlip` is called with the entries that read otherwise because of that. */
  add(entry: Entry, onFlip: (entries: ReadonlySet<Entry>) => void): void {
    for (const key of this.#vouchedSpeakers(entry)) {
      if (!this.#speakers.has(key)) onFlip(this.#doubtful.of(key));
      this.#speakers.add(key, entry);
    }
    for (const key of doubtfulSpeakers(entry)) this.#doubtful.add(key, entry);
    const room = roomKey(entry.facts.room);
    if (room === '') return;
    if (!this.#rooms.has(room)) onFlip(this.#composite.of(room));
    this.#rooms.add(room, entry);
    for (const key of partKeys(entry.facts.room)) this.#composite.add(key, entry);
  }

  /** Counts an entry's names out again. */
  delete(entry: Entry, onFlip: (entries: ReadonlySet<Entry>) => void): void {
    for (const key of doubtfulSpeakers(entry)) this.#doubtful.delete(key, entry);
    for (const key of this.#vouchedSpeakers(entry)) {
      this.#speakers.delete(key, entry);
      if (!this.#speakers.has(key)) onFlip(this.#doubtful.of(key));
    }
    const room = roomKey(entry.facts.room);
    if (room === '') return;
    for (const key of partKeys(entry.facts.room)) this.#composite.delete(key, entry);
    this.#rooms.delete(room, entry);
    if (!this.#rooms.has(room)) onFlip(this.#composite.of(room));
  }

  /** The rooms that a LOCATION names: several when each part of it is a room elsewhere. */
  roomsOf(location: string): readonly TalkRoom[] {
    const own = this.#ownRooms.get(roomKey(location));
    if (own) return [own];
    const key = roomKey(location);
    if (key === '') return [];
    const parts = roomParts(location);
    const known = parts.flatMap((part) => this.#knownRoom(part) ?? []);
    if (parts.length > 1 && known.length === parts.length) return known;
    // What stands behind a room's name and a comma is where it is.
    const isAddressed =
      parts.length > 1 && /^[^,;/+&]+,/.test(location) && this.#knownRoom(parts[0] as string);
    return [isAddressed || { name: location, key }];
  }

  /** The names behind the title of a SUMMARY, when that is what they are. */
  tailOf({ facts, file }: Teller): TalkFacts['tail'] {
    const { tail } = facts;
    if (!tail || this.#isOff('summary')) return undefined;
    const isVouched = tail.speakers.some(({ name }) => this.#speakers.has(personKey(name)));
    return file.hasTails || isVouched ? tail : undefined;
  }

  /** Those who speak, as one file tells. */
  speakersOf(entry: Teller): readonly SpeakerFacts[] {
    const { facts } = entry;
    if (facts.source === 'page') return this.#isOff('pages') ? [] : facts.speakers;
    const named = this.#isOff('participants') ? [] : facts.speakers;
    return named.length > 0 ? named : (this.tailOf(entry)?.speakers ?? []);
  }

  #knownRoom(name: string): TalkRoom | undefined {
    const key = roomKey(name);
    if (key === '') return undefined;
    return this.#ownRooms.get(key) ?? (this.#rooms.has(key) ? { name, key } : undefined);
  }

  #isOff(source: 'summary' | 'participants' | 'pages'): boolean {
    const { speakers } = this.#settings;
    return speakers !== 'auto' && speakers !== source;
  }

  /** Only names that say who it is: a word alone may be part of a title. */
  #vouchedSpeakers({ facts, file }: Entry): readonly string[] {
    const speakers = [...facts.speakers, ...(file.hasTails ? (facts.tail?.speakers ?? []) : [])];
    return [...new Set(speakers.filter(({ name }) => isFullName(name)).map(({ name }) => personKey(name)))];
  }
}

function doubtfulSpeakers({ facts, file }: Teller): readonly string[] {
  return file.hasTails ? [] : (facts.tail?.speakers ?? []).map(({ name }) => personKey(name));
}

function partKeys(location: string): readonly string[] {
  const parts = roomParts(location);
  return parts.length > 1 ? parts.map(roomKey) : [];
}

/** A share of its talks from which on a file is taken at its word. */
const enough = 0.6;

/** Says whether the talks of a file have their speakers behind their titles: pretalx writes all of them so. */
export function hasSummaryTails({ producer, talks }: FileFacts, settings: EventSettings): boolean {
  const breaks = new Set(settings.breaks.map((each) => each.toLowerCase()));
  const titled = talks.filter(
    ({ facts }) => facts.title !== '' && (facts.tail || !isBreak(facts.title, facts.tracks, breaks)),
  );
  const isPretalx =
    /pretalx/i.test(producer ?? '') || talks.some(({ facts }) => facts.uid?.startsWith('pretalx-'));
  if (titled.length === 0 || (!isPretalx && settings.speakers !== 'summary')) return false;
  return titled.filter(({ facts }) => facts.tail).length / titled.length >= enough;
}

/** Says whether a LOCATION stands for more than one room. */
export function isPlenary(location: string, rooms: readonly TalkRoom[]): boolean {
  return rooms.length > 1 || isWholeVenue(location);
}
