/** Bundles the end-to-end suites, which are TypeScript, for the processes that run them. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, root } from './paths.mjs';

const built = join(cache, 'suites');
const sources = join(root, 'test', 'e2e');

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} folder Where its bundle stands: for a suite inside the extension host an extension too, if an empty one.
 * @property {string} entry
 */

/**
 * VS Code starts a suite only beside an extension under development. This one is empty, so that the extension under
 * test can be the installed one, as a user has it.
 */
const emptyExtension = {
  name: 'greenroom-suite',
  publisher: 'greenroom-tests',
  version: '0.0.0',
  engines: { vscode: '^1.91.0' },
  capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
};

/**
 * The packages that a suite uses are left to Node to find, and `vscode` to the extension host.
 *
 * @type {import('esbuild').BuildOptions}
 */
const common = {
  bundle: true,
  packages: 'external',
  external: ['vscode'],
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
};

/**
 * Test files are bundled one by one, as Mocha loads them.
 *
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function testFiles(folder) {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name));
}

/**
 * @param {string} name
 * @param {{ entry: string, tests: string, format: 'cjs' | 'esm' }} suite
 * @returns {Promise<Suite>}
 */
async function bundle(name, { entry, tests, format }) {
  const { build } = await import('esbuild');
  const folder = join(built, name);
  const extension = format === 'esm' ? '.mjs' : '.cjs';
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(emptyExtension));
  const outfile = join(folder, `index${extension}`);
  await build({ ...common, format, entryPoints: [entry], outfile });
  await build({
    ...common,
    format: 'cjs',
    entryPoints: await testFiles(tests),
    outdir: join(folder, 'tests'),
    outExtension: { '.js': '.cjs' },
  });
  return { name, folder, entry: outfile };
}

/**
 * A suite for inside the extension host.
 *
 * @param {'trusted' | 'restricted'} name
 */
export function bundleInHostSuite(name) {
  const inHost = join(sources, 'inHost');
  return bundle(name, { entry: join(inHost, 'index.ts'), tests: join(inHost, name), format: 'cjs' });
}

/** The suite that drives the page from outside. */
export function bundlePageSuite() {
  const page = join(sources, 'page');
  return bundle('page', { entry: join(page, 'index.ts'), tests: page, format: 'esm' });
}
