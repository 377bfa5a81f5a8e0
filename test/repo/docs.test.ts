import { describe, expect, it } from 'vitest';
import { renderRuleDocs, staleRuleDocs } from '../../scripts/ruleDocs.mjs';
import { configRules, knownRules } from '../../server/core/index.ts';

describe('the pages of the rules', () => {
  const rendered = renderRuleDocs();

  it('are fresh', async () => {
    const stale = await staleRuleDocs(await rendered);
    if (stale.length > 0) throw new Error(`${stale.join(', ')}: run "npm run docs"`);
  });

  it('are one for each rule, and an index that leads to each', async () => {
    const pages = await rendered;
    const names = [...knownRules, ...configRules].map(({ id }) => `${id}.md`);
    expect([...pages.keys()].sort()).toEqual([...names, 'README.md'].sort());
    for (const name of names) expect(pages.get('README.md')).toContain(`](${name})`);
  });

  it('show nothing that cannot be seen', async () => {
    for (const [name, text] of await rendered) {
      expect([name, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/.test(text)]).toEqual([name, false]);
    }
  });
});
