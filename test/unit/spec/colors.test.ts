import { expect, it } from 'vitest';
import { colors } from '../../../server/core/ical/spec/index.ts';

it('there are 147 colours, in order, with a name and a value each', () => {
  const names = [...colors.keys()];
  expect(names).toHaveLength(147);
  expect(names).toEqual([...names].sort());
  for (const [name, hex] of colors) {
    expect(name).toMatch(/^[a-z]+$/);
    expect(hex).toMatch(/^#[0-9a-f]{6}$/);
  }
});

it('grey is gray', () => {
  for (const [name, hex] of colors) expect(colors.get(name.replace('grey', 'gray'))).toBe(hex);
});

it('has the colour of RFC 7986', () => expect(colors.get('turquoise')).toBe('#40e0d0'));
