import { defineConfig } from 'vitest/config';

/** The tests that need no editor. Those in test/e2e are Mocha's and run in a real VS Code. */
export default defineConfig({
  test: {
    include: ['test/{unit,repo,lsp,cli,fuzz}/**/*.test.ts'],
  },
});
