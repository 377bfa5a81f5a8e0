import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { knownRules } from '../../server/core/index.ts';

/** How many marks of examples a bundle has; bundles escape them. */
async function countMarks(name: string): Promise<number> {
  const text = await readFile(new URL(`../../dist/${name}`, import.meta.url), 'utf8');
  return text.split(/⟦|\\u27e6/i).length - 1;
}

it('the examples of the rules are where they are shown, and nowhere else', async () => {
  expect(await countMarks('cli.mjs')).toBeGreaterThan(knownRules.length);
  for (const name of ['server.cjs', 'server.worker.js']) {
    expect([name, (await countMarks(name)) < knownRules.length / 4]).toEqual([name, true]);
  }
});
