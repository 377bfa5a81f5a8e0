/** Of one rule's findings in one file, so many are shown: the rest of a broken export says nothing new. */
export const mostShownPerRule = 100;

/** Something to show. `more` counts what was left out after it: 0, but for the last one of a capped rule. */
export interface Shown<Item> {
  readonly item: Item;
  readonly more: number;
}

/**
 * Keeps the first `most` items of each rule, in their order; the last one kept of a rule knows how many
 * were left out. Limits what is shown, never what is fixed.
 */
export function capByRule<Item>(
  items: readonly Item[],
  ruleOf: (item: Item) => string,
  most = mostShownPerRule,
): readonly Shown<Item>[] {
  const counts = new Map<string, number>();
  const kept: Item[] = [];
  const lasts = new Map<Item, string>();
  for (const item of items) {
    const rule = ruleOf(item);
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count <= most) kept.push(item);
    if (count === most) lasts.set(item, rule);
  }
  const moreAfter = (item: Item): number => {
    const rule = lasts.get(item);
    return rule === undefined ? 0 : (counts.get(rule) as number) - most;
  };
  return kept.map((item) => ({ item, more: moreAfter(item) }));
}

/** A message that also says how many findings of its rule are not shown. */
export function withMore(message: string, more: number): string {
  return more === 0 ? message : `${message} (and ${more} more of this kind in this file)`;
}
