/** One build of the core in which every condition of every rule has a switch. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findConditions, withSwitches } from './conditions.mjs';
import { bundleInMemory } from './inMemory.mjs';
import { root } from './paths.mjs';
import { partKey, ruleFolders } from './ruleParts.mjs';

/**
 * @typedef {import('./conditions.mjs').Condition & { number: number, rule: string, key: string, file: string }} Mutant
 * `key` tells the parts of one rule apart.
 */

const switchFile = join(root, 'scripts/lib/conditionSwitch.mjs');

/**
 * Every condition of every rule, by file and place, numbered from 1, and the build as a URL to import.
 *
 * @returns {Promise<{ mutants: readonly Mutant[], url: string }>}
 */
export async function buildMutants() {
  const rules = await switchRules();
  const contents = `
    export { fileRules, scheduleRules } from './server/core/index.ts';
    export { checksOf } from './test/support/examples.ts';
    export { scheduleChecksOf } from './test/support/scheduleExamples.ts';
    export { takeAsked, whileNegated } from './scripts/lib/conditionSwitch.mjs';`;
  const plugin = replaceFiles(new Map(rules.map(({ path, contents }) => [path, contents])));
  const url = await bundleInMemory(contents, [plugin]);
  return { mutants: rules.flatMap(({ mutants }) => mutants), url };
}

async function switchRules() {
  const files = (await Promise.all(ruleFolders.map(rulesIn))).flat();
  let number = 1;
  const rules = [];
  for (const { file, part } of files) {
    const path = join(root, file);
    const source = await readFile(path, 'utf8');
    const conditions = findConditions(source);
    const id = basename(file, '.ts');
    const rule = { rule: id, key: partKey(part, id), file };
    const contents = withSwitches(source, conditions, number, switchFile);
    const mutants = conditions.map((condition, index) => ({ ...condition, ...rule, number: number + index }));
    number += conditions.length;
    rules.push({ path, contents, mutants });
  }
  return rules;
}

/** @param {(typeof ruleFolders)[number]} of */
async function rulesIn({ folder, part }) {
  const names = (await readdir(join(root, folder))).filter((name) => name !== 'index.ts').sort();
  return names.map((name) => ({ file: `${folder}/${name}`, part }));
}

/**
 * @param {ReadonlyMap<string, string>} contents By path.
 * @returns {import('esbuild').Plugin}
 */
function replaceFiles(contents) {
  return {
    name: 'replace files',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const replacement = contents.get(path);
        return replacement === undefined ? undefined : { contents: replacement, loader: 'ts' };
      }),
  };
}
