import type { Finding, Fix } from '../engine/finding.ts';
import type { Reporter, Rule, RuleModuleOf } from '../engine/rule.ts';
import type { RunnableRule } from '../engine/ruleRun.ts';
import type { PageBlock, PageContext } from './context.ts';
import type { PageTalk } from './model/page.ts';

/** What a rule can visit, by the name that it gives in `visit`. */
export interface PageNodes {
  /** The page as a whole. */
  readonly page: PageBlock;
  /** One talk. */
  readonly talk: PageTalk;
}

/** What a rule sees beside what it visits. */
export interface PageRuleContext {
  readonly block: PageBlock;
  readonly context: PageContext;
}

/** What fixes may ask beside the finding; the page is `finding.block`. */
export interface PageFixContext {
  /** The line break that the file uses. */
  readonly eol: string;
  readonly context: PageContext;
}

export type PageRule<Visit extends keyof PageNodes, MessageId extends string> = Rule<
  PageBlock,
  PageNodes,
  PageRuleContext,
  PageFixContext,
  Visit,
  MessageId
>;

/** A rule ready to be run, whatever it visits. */
export interface AnyPageRule extends RunnableRule {
  readonly visit: keyof PageNodes | readonly (keyof PageNodes)[];
  check(node: unknown, context: unknown): void;
  readonly fixes?: (finding: Finding<PageBlock, never>, context: PageFixContext) => readonly Fix<PageBlock>[];
}

export type PageFinding = Finding<PageBlock>;
export type PageReporter<MessageId extends string = string> = Reporter<PageBlock, MessageId>;

/** Defines a rule. The types tie `check` and `fixes` to what `visit` names. */
export function defineRule<Visit extends keyof PageNodes, MessageId extends string>(
  rule: PageRule<Visit, MessageId>,
): AnyPageRule {
  return rule as unknown as AnyPageRule;
}

/** A rule's file: the rule and the examples that show it. */
export type RuleModule = RuleModuleOf<AnyPageRule>;
