/**
 * Bundles every program of Greenroom into dist/.
 *
 *     node esbuild.mjs                with source maps
 *     node esbuild.mjs --production   minified, without source maps: what is shipped
 *     node esbuild.mjs --watch        rebuilds what changes
 */
import { chmod, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { citiesOnly } from './scripts/lib/citiesOnly.mjs';
import { bundledPackages, readNotice, renderNotices } from './scripts/lib/notices.mjs';
import { withoutExamples } from './scripts/lib/withoutExamples.mjs';

/** @typedef {import('esbuild').BuildOptions & { entryPoints: { in: string, out: string }[] | string[] }} Bundle */

const root = dirname(fileURLToPath(import.meta.url));

/**
 * Node 20 is what the command line and other editors' servers run on; VS Code's own is newer.
 * Some dependencies' `main` is UMD, which a bundler cannot follow; their `module` is not.
 */
const onNode = { platform: /** @type {const} */ ('node'), target: 'node20', mainFields: ['module', 'main'] };

/** No Node built-in resolves here: what slips into these bundles breaks the build instead of the browser. */
const inBrowser = { platform: /** @type {const} */ ('browser'), target: 'es2022' };

/**
 * The command line is ES modules. Dependencies which are CommonJS use `require` for built-ins, which an ES module has to
 * make for itself.
 */
const commandLine = {
  ...onNode,
  format: /** @type {const} */ ('esm'),
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  inject: ['scripts/lib/require.mjs'],
};

/**
 * The command line is started by its path.
 *
 * @type {import('esbuild').Plugin}
 */
const executable = {
  name: 'executable',
  setup(build) {
    build.onEnd(({ errors }) => (errors.length > 0 ? undefined : chmod(join(root, 'dist/cli.mjs'), 0o755)));
  },
};

/**
 * What shows rules with their examples is a bundle of its own, beside the command line's.
 *
 * @type {import('esbuild').Plugin}
 */
const rulesApart = {
  name: 'rules-apart',
  setup(build) {
    build.onResolve({ filter: /\/describeRules\.ts$/ }, () => ({ path: './cli.rules.mjs', external: true }));
  },
};

/** @type {readonly Bundle[]} */
const bundles = [
  {
    entryPoints: ['server/node.ts'],
    outfile: 'dist/server.cjs',
    format: 'cjs',
    plugins: [withoutExamples, citiesOnly],
    ...onNode,
  },
  {
    entryPoints: ['server/browser.ts'],
    outfile: 'dist/server.worker.js',
    format: 'iife',
    plugins: [withoutExamples, citiesOnly],
    ...inBrowser,
  },
  {
    entryPoints: ['client/src/extension.node.ts'],
    outfile: 'dist/extension.node.cjs',
    format: 'cjs',
    external: ['vscode'],
    ...onNode,
  },
  {
    entryPoints: ['client/src/extension.browser.ts'],
    outfile: 'dist/extension.browser.js',
    format: 'cjs',
    external: ['vscode'],
    ...inBrowser,
  },
  {
    entryPoints: ['client/preview/main.tsx'],
    outfile: 'dist/preview.js',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    ...inBrowser,
  },
  {
    // In pieces: what only some commands need is read when one of them is run.
    entryPoints: [{ in: 'server/cli/main.ts', out: 'cli' }],
    splitting: true,
    chunkNames: 'cli.[name]-[hash]',
    plugins: [withoutExamples, citiesOnly, rulesApart, executable],
    ...commandLine,
  },
  {
    entryPoints: [{ in: 'server/cli/describeRules.ts', out: 'cli.rules' }],
    plugins: [citiesOnly],
    ...commandLine,
  },
];

/**
 * @param {Bundle} bundle
 * @param {boolean} production
 * @returns {Bundle}
 */
function withCommonOptions(bundle, production) {
  return {
    ...bundle,
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: !production,
    legalComments: 'inline',
    metafile: true,
    logLevel: 'warning',
  };
}

/** A build that fails must not leave the previous one's bundles behind, to be taken for its own. */
function removeOutputs() {
  return rm(join(root, 'dist'), { recursive: true, force: true });
}

/**
 * @param {readonly import('esbuild').BuildResult[]} results
 * @returns {Promise<void>}
 */
async function writeNotices(results) {
  const folders = bundledPackages(results.flatMap(({ metafile }) => metafile ?? []));
  const notices = await Promise.all(folders.map((folder) => readNotice(join(root, folder))));
  await writeFile(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), renderNotices(notices));
}

/** @param {import('esbuild').BuildResult} result */
function describeOutputs({ metafile }) {
  return Object.entries(metafile?.outputs ?? {})
    .filter(([file]) => !file.endsWith('.map'))
    .map(([file, { bytes }]) => `${file}  ${(bytes / 1024).toFixed(0)} KB`);
}

/**
 * Builds all, also after one has failed, so that one run shows every error.
 *
 * @param {readonly Bundle[]} all
 */
async function buildAll(all) {
  const settled = await Promise.allSettled(all.map((bundle) => build(bundle)));
  const failed = all.filter((_, i) => settled[i]?.status === 'rejected');
  if (failed.length > 0) {
    console.error(`Not built: ${failed.map(({ entryPoints }) => JSON.stringify(entryPoints)).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const results = settled.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  await writeNotices(results);
  for (const line of results.flatMap(describeOutputs)) console.log(line);
}

/** @param {readonly Bundle[]} all */
async function watchAll(all) {
  const contexts = await Promise.all(all.map((bundle) => context({ ...bundle, logLevel: 'info' })));
  await Promise.all(contexts.map((each) => each.watch()));
}

const { values } = parseArgs({
  options: { watch: { type: 'boolean', default: false }, production: { type: 'boolean', default: false } },
});
const all = bundles.map((bundle) => withCommonOptions(bundle, values.production));
await removeOutputs();
await (values.watch ? watchAll(all) : buildAll(all));
