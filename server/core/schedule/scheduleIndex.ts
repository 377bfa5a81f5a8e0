import { type EventSettings, noEventSettings } from '../engine/eventSettings.ts';
import type { PageSurroundings } from '../speaker/model/surroundings.ts';
import { doubtfulRoom } from '../speaker/values/roomWords.ts';
import { between, commonEnds, noEnds, replaceBetween } from '../text/commonEnds.ts';
import type { Zone } from '../time/zone.ts';
import { knownZone } from '../time/zones.ts';
import { Bookings } from './bookings.ts';
import { buildTalk, type IndexedCopy, type TalkReading } from './buildTalk.ts';
import { Census } from './census.ts';
import { compareTexts } from './copyRank.ts';
import { KnownNames } from './knownNames.ts';
import { PageHabits } from './pageHabits.ts';
import { roomKey } from './roomName.ts';
import { SetsByKey } from './setsByKey.ts';
import { SetsByTwoKeys, type Tied } from './setsByTwoKeys.ts';
import { Spellings } from './spellings.ts';
import { hasSummaryTails, noTails, recountTails, type TailCounts } from './summaryTails.ts';
import type { Talk, TalkCopy, TalkRoom } from './talk.ts';
import type { FieldPlace, FileFacts, PlacedTalk, SpeakerFacts, TalkFacts } from './talkFacts.ts';
import { byCode, byTitle, byUid, type KeyedFacts } from './talkKeys.ts';
import { titleKey } from './titleName.ts';

/** A file as the index keeps it. */
interface IndexedFile {
  readonly key: string;
  readonly path: string;
  readonly tails: TailCounts;
  /** Its SUMMARYs have speakers behind their titles. */
  readonly hasTails: boolean;
  readonly talks: PlacedTalk[];
  readonly entries: Entry[];
}

/** One copy and what ties it to others. */
class Entry implements IndexedCopy, KeyedFacts, Tied {
  readonly facts: TalkFacts;
  readonly block: PlacedTalk['block'];
  readonly file: IndexedCopy['file'];
  readonly titleKey: string;
  talk: Talk | undefined;
  isShared = false;
  /** The last regrouping that has come by here. */
  round = 0;
  /** Those who speak by this copy, as long as it is part of a talk. */
  speakers: readonly SpeakerFacts[] = [];

  constructor({ facts, block }: PlacedTalk, file: IndexedCopy['file']) {
    this.facts = facts;
    this.block = block;
    this.file = file;
    this.titleKey = titleKey(facts.title);
  }
}

/** A speaker as one copy names them. */
export interface NamedSpeaker {
  readonly copy: TalkCopy;
  readonly speaker: SpeakerFacts;
}

/** What became of the talks since somebody asked last. A talk that changed is gone, and another is added. */
export interface TalkChanges {
  readonly gone: ReadonlySet<Talk>;
  readonly added: ReadonlySet<Talk>;
}

/**
 * The schedule that all files make together: what talks there are, by room and time, by speaker and time, by UID.
 * A change of a file costs what changed in it and the talks tied to that, however many there are.
 */
export class ScheduleIndex {
  readonly settings: EventSettings;
  readonly #files = new Map<string, IndexedFile>();
  readonly #names: KnownNames<Entry>;
  /** Entries by what ties them together. */
  readonly #byUid = new SetsByTwoKeys<Entry>(byUid);
  readonly #byCode = new SetsByTwoKeys<Entry>(byCode);
  readonly #ties = [this.#byUid, this.#byCode, new SetsByTwoKeys<Entry>(byTitle)];
  readonly #talks = new Set<Talk>();
  /** How those are written that only speaker pages tell of. */
  readonly pageHabits = new PageHabits();
  readonly #byRoom = new Map<string, Bookings>();
  readonly #bySpeaker = new Map<string, Bookings>();
  /** Made when somebody asks, which is where there are speaker pages. */
  #byTitle: SetsByKey<Talk> | undefined;
  /** The copies that name somebody, by the name as it is written. */
  readonly #spelledSpeakers = new SetsByKey<Entry>();
  readonly #spellings = new Spellings();
  /** The copies in each room, by the room as it is written. */
  readonly roomSpellings = new SetsByKey<TalkCopy>();
  /** The events in rooms that are called by a word such as Here, by that word. */
  readonly #oddRooms = new SetsByKey<Entry>();
  readonly census: Census;
  /** How many times each zone is named in, and those that are in none. */
  readonly #zones = new Map<string, number>();
  readonly #floating = new Set<Entry>();
  /** Its zone is made when somebody asks: the runtime takes a while to make one ready. */
  #venue: { readonly name: string | undefined; zone?: Zone | undefined };
  readonly #ownZone: Zone | undefined;
  /** Undefined until somebody asks: then all talks are new. */
  #changes: { readonly gone: Set<Talk>; readonly added: Set<Talk> } | undefined;
  #round = 0;
  readonly #reading: TalkReading;
  readonly #parallel: ReadonlySet<string>;
  readonly #changeovers: ReadonlyMap<string, number>;
  readonly #walks: ReadonlyMap<string, number>;

  constructor(settings: EventSettings = noEventSettings) {
    this.settings = settings;
    this.#names = new KnownNames(settings);
    const parallel = settings.rooms.filter((room) => room.parallel);
    this.#parallel = new Set(parallel.map(({ name }) => roomKey(name)));
    this.#changeovers = new Map(
      settings.rooms.flatMap(({ name, changeover }) =>
        changeover === undefined ? [] : [[roomKey(name), changeover] as const],
      ),
    );
    this.#walks = new Map(
      settings.walks.map(({ rooms: [one, other], minutes }) => [
        pairKey(roomKey(one), roomKey(other)),
        minutes,
      ]),
    );
    this.#ownZone = settings.timeZone === undefined ? undefined : knownZone(settings.timeZone);
    this.#venue = { name: settings.timeZone, zone: this.#ownZone };
    this.census = new Census(this.#ownZone, settings.dayStart ?? 0);
    this.#reading = {
      breaks: new Set(settings.breaks.map((each) => each.toLowerCase())),
      names: this.#names,
      // A page speaks of the clocks of the venue; what floats in a calendar does so where greenroom.json names a zone.
      floatingZone: ({ source }) => (source === 'page' ? this.venueZone : this.#ownZone),
    };
  }

  /** Every talk, in no order. */
  get talks(): ReadonlySet<Talk> {
    return this.#talks;
  }

  /** The keys of the files that are in. */
  get files(): Iterable<string> {
    return this.#files.keys();
  }

  /** The zone of the venue: that of greenroom.json, else the one that most times are in; undefined when nobody knows. */
  get venueZone(): Zone | undefined {
    const { name } = this.#venue;
    if (name !== undefined && !('zone' in this.#venue)) this.#venue.zone = knownZone(name);
    return this.#venue.zone;
  }

  /** The talks that a file tells of, in its order; one that it tells twice comes twice. */
  talksOfFile(file: string): readonly Talk[] {
    return (this.#files.get(file)?.entries ?? []).flatMap(({ talk }) => talk ?? []);
  }

  /** The talks in a room, by its key. */
  inRoom(key: string): Bookings {
    return this.#byRoom.get(key) ?? new Bookings();
  }

  /** The talks of a speaker, by their key. */
  ofSpeaker(key: string): Bookings {
    return this.#bySpeaker.get(key) ?? new Bookings();
  }

  get roomKeys(): Iterable<string> {
    return this.#byRoom.keys();
  }

  get speakerKeys(): Iterable<string> {
    return this.#bySpeaker.keys();
  }

  /** Says whether a speaker page tells of any talk. */
  get hasPages(): boolean {
    return this.pageHabits.size > 0;
  }

  /** What a speaker page cannot know by itself. More days than an event has are no help. */
  get pageSurroundings(): PageSurroundings {
    const days = [...this.census.days.keys].sort((a, b) => a - b);
    const isDayFirst = this.pageHabits.dateOrder === 'day-first';
    return {
      days: days.length > mostDays ? [] : days,
      timeZone: this.#venue.name,
      dateOrder: isDayFirst ? 'day-first' : undefined,
      oddRooms: [...this.#oddRooms.keys].sort(),
    };
  }

  /** The talks with that title, by `titleKey`. */
  withTitle(key: string): ReadonlySet<Talk> {
    if (!this.#byTitle) {
      this.#byTitle = new SetsByKey();
      for (const talk of this.#talks) this.#byTitle.add(titleKey(talk.title), talk);
    }
    return this.#byTitle.of(key);
  }

  /** The talks that have the URL of a copy, where it is the page of a talk. */
  withUrl(copy: TalkCopy): readonly Talk[] {
    const { code, url } = copy.facts;
    return code === undefined ? none : this.#sharing(copy, this.#byCode, code, (facts) => facts.url === url);
  }

  /** Those who speak in a talk, as one of its copies says it. */
  speakersIn(copy: TalkCopy): readonly SpeakerFacts[] {
    return (copy as Entry).speakers;
  }

  /** Where a name stands in just that spelling. */
  spelledSpeakers(name: string): readonly NamedSpeaker[] {
    return [...this.#spelledSpeakers.of(name)].flatMap((copy) =>
      copy.speakers.flatMap((speaker) => (speaker.name === name ? [{ copy, speaker }] : [])),
    );
  }

  /** The other spellings of a name that one has, and those that it may be a misspelling of, or they of it. */
  otherSpellings({ name, person }: SpeakerFacts): readonly string[] {
    return this.#spellings.others(name, person.key);
  }

  /** The talks that name somebody in just that spelling, also where they do not speak: in a break, in an older copy. */
  naming(name: string): readonly Talk[] {
    return [...this.#spelledSpeakers.of(name)].flatMap(({ talk }) => talk ?? []);
  }

  /** The keys of other names that may be misspellings of one, or it one of them. */
  similarSpeakers(key: string): readonly string[] {
    return this.#spellings.near(key);
  }

  /** The talks that have the UID of a copy, and its occurrence: several when it was given to several. */
  withIdentity(copy: TalkCopy): readonly Talk[] {
    const { uid, recurrenceId } = copy.facts;
    if (uid === undefined) return none;
    return this.#sharing(copy, this.#byUid, uid, (facts) => facts.recurrenceId === recurrenceId);
  }

  /** The talks of a key that are wanted, each once. */
  #sharing(
    copy: TalkCopy,
    entries: SetsByTwoKeys<Entry>,
    key: string,
    isWanted: (facts: TalkFacts) => boolean,
  ): readonly Talk[] {
    // Nearly every copy is alone with its keys, and most of the index would have to be gone through to say so.
    const { talk, isShared } = copy as Entry;
    if (talk && !isShared) return [talk];
    const talks = [...entries.of(key)].flatMap((entry) =>
      entry.talk && isWanted(entry.facts) ? entry.talk : [],
    );
    return [...new Set(talks)];
  }

  /** The rooms that a copy's LOCATION names. */
  roomsIn({ facts }: TalkCopy): readonly TalkRoom[] {
    return this.#names.roomsOf(facts.room);
  }

  /** The title as one copy has it, without the speakers that SUMMARY may have behind it; its place when it has one. */
  titleIn(copy: TalkCopy): { readonly title: string; readonly at: FieldPlace | undefined } {
    const tail = this.#names.tailOf(copy as IndexedCopy);
    const { title, places } = copy.facts;
    return tail ? { title: tail.title, at: tail.titleAt } : { title, at: places.title };
  }

  /** The longest time between two talks that a rule may ask about, in milliseconds. */
  get longestGap(): number {
    const minutes = [this.settings.changeover, ...this.#changeovers.values(), this.longestWalk];
    return Math.max(...minutes) * 60_000;
  }

  /** The least minutes between two talks in a room; 0 for any. */
  changeoverIn(room: string): number {
    return this.#changeovers.get(room) ?? this.settings.changeover;
  }

  /** The most minutes that any way from one room to another takes. */
  get longestWalk(): number {
    return Math.max(this.settings.walk, ...this.#walks.values());
  }

  /** The minutes that the way between two rooms takes. */
  walkBetween(one: string, other: string): number {
    return this.#walks.get(pairKey(one, other)) ?? this.settings.walk;
  }

  /** Says whether several things may take place in a room at once. */
  isParallel(room: string): boolean {
    return this.#parallel.has(room);
  }

  /** What changed since this was asked last. */
  takeChanges(): TalkChanges {
    const changes = this.#changes ?? { gone: new Set(), added: this.#talks };
    this.#changes = { gone: new Set(), added: new Set() };
    return changes;
  }

  /** Takes in what a file tells now; talks whose facts and blocks are the same objects as before are left alone. */
  set(file: FileFacts): void {
    const { key, path } = file;
    const before = this.#files.get(key);
    const { talks, entries, tails: counted } = before ?? { talks: [], entries: [], tails: noTails };
    const same = commonEnds(talks, file.talks);
    const come = between(file.talks, same);
    const tails = recountTails(counted, between(talks, same), come, this.#reading.breaks);
    const hasTails = hasSummaryTails(file.producer, tails, this.settings);
    const isAlike = before?.hasTails === hasTails && before.path === path;
    const kept = isAlike ? same : noEnds;
    const ofFile = isAlike && entries[0] ? entries[0].file : { key, path, hasTails };
    const gone = between(entries, kept);
    const added = between(file.talks, kept).map((talk) => new Entry(talk, ofFile));
    replaceBetween(talks, same, come);
    replaceBetween(entries, kept, added);
    this.#files.set(key, { key, path, tails, hasTails, talks, entries });
    this.#update(gone, added);
  }

  /** Forgets a file. */
  delete(key: string): void {
    const file = this.#files.get(key);
    if (!file) return;
    this.#files.delete(key);
    this.#update(file.entries, []);
  }

  #update(gone: readonly Entry[], added: readonly Entry[]): void {
    if (gone.length === 0 && added.length === 0) return;
    const touched = [...added];
    const onFlip = (entries: ReadonlySet<Entry>) => {
      for (const entry of entries) touched.push(entry);
    };
    for (const entry of gone) this.#remove(entry, onFlip);
    for (const entry of added) this.#add(entry, onFlip);
    onFlip(this.#moveVenue());
    const dissolved = new Set<Talk>();
    for (const entry of [...gone, ...touched]) if (entry.talk) dissolved.add(entry.talk);
    for (const talk of dissolved) for (const copy of talk.copies) touched.push(copy as Entry);
    this.#round++;
    for (const entry of gone) entry.round = this.#round;
    this.#regroup(touched, dissolved);
  }

  /** Finds what belongs together of the touched entries and all tied to them, and makes it into talks anew. */
  #regroup(touched: readonly Entry[], dissolved: Set<Talk>): void {
    const groups: (readonly Entry[])[] = [];
    for (const entry of touched) if (entry.round !== this.#round) groups.push(this.#tiedTo(entry));
    for (const group of groups) for (const { talk } of group) if (talk) dissolved.add(talk);
    for (const talk of dissolved) this.#forget(talk);
    for (const group of groups) this.#know(group);
  }

  #tiedTo(first: Entry): readonly Entry[] {
    const group = [first];
    first.round = this.#round;
    if (!first.isShared) return group;
    const done = new Set<ReadonlySet<Entry>>();
    for (let index = 0; index < group.length; index++) {
      for (const tied of this.#tiesOf(group[index] as Entry)) {
        if (done.has(tied)) continue;
        done.add(tied);
        for (const entry of tied) {
          if (entry.round === this.#round) continue;
          entry.round = this.#round;
          group.push(entry);
        }
      }
    }
    return group;
  }

  #tiesOf(entry: Entry): readonly ReadonlySet<Entry>[] {
    return this.#ties.flatMap((ties) => ties.tiesOf(entry));
  }

  #add(entry: Entry, onFlip: (entries: ReadonlySet<Entry>) => void): void {
    for (const ties of this.#ties) ties.add(entry);
    this.#names.add(entry, onFlip);
    this.#countZone(entry, 1);
  }

  #remove(entry: Entry, onFlip: (entries: ReadonlySet<Entry>) => void): void {
    for (const ties of this.#ties) ties.delete(entry);
    this.#names.delete(entry, onFlip);
    this.#countZone(entry, -1);
  }

  #countZone(entry: Entry, by: 1 | -1): void {
    const { start } = entry.facts;
    if (start?.form === 'floating') {
      if (by > 0) this.#floating.add(entry);
      else this.#floating.delete(entry);
    }
    if (start?.form !== 'zoned' || start.zone === undefined) return;
    const count = (this.#zones.get(start.zone) ?? 0) + by;
    if (count > 0) this.#zones.set(start.zone, count);
    else this.#zones.delete(start.zone);
  }

  /** Gives the entries whose times mean something else when the venue's zone turns out to be another. */
  #moveVenue(): ReadonlySet<Entry> {
    if (this.#ownZone) return noEntries;
    const most = [...this.#zones].sort(([a, many], [b, more]) => more - many || compareTexts(a, b))[0];
    const name = most?.[0];
    if (name === this.#venue.name) return noEntries;
    this.#venue = { name };
    return this.#floating;
  }

  #know(group: readonly Entry[]): void {
    const talk = buildTalk(group, this.#reading);
    for (const entry of group) {
      entry.talk = talk;
      this.#knowNames(entry);
    }
    this.#talks.add(talk);
    this.census.add(talk);
    this.#changes?.added.add(talk);
    for (const { key } of talk.rooms) bookingsOf(this.#byRoom, key).add(talk);
    for (const { key } of talk.speakers) bookingsOf(this.#bySpeaker, key).add(talk);
    if (talk.main.facts.source === 'page') this.pageHabits.add(talk);
    this.#byTitle?.add(titleKey(talk.title), talk);
  }

  #forget(talk: Talk): void {
    this.#talks.delete(talk);
    this.census.delete(talk);
    if (!this.#changes?.added.delete(talk)) this.#changes?.gone.add(talk);
    for (const { key } of talk.rooms) release(this.#byRoom, key, talk);
    for (const { key } of talk.speakers) release(this.#bySpeaker, key, talk);
    if (talk.main.facts.source === 'page') this.pageHabits.delete(talk);
    this.#byTitle?.delete(titleKey(talk.title), talk);
    for (const copy of talk.copies) this.#forgetNames(copy as Entry);
  }

  #knowNames(entry: Entry): void {
    if (this.#names.roomKey(entry.facts.room) !== '') this.roomSpellings.add(entry.facts.room, entry);
    const odd = oddRoomOf(entry);
    if (odd !== undefined) this.#oddRooms.add(odd, entry);
    entry.speakers = this.#names.speakersOf(entry);
    for (const { name, person } of entry.speakers) {
      if (this.#spelledSpeakers.add(name, entry)) this.#spellings.add(name, person.key);
    }
  }

  #forgetNames(entry: Entry): void {
    entry.talk = undefined;
    this.roomSpellings.delete(entry.facts.room, entry);
    const odd = oddRoomOf(entry);
    if (odd !== undefined) this.#oddRooms.delete(odd, entry);
    for (const { name, person } of entry.speakers) {
      const isGone = this.#spelledSpeakers.delete(name, entry);
      if (isGone) this.#spellings.delete(name, person.key);
    }
    entry.speakers = [];
  }
}

/** A calendar of more days is not that of one event. */
const mostDays = 60;

function oddRoomOf({ facts: { source, room } }: Entry): string | undefined {
  return source === 'event' ? doubtfulRoom(room) : undefined;
}

const noEntries: ReadonlySet<Entry> = new Set<Entry>();

const none: readonly never[] = [];

/** Equal for both ways. */
function pairKey(one: string, other: string): string {
  return [one, other].sort().join('\n');
}

function bookingsOf(all: Map<string, Bookings>, key: string): Bookings {
  const known = all.get(key);
  if (known) return known;
  const made = new Bookings();
  all.set(key, made);
  return made;
}

function release(all: Map<string, Bookings>, key: string, talk: Talk): void {
  const bookings = all.get(key);
  bookings?.delete(talk);
  if (bookings?.isEmpty) all.delete(key);
}
