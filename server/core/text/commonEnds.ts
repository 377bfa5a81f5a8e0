/** How many items two lists have in common at their starts and, beyond that, at their ends. */
export interface Ends {
  readonly head: number;
  readonly tail: number;
}

export const noEnds: Ends = { head: 0, tail: 0 };

/** Compares with `===`, in a pass over each list. */
export function commonEnds<Item>(a: readonly Item[], b: readonly Item[]): Ends {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

/** What is left of a list without its ends. */
export function between<Item>(list: readonly Item[], { head, tail }: Ends): readonly Item[] {
  return list.slice(head, list.length - tail);
}

/** More arguments than these are not handed over at once. */
const mostAtOnce = 10_000;

/**
 * Puts something else between the ends of a list, in place: a copy of a list of 20,000 is fresh memory, which at every
 * keystroke costs more than all the rest.
 */
export function replaceBetween<Item>(list: Item[], { head, tail }: Ends, items: readonly Item[]): void {
  list.splice(head, list.length - tail - head, ...items.slice(0, mostAtOnce));
  for (let at = mostAtOnce; at < items.length; at += mostAtOnce)
    list.splice(head + at, 0, ...items.slice(at, at + mostAtOnce));
}
