import { build } from 'esbuild';
import { root } from './paths.mjs';

/** The core with what scripts need besides. It is TypeScript, which Node cannot import, so it is bundled in memory. */
export async function loadCore() {
  const contents = `
    export * from './server/core/index.ts';
    export { checkDocument, openFile } from './server/cli/checkFile.ts';
    export { listedRules } from './server/cli/listedRules.ts';
    export { invalidExamples, validExamples } from './server/cli/ruleExamples.ts';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'silent',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
