import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { citiesOnly } from '../../scripts/lib/citiesOnly.mjs';
import { withoutExamples } from '../../scripts/lib/withoutExamples.mjs';

const root = new URL('../../', import.meta.url);

/**
 * Builds the command line as it is shipped, and bundles what else the benches load, in the same way, into `folder`; gives
 * their addresses.
 */
export async function bundleForBench(folder) {
  const entries = {
    core: 'server/core/index.ts',
    largeFile: 'server/cli/largeFile.ts',
    compilerFlags: 'server/cli/compilerFlags.ts',
    server: 'test/bench/keystrokeServer.ts',
    icaljs: 'node_modules/ical.js/dist/ical.js',
  };
  execFileSync(process.execPath, [fileURLToPath(new URL('esbuild.mjs', root)), '--production']);
  await build({
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, path]) => [name, fileURLToPath(new URL(path, root))]),
    ),
    outdir: fileURLToPath(folder),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'node20',
    minify: true,
    logLevel: 'error',
    plugins: [withoutExamples, citiesOnly],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  });
  const own = Object.keys(entries).map((name) => [name, new URL(`${name}.mjs`, folder)]);
  return { ...Object.fromEntries(own), cli: new URL('dist/cli.mjs', root) };
}
