import { readBlockFacts } from './blockFacts.ts';
import type {
  BlockFacts,
  CalendarContext,
  CalendarModel,
  DayRange,
  EntryFacts,
  FileModel,
  Identity,
  Placed,
  PlacedBlock,
  Trait,
  TzidUse,
  ZoneDefinition,
  ZoneUse,
} from './context.ts';
import { Entries, eventsBetween } from './entries.ts';
import { findProperty, isStructural, isUsedOn } from './facts.ts';
import type { Component, ContentLine } from './syntax/nodes.ts';
import { valueText } from './syntax/unfold.ts';
import { unescapeText } from './values/text.ts';
import { ZoneUses } from './zoneUses.ts';

/** A block that keeps what was made of it and knows its calendar. */
export interface ModelBlock extends PlacedBlock {
  facts: BlockFacts | undefined;
  calendar: Calendar | undefined;
  /** The calendar that has counted the block's facts in. */
  countedIn: Calendar | undefined;
}

/** The facts of a block, made once. */
function factsOf(block: ModelBlock): BlockFacts {
  block.facts ??= readBlockFacts(block.tree);
  return block.facts;
}

/**
 * One VCALENDAR under construction and after. Blocks can be taken out and put in, so that an edit of one
 * event costs nothing that grows with the file.
 */
export class Calendar implements CalendarModel {
  begin: Placed<Component> | undefined;
  end: Placed<ContentLine> | undefined;
  readonly properties: Placed<ContentLine>[] = [];
  #context: CalendarContext | undefined;
  readonly definitions: ZoneDefinition[] = [];
  readonly #zones = new Map<string, ZoneDefinition>();
  /** The blocks that use a UID, by component name and UID. One block where it is unique, which is nearly always. */
  readonly #owners = new Map<string, Map<string, ModelBlock | ModelBlock[]>>();
  readonly #shared = new Map<string, Identity>();
  readonly #zoneUses = new ZoneUses();
  readonly #blocks = new Set<ModelBlock>();
  readonly #entries = new Entries();

  /** Counts a block's facts in, once. */
  count(block: ModelBlock): void {
    if (block.countedIn === this) return;
    block.countedIn = this;
    this.#blocks.add(block);
    const facts = factsOf(block);
    for (const identity of facts.identities) this.#addOwner(identity, block);
    this.#zoneUses.add(block, facts.tzids);
    if (facts.entry) this.#entries.add(block, facts.entry);
  }

  /** Counts a block's facts out again. */
  discount(block: ModelBlock): void {
    if (block.countedIn !== this) return;
    block.countedIn = undefined;
    this.#blocks.delete(block);
    const facts = factsOf(block);
    for (const identity of facts.identities) this.#removeOwner(identity, block);
    this.#zoneUses.remove(block, facts.tzids);
    if (facts.entry) this.#entries.remove(block, facts.entry);
  }

  /** Takes in a VTIMEZONE, and by how its TZID is written where that is not the same: some writers copy it as it is. */
  addZone(zone: ZoneDefinition, written: string): void {
    this.definitions.push(zone);
    for (const name of [zone.tzid, written]) if (!this.#zones.has(name)) this.#zones.set(name, zone);
    this.#context = undefined;
  }

  addProperty(property: Placed<ContentLine>): void {
    this.properties.push(property);
    if (property.node.name === 'METHOD') this.#context = undefined;
  }

  /** What rules on blocks see: another object when what they see has changed. */
  get context(): CalendarContext {
    this.#context ??= { method: this.#method(), zones: this.#zones };
    return this.#context;
  }

  set context(context: CalendarContext) {
    this.#context = context;
  }

  duplicateUids(): readonly (readonly Placed<Identity>[])[] {
    return [...this.#shared.values()].map((identity) => {
      const owners = this.#owners.get(identity.component)?.get(identity.uid);
      const blocks = new Set(Array.isArray(owners) ? owners : []);
      return [...blocks].flatMap((block) => placed(block, factsOf(block).identities, isSameAs(identity)));
    });
  }

  /** Looks through all blocks, but only when there is such a TZID. */
  undefinedTzids(): ReadonlyMap<string, readonly Placed<TzidUse>[]> {
    const found = new Map<string, Placed<TzidUse>[]>();
    for (const tzid of this.#zoneUses.all.keys()) if (!this.#zones.has(tzid)) found.set(tzid, []);
    if (found.size === 0) return found;
    for (const block of [...this.#blocks].sort((a, b) => a.start - b.start)) {
      for (const node of factsOf(block).tzids) found.get(node.tzid)?.push({ block, node });
    }
    return found;
  }

  get zoneUses(): ReadonlyMap<string, ZoneUse> {
    return this.#zoneUses.all;
  }

  usesOf(tzid: string, days?: readonly DayRange[]): readonly Placed<TzidUse>[] {
    const isWanted = (use: TzidUse) =>
      use.tzid === tzid &&
      (!days || days.some((range) => isUsedOn(use.days, use.repeats ? [use.repeats] : [], range)));
    const found: Placed<TzidUse>[] = [];
    for (const block of this.#blocks) found.push(...placed(block, factsOf(block).tzids, isWanted));
    return found.sort((a, b) => a.block.start - b.block.start);
  }

  get entryCounts(): ReadonlyMap<string, number> {
    return this.#entries.counts;
  }

  countUids(component: string): number {
    return this.#owners.get(component)?.size ?? 0;
  }

  get days(): CalendarModel['days'] {
    return this.#entries.days;
  }

  entriesWith(trait: Trait, most?: number): readonly Placed<EntryFacts>[] {
    return this.#entries.withTrait(trait, most);
  }

  countWith(trait: Trait): number {
    return this.#entries.countWith(trait);
  }

  eventsBetween(from: number, to: number): readonly Placed<EntryFacts>[] {
    return eventsBetween(this.#blocks, from, to);
  }

  findOriginal(component: string, uid: string): PlacedBlock | undefined {
    const owners = this.#owners.get(component)?.get(uid);
    return Array.isArray(owners) ? owners[0] : owners;
  }

  lookalikes(): readonly (readonly Placed<EntryFacts>[])[] {
    return this.#entries.lookalikes();
  }

  #method(): string | undefined {
    const found = this.properties.find((property) => property.node.name === 'METHOD');
    return found && valueText(found.block.tree, found.node).trim().toUpperCase();
  }

  #addOwner(identity: Identity, block: ModelBlock): void {
    if (identity.hasRecurrenceId) return;
    const { component, uid } = identity;
    const owners = this.#owners.get(component) ?? new Map<string, ModelBlock | ModelBlock[]>();
    this.#owners.set(component, owners);
    const before = owners.get(uid);
    if (before === undefined) return void owners.set(uid, block);
    if (Array.isArray(before)) before.push(block);
    else owners.set(uid, [before, block]);
    this.#shared.set(`${component} ${uid}`, identity);
  }

  #removeOwner({ component, uid, hasRecurrenceId }: Identity, block: ModelBlock): void {
    const owners = this.#owners.get(component);
    const before = owners?.get(uid);
    if (hasRecurrenceId || !owners || before === undefined) return;
    const rest = Array.isArray(before) ? without(before, block) : [];
    if (rest.length === 0) owners.delete(uid);
    else owners.set(uid, rest.length === 1 ? (rest[0] as ModelBlock) : rest);
    if (rest.length < 2) this.#shared.delete(`${component} ${uid}`);
  }
}

/** The list without one occurrence of `block`: a block may own a UID twice. */
function without(blocks: readonly ModelBlock[], block: ModelBlock): ModelBlock[] {
  const index = blocks.indexOf(block);
  return blocks.filter((_, at) => at !== index);
}

function placed<Node>(
  block: ModelBlock,
  nodes: readonly Node[],
  isWanted: (node: Node) => boolean,
): Placed<Node>[] {
  return nodes.filter(isWanted).map((node) => ({ block, node }));
}

/** An override of one instance shares its master's UID by design (RFC 5545, 3.8.4.4): it is never the same. */
function isSameAs(wanted: Identity): (identity: Identity) => boolean {
  return (identity) =>
    !identity.hasRecurrenceId && identity.component === wanted.component && identity.uid === wanted.uid;
}

/** Builds the calendars of a file from nothing. */
export function buildFileModel(blocks: readonly ModelBlock[]): FileModel {
  const model = new GrowingFileModel(blocks);
  for (const block of blocks) model.add(block);
  return model;
}

/**
 * The calendars of a file whose blocks are added in their order. Only the blocks that shape them are read: the facts
 * of all others are counted in when those are checked, so that a large file's trees need not all be there at once.
 */
export class GrowingFileModel implements FileModel {
  readonly blocks: readonly ModelBlock[];
  readonly structural: ModelBlock[] = [];
  readonly calendars: Calendar[] = [];
  readonly strayEnds: Placed<ContentLine>[] = [];
  #isOpen = false;

  /** `blocks` are all of the file, and may still become more. */
  constructor(blocks: readonly ModelBlock[]) {
    this.blocks = blocks;
  }

  add(block: ModelBlock): void {
    if (!isStructural(block)) {
      block.calendar = this.#current();
      return;
    }
    this.structural.push(block);
    if (block.name === 'VCALENDAR') this.#open(beginCalendar(block));
    const end = block.tree.calendarEnd;
    if (!end && !isEmpty(block)) fill(this.#current(), block);
    else if (this.#isOpen) block.calendar = this.#current();
    if (end) this.#close({ block, node: end });
  }

  #close(end: Placed<ContentLine>): void {
    if (this.#isOpen && this.#current().begin) this.#current().end = end;
    else this.strayEnds.push(end);
    this.#isOpen = false;
  }

  #open(calendar: Calendar): Calendar {
    this.calendars.push(calendar);
    this.#isOpen = true;
    return calendar;
  }

  #current(): Calendar {
    const last = this.calendars[this.calendars.length - 1];
    return this.#isOpen && last ? last : this.#open(new Calendar());
  }
}

/**
 * Gives calendars the contexts that the same calendars had before wherever a rule would see no difference,
 * so that findings cached under those hold.
 */
export function takeContextsFrom(before: FileModel, after: FileModel): void {
  after.calendars.forEach((calendar, index) => {
    const old = before.calendars[index];
    if (old && isSameContext(old.context, calendar.context)) (calendar as Calendar).context = old.context;
  });
}

function isSameContext(a: CalendarContext, b: CalendarContext): boolean {
  if (a.method !== b.method || a.zones.size !== b.zones.size) return false;
  for (const [tzid, zone] of b.zones) if (a.zones.get(tzid)?.block !== zone.block) return false;
  return true;
}

/** A block with no component and no property: blank lines, stray text, an END. */
function isEmpty(block: ModelBlock): boolean {
  return block.tree.components.length === 0 && block.tree.looseProperties.length === 0;
}

function beginCalendar(block: ModelBlock): Calendar {
  const calendar = new Calendar();
  const component = block.tree.components[0];
  if (component?.name === 'VCALENDAR') calendar.begin = { block, node: component };
  return calendar;
}

/** Takes in a block that may hold properties of the calendar and time zones. */
function fill(calendar: Calendar, block: ModelBlock): void {
  block.calendar = calendar;
  const tree = block.tree;
  const own = tree.components[0];
  const lines = own?.name === 'VCALENDAR' ? own.properties : tree.looseProperties;
  for (const node of lines) calendar.addProperty({ block, node });
  for (const component of tree.components) {
    const tzid = component.name === 'VTIMEZONE' ? findProperty(component, 'TZID') : undefined;
    if (!tzid) continue;
    const written = valueText(tree, tzid);
    // TZID is TEXT here and a parameter elsewhere, where nothing is escaped.
    calendar.addZone({ tzid: unescapeText(written), block, component }, written);
  }
}
