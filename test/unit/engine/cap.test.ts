import { describe, expect, it } from 'vitest';
import { capByRule, withMore } from '../../../server/core/index.ts';

const items = (text: string) => [...text].map((rule) => ({ rule }));
const cap = (text: string, most: number) => capByRule(items(text), ({ rule }) => rule, most);
const describeShown = (text: string, most: number) =>
  cap(text, most).map(({ item, more }) => `${item.rule}${more}`);

describe('the cap', () => {
  it('keeps order, and the last of a rule knows what is missing', () => {
    expect(describeShown('abababa', 2)).toEqual(['a0', 'b0', 'a2', 'b1']);
  });

  it('leaves out nothing up to the limit', () => {
    expect(describeShown('aab', 2)).toEqual(['a0', 'a0', 'b0']);
    expect(describeShown('', 2)).toEqual([]);
  });

  it('stands at a hundred', () => {
    const shown = capByRule(items('a'.repeat(101)), ({ rule }) => rule);
    expect(shown).toHaveLength(100);
    expect(shown.map(({ more }) => more).filter((more) => more > 0)).toEqual([1]);
  });

  it('is said at the end of a message', () => {
    expect(withMore('Wrong', 0)).toBe('Wrong');
    expect(withMore('Wrong', 5)).toBe('Wrong (and 5 more of this kind in this file)');
  });
});
