import type { RuleMeta } from './engine/rule.ts';
import { icalRules } from './ical/rules/index.ts';
import { scheduleRules } from './schedule/rules/index.ts';

/**
 * What is known of every rule that looks at files, one entry for each id. A fault that is found in one file as well
 * as across several is one rule in two places: its messages are those of both.
 */
export const knownRules: readonly RuleMeta[] = mergeById([
  ...icalRules.map(({ rule }) => rule),
  ...scheduleRules.map(({ rule }) => rule),
]);

function mergeById(rules: readonly RuleMeta[]): readonly RuleMeta[] {
  const byId = new Map<string, RuleMeta>();
  for (const rule of rules) {
    const before = byId.get(rule.id);
    byId.set(rule.id, before ? { ...before, messages: { ...before.messages, ...rule.messages } } : rule);
  }
  return [...byId.values()];
}
