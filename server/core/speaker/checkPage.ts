import type { Report } from '../engine/rule.ts';
import { type RuleFailure, RuleRun, type RuleTable } from '../engine/ruleRun.ts';
import type { PageBlock, PageContext } from './context.ts';
import type { PageFinding, PageRuleContext } from './rule.ts';

/** Runs every rule that looks at pages. A rule that throws is reported by id; the others go on. */
export function checkPage(
  rules: RuleTable,
  block: PageBlock,
  context: PageContext,
  onFailure: RuleFailure,
): readonly PageFinding[] {
  const run = new RuleRun<PageBlock>(rules, block, onFailure);
  const seen: PageRuleContext & { report(message: string, report: Report<PageBlock>): void } = {
    block,
    context,
    report: (message, report) => run.report(message, report),
  };
  run.visit('page', '*', block, seen);
  for (const talk of block.page.talks) run.visit('talk', '*', talk, seen);
  return run.finish();
}
