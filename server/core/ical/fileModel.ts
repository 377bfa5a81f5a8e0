import type {
  BlockFacts,
  CalendarContext,
  CalendarModel,
  FileModel,
  Identity,
  Placed,
  PlacedBlock,
  TzidUse,
  ZoneDefinition,
} from './context.ts';
import { extractFacts, findProperty } from './facts.ts';
import type { Component, ContentLine } from './syntax/nodes.ts';
import { valueText } from './syntax/unfold.ts';

/** A block that keeps what was made of it and knows its calendar. */
export interface ModelBlock extends PlacedBlock {
  facts: BlockFacts | undefined;
  calendar: Calendar | undefined;
  /** The calendar that has counted the block's facts in. */
  countedIn: Calendar | undefined;
}

/** Says whether a block shapes the calendars of its file; all others only fill them. */
export function isStructural(block: PlacedBlock): boolean {
  return block.name === '' || block.name === 'VCALENDAR' || block.name === 'VTIMEZONE';
}

/** The facts of a block, made once. */
function factsOf(block: ModelBlock): BlockFacts {
  block.facts ??= extractFacts(block.tree);
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
  context: CalendarContext = { method: undefined, zones: new Map() };
  readonly #zones = new Map<string, ZoneDefinition>();
  readonly #identities = new Map<string, Placed<Identity>[]>();
  readonly #duplicated = new Set<string>();
  readonly #tzids = new Map<string, Map<PlacedBlock, TzidUse>>();

  /** Counts a block's facts in, once. */
  count(block: ModelBlock): void {
    if (block.countedIn === this) return;
    block.countedIn = this;
    const facts = factsOf(block);
    for (const identity of facts.identities) this.#addIdentity({ block, node: identity });
    for (const use of facts.tzids) {
      const uses = this.#tzids.get(use.tzid) ?? new Map<PlacedBlock, TzidUse>();
      this.#tzids.set(use.tzid, uses.set(block, use));
    }
  }

  /** Counts a block's facts out again. */
  discount(block: ModelBlock): void {
    if (block.countedIn !== this) return;
    block.countedIn = undefined;
    const facts = factsOf(block);
    for (const identity of facts.identities) this.#removeIdentity({ block, node: identity });
    for (const use of facts.tzids) this.#tzids.get(use.tzid)?.delete(block);
  }

  addZone(zone: ZoneDefinition): void {
    if (!this.#zones.has(zone.tzid)) this.#zones.set(zone.tzid, zone);
  }

  /** Makes the context that rules on blocks see; call it when every zone and property is in. */
  finish(): void {
    this.context = { method: this.#method(), zones: this.#zones };
  }

  duplicateUids(): readonly (readonly Placed<Identity>[])[] {
    return [...this.#duplicated].map((key) => this.#identities.get(key) ?? []);
  }

  undefinedTzids(): ReadonlyMap<string, readonly Placed<TzidUse>[]> {
    const found = new Map<string, readonly Placed<TzidUse>[]>();
    for (const [tzid, uses] of this.#tzids) {
      if (uses.size === 0 || this.#zones.has(tzid)) continue;
      const placed = [...uses].map(([block, node]) => ({ block, node }));
      found.set(
        tzid,
        placed.sort((a, b) => a.block.start - b.block.start),
      );
    }
    return found;
  }

  #method(): string | undefined {
    const found = this.properties.find((property) => property.node.name === 'METHOD');
    return found && valueText(found.block.tree, found.node).trim().toUpperCase();
  }

  #addIdentity(placed: Placed<Identity>): void {
    const key = identityKey(placed.node);
    if (key === undefined) return;
    const group = this.#identities.get(key);
    if (group) group.push(placed);
    else this.#identities.set(key, [placed]);
    if (group) this.#duplicated.add(key);
  }

  #removeIdentity(placed: Placed<Identity>): void {
    const key = identityKey(placed.node);
    const group = key === undefined ? undefined : this.#identities.get(key);
    if (key === undefined || !group) return;
    const rest = group.filter((other) => other.block !== placed.block || other.node !== placed.node);
    this.#identities.set(key, rest);
    if (rest.length === 0) this.#identities.delete(key);
    if (rest.length < 2) this.#duplicated.delete(key);
  }
}

/** An override of one instance shares its master's UID by design (RFC 5545, 3.8.4.4): it has no key. */
function identityKey(identity: Identity): string | undefined {
  return identity.hasRecurrenceId ? undefined : `${identity.component} ${identity.uid}`;
}

/**
 * Builds the calendars of a file from nothing. Only the blocks that shape them are read: the facts of all
 * others are counted in when those are checked, so that a large file's trees need not all be there at once.
 */
export function buildFileModel(blocks: readonly ModelBlock[]): FileModel {
  const calendars: Calendar[] = [];
  const strayEnds: Placed<ContentLine>[] = [];
  let isOpen = false;
  const open = (calendar: Calendar): Calendar => {
    calendars.push(calendar);
    isOpen = true;
    return calendar;
  };
  const current = (): Calendar => {
    const last = calendars[calendars.length - 1];
    return isOpen && last ? last : open(new Calendar());
  };
  for (const block of blocks) {
    if (block.name === 'VCALENDAR') open(beginCalendar(block));
    const end = isStructural(block) ? block.tree.calendarEnd : undefined;
    if (!isStructural(block)) block.calendar = current();
    else if (!end && !isEmpty(block)) fill(current(), block);
    else if (isOpen) block.calendar = current();
    if (!end) continue;
    if (isOpen && current().begin) current().end = { block, node: end };
    else strayEnds.push({ block, node: end });
    isOpen = false;
  }
  for (const calendar of calendars) calendar.finish();
  return { blocks, calendars, strayEnds };
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
  for (const node of lines) calendar.properties.push({ block, node });
  for (const component of tree.components) {
    const tzid = component.name === 'VTIMEZONE' ? findProperty(component, 'TZID') : undefined;
    if (tzid) calendar.addZone({ tzid: valueText(tree, tzid), block, component });
  }
}
