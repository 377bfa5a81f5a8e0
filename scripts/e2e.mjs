/**
 * The end-to-end tests: a real VS Code, the extension installed from its VSIX, and suites inside and outside of it.
 *
 *     node scripts/e2e.mjs                     packages the VSIX and runs everything
 *     node scripts/e2e.mjs --no-package        uses the VSIX that is there
 *     node scripts/e2e.mjs --only page         one of: trusted, restricted, page
 *     node scripts/e2e.mjs --grep "some title"
 *     node scripts/e2e.mjs --host browser      does not look for a desktop VS Code
 */
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserArguments, ensureBrowser } from './browser.mjs';
import { runInBrowser } from './lib/browserRun.mjs';
import { findDesktop, runOnDesktop } from './lib/desktopRun.mjs';
import { fixtures, results, screenshots, vsix } from './lib/paths.mjs';
import { exitOnSignals, runToEnd } from './lib/run.mjs';
import { bundleInHostSuite, bundlePageSuite } from './lib/suites.mjs';
import { packageExtension } from './package.mjs';
import { startHost } from './vscodeHost.mjs';

/**
 * @typedef {object} Context
 * @property {string} folder A folder of this run's own, with a short path, removed at the end.
 * @property {string} browser
 * @property {string | undefined} grep
 * @property {boolean} mayUseDesktop
 */

/** @typedef {import('./vscodeHost.mjs').Host} Host */

const runs = { trusted: runTrusted, restricted: runRestricted, page: runPage };

/**
 * What the suite reads (`test/e2e/suiteOptions.ts`).
 *
 * @param {string} name
 * @param {Context} context
 * @param {object} [more]
 * @returns {Promise<{ workspace: string, env: Record<string, string> }>}
 */
async function suiteOptions(name, { folder, grep }, more = {}) {
  const workspace = join(folder, name, 'workspace');
  await mkdir(workspace, { recursive: true });
  const resultFile = join(results, `e2e-${name}.json`);
  const options = { resultFile, reportFile: reportFile(name), fixtures, workspace, grep, ...more };
  return { workspace, env: { GREENROOM_E2E: JSON.stringify(options) } };
}

/** @param {string} name */
function reportFile(name) {
  return join(results, `e2e-${name}.txt`);
}

/**
 * Starts a host, does something with it, and stops it whatever happens.
 *
 * @template T
 * @param {import('./vscodeHost.mjs').HostOptions} options
 * @param {(host: Host) => Promise<T>} use
 */
async function withHost(options, use) {
  const host = await startHost({ driver: true, ...options });
  try {
    return await use(host);
  } finally {
    await host.stop();
  }
}

/**
 * Prints what a suite inside an extension host has reported, also when it did not come to its end.
 *
 * @param {string} name
 * @param {() => Promise<number>} run
 */
async function withReport(name, run) {
  try {
    return await run();
  } finally {
    console.log(await readFile(reportFile(name), 'utf8').catch(() => 'The suite has reported nothing.'));
  }
}

/**
 * VS Code gives an extension host a minute to start, which a busy machine may not meet. A suite that has not said a word
 * by its end is started once more; one that has begun counts as it ended.
 *
 * @param {string} name
 * @param {() => Promise<number>} start
 */
async function againUnlessBegun(name, start) {
  const hasBegun = () => existsSync(reportFile(name));
  const code = await start().catch((error) => {
    if (hasBegun()) throw error;
    console.log(error.message);
    return 1;
  });
  if (code === 0 || hasBegun()) return code;
  console.log('The suite has not begun. Once more.');
  return start();
}

/**
 * @param {'trusted' | 'restricted'} name
 * @param {Context} context
 * @param {'everything' | 'nothing'} trust
 */
async function runInBrowserHost(name, context, trust) {
  const suite = await bundleInHostSuite(name);
  const { workspace, env } = await suiteOptions(name, context);
  const logFile = join(results, `e2e-${name}.log`);
  return withHost({ dataDir: join(context.folder, name), trust, env }, async (host) => {
    await host.installVsix(vsix);
    const start = () => runInBrowser({ host, suite, browser: context.browser, workspace, logFile });
    return withReport(name, () => againUnlessBegun(name, start));
  });
}

/** @param {Context} context */
async function runTrusted(context) {
  const desktop = context.mayUseDesktop ? await findDesktop() : { reason: 'it was not asked for' };
  if ('reason' in desktop) {
    console.log(`In the browser-hosted VS Code; not in the desktop one, because ${desktop.reason}.`);
    return runInBrowserHost('trusted', context, 'everything');
  }
  console.log('In the desktop VS Code.');
  const suite = await bundleInHostSuite('trusted');
  const { workspace, env } = await suiteOptions('trusted', context);
  const run = { ...desktop, suite, vsix, workspace, dataDir: context.folder, env };
  return withReport('trusted', () => runOnDesktop(run));
}

/**
 * Always in the browser-hosted VS Code: `@vscode/test-electron` turns the question of trust off.
 *
 * @param {Context} context
 */
function runRestricted(context) {
  console.log('In the browser-hosted VS Code, with no workspace trusted.');
  return runInBrowserHost('restricted', context, 'nothing');
}

/**
 * The unpacked VSIX without what would let it run on the server's side.
 *
 * @param {Host} host
 * @param {string} target
 */
async function makeWebExtension(host, target) {
  const installed = (await readdir(host.extensionsDir)).find((name) =>
    name.startsWith('greenroom.greenroom-'),
  );
  if (!installed) throw new Error(`${vsix} was installed, but no extension greenroom.greenroom is there.`);
  await cp(join(host.extensionsDir, installed), target, { recursive: true });
  const file = join(target, 'package.json');
  const { main: _, ...manifest } = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(manifest));
}

/** @param {Context} context */
async function runPage(context) {
  console.log('In the workbench page of the browser-hosted VS Code.');
  const suite = await bundlePageSuite();
  const webExtension = join(context.folder, 'web-extension');
  return withHost({ dataDir: join(context.folder, 'user') }, async (user) => {
    await user.installVsix(vsix);
    await makeWebExtension(user, webExtension);
    return withHost({ dataDir: join(context.folder, 'web') }, async (web) => {
      const hosts = { user: user.url(), web: web.url() };
      const { browser } = context;
      const more = { hosts, webExtension, browser, browserArguments, screenshots };
      const { env } = await suiteOptions('page', context, more);
      const { code } = await runToEnd(process.execPath, ['--enable-source-maps', suite.entry], { env });
      return code;
    });
  });
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      grep: { type: 'string' },
      host: { type: 'string', default: 'auto' },
      'no-package': { type: 'boolean', default: false },
    },
  });
  const { only } = values;
  if (only && !(only in runs))
    throw new Error(`--only takes one of ${Object.keys(runs).join(', ')}, not ${only}.`);
  return values;
}

/**
 * Runs one of them and says whether it succeeded. A run that breaks does not keep the others from running.
 *
 * @param {string} name
 * @param {() => Promise<number | null>} start
 */
async function succeeds(name, start) {
  console.log(`\n— end to end: ${name}`);
  try {
    return (await start()) === 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** @param {Context} context */
async function runAll(context, only = Object.keys(runs)) {
  let good = true;
  for (const [name, start] of Object.entries(runs).filter(([each]) => only.includes(each))) {
    good = (await succeeds(name, () => start(context))) && good;
  }
  return good;
}

/** Counts of an earlier run must not be taken for this one's. */
async function clearResults() {
  await Promise.all([results, screenshots].map((folder) => mkdir(folder, { recursive: true })));
  const old = (await readdir(results)).filter((name) => name.startsWith('e2e-'));
  await Promise.all(old.map((name) => rm(join(results, name))));
}

async function main() {
  exitOnSignals(130);
  const { only, grep, host, 'no-package': noPackage } = readArguments();
  if (!noPackage) await packageExtension();
  if (!existsSync(vsix)) throw new Error(`There is no ${vsix}. \`npm run package\` makes it.`);
  const browser = await ensureBrowser();
  await clearResults();
  const folder = await mkdtemp(join(tmpdir(), 'greenroom-'));
  try {
    const context = { folder, browser, grep, mayUseDesktop: host !== 'browser' };
    process.exitCode = (await runAll(context, only ? [only] : undefined)) ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
