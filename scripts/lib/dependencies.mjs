/** The project's own npm dependencies: installed when they are missing or are not the ones of the lockfile. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { CommandError, npm, run } from './run.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} LockedPackages */

/**
 * @param {string} file
 * @returns {Promise<LockedPackages | undefined>} Nothing when there is no such file.
 */
async function readLock(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what the lockfile names. npm keeps its own record of what it installed there, so nothing
 * needs to be stamped and an installation made by hand counts. Packages for other platforms are optional and not asked for.
 */
async function isUpToDate() {
  const wanted = await readLock(join(root, 'package-lock.json'));
  const installed = await readLock(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

/**
 * Exactly what the lockfile names. npm refuses that when the lockfile says nothing of some package, be it only one for
 * another platform that the registry in use does not have; then the rest of the lockfile is still what is installed.
 */
async function install() {
  const quietly = ['--no-audit', '--no-fund'];
  try {
    await run(...npm(['ci', ...quietly]), { quiet: true });
  } catch (error) {
    if (!(error instanceof CommandError && error.message.includes('EUSAGE'))) throw error;
    console.log('package-lock.json is incomplete, so `npm ci` refuses it; using `npm install` …');
    await run(...npm(['install', '--no-save', ...quietly]), { quiet: true });
  }
}

/** Installs the project's dependencies unless they are there. */
export async function installDependencies() {
  if (await isUpToDate()) return;
  console.log('Installing the npm dependencies …');
  await install();
}
