import { defineConfig } from 'vitest/config';

/** The tests that need no editor. Those in test/e2e are Mocha's and run in a real VS Code. */
export default defineConfig({
  test: {
    // No test is about speed, and machines are busy: this only ends a test that would never end.
    testTimeout: 60_000,
    // The code keeps no state in modules, so nothing can leak from one test file into the next, and each worker reads
    // the rules once instead of once per file: a third of the time.
    pool: 'threads',
    isolate: false,
    include: ['test/{unit,repo,lsp,cli,fuzz}/**/*.test.ts'],
  },
});
