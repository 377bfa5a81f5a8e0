import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNearPerson, slipKeys } from '../../../server/core/schedule/nearNames.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 8 });
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

/** A name and the same with a slip somewhere in it. */
const slip = fc
  .tuple(name, fc.nat(), fc.nat(3), fc.constantFrom('a', 'b', 'c'))
  .map(([written, place, kind, letter]) => {
    const at = place % written.length;
    const [before, behind] = [written.slice(0, at), written.slice(at)];
    const swapped = `${behind.charAt(1)}${behind.charAt(0)}${behind.slice(2)}`;
    const slips = [`${letter}${behind}`, behind.slice(1), `${letter}${behind.slice(1)}`, swapped];
    return [written, before + (slips[kind] as string)] as const;
  });

describe('what near names have in common', () => {
  it('is something for any two that are near', () => {
    let near = 0;
    const check = ([one, other]: readonly [string, string]) => {
      if (!isNearPerson(one, other)) return;
      near++;
      expect([...slipKeys(one)].some((key) => slipKeys(other).has(key))).toBe(true);
    };
    fc.assert(fc.property(slip, check), { numRuns: 20_000, seed: 20270514 });
    expect(near).toBeGreaterThan(1000);
  });

  it('is few texts for each name', () => {
    expect(slipKeys('annabel mcallister').size).toBeLessThan(8);
    expect(slipKeys('ann').size).toBe(0);
  });
});
