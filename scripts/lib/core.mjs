import { bundleInMemory } from './inMemory.mjs';

/** The core with what scripts need besides. */
export async function loadCore() {
  const url = await bundleInMemory(`
    export * from './server/core/index.ts';
    export { checkDocument, openFile } from './server/cli/checkFile.ts';
    export { listedRules } from './server/cli/listedRules.ts';
    export { invalidExamples, validExamples } from './server/cli/ruleExamples.ts';`);
  return import(url);
}
