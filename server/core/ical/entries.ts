import type { BlockFacts, EntryFacts, Placed, PlacedBlock, Trait } from './context.ts';

type Entry = Placed<EntryFacts>;

/** A block that keeps its facts. */
interface EntryBlock extends PlacedBlock {
  readonly facts: BlockFacts | undefined;
}

/**
 * The entries of one calendar, counted as they come and go. What is asked after every edit is kept ready,
 * so that the answer costs nothing that grows with the file.
 */
export class Entries {
  readonly counts = new Map<string, number>();
  readonly days = { timed: new Map<number, number>(), others: new Map<number, number>() };
  readonly #byTrait = new Map<Trait, Set<EntryBlock>>();
  /** One block where a look is unique, which is nearly always. */
  readonly #byLook = new Map<number, EntryBlock | Set<EntryBlock>>();
  readonly #shared = new Set<number>();

  add(block: EntryBlock, facts: EntryFacts): void {
    this.#count(facts, 1);
    for (const trait of facts.traits) this.#addTrait(block, trait);
    if (facts.component === 'VEVENT' && facts.look !== 0) this.#addLook(block, facts.look);
  }

  remove(block: EntryBlock, facts: EntryFacts): void {
    this.#count(facts, -1);
    for (const trait of facts.traits) this.#byTrait.get(trait)?.delete(block);
    if (facts.component === 'VEVENT' && facts.look !== 0) this.#removeLook(block, facts.look);
  }

  countWith(trait: Trait): number {
    return this.#byTrait.get(trait)?.size ?? 0;
  }

  withTrait(trait: Trait, most = Number.POSITIVE_INFINITY): readonly Entry[] {
    const blocks = this.#byTrait.get(trait);
    if (!blocks || blocks.size === 0) return none;
    return inOrder(blocks.size > most ? firstOf(blocks, most) : blocks);
  }

  lookalikes(): readonly (readonly Entry[])[] {
    if (this.#shared.size === 0) return none;
    return [...this.#shared].map((look) => inOrder(this.#byLook.get(look) as Set<EntryBlock>));
  }

  #count({ component, day, isDate, recurs }: EntryFacts, by: 1 | -1): void {
    addTo(this.counts, component, by);
    if (component !== 'VEVENT' || day === undefined) return;
    addTo(isDate || recurs ? this.days.others : this.days.timed, day, by);
  }

  #addTrait(block: EntryBlock, trait: Trait): void {
    const blocks = this.#byTrait.get(trait);
    if (blocks) blocks.add(block);
    else this.#byTrait.set(trait, new Set([block]));
  }

  #addLook(block: EntryBlock, look: number): void {
    const before = this.#byLook.get(look);
    if (before === undefined) return void this.#byLook.set(look, block);
    if (before instanceof Set) before.add(block);
    else this.#byLook.set(look, new Set([before, block]));
    this.#shared.add(look);
  }

  #removeLook(block: EntryBlock, look: number): void {
    const before = this.#byLook.get(look);
    if (!(before instanceof Set)) return void this.#byLook.delete(look);
    before.delete(block);
    if (before.size > 1) return;
    this.#shared.delete(look);
    const [last] = before;
    if (last) this.#byLook.set(look, last);
  }
}

const none: readonly never[] = [];

/** The events that start on a day from `from` to before `to`, in the order of the file. Looks at all of the blocks. */
export function eventsBetween(blocks: Iterable<EntryBlock>, from: number, to: number): readonly Entry[] {
  const found: EntryBlock[] = [];
  for (const block of blocks) {
    const entry = block.facts?.entry;
    if (entry?.component !== 'VEVENT' || entry.day === undefined) continue;
    if (entry.day >= from && entry.day < to) found.push(block);
  }
  return inOrder(found);
}

function inOrder(blocks: Iterable<EntryBlock>): readonly Entry[] {
  return [...blocks]
    .sort((a, b) => a.start - b.start)
    .map((block) => ({ block, node: block.facts?.entry as EntryFacts }));
}

/** The first few blocks of many in the order of the file, without sorting them all. */
function firstOf(blocks: Iterable<EntryBlock>, most: number): readonly EntryBlock[] {
  const first: EntryBlock[] = [];
  for (const block of blocks) {
    if (first.length === most && block.start > (first[most - 1] as EntryBlock).start) continue;
    const at = first.findIndex(({ start }) => start > block.start);
    first.splice(at < 0 ? first.length : at, 0, block);
    if (first.length > most) first.pop();
  }
  return first;
}

/** Counts up or down; what is down to nothing is no longer there. */
function addTo<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
