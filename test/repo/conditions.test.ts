import { describe, expect, it } from 'vitest';
import { findConditions, withSwitches } from '../../scripts/lib/conditions.mjs';

/** What is found in a rule whose `check` has this body, as texts, after `check` itself. */
function conditionsIn(body: string, below = ''): readonly string[] {
  const source = `export const rule = defineRule({ check(node, ctx) { ${body} } });\n${below}`;
  const [check, ...found] = findConditions(source);
  expect(check).toMatchObject({ line: 1, within: 'check', text: 'check' });
  return found.map(({ text }) => text);
}

describe('the conditions of a rule', () => {
  it('are what is tested, its operands, and what is compared', () => {
    expect(conditionsIn('if (a && !b) return;')).toEqual(['a && !b', 'a', '!b']);
    expect(conditionsIn('while (a || (b && c)) d();')).toEqual(['a || (b && c)', 'a', 'b', 'c']);
    expect(conditionsIn('const x = a < b ? c : d;')).toEqual(['a < b']);
    expect(conditionsIn('for (let i = 0; i < n; i++) d(i === 3);')).toEqual(['i < n', 'i === 3']);
    expect(conditionsIn('const isIt = a && b;')).toEqual(['a && b', 'a', 'b']);
  });

  it('are not the values that are chosen by them', () => {
    expect(conditionsIn('const x = a && b; const y = c || 1; const z = d ?? e;')).toEqual(['a', 'c']);
    expect(conditionsIn('list.sort((a, b) => a.x - b.x || a.y - b.y);')).toEqual([]);
  });

  it('are the answers of predicates', () => {
    expect(conditionsIn('list.filter((one) => one.has(a) || isX(one));')).toEqual([
      'one.has(a) || isX(one)',
      'one.has(a)',
      'isX(one)',
    ]);
    expect(conditionsIn('list.map((one) => isX(one));')).toEqual([]);
  });

  it('are those of the functions of the file that are used, directly or not, and of no others', () => {
    const functions = `
      function isX(one: Node): boolean { return isY(one); }
      const isY = (one: Node): one is Y => has(one);
      function fix() { if (never) return; }`;
    expect(conditionsIn('return isX(node as Node);', functions)).toEqual(['isY(one)', 'has(one)']);
  });

  it('get switches, and check one that empties it', () => {
    const source = 'export const rule = defineRule({ check(a: A) { if (a && !a.b) a.c(); } });';
    expect(withSwitches(source, findConditions(source), 7, 'x.mjs')).toBe(
      'import { switched as $switched } from "x.mjs";export const rule = defineRule({ check(a: A) ' +
        '{if ($switched(7,false)) return; if ($switched(8,($switched(9,(a)) && $switched(10,(!a.b))))) a.c(); } });',
    );
  });
});
