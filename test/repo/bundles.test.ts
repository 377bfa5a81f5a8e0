import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { knownRules } from '../../server/core/index.ts';

const dist = new URL('../../dist/', import.meta.url);

function read(name: string): Promise<string> {
  return readFile(new URL(name, dist), 'utf8');
}

/** How many marks of examples a bundle has; bundles escape them. */
async function countMarks(name: string): Promise<number> {
  return (await read(name)).split(/⟦|\\u27e6/i).length - 1;
}

/** The bundles that a bundle loads when it is loaded, or only when it needs them, itself among them. */
async function loadedBy(name: string, kind: 'static' | 'any', known = new Set([name])): Promise<Set<string>> {
  const text = await read(name);
  const found = [
    ...text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/(cli\.[^"]+)"/g),
    ...(kind === 'any' ? text.matchAll(/\bimport\("\.\/(cli\.[^"]+)"\)/g) : []),
  ];
  for (const [, other = ''] of found) {
    if (!known.has(other)) await loadedBy(other, kind, known.add(other));
  }
  return known;
}

it('the examples of the rules are where they are shown, and nowhere else', async () => {
  expect(await countMarks('cli.rules.mjs')).toBeGreaterThan(knownRules.length);
  const pieces = (await readdir(dist)).filter(
    (name) => /^cli\..*mjs$/.test(name) && name !== 'cli.rules.mjs',
  );
  for (const name of ['server.cjs', 'server.worker.js', ...pieces]) {
    expect([name, (await countMarks(name)) < knownRules.length / 4]).toEqual([name, true]);
  }
});

it('the command line starts without what only some commands need', async () => {
  const all = (await readdir(dist)).filter((name) => /^cli\..*mjs$/.test(name));
  expect([...(await loadedBy('cli.mjs', 'any'))].sort()).toEqual(all.sort());
  const starts = await Promise.all([...(await loadedBy('cli.mjs', 'static'))].map(read));
  expect(starts.join('').length).toBeLessThan(50_000);
});

it('a check loads neither what reads globs nor what knows wide characters', async () => {
  const check = (await readdir(dist)).find((name) => /^cli\.check-\w+\.mjs$/.test(name)) ?? '';
  const loaded = await Promise.all([...(await loadedBy(check, 'static'))].map(read));
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.join('')).not.toMatch(/picomatch|Intl\.Segmenter\(\)|\bRGI_Emoji\b/);
});
