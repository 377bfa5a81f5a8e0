/**
 * Shows that the examples of the rules are strong enough: empties each rule's `check`, then negates each condition in
 * it, one at a time, also in the functions of the same file that it uses. Every time an example must fail. What
 * survives is printed and fails the run, unless `mutateRules.accepted.json` says why it cannot matter.
 *
 * `npm run mutate [-- RULE…]`; `--report FILE` writes how many rules passed and failed, for `npm test`.
 *
 * Conditions that are evaluated only while a file is loaded, to build a table, are left out.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { buildMutants } from './lib/mutantBuild.mjs';
import { runMutants } from './lib/mutantPool.mjs';
import { root } from './lib/paths.mjs';
import { ruleParts } from './lib/ruleParts.mjs';

/** @typedef {import('./lib/mutantBuild.mjs').Mutant} Mutant */
/** @typedef {{ rule: string, within: string, condition: string, why: string }} Accepted */

const acceptedFile = 'scripts/mutateRules.accepted.json';

/**
 * The examples that fail although nothing is negated, and for each condition those of its own rule that evaluate it.
 *
 * @param {any} core
 * @param {(rule: string) => boolean} isWanted
 */
function runUnharmed(core, isWanted) {
  const failures = [];
  /** @type {Map<string, number[]>} */
  const reached = new Map();
  const { takeAsked } = core;
  for (const { key, rule, checksOf } of ruleParts(core).filter((part) => isWanted(part.rule))) {
    checksOf().forEach(({ name, run }, index) => {
      takeAsked();
      const { actual, expected } = run();
      if (!isDeepStrictEqual(actual, expected)) failures.push(`${rule} as it is: ${name}`);
      for (const number of takeAsked()) {
        const condition = `${key} ${number}`;
        reached.set(condition, [...(reached.get(condition) ?? []), index]);
      }
    });
  }
  return { failures, reached };
}

/**
 * What was tried, what no example objected to, both in the order of the rules, and the examples that fail anyway.
 *
 * @param {(rule: string) => boolean} isWanted
 */
async function findSurvivors(isWanted) {
  const { mutants, url } = await buildMutants();
  const core = await import(url);
  const askedWhileLoading = core.takeAsked();
  const { failures, reached } = runUnharmed(core, isWanted);
  const tasks = mutants
    .filter(({ rule }) => isWanted(rule))
    .map((mutant) => ({ ...mutant, indices: reached.get(`${mutant.key} ${mutant.number}`) ?? [] }))
    .filter(({ number, indices }) => indices.length > 0 || !askedWhileLoading.has(number));
  return { tasks, survivors: await runMutants(url, tasks), failures };
}

/**
 * The survivors that nobody accepts, and what is accepted but does not survive.
 *
 * @param {readonly Mutant[]} survivors
 * @param {readonly Accepted[]} accepted
 */
function compare(survivors, accepted) {
  const isSame = (/** @type {Mutant} */ mutant, /** @type {Accepted} */ one) =>
    one.rule === mutant.rule && one.within === mutant.within && one.condition === mutant.text;
  return {
    unexpected: survivors.filter((mutant) => !accepted.some((one) => isSame(mutant, one))),
    stale: accepted.filter((one) => !survivors.some((mutant) => isSame(mutant, one))),
  };
}

function describeSurvivor({ file, line, within, text, indices }) {
  const how = text === 'check' ? 'emptied' : `negated in ${within}: ${text}`;
  return `${file}:${line}  ${how}${indices.length === 0 ? '  (no example gets there)' : ''}`;
}

/** @param {Accepted} accepted */
function describeStale({ rule, within, condition }) {
  return `${acceptedFile}: "${condition}" in ${within} of ${rule}: an example fails now, or it is gone`;
}

/** @returns {Promise<readonly Accepted[]>} */
async function readAccepted() {
  return JSON.parse(await readFile(join(root, acceptedFile), 'utf8'));
}

async function main() {
  const began = performance.now();
  const { values, positionals } = parseArgs({
    options: { report: { type: 'string' } },
    allowPositionals: true,
  });
  const isWanted = (/** @type {string} */ rule) => positionals.length === 0 || positionals.includes(rule);
  const { tasks, survivors, failures } = await findSurvivors(isWanted);
  const accepted = (await readAccepted()).filter(({ rule }) => isWanted(rule));
  const { unexpected, stale } = compare(survivors, accepted);
  const rules = new Set(tasks.map(({ rule }) => rule));
  const unknown = positionals.filter((rule) => !rules.has(rule)).map((rule) => `There is no rule ${rule}`);
  const wrong = [...failures, ...unknown];
  for (const line of [...wrong, ...unexpected.map(describeSurvivor), ...stale.map(describeStale)])
    console.error(line);
  const bad = new Set([...unexpected, ...stale].map(({ rule }) => rule));
  const counts = { passed: rules.size - bad.size, failed: bad.size + wrong.length };
  if (values.report) await writeFile(values.report, JSON.stringify(counts));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const kept = survivors.length - unexpected.length;
  console.log(
    `${tasks.length} mutants of ${rules.size} rules in ${seconds} s: ${unexpected.length} survived, ${kept} more are accepted`,
  );
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

await main();
