import { countBefore } from '../text/sorted.ts';
import { inOrder } from './copyRank.ts';
import type { Talk, TalkSpan } from './talk.ts';

/** A talk that takes the time of something, with that time. */
type Booked = Talk & { readonly span: TalkSpan };

/** Those on one clock, in the order of their starts. */
interface Agenda {
  readonly talks: readonly Booked[];
  /** The length of the longest, in milliseconds. */
  readonly longest: number;
}

/**
 * The talks that something, a room or a speaker, is booked for. They are put in the order of their starts when somebody
 * asks after a change, which is cheap, since all but one are in it already. Whatever overlaps a span starts no longer
 * before it than the longest talk is.
 */
export class Bookings {
  /** One talk by itself: most speakers have no other, and a set is ten times as large as what it would hold. */
  #talks: Talk | Set<Talk> | undefined;
  #agendas: Partial<Record<TalkSpan['clock'], Agenda>> | undefined;
  #inside: Map<Talk, number> | undefined;

  get talks(): ReadonlySet<Talk> {
    return this.#talks instanceof Set ? this.#talks : new Set(this.#talks ? [this.#talks] : none);
  }

  get isEmpty(): boolean {
    return this.#talks === undefined;
  }

  add(talk: Talk): void {
    this.#forget();
    if (this.#talks instanceof Set) this.#talks.add(talk);
    else if (this.#talks === undefined) this.#talks = talk;
    else this.#talks = new Set([this.#talks, talk]);
  }

  delete(talk: Talk): void {
    this.#forget();
    if (this.#talks instanceof Set) this.#talks.delete(talk);
    if (this.#talks === talk || (this.#talks instanceof Set && this.#talks.size === 0))
      this.#talks = undefined;
  }

  #forget(): void {
    this.#agendas = undefined;
    this.#inside = undefined;
  }

  /** The other talks that share a moment with one, in the order of their starts. */
  overlapping(talk: Talk): readonly Talk[] {
    if (!talk.span || this.#talks === talk) return none;
    const { start, end, clock } = talk.span;
    const found = this.#find(clock, start, end);
    return found.length === 0 || (found.length === 1 && found[0] === talk)
      ? none
      : found.filter((other) => other !== talk);
  }

  /** How many talks are held wholly within one. Known from the first time on: each that overlaps it asks for that. */
  countInside(talk: Talk): number {
    const known = this.#inside?.get(talk);
    if (known !== undefined) return known;
    const { length } = this.overlapping(talk).filter((other) => isInside(other, talk));
    this.#inside ??= new Map();
    this.#inside.set(talk, length);
    return length;
  }

  /** The talks that share a moment with one, or are no further from it than so many milliseconds; itself included. */
  near({ span }: Talk, within: number): readonly Talk[] {
    if (!span) return none;
    return this.#find(span.clock, span.start - within - 1, Math.max(span.start, span.end) + within + 1);
  }

  /** The talk that ends last of those that are over when one begins; undefined for the first. */
  before(talk: Talk, within: number): Talk | undefined {
    if (!talk.span) return undefined;
    const { start, clock } = talk.span;
    const over = this.#find(clock, start - within, start).filter(
      (other) => other.span.end <= start && other !== talk,
    );
    return over.sort((a, b) => b.span.end - a.span.end || inOrder(a.main, b.main))[0];
  }

  /** Those that share a moment with the half-open `[start, end)`: nothing does with an empty one. */
  #find(clock: TalkSpan['clock'], start: number, end: number): readonly Booked[] {
    if (start >= end) return none;
    if (!(this.#talks instanceof Set)) return isWithin(this.#talks, clock, start, end) ? [this.#talks] : none;
    this.#agendas ??= {};
    this.#agendas[clock] ??= makeAgenda(this.#talks, clock);
    const { talks, longest } = this.#agendas[clock];
    const found: Booked[] = [];
    for (let index = firstFrom(talks, start - longest); index < talks.length; index++) {
      const talk = talks[index] as Booked;
      if (talk.span.start >= end) break;
      if (talk.span.end > start) found.push(talk);
    }
    return found;
  }
}

const none: readonly never[] = [];

/** Says whether a talk is held wholly within another, longer one. */
export function isInside(inner: Talk, outer: Talk): boolean {
  if (!inner.span || !outer.span) return false;
  const isShorter = inner.span.end - inner.span.start < outer.span.end - outer.span.start;
  return isShorter && inner.span.start >= outer.span.start && inner.span.end <= outer.span.end;
}

/** What starts at one time stands in the order of the ends. */
function makeAgenda(all: Iterable<Talk>, clock: TalkSpan['clock']): Agenda {
  const talks: Booked[] = [];
  let longest = 0;
  for (const talk of all) {
    if (!isBooked(talk) || talk.span.clock !== clock) continue;
    talks.push(talk);
    longest = Math.max(longest, talk.span.end - talk.span.start);
  }
  talks.sort(({ span: a }, { span: b }) => a.start - b.start || a.end - b.end);
  return { talks, longest };
}

function isWithin(
  talk: Talk | undefined,
  clock: TalkSpan['clock'],
  start: number,
  end: number,
): talk is Booked {
  if (!talk || !isBooked(talk) || talk.span.clock !== clock) return false;
  return talk.span.start < end && talk.span.end > start;
}

function isBooked(talk: Talk): talk is Booked {
  return talk.occupies && talk.span !== undefined;
}

/** The index of the first that starts at a time or later. */
function firstFrom(talks: readonly Booked[], time: number): number {
  return countBefore(talks.length, (index) => (talks[index] as Booked).span.start < time);
}
