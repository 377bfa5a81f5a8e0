import { countBefore } from '../text/sorted.ts';

/** Half-open: two that touch share nothing. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/**
 * An interval tree: the items in the order of their starts, read as a balanced tree in which each node knows the
 * latest end below it. Built once, in the time that sorting takes; a question costs the depth of the tree and
 * what there is to answer.
 */
export class IntervalTree<Item extends Interval> {
  readonly #items: readonly Item[];
  /** The latest end in the subtree whose root stands at that index. */
  readonly #reach: readonly number[];

  constructor(items: Iterable<Item>) {
    this.#items = [...items].sort((a, b) => a.start - b.start || a.end - b.end);
    const reach = this.#items.map(({ end }) => end);
    fillReach(reach, 0, reach.length);
    this.#reach = reach;
  }

  /** The items in the order of their starts. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** Those that share a moment with `[start, end)`, in the order of their starts. Empty intervals share none. */
  overlapping({ start, end }: Interval): readonly Item[] {
    const found: Item[] = [];
    if (start < end) this.#collect(0, this.#items.length, start, end, found);
    return found;
  }

  /** The last item that starts before `time`, or at it; undefined when there is none. */
  lastStartingBy(time: number): Item | undefined {
    return this.#items[
      countBefore(this.#items.length, (index) => (this.#items[index] as Item).start <= time) - 1
    ];
  }

  #collect(from: number, to: number, start: number, end: number, found: Item[]): void {
    if (from >= to) return;
    const middle = (from + to) >> 1;
    if ((this.#reach[middle] as number) <= start) return;
    this.#collect(from, middle, start, end, found);
    const item = this.#items[middle] as Item;
    if (item.start < end && start < item.end && item.start < item.end) found.push(item);
    if (item.start < end) this.#collect(middle + 1, to, start, end, found);
  }
}

/** Turns the ends into the latest ends of the subtrees; gives that of the whole stretch. */
function fillReach(reach: number[], from: number, to: number): number {
  if (from >= to) return Number.NEGATIVE_INFINITY;
  const middle = (from + to) >> 1;
  const latest = Math.max(
    reach[middle] as number,
    fillReach(reach, from, middle),
    fillReach(reach, middle + 1, to),
  );
  reach[middle] = latest;
  return latest;
}
