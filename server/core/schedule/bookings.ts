import { inOrder } from './copyRank.ts';
import { type Interval, IntervalTree } from './intervalTree.ts';
import type { Talk, TalkSpan } from './talk.ts';

/** A talk with the time that it takes. */
interface Booking extends Interval {
  readonly talk: Talk;
}

/** The bookings of one day; the tree is made when somebody asks. */
interface Day {
  readonly bookings: Set<Booking>;
  tree: IntervalTree<Booking> | undefined;
}

const msPerDay = 86_400_000;

/**
 * The talks that something, a room or a speaker, is booked for. Kept by day: after a change the trees of its days are
 * made anew when a question comes, and a day has few talks, however many the schedule has.
 */
export class Bookings {
  readonly talks = new Set<Talk>();
  readonly #bookings = new Map<Talk, Booking>();
  readonly #days: Readonly<Record<TalkSpan['clock'], Map<number, Day>>> = {
    instants: new Map(),
    floating: new Map(),
  };

  add(talk: Talk): void {
    this.talks.add(talk);
    if (!talk.occupies || !talk.span || this.#bookings.has(talk)) return;
    const booking = { start: talk.span.start, end: talk.span.end, talk };
    const days = this.#days[talk.span.clock];
    this.#bookings.set(talk, booking);
    for (let day = dayOf(booking.start); day <= dayOf(booking.end - 1); day++) {
      const known = days.get(day);
      if (known) {
        known.bookings.add(booking);
        known.tree = undefined;
      } else days.set(day, { bookings: new Set([booking]), tree: undefined });
    }
  }

  delete(talk: Talk): void {
    this.talks.delete(talk);
    const booking = this.#bookings.get(talk);
    if (!booking || !talk.span) return;
    const days = this.#days[talk.span.clock];
    this.#bookings.delete(talk);
    for (let day = dayOf(booking.start); day <= dayOf(booking.end - 1); day++) {
      const known = days.get(day);
      known?.bookings.delete(booking);
      if (known) known.tree = undefined;
      if (known?.bookings.size === 0) days.delete(day);
    }
  }

  /** The other talks that share a moment with one, in the order of their starts. */
  overlapping(talk: Talk): readonly Talk[] {
    const isAlone = this.talks.size === 1 && this.talks.has(talk);
    if (!talk.span || isAlone) return [];
    const found = this.#find(talk.span.clock, talk.span);
    return found.flatMap((booking) => (booking.talk === talk ? [] : [booking.talk]));
  }

  /** The talks that share a moment with one, or are no further from it than so many milliseconds; itself included. */
  near({ span }: Talk, within: number): readonly Talk[] {
    if (!span) return [];
    const around = { start: span.start - within - 1, end: Math.max(span.start, span.end) + within + 1 };
    return this.#find(span.clock, around).map(({ talk }) => talk);
  }

  /** The talk that ends last of those that are over when one begins; undefined for the first. */
  before(talk: Talk, within: number): Talk | undefined {
    if (!talk.span) return undefined;
    const { start, clock } = talk.span;
    const found = this.#find(clock, { start: start - within, end: start });
    const over = found.filter((booking) => booking.end <= start && booking.talk !== talk);
    return over.sort((a, b) => b.end - a.end || inOrder(a.talk.main, b.talk.main))[0]?.talk;
  }

  /** A talk over midnight is of two days and is found once. */
  #find(clock: TalkSpan['clock'], interval: Interval): readonly Booking[] {
    const days = this.#days[clock];
    const [first, last] = [dayOf(interval.start), dayOf(interval.end - 1)];
    const asked =
      last - first < days.size
        ? Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
        : [...days.keys()].filter((day) => day >= first && day <= last).sort((a, b) => a - b);
    const found = asked.flatMap((day) => treeOf(days.get(day))?.overlapping(interval) ?? []);
    return asked.length < 2 ? found : [...new Set(found)];
  }
}

function treeOf(day: Day | undefined): IntervalTree<Booking> | undefined {
  if (!day) return undefined;
  day.tree ??= new IntervalTree(day.bookings);
  return day.tree;
}

function dayOf(time: number): number {
  return Math.floor(time / msPerDay);
}
