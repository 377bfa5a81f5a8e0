/**
 * `npm start`: Greenroom on the sample schedules, in a real VS Code, from nothing.
 *
 * Installs what is missing, builds, packages the extension, prints the check of the samples, and opens them with the
 * extension installed: in the desktop VS Code when `code` is on PATH and there is a screen, else in a VS Code in the
 * browser. Nothing is left in the user's own editor. With --once it does all that and ends.
 *
 * Only Node's own modules are imported at the top: on a fresh machine there are no others yet.
 */
import { existsSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies } from './lib/dependencies.mjs';
import { findDesktopCommand, openOnDesktop } from './lib/desktopCode.mjs';
import { cache, cli, root, samples } from './lib/paths.mjs';
import { CommandError, exitOnSignals, runToEnd } from './lib/run.mjs';
import { packageExtension } from './package.mjs';
import { startHost } from './vscodeHost.mjs';

/** The copy of the samples that is opened: whoever tries fixes on it leaves the checkout as it was. */
const opened = join(cache, 'samples');

/** Makes the copy anew, so that every start shows the same faults. */
async function copySamples() {
  await rm(opened, { recursive: true, force: true });
  await cp(samples, opened, { recursive: true });
}

/** @returns {Promise<string | undefined>} The sample to have open at once. */
async function firstSchedule() {
  const names = await readdir(opened);
  const name = names.sort().find((each) => each.endsWith('.ics'));
  return name && join(opened, name);
}

/** Prints what the command line says about the samples. They are damaged, so exit code 1 is as it should be. */
async function checkSamples() {
  const folder = relative(root, samples);
  console.log(`\ngreenroom check ${folder}\n`);
  const { code } = await runToEnd(process.execPath, [cli, 'check', folder]);
  if (code !== 0 && code !== 1) throw new Error(`The check of the samples ended with ${code}.`);
}

/**
 * @param {string} vsix
 * @param {boolean} once
 */
async function openInBrowserHost(vsix, once) {
  const host = await startHost({ dataDir: join(cache, 'browser') });
  await host.installVsix(vsix);
  const file = await firstSchedule();
  const payload = file ? [/** @type {const} */ (['openFile', host.uri(file)])] : [];
  console.log(
    `\nVS Code with Greenroom and the sample schedules:\n\n  ${host.url({ folder: opened, payload })}\n`,
  );
  if (once) return host.stop();
  console.log('Open it in a browser on this machine. Ctrl+C ends it.');
}

/**
 * @param {string} vsix
 * @param {boolean} once
 */
async function open(vsix, once) {
  const code = findDesktopCommand();
  if (!code) return openInBrowserHost(vsix, once);
  try {
    const file = await firstSchedule();
    await openOnDesktop({ code, vsix, folder: opened, files: file ? [file] : [] });
    console.log(`Opened the sample schedules with ${code}.`);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(`${error.message}\nSo it is opened in the browser instead.`);
    await openInBrowserHost(vsix, once);
  }
}

async function main() {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
  exitOnSignals(0);
  if (!existsSync(samples)) throw new Error(`The sample schedules are missing: there is no ${samples}.`);
  await installDependencies();
  console.log('Building and packaging the extension …');
  const vsix = await packageExtension();
  await checkSamples();
  await copySamples();
  await open(vsix, values.once);
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
