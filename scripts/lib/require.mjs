import { createRequire } from 'node:module';

/**
 * What dependencies that are CommonJS use for built-ins, and that an ES module has to make for itself. Made when one asks:
 * most commands need none of them.
 *
 * @param {string} name
 */
export function require(name) {
  return createRequire(import.meta.url)(name);
}
