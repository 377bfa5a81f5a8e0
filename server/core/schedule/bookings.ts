import { countBefore } from '../text/sorted.ts';
import { inOrder } from './copyRank.ts';
import type { Talk, TalkSpan } from './talk.ts';

/** A talk that takes the time of something, with that time. */
type Booked = Talk & { readonly span: TalkSpan };

/** Those on one clock, in the order of their starts. */
interface Agenda {
  readonly talks: readonly Booked[];
  /** When each of them starts and ends: every talk of a large schedule is looked up here, and few overlap another. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The length of the longest, in milliseconds. */
  readonly longest: number;
}

/**
 * The talks that something, a room or a speaker, is booked for. They are put in the order of their starts when somebody
 * asks after a change, which is cheap, since all but one are in it already. Whatever overlaps a span starts no longer
 * before it than the longest talk is.
 */
export class Bookings {
  /** One talk by itself: most speakers have no other. More are a list until one is taken out. */
  #talks: Talk | Talk[] | Set<Talk> | undefined;
  #agendas: Partial<Record<TalkSpan['clock'], Agenda>> | undefined;
  #inside: Map<Talk, number> | undefined;

  get talks(): ReadonlySet<Talk> {
    const talks = this.#talks;
    if (talks instanceof Set) return talks;
    if (!Array.isArray(talks)) return new Set(talks ? [talks] : none);
    const set = new Set(talks);
    this.#talks = set;
    return set;
  }

  get isEmpty(): boolean {
    return this.#talks === undefined;
  }

  add(talk: Talk): void {
    this.#forget();
    const talks = this.#talks;
    if (talks === undefined) this.#talks = talk;
    else if (Array.isArray(talks)) talks.push(talk);
    else if (talks instanceof Set) talks.add(talk);
    else this.#talks = [talks, talk];
  }

  delete(talk: Talk): void {
    this.#forget();
    const talks = this.talks as Set<Talk>;
    talks.delete(talk);
    this.#talks = talks.size === 0 ? undefined : talks;
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
    const all = this.#talks;
    if (!(all instanceof Set || Array.isArray(all))) return isWithin(all, clock, start, end) ? [all] : none;
    this.#agendas ??= {};
    this.#agendas[clock] ??= makeAgenda(all, clock);
    const { talks, starts, ends, longest } = this.#agendas[clock];
    const found: Booked[] = [];
    const first = countBefore(starts.length, (index) => (starts[index] as number) < start - longest);
    for (let index = first; index < starts.length && (starts[index] as number) < end; index++) {
      if ((ends[index] as number) > start) found.push(talks[index] as Booked);
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
  return {
    talks,
    starts: talks.map(({ span }) => span.start),
    ends: talks.map(({ span }) => span.end),
    longest,
  };
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
