import type { RuleMeta, RuleModuleOf } from './engine/rule.ts';
import type { RunnableRule } from './engine/ruleRun.ts';
import { icalRules } from './ical/rules/index.ts';
import { scheduleRules } from './schedule/rules/index.ts';
import { pageRules } from './speaker/rules/index.ts';

/** Every rule that looks at one file, of either language. One table holds them all: each visits its own language. */
export const fileRules: readonly RuleModuleOf<RunnableRule>[] = [...icalRules, ...pageRules];

/**
 * What is known of every rule that looks at files, one entry for each id. A fault that is found in one file as well
 * as across several is one rule in two places: its messages are those of both.
 */
export const knownRules: readonly RuleMeta[] = mergeById([
  ...fileRules.map(({ rule }) => rule),
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
