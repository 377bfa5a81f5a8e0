/**
 * The tests that look at the workbench page from outside, with Playwright: what is drawn, what a mouse and a keyboard
 * do, the extension in the web worker, webviews, and pictures.
 *
 * To add a test: put a `*.test.ts` into this folder. Its tests share a workbench (`shareWorkbench`), each with a folder of
 * its own; `workbench.ts` has the steps, and whatever is not there is Playwright's `page`. Put those that have the
 * extension in the web worker (`openInWorker`) last: there is one workbench at a time.
 * `npm run test:e2e -- --only page --grep "part of a title"` runs some.
 */
import { join } from 'node:path';
import { runMocha } from '../runMocha.ts';
import { readSuiteOptions } from '../suiteOptions.ts';

const failures = await runMocha(join(import.meta.dirname, 'tests'), readSuiteOptions(), console.log);
process.exitCode = failures > 0 ? 1 : 0;
