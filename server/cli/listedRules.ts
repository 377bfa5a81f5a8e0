import {
  type ConfigExample,
  configExamples,
  configRules,
  fileRules,
  knownRules,
  nearWord,
  type RuleExamples,
  type RuleMeta,
  type ScheduleExamples,
  scheduleRules,
} from '../core/index.ts';

/** A rule and, where there are any, the examples that show it. */
export interface ListedRule {
  readonly rule: RuleMeta;
  /** On one calendar or page. */
  readonly examples?: RuleExamples;
  /** On several files. */
  readonly scheduleExamples?: ScheduleExamples;
  /** On greenroom.json. */
  readonly configExamples?: readonly ConfigExample[];
}

/** Every rule there is: on calendars and pages, on the schedule, and on greenroom.json itself. */
export const listedRules: readonly ListedRule[] = [
  ...knownRules.map(withExamples),
  ...configRules.map((rule) => ({ rule, configExamples: configExamples[rule.id] })),
];

function withExamples(rule: RuleMeta): ListedRule {
  const examples = fileRules.find((module) => module.rule.id === rule.id)?.examples;
  const scheduleExamples = scheduleRules.find((module) => module.rule.id === rule.id)?.examples;
  return { rule, ...(examples && { examples }), ...(scheduleExamples && { scheduleExamples }) };
}

/** The rule with this id, in whatever case. */
export function findRule(id: string): ListedRule | undefined {
  return listedRules.find(({ rule }) => rule.id === id.toLowerCase());
}

/** More than these are no help to somebody who mistyped one. */
const mostSuggested = 8;

/** What to tell somebody who asked for a rule that does not exist. */
export function describeUnknownRule(id: string): string {
  const ids = listedRules.map(({ rule }) => rule.id);
  const near = nearWord(id, ids);
  const suggested = near ? [near] : ids.filter((one) => hasAllWords(one, id)).slice(0, mostSuggested);
  const help = suggested.length > 0 ? `Did you mean ${join(suggested)}?` : '"greenroom rules" lists them all';
  return `There is no rule "${id}". ${help}`;
}

/** Says whether an id has, somewhere, each word of what somebody typed instead. */
function hasAllWords(id: string, typed: string): boolean {
  const words = typed.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.length > 0 && words.every((word) => id.includes(word));
}

function join(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), words[words.length - 1]].filter(Boolean).join(' or ');
}
