import { inOrder } from './copyRank.ts';
import { type Interval, IntervalTree } from './intervalTree.ts';
import type { Talk, TalkSpan } from './talk.ts';

/** A talk with the time that it takes. */
interface Booking extends Interval {
  readonly talk: Talk;
}

/**
 * The talks that something, a room or a speaker, is booked for. Its trees are made anew when a question comes
 * after a change: a room or a speaker has few talks, whatever the schedule has.
 */
export class Bookings {
  readonly talks = new Set<Talk>();
  #trees: Readonly<Record<TalkSpan['clock'], IntervalTree<Booking>>> | undefined;

  add(talk: Talk): void {
    this.talks.add(talk);
    this.#trees = undefined;
  }

  delete(talk: Talk): void {
    this.talks.delete(talk);
    this.#trees = undefined;
  }

  /** The other talks that share a moment with one, in the order of their starts. */
  overlapping(talk: Talk): readonly Talk[] {
    const isAlone = this.talks.size === 1 && this.talks.has(talk);
    if (!talk.span || isAlone) return [];
    const found = this.#treesNow()[talk.span.clock].overlapping(talk.span);
    return found.flatMap((booking) => (booking.talk === talk ? [] : [booking.talk]));
  }

  /** The talks that share a moment with one, or are no further from it than so many milliseconds; itself included. */
  near({ span }: Talk, within: number): readonly Talk[] {
    if (!span) return [];
    const around = { start: span.start - within - 1, end: Math.max(span.start, span.end) + within + 1 };
    return this.#treesNow()
      [span.clock].overlapping(around)
      .map(({ talk }) => talk);
  }

  /** The talk that ends last of those that are over when one begins; undefined for the first. */
  before(talk: Talk, within: number): Talk | undefined {
    if (!talk.span) return undefined;
    const { start, clock } = talk.span;
    const found = this.#treesNow()[clock].overlapping({ start: start - within, end: start });
    const over = found.filter((booking) => booking.end <= start && booking.talk !== talk);
    return over.sort((a, b) => b.end - a.end || inOrder(a.talk.main, b.talk.main))[0]?.talk;
  }

  #treesNow(): Readonly<Record<TalkSpan['clock'], IntervalTree<Booking>>> {
    if (this.#trees) return this.#trees;
    const occupying = [...this.talks].filter(({ occupies }) => occupies);
    const treeOf = (clock: TalkSpan['clock']) =>
      new IntervalTree(
        occupying.flatMap((talk) => (talk.span?.clock === clock ? [{ ...talk.span, talk }] : [])),
      );
    this.#trees = { instants: treeOf('instants'), floating: treeOf('floating') };
    return this.#trees;
  }
}
