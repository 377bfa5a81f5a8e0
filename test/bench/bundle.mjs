import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);

/** Bundles what the benches load, as the product's own build does, into `folder`; gives their addresses. */
export async function bundleForBench(folder) {
  const entries = {
    cli: 'server/cli/main.ts',
    core: 'server/core/index.ts',
    largeFile: 'server/cli/largeFile.ts',
    server: 'test/bench/keystrokeServer.ts',
    icaljs: 'node_modules/ical.js/dist/ical.js',
  };
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
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  });
  return Object.fromEntries(Object.keys(entries).map((name) => [name, new URL(`${name}.mjs`, folder)]));
}
