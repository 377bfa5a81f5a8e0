import { readFile } from 'node:fs/promises';

/**
 * Leaves the examples of rules out of a bundle. They are a third of what rules weigh, every program would read them
 * each time it starts, and only `greenroom explain` shows any: it has a bundle of its own.
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
