import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import type { SuiteOptions } from './suiteOptions.ts';

/** Long enough for a workbench on a busy two-core machine: a test waits on a condition, never for the time to pass. */
const testTimeout = 180_000;

/**
 * How often a failed test is tried again. A workbench on a busy machine loses a key or a click now and then, which says
 * nothing about the extension; a real fault fails each time. What needed another try is said, so that it gets mended.
 */
const retries = 2;

/**
 * Runs the bundled test files of a folder, says how it goes and writes the counts and the titles of what failed. Returns
 * the number of failures.
 *
 * Mocha comes as an ES module and the suites are CommonJS, hence the import at run time.
 */
export async function runMocha(
  folder: string,
  { grep, resultFile }: SuiteOptions,
  say: (text: string) => void,
): Promise<number> {
  const { default: Mocha } = await import('mocha');
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => say(format(...values));
  const mocha = new Mocha({ ui: 'bdd', timeout: testTimeout, retries, ...(grep && { fgrep: grep }) });
  for (const file of testFiles(folder)) mocha.addFile(file);
  return new Promise((done) => {
    const failed: string[] = [];
    const runner = mocha.run((failures) => {
      writeFileSync(
        resultFile,
        JSON.stringify({ passed: runner.stats?.passes ?? 0, failed: failures, failures: failed }),
      );
      done(failures);
    });
    runner.on('retry', (test, error) => say(`Once more: ${test.fullTitle()}, because: ${error.message}`));
    runner.on('fail', (test, error) => failed.push(`${test.fullTitle()}: ${error.message}`));
  });
}

function testFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.test.cjs'));
  return names.sort().map((name) => join(folder, name));
}
