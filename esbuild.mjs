/**
 * Bundles every program of Greenroom into dist/.
 *
 *     node esbuild.mjs                with source maps
 *     node esbuild.mjs --production   minified, without source maps: what is shipped
 *     node esbuild.mjs --watch        rebuilds what changes
 */
import { chmod, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { bundledPackages, readNotice, renderNotices } from './scripts/lib/notices.mjs';
import { withoutExamples } from './scripts/lib/withoutExamples.mjs';

/** @typedef {import('esbuild').BuildOptions & { outfile: string }} Bundle */

const root = dirname(fileURLToPath(import.meta.url));

/**
 * Node 20 is what the command line and other editors' servers run on; VS Code's own is newer.
 * Some dependencies' `main` is UMD, which a bundler cannot follow; their `module` is not.
 */
const onNode = { platform: /** @type {const} */ ('node'), target: 'node20', mainFields: ['module', 'main'] };

/** No Node built-in resolves here: what slips into these bundles breaks the build instead of the browser. */
const inBrowser = { platform: /** @type {const} */ ('browser'), target: 'es2022' };

/**
 * What stands before the command line's code: what runs it (so its source must not say that too), and the `require` that
 * dependencies which are CommonJS use for built-ins and that an ES module has to make for itself.
 */
const commandLineBanner = [
  '#!/usr/bin/env node',
  "import { createRequire as makeRequire } from 'node:module';",
  'const require = makeRequire(import.meta.url);',
].join('\n');

/**
 * The command line is started by its path.
 *
 * @type {import('esbuild').Plugin}
 */
const executable = {
  name: 'executable',
  setup(build) {
    const { outfile = '' } = build.initialOptions;
    build.onEnd(({ errors }) => (errors.length > 0 ? undefined : chmod(join(root, outfile), 0o755)));
  },
};

/** @type {readonly Bundle[]} */
const bundles = [
  {
    entryPoints: ['server/node.ts'],
    outfile: 'dist/server.cjs',
    format: 'cjs',
    plugins: [withoutExamples],
    ...onNode,
  },
  {
    entryPoints: ['server/browser.ts'],
    outfile: 'dist/server.worker.js',
    format: 'iife',
    plugins: [withoutExamples],
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
    entryPoints: ['server/cli/main.ts'],
    outfile: 'dist/cli.mjs',
    format: 'esm',
    banner: { js: commandLineBanner },
    plugins: [executable],
    ...onNode,
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

/** @param {string} outfile */
async function describeOutput(outfile) {
  const { size } = await stat(join(root, outfile));
  return `${outfile}  ${(size / 1024).toFixed(0)} KB`;
}

/**
 * Builds all, also after one has failed, so that one run shows every error.
 *
 * @param {readonly Bundle[]} all
 */
async function buildAll(all) {
  const settled = await Promise.allSettled(all.map((bundle) => build(bundle)));
  const failed = all.filter((_, i) => settled[i]?.status === 'rejected').map(({ outfile }) => outfile);
  if (failed.length > 0) {
    console.error(`Not built: ${failed.join(', ')}`);
    process.exitCode = 1;
    return;
  }
  await writeNotices(settled.flatMap((each) => (each.status === 'fulfilled' ? each.value : [])));
  for (const line of await Promise.all(all.map(({ outfile }) => describeOutput(outfile)))) console.log(line);
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
