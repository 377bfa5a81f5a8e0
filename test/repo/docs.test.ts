import { describe, expect, it } from 'vitest';
import { renderRuleDocs, staleRuleDocs } from '../../scripts/ruleDocs.mjs';
import { listedRules } from '../../server/cli/listedRules.ts';
import { invalidExamples, validExamples } from '../../server/cli/ruleExamples.ts';
import * as core from '../../server/core/index.ts';

describe('the pages of the rules', () => {
  const pages = renderRuleDocs({ ...core, listedRules, invalidExamples, validExamples });

  it('are fresh', async () => {
    const stale = await staleRuleDocs(pages);
    if (stale.length > 0) throw new Error(`${stale.join(', ')}: run "npm run docs"`);
  });

  it('are one for each rule, and an index that leads to each', () => {
    const names = [...core.knownRules, ...core.configRules].map(({ id }) => `${id}.md`);
    expect([...pages.keys()].sort()).toEqual([...names, 'README.md'].sort());
    for (const name of names) expect(pages.get('README.md')).toContain(`](${name})`);
  });

  it('show nothing that cannot be seen', () => {
    for (const [name, text] of pages) {
      expect([name, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/.test(text)]).toEqual([name, false]);
    }
  });
});
