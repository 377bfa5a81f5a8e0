import type { EventSettings } from '../engine/eventSettings.ts';
import { isNearPerson } from './nearNames.ts';
import { Remembered } from './remembered.ts';
import { isWholeVenue, roomKey, roomParts } from './roomName.ts';
import { SetsByKey } from './setsByKey.ts';
import type { TalkRoom } from './talk.ts';
import type { SpeakerFacts, TalkFacts } from './talkFacts.ts';
import { titleKey } from './titleName.ts';

/** A value of the index that names are known from. */
interface Teller {
  readonly facts: TalkFacts;
  readonly file: { readonly hasTails: boolean };
}

/** What a LOCATION may name: one room, or one with each of its parts, where it has several. */
interface Location {
  readonly key: string;
  readonly parts: readonly TalkRoom[];
}

/**
 * The names that other talks vouch for. Whether the end of a SUMMARY is a speaker, and whether a comma in a LOCATION
 * stands between two rooms, only the rest of the schedule can tell; so talks that depend on a name are told when it
 * becomes known, and when nobody vouches for it any more.
 */
export class KnownNames<Entry extends Teller> {
  readonly #settings: EventSettings;
  readonly #ownRooms: ReadonlyMap<string, TalkRoom>;
  /** How many talks vouch for a speaker, and for a room, by their keys. */
  readonly #speakers = new Map<string, number>();
  readonly #rooms = new Map<string, number>();
  readonly #doubtful = new SetsByKey<Entry>();
  /** By title: those with a doubtful end, by what stands before it, and the pages that tell of a talk. */
  readonly #headed = new SetsByKey<Entry>();
  readonly #pages = new SetsByKey<Entry>();
  readonly #composite = new SetsByKey<Entry>();
  readonly #locations = new Remembered(readLocation);
  /** By LOCATION; holds as long as the same rooms are known. */
  #roomsOf = new Remembered((location) => this.#readRooms(location));

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
    this.#countSpeakers(entry, 1, onFlip);
    this.#countPage(entry, 'add', onFlip);
    const head = this.#doubtfulHead(entry);
    if (head !== undefined) this.#headed.add(head, entry);
    for (const key of this.#doubtfulSpeakers(entry)) this.#doubtful.add(key, entry);
    const { key, parts } = this.#locations.of(entry.facts.room);
    if (key === '') return;
    if (count(this.#rooms, key, 1)) this.#flipRoom(key, onFlip);
    for (const part of parts) this.#composite.add(part.key, entry);
  }

  /** Counts an entry's names out again. */
  delete(entry: Entry, onFlip: (entries: ReadonlySet<Entry>) => void): void {
    for (const key of this.#doubtfulSpeakers(entry)) this.#doubtful.delete(key, entry);
    const head = this.#doubtfulHead(entry);
    if (head !== undefined) this.#headed.delete(head, entry);
    this.#countPage(entry, 'delete', onFlip);
    this.#countSpeakers(entry, -1, onFlip);
    const { key, parts } = this.#locations.of(entry.facts.room);
    if (key === '') return;
    for (const part of parts) this.#composite.delete(part.key, entry);
    if (count(this.#rooms, key, -1)) this.#flipRoom(key, onFlip);
  }

  /** The key of the room that a LOCATION names, taken as one; see `roomKey`. */
  roomKey(location: string): string {
    return this.#locations.of(location).key;
  }

  /** The rooms that a LOCATION names: several when each part of it is a room elsewhere. */
  roomsOf(location: string): readonly TalkRoom[] {
    return this.#roomsOf.of(location);
  }

  /** The names behind the title of a SUMMARY, when that is what they are. */
  tailOf({ facts, file }: Teller): TalkFacts['tail'] {
    const { tail } = facts;
    if (!tail || this.#isOff('summary')) return undefined;
    const isVouched = () => tail.speakers.some(({ person }) => this.#speakers.has(person.key));
    return file.hasTails || isVouched() || this.#isOnPage(tail) ? tail : undefined;
  }

  /** Says whether a page has the title without the end, and nearly the name that the end is: one of the two is misspelt. */
  #isOnPage({ title, speakers }: NonNullable<TalkFacts['tail']>): boolean {
    const onPages = [...this.#pages.of(titleKey(title))].flatMap(({ facts }) => facts.speakers);
    return speakers.some(({ name }) => onPages.some((other) => isNearPerson(name, other.name)));
  }

  /** Those who speak, as one file tells. */
  speakersOf(entry: Teller): readonly SpeakerFacts[] {
    const { facts } = entry;
    if (facts.source === 'page') return this.#isOff('pages') ? [] : facts.speakers;
    const named = this.#isOff('participants') ? [] : facts.speakers;
    return named.length > 0 ? named : (this.tailOf(entry)?.speakers ?? []);
  }

  #readRooms(location: string): readonly TalkRoom[] {
    const { key, parts } = this.#locations.of(location);
    const own = this.#ownRooms.get(key);
    if (own) return [own];
    if (key === '') return [];
    const known = parts.flatMap((part) => this.#knownRoom(part) ?? []);
    const [first] = parts;
    if (first && known.length === parts.length) return known;
    // What stands behind a room's name and a comma is where it is.
    const isAddressed = first && /^[^,;/+&]+,/.test(location) && this.#knownRoom(first);
    return [isAddressed || { name: location, key }];
  }

  #knownRoom(room: TalkRoom): TalkRoom | undefined {
    if (room.key === '') return undefined;
    return this.#ownRooms.get(room.key) ?? (this.#rooms.has(room.key) ? room : undefined);
  }

  #flipRoom(key: string, onFlip: (entries: ReadonlySet<Entry>) => void): void {
    this.#roomsOf = new Remembered((location) => this.#readRooms(location));
    onFlip(this.#composite.of(key));
  }

  #isOff(source: 'summary' | 'participants' | 'pages'): boolean {
    const { speakers } = this.#settings;
    return speakers !== 'auto' && speakers !== source;
  }

  #countSpeakers({ facts, file }: Entry, by: 1 | -1, onFlip: (entries: ReadonlySet<Entry>) => void): void {
    this.#countVouched(facts.speakers, by, onFlip);
    if (file.hasTails && facts.tail) this.#countVouched(facts.tail.speakers, by, onFlip);
  }

  /** Only names that say who it is: a word alone may be part of a title. */
  #countVouched(
    speakers: readonly SpeakerFacts[],
    by: 1 | -1,
    onFlip: (entries: ReadonlySet<Entry>) => void,
  ): void {
    for (const { person } of speakers) {
      const { key, isFull } = person;
      if (isFull && count(this.#speakers, key, by)) onFlip(this.#doubtful.of(key));
    }
  }

  #countPage(entry: Entry, change: 'add' | 'delete', onFlip: (entries: ReadonlySet<Entry>) => void): void {
    const { facts } = entry;
    if (facts.source !== 'page' || facts.title === '') return;
    const key = titleKey(facts.title);
    this.#pages[change](key, entry);
    onFlip(this.#headed.of(key));
  }

  /** What stands before the end of a SUMMARY that may be a speaker, as it is compared. */
  #doubtfulHead({ facts, file }: Teller): string | undefined {
    return file.hasTails || !facts.tail ? undefined : titleKey(facts.tail.title);
  }

  #doubtfulSpeakers({ facts, file }: Teller): readonly string[] {
    if (file.hasTails || !facts.tail) return [];
    return facts.tail.speakers.map(({ person }) => person.key);
  }
}

/** Counts a key up or down; says whether it became known or unknown by that. */
function count(counts: Map<string, number>, key: string, by: 1 | -1): boolean {
  const before = counts.get(key) ?? 0;
  const now = before + by;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
  return before === 0 || now === 0;
}

function readLocation(location: string): Location {
  const parts = roomParts(location).map((name) => ({ name, key: roomKey(name) }));
  return { key: roomKey(location), parts: parts.length > 1 ? parts : [] };
}

/** Says whether a LOCATION stands for more than one room. */
export function isPlenary(location: string, rooms: readonly TalkRoom[]): boolean {
  return rooms.length > 1 || isWholeVenue(location);
}
