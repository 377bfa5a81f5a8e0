/**
 * `npm test`: everything, from nothing.
 *
 * Installs what is missing, finds or installs a browser, builds, and runs lint, types, the fast tests, the mutants of
 * the rules and the end-to-end tests. All steps run, also after one has failed. The last line is `N passed, N failed`:
 * the tests of Vitest and Mocha and the rules that were mutated added up, and a step that failed without a failed test
 * to show for it counts as one failure.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { ensureHostProgram } from './lib/hostInstall.mjs';
import { results } from './lib/paths.mjs';
import { exitOnSignals, npm, run } from './lib/run.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} [failures] What failed, where the tests say it.
 */
/** @typedef {{ name: string, start: () => Promise<unknown>, counts?: () => Promise<Counts> }} Step */
/** @typedef {Counts & { name: string, seconds: number, good: boolean }} Outcome */

/** @type {Counts} */
const none = { passed: 0, failed: 0 };
const vitestReport = join(results, 'vitest.json');
const mutationReport = join(results, 'mutate.json');

/** @param {string[]} args */
function npmRun(...args) {
  return run(...npm(['run', '--silent', ...args]));
}

/** @param {string} file */
async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** @returns {Promise<Counts>} */
async function vitestCounts() {
  const { numPassedTests, numFailedTests, testResults } = await readJson(vitestReport);
  /** @type {{ status: string, fullName: string }[]} */
  const all = testResults.flatMap(
    (/** @type {{ assertionResults: typeof all }} */ file) => file.assertionResults,
  );
  const failures = all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  return { passed: numPassedTests, failed: numFailedTests, failures };
}

/** @returns {Promise<Counts>} What those runs of the end-to-end tests say that came to their end. */
async function e2eCounts() {
  const files = ['trusted', 'restricted', 'page'].map((name) => join(results, `e2e-${name}.json`));
  const all = await Promise.all(files.map((file) => readJson(file).catch(() => none)));
  return all.reduce(add, none);
}

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
function add(a, b) {
  const failures = [...(a.failures ?? []), ...(b.failures ?? [])];
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, failures };
}

/** @type {readonly Step[]} */
const steps = [
  { name: 'dependencies', start: installDependencies },
  { name: 'browser', start: ensureBrowser },
  { name: 'VS Code', start: ensureHostProgram },
  { name: 'build', start: () => npmRun('package') },
  { name: 'lint', start: () => npmRun('lint') },
  { name: 'types', start: () => npmRun('check:types') },
  {
    name: 'fast tests',
    start: () =>
      npmRun('test:all', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`),
    counts: vitestCounts,
  },
  {
    name: 'mutants',
    start: () => npmRun('mutate', '--', '--report', mutationReport),
    counts: () => readJson(mutationReport),
  },
  { name: 'end to end', start: () => npmRun('test:e2e', '--', '--no-package'), counts: e2eCounts },
];

/**
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
async function perform({ name, start, counts = async () => none }) {
  console.log(`\n=== ${name}`);
  const began = performance.now();
  const good = await start().then(
    () => true,
    (error) => {
      console.error(error instanceof Error ? error.message : error);
      return false;
    },
  );
  const seconds = (performance.now() - began) / 1000;
  const { passed, failed, failures } = await counts().catch(() => none);
  return { name, seconds, good, passed, failed: good || failed > 0 ? failed : 1, failures };
}

/** @param {Outcome} outcome */
function describeOutcome({ name, seconds, good, passed, failed }) {
  const tests = passed + failed > 1 ? `  ${passed} of ${passed + failed} tests` : '';
  return `${good ? 'ok    ' : 'FAILED'} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s${tests}`;
}

async function main() {
  exitOnSignals(130);
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const step of steps) outcomes.push(await perform(step));
  const { passed, failed, failures = [] } = outcomes.reduce(add, none);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
  console.log(`\n${outcomes.map(describeOutcome).join('\n')}\n`);
  process.exitCode = failed > 0 || outcomes.some(({ good }) => !good) ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}

await main();
