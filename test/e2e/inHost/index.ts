/**
 * The suite that runs INSIDE the extension host of a real VS Code, where the extension is installed from its VSIX.
 *
 * To add a test: put a `*.test.ts` into `trusted/` (the workspace is trusted) or `restricted/` (it is not, and nobody is
 * asked). `describe`, `it` and hooks are Mocha's globals, `assert` is Node's, `vscode` is the API as an extension sees
 * it. Work on copies (`copyFixture`), wait on conditions (`waitForDiagnostics`, `until`) and never for time to pass;
 * `editor.ts` has the steps that a person takes. `npm run test:e2e -- --only trusted --grep "part of a title"` runs some.
 *
 * The same suite runs under desktop VS Code and under the browser-hosted one; nothing here may know which.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMocha } from '../runMocha.ts';
import { readSuiteOptions } from '../suiteOptions.ts';

/**
 * VS Code calls this and takes a rejection for a failed run. `tests` stands beside this file once it is bundled.
 *
 * The console of an extension host is full of what others say, so the report goes to a file that the script prints.
 */
export async function run(): Promise<void> {
  const options = readSuiteOptions();
  const report = (text: string) => appendFileSync(options.reportFile, `${text}\n`);
  const failures = await runMocha(join(__dirname, 'tests'), options, report).catch((error: Error) => {
    report(`The tests could not be loaded: ${error.stack}`);
    throw error;
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
