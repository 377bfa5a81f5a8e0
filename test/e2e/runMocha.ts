import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import type { SuiteOptions } from './suiteOptions.ts';

/** Long enough for a workbench on a busy two-core machine: a test waits on a condition, never for the time to pass. */
const testTimeout = 180_000;

/**
 * Runs the bundled test files of a folder, says how it goes and writes the counts. Returns the number of failures.
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
  const mocha = new Mocha({ ui: 'bdd', timeout: testTimeout, ...(grep && { fgrep: grep }) });
  for (const file of testFiles(folder)) mocha.addFile(file);
  return new Promise((done) => {
    const runner = mocha.run((failures) => {
      writeFileSync(resultFile, JSON.stringify({ passed: runner.stats?.passes ?? 0, failed: failures }));
      done(failures);
    });
  });
}

function testFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.test.cjs'));
  return names.sort().map((name) => join(folder, name));
}
