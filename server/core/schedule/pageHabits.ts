import type { DateOrder } from '../speaker/values/date.ts';
import { SetsByKey } from './setsByKey.ts';
import type { Talk } from './talk.ts';
import { dayOf } from './times.ts';

/** Fewer pages than this are no habit. */
const fewest = 3;

/** What nearly all have, the others were meant to have; where it is fewer, there are two ways to write a page. */
const nearlyAll = 0.8;

/** How the pages of a schedule write their talks, counted as talks come and go. */
export class PageHabits {
  readonly #talks = new Set<Talk>();
  /** By what stands between the times. */
  readonly #dashes = new SetsByKey<Talk>();
  readonly #sections = new SetsByKey<Talk>();
  readonly #orders = new SetsByKey<Talk, DateOrder>();
  /** By the day on which they are, counted from 1970-01-01. */
  readonly days = new SetsByKey<Talk, number>();

  /** Takes in a talk that is told by pages alone. */
  add(talk: Talk): void {
    const { dash, sections, proves } = talk.main.facts.written ?? {};
    this.#talks.add(talk);
    if (talk.start) this.days.add(dayOf(talk.start), talk);
    if (dash !== undefined) this.#dashes.add(dash, talk);
    if (proves !== undefined) this.#orders.add(proves, talk);
    for (const section of sections ?? []) this.#sections.add(section, talk);
  }

  delete(talk: Talk): void {
    const { dash, sections, proves } = talk.main.facts.written ?? {};
    this.#talks.delete(talk);
    if (talk.start) this.days.delete(dayOf(talk.start), talk);
    if (dash !== undefined) this.#dashes.delete(dash, talk);
    if (proves !== undefined) this.#orders.delete(proves, talk);
    for (const section of sections ?? []) this.#sections.delete(section, talk);
  }

  /** How many talks there are. */
  get size(): number {
    return this.#talks.size;
  }

  /** What most talks have between their times; undefined where pages do not agree, or are few. */
  get dash(): string | undefined {
    return mostOf(this.#dashes);
  }

  /** The talks with something else between their times. */
  withOtherDash(usual: string): readonly Talk[] {
    return [...this.#dashes.keys].flatMap((dash) => (dash === usual ? [] : [...this.#dashes.of(dash)]));
  }

  /** The order that most of the dates prove of which only one order makes a date. */
  get dateOrder(): DateOrder | undefined {
    return mostOf(this.#orders);
  }

  /** The talks without a section that nearly all have; none where many do without. */
  without(section: string): readonly Talk[] {
    const having = this.#sections.of(section);
    if (having.size < fewest || having.size < this.size * nearlyAll) return [];
    return having.size === this.size ? [] : [...this.#talks].filter((talk) => !having.has(talk));
  }
}

/** What more than half have. */
function mostOf<Key extends string>(talks: SetsByKey<Talk, Key>): Key | undefined {
  const keys = [...talks.keys];
  const total = keys.reduce((sum, key) => sum + talks.of(key).size, 0);
  return keys.find((key) => talks.of(key).size >= fewest && talks.of(key).size * 2 > total);
}
