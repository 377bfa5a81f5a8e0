import { readFile } from 'node:fs/promises';

/**
 * Leaves the examples of rules out of a bundle: half of what rules weigh, and only the pages of the rules show any. The
 * server, which makes none, has less to read each time it starts.
 *
 * @type {import('esbuild').Plugin}
 */
export const withoutExamples = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]\w+[\\/]rules[\\/][\w-]+\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(/^export const examples\b[\s\S]*?^\};$/m, (written) => {
        const lines = written.split('\n').length - 1;
        return `export const examples = { valid: [], invalid: [] };${'\n'.repeat(lines)}`;
      });
      return { contents, loader: 'ts' };
    });
  },
};
