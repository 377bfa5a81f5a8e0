import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The tests that need no editor. Those in test/e2e are Mocha's and run in a real VS Code. */
export default defineConfig({
  test: {
    // Machines are busy: this only ends a test that would never end. Tests of cost count processor time.
    testTimeout: 60_000,
    // The code keeps no state in modules, so nothing can leak from one test file into the next, and each worker reads
    // the rules once instead of once per file: half the processor time. Processes and not threads, because only a
    // process knows what processor time its test took.
    pool: 'forks',
    isolate: false,
    maxWorkers: availableParallelism(),
    include: ['test/{unit,repo,lsp,cli,fuzz}/**/*.test.ts'],
  },
});
