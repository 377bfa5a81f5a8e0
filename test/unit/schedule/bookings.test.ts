import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bookings } from '../../../server/core/schedule/bookings.ts';
import type { Talk } from '../../../server/core/schedule/talk.ts';

/** A talk as far as bookings look at it. */
function booked(start: number, length: number, clock: 'instants' | 'floating' = 'instants'): Talk {
  return { occupies: length > 0, span: { start, end: start + length, clock } } as Talk;
}

const talk = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: -2, max: 20 }),
    fc.constantFrom('instants' as const, 'floating' as const),
  )
  .map(([start, length, clock]) => booked(start, length, clock));

function byBruteForce(talks: readonly Talk[], asked: Talk): readonly Talk[] {
  const [a, found] = [asked.span, [] as Talk[]];
  for (const other of talks) {
    const b = other.span;
    if (!a || !b || other === asked || !other.occupies || a.clock !== b.clock) continue;
    if (a.start < a.end && a.start < b.end && b.start < a.end) found.push(other);
  }
  return found;
}

const spans = (talks: readonly Talk[]) =>
  talks
    .map(({ span }) => span)
    .sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0) || (a?.end ?? 0) - (b?.end ?? 0));

describe('bookings', () => {
  it('find what a look at every talk finds, in the order of their starts', () => {
    const property = fc.property(
      fc.array(fc.record({ talk, isGone: fc.boolean() }), { maxLength: 60 }),
      talk,
      (all, asked) => {
        const bookings = new Bookings();
        for (const each of all) bookings.add(each.talk);
        for (const each of all) if (each.isGone) bookings.delete(each.talk);
        const left = all.filter(({ isGone }) => !isGone).map((each) => each.talk);
        const found = bookings.overlapping(asked);
        expect(found.map(({ span }) => span)).toEqual(spans(byBruteForce(left, asked)));
        for (const each of left)
          expect(spans(bookings.overlapping(each))).toEqual(spans(byBruteForce(left, each)));
      },
    );
    fc.assert(property, { seed: 5, numRuns: 500 });
  });

  it('find identical ones, and not those that touch', () => {
    const bookings = new Bookings();
    const [hour, twin] = [booked(10, 10), booked(10, 10)];
    for (const each of [hour, booked(0, 10), booked(20, 10), twin]) bookings.add(each);
    expect(bookings.overlapping(hour)).toEqual([twin]);
  });

  it('take a hundred thousand, the last first, without looking at those that are far away', () => {
    const bookings = new Bookings();
    const talks = Array.from({ length: 100_000 }, (_, start) => booked(start, 2)).reverse();
    for (const each of talks) bookings.add(each);
    expect(bookings.near(booked(50_000, 1), 0)).toHaveLength(4);
  });
});
