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

/** @typedef {import('./lib/mutantBuild.mjs').Mutant} Mutant */
/** @typedef {{ rule: string, within: string, condition: string, why: string }} Accepted */

const acceptedFile = 'scripts/mutateRules.accepted.json';

/** The examples that fail although nothing is negated, and for each condition those of its rule that evaluate it. */
function runUnharmed({ icalRules, checksOf, takeAsked }) {
  const failures = [];
  const reached = new Map();
  for (const module of icalRules) {
    checksOf(module).forEach(({ name, run }, index) => {
      takeAsked();
      const { actual, expected } = run();
      if (!isDeepStrictEqual(actual, expected)) failures.push(`${module.rule.id} as it is: ${name}`);
      for (const number of takeAsked()) {
        const key = `${module.rule.id} ${number}`;
        reached.set(key, [...(reached.get(key) ?? []), index]);
      }
    });
  }
  return { failures, reached };
}

/**
 * What no example objects to, in the order of the rules, and the examples that fail anyway.
 *
 * @param {(mutant: Mutant) => boolean} isWanted
 */
async function findSurvivors(isWanted) {
  const { mutants, url } = await buildMutants();
  const core = await import(url);
  const askedWhileLoading = core.takeAsked();
  const { failures, reached } = runUnharmed(core);
  const tasks = mutants
    .filter(isWanted)
    .map((mutant) => ({ ...mutant, indices: reached.get(`${mutant.rule} ${mutant.number}`) ?? [] }))
    .filter(({ number, indices }) => indices.length > 0 || !askedWhileLoading.has(number));
  return { tasks, survivors: await runMutants(url, tasks), failures };
}

/** @returns {Promise<readonly Accepted[]>} */
async function readAccepted() {
  return JSON.parse(await readFile(join(root, acceptedFile), 'utf8'));
}

/** @param {Mutant} mutant */
function isOf({ rule, within, text }) {
  return (/** @type {Accepted} */ accepted) =>
    accepted.rule === rule && accepted.within === within && accepted.condition === text;
}

function describe({ file, line, within, text, indices }) {
  const how = text === 'check' ? 'emptied' : `negated in ${within}: ${text}`;
  return `${file}:${line}  ${how}${indices.length === 0 ? '  (no example gets there)' : ''}`;
}

async function main() {
  const began = performance.now();
  const { values, positionals } = parseArgs({
    options: { report: { type: 'string' } },
    allowPositionals: true,
  });
  const isWanted = ({ rule }) => positionals.length === 0 || positionals.includes(rule);
  const accepted = (await readAccepted()).filter(isWanted);
  const { tasks, survivors, failures } = await findSurvivors(isWanted);
  const stale = accepted.filter((one) => !survivors.some((mutant) => isOf(mutant)(one)));
  const unexpected = survivors.filter((mutant) => !accepted.some(isOf(mutant)));
  for (const line of [...failures, ...unexpected.map(describe)]) console.error(line);
  for (const { rule, within, condition } of stale)
    console.error(
      `${acceptedFile}: ${rule}, ${within}: "${condition}" is stale: an example fails, or it is gone`,
    );
  const rules = new Set(tasks.map(({ rule }) => rule));
  const bad = new Set([...unexpected, ...stale].map(({ rule }) => rule));
  const failed = bad.size + failures.length;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${tasks.length} mutants of ${rules.size} rules in ${seconds} s: ${unexpected.length} survived, ${survivors.length - unexpected.length} are accepted`,
  );
  const counts = { passed: rules.size - bad.size, failed };
  if (values.report) await writeFile(values.report, JSON.stringify(counts));
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
