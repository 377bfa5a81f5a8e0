/**
 * The browser-hosted VS Code, installed from npm on first use.
 *
 * It is no dependency of the project: it is large, and its install script would build native modules that nothing
 * here needs. Its server wants a newer Node than the project does, so that comes along as a package too.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from './paths.mjs';
import { npm, run } from './run.mjs';

const server = 'code-server@4.139.1';
const nodePlatform = process.platform === 'win32' ? 'win' : process.platform;
const nodePackage = `node-${nodePlatform}-${process.arch}`;

const folder = join(cache, 'host');
const stamp = join(folder, '.installed');
const contents = `${server} ${nodePackage}@24\n`;

/** @typedef {{ node: string, main: string }} HostProgram The Node to run the server with, and the server. */

/** @returns {HostProgram} */
function program() {
  const modules = join(folder, 'node_modules');
  const node = process.platform === 'win32' ? 'node.exe' : 'node';
  return {
    node: join(modules, nodePackage, 'bin', node),
    main: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

/** The stamp is written last, so an installation that was interrupted does not count. */
async function isInstalled() {
  return (await readFile(stamp, 'utf8').catch(() => '')) === contents;
}

async function install() {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-engine-strict'];
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(...npm(['install', '--prefix', folder, ...flags, server, `${nodePackage}@24`]), { quiet: true });
  const inner = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await run(...npm(['install', '--omit=dev', ...flags]), { cwd: inner, quiet: true });
  await writeFile(stamp, contents);
}

/**
 * @returns {Promise<HostProgram>}
 */
export async function ensureHostProgram() {
  if (!(await isInstalled())) {
    console.log('Installing the browser-hosted VS Code into .vscode-test/host (about 570 MB, once) …');
    await install();
  }
  return program();
}
