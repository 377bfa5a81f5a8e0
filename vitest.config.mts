import { defineConfig } from 'vitest/config';

/** The tests that need no editor. Those in test/e2e are Mocha's and run in a real VS Code. */
export default defineConfig({
  test: {
    // No test is about speed, and machines are busy: this only ends a test that would never end.
    testTimeout: 60_000,
    include: ['test/{unit,repo,lsp,cli,fuzz}/**/*.test.ts'],
  },
});
