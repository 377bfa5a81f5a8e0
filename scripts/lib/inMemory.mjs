import { build } from 'esbuild';
import { root } from './paths.mjs';

/**
 * Bundles a module in memory: the sources are TypeScript, which Node cannot import.
 *
 * @param {string} contents The module, as if it stood at the top of the repository.
 * @param {readonly import('esbuild').Plugin[]} [plugins]
 * @returns {Promise<string>} A URL to import.
 */
export async function bundleInMemory(contents, plugins = []) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    plugins: [...plugins],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'silent',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return `data:text/javascript;base64,${code}`;
}
