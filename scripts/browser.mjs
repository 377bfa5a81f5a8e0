/**
 * Finds a Chrome or Chromium for the browser-hosted VS Code, or installs one.
 *
 * An installed one is preferred: Playwright's own download comes from a host that may not be reachable.
 * Alone (`node scripts/browser.mjs`) it prints the path of what it found.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/paths.mjs';
import { CommandError, findOnPath, isExecutable, run } from './lib/run.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/**
 * What a page in an automated, possibly root-owned container needs, and what keeps the browser from asking the network.
 *
 * @type {readonly string[]}
 */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {string[]} Where the usual installers put it, for platforms that do not use PATH. */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const bases = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return bases
      .filter((b) => b !== undefined)
      .map((b) => join(b, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
}

/** @returns {string | undefined} A browser that is on this machine already. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which is not an executable file. Correct it or unset it.`);
  }
  return findOnPath(commands) ?? usualPlaces().find(isExecutable);
}

function canUseApt() {
  return (
    existsSync('/etc/debian_version') && process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined
  );
}

async function installWithApt() {
  console.log('No Chrome or Chromium found; installing chromium with apt-get …');
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  return findBrowser();
}

/** @returns {Promise<string | undefined>} What Playwright has downloaded, now or in an earlier run. */
async function findDownloaded() {
  const { chromium } = await import('playwright-core');
  const downloaded = chromium.executablePath();
  return isExecutable(downloaded) ? downloaded : undefined;
}

async function installWithPlaywright() {
  console.log('No Chrome or Chromium found; asking Playwright to download one …');
  const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js');
  await run(process.execPath, [playwright, 'install', 'chromium'], { quiet: true });
  return findDownloaded();
}

/**
 * The browser to use: one that is there, else installed by the first way that works.
 *
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const found = findBrowser() ?? (await findDownloaded());
  if (found) return found;
  /** @type {string[]} */
  const reasons = [];
  for (const install of canUseApt() ? [installWithApt, installWithPlaywright] : [installWithPlaywright]) {
    try {
      const installed = await install();
      if (installed) return installed;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      reasons.push(error.message);
    }
  }
  throw new Error(
    ['No Chrome or Chromium: install one, or name it in CHROME_PATH. What was tried:', ...reasons].join('\n'),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await ensureBrowser());
