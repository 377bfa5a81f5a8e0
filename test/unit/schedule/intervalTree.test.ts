import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, IntervalTree } from '../../../server/core/schedule/intervalTree.ts';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -2, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));

function byBruteForce(items: readonly Interval[], { start, end }: Interval): readonly Interval[] {
  const isIn = (one: Interval) => one.start < one.end && start < end && one.start < end && start < one.end;
  return items.filter(isIn).sort((a, b) => a.start - b.start || a.end - b.end);
}

describe('an interval tree', () => {
  it('finds what a look at every interval finds', () => {
    const property = fc.property(fc.array(interval, { maxLength: 60 }), interval, (items, asked) => {
      expect(new IntervalTree(items).overlapping(asked)).toEqual(byBruteForce(items, asked));
    });
    fc.assert(property, { seed: 5, numRuns: 2000 });
  });

  it('finds identical ones, and not those that touch', () => {
    const hour = { start: 10, end: 20 };
    const tree = new IntervalTree([hour, { start: 0, end: 10 }, { start: 20, end: 30 }]);
    expect(tree.overlapping(hour)).toEqual([hour]);
  });

  it('takes a hundred thousand that all overlap without looking at those that do not', () => {
    const items = Array.from({ length: 100_000 }, (_, start) => ({ start, end: start + 2 }));
    const tree = new IntervalTree(items);
    expect(tree.overlapping({ start: 50_000, end: 50_001 })).toHaveLength(2);
  });
});
