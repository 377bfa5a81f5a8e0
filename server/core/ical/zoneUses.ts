import type { DayRange, PlacedBlock, TzidUse, ZoneUse } from './context.ts';

/** The use of one zone while it is counted. */
interface Counted {
  blocks: number;
  readonly days: Map<number, number>;
  readonly repeats: Map<PlacedBlock, DayRange>;
}

/**
 * On which days each zone of a calendar is used, counted as blocks come and go. An edit of one event costs nothing
 * that grows with the file, and rules on zones look at days, not at events.
 */
export class ZoneUses {
  readonly #byTzid = new Map<string, Counted>();

  get all(): ReadonlyMap<string, ZoneUse> {
    return this.#byTzid;
  }

  add(block: PlacedBlock, uses: readonly TzidUse[]): void {
    for (const use of uses) {
      const counted = this.#byTzid.get(use.tzid) ?? { blocks: 0, days: new Map(), repeats: new Map() };
      this.#byTzid.set(use.tzid, counted);
      counted.blocks++;
      for (const day of use.days) counted.days.set(day, (counted.days.get(day) ?? 0) + 1);
      if (use.repeats) counted.repeats.set(block, use.repeats);
    }
  }

  remove(block: PlacedBlock, uses: readonly TzidUse[]): void {
    for (const use of uses) {
      const counted = this.#byTzid.get(use.tzid);
      if (!counted) continue;
      counted.blocks--;
      for (const day of use.days) removeOne(counted.days, day);
      counted.repeats.delete(block);
      if (counted.blocks === 0) this.#byTzid.delete(use.tzid);
    }
  }
}

function removeOne(counts: Map<number, number>, day: number): void {
  const count = counts.get(day) ?? 0;
  if (count > 1) counts.set(day, count - 1);
  else counts.delete(day);
}
