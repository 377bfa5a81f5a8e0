import { createRequire } from 'node:module';

/** What dependencies that are CommonJS use for built-ins, and that an ES module has to make for itself. */
export const require = createRequire(import.meta.url);
