/** The rules as they are mutated: one that looks at a file and at the schedule as well is two parts under one id. */

/** @typedef {'file' | 'schedule'} Part */

/**
 * Where the parts are.
 *
 * @type {readonly { part: Part, folder: string }[]}
 */
export const ruleFolders = [
  { part: 'file', folder: 'server/core/ical/rules' },
  { part: 'file', folder: 'server/core/speaker/rules' },
  { part: 'schedule', folder: 'server/core/schedule/rules' },
];

/**
 * Every part with what its examples promise, of a build that exports `fileRules`, `scheduleRules` and what reads the examples
 * of each.
 *
 * @param {any} core
 * @returns {readonly { key: string, rule: string, checksOf: () => readonly any[] }[]}
 */
export function ruleParts({ fileRules, scheduleRules, checksOf, scheduleChecksOf }) {
  const parts = (/** @type {Part} */ part, /** @type {any[]} */ modules, /** @type {any} */ read) =>
    modules.map((module) => ({
      key: partKey(part, module.rule.id),
      rule: module.rule.id,
      checksOf: () => read(module),
    }));
  return [...parts('file', fileRules, checksOf), ...parts('schedule', scheduleRules, scheduleChecksOf)];
}

/** @param {Part} part @param {string} rule */
export function partKey(part, rule) {
  return `${part} ${rule}`;
}
