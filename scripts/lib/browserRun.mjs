/** Runs a suite inside the extension host of the browser-hosted VS Code. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { browserArguments } from '../browser.mjs';
import { remoteUri } from '../vscodeHost.mjs';
import { screenshots } from './paths.mjs';

/** A run that hangs (a page that does not load, a suite that never ends) must fail, not stand still. */
const timeLimit = 900_000;

/**
 * @param {import('./suites.mjs').Suite} suite
 * @returns {[string, string][]}
 */
function payloadFor(suite) {
  return [
    ['extensionDevelopmentPath', remoteUri(suite.folder)],
    ['extensionTestsPath', remoteUri(suite.entry)],
    ['skipWelcome', 'true'],
  ];
}

/**
 * The page hands over what the workbench and the extension host print. Little of it is about the suite, so it is kept
 * in a file, for the day when a run does not even start.
 *
 * @param {string} logFile
 * @returns {(type: string, values: readonly unknown[]) => void}
 */
function logInto(logFile) {
  return (type, values) => appendFileSync(logFile, `[${type}] ${format(...values)}\n`);
}

/**
 * Opens the page and waits until the suite has ended in it.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @returns {Promise<number>} The exit code.
 */
async function untilSuiteEnds(page, address) {
  /** @type {(code: number) => void} */
  let end = () => {};
  /** @type {Promise<number>} */
  const ended = new Promise((done) => {
    end = done;
  });
  await page.exposeFunction('codeAutomationExit', end);
  await page.goto(address, { timeout: timeLimit });
  return ended;
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {{ failed: Promise<never>, clear: () => void }}
 */
function watchdog(page) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const failed = new Promise((_, fail) => {
    timer = setTimeout(
      () => fail(new Error(`The suite did not end within ${timeLimit / 1000} s.`)),
      timeLimit,
    );
    page.on('crash', () => fail(new Error('The page crashed.')));
  });
  return { failed, clear: () => clearTimeout(timer) };
}

/**
 * @param {object} run
 * @param {import('../vscodeHost.mjs').Host} run.host
 * @param {import('./suites.mjs').Suite} run.suite
 * @param {string} run.browser
 * @param {string} run.workspace
 * @param {string} run.logFile
 * @returns {Promise<number>} The exit code.
 */
export async function runInBrowser({ host, suite, browser, workspace, logFile }) {
  const { chromium } = await import('playwright-core');
  const running = await chromium.launch({ executablePath: browser, args: [...browserArguments] });
  const page = await running.newPage({ viewport: { width: 1280, height: 800 } });
  const { failed, clear } = watchdog(page);
  try {
    await page.exposeFunction('codeAutomationLog', logInto(logFile));
    const address = host.url({ folder: workspace, payload: payloadFor(suite) });
    return await Promise.race([untilSuiteEnds(page, address), failed]);
  } catch (error) {
    const picture = join(screenshots, `${suite.name}-stuck.png`);
    await page.screenshot({ path: picture }).catch(() => {});
    throw new Error(`${error instanceof Error ? error.message : error}\nSee ${picture} and ${logFile}`);
  } finally {
    clear();
    await running.close();
  }
}
