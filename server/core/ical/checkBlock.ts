import type { Report } from '../engine/rule.ts';
import type { RuleFailure, RuleTable } from '../engine/ruleRun.ts';
import { RuleRun } from '../engine/ruleRun.ts';
import type { Zones } from '../time/zones.ts';
import type { BlockVisitors } from './blockVisitors.ts';
import type { CalendarContext, IcalBlock } from './context.ts';
import type { BlockContext, IcalFinding, ParameterNode } from './rule.ts';
import type { SilentShapes } from './silentShapes.ts';
import { componentSpec } from './spec/index.ts';
import type { BlockTree, Component, ContentLine } from './syntax/nodes.ts';
import { hasDoubtfulSpan, isPlainlyRight, isPlainParameter } from './values/plain.ts';
import { type RecurInLine, readRecur } from './values/recur.ts';
import { valueTypeOf } from './values/valueType.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type RunContext = Writable<BlockContext> & { report(message: string, report: Report<IcalBlock>): void };

/**
 * Runs every rule that looks at one block, but those that read heads alone where they are known to be silent. A rule
 * that throws is reported by id; the others go on.
 */
export function checkBlock(
  rules: RuleTable,
  block: IcalBlock,
  calendar: CalendarContext,
  zones: Zones,
  onFailure: RuleFailure,
  silent: SilentShapes,
): readonly IcalFinding[] {
  const run = new RuleRun(rules, block, onFailure);
  const tree = block.tree;
  const context: RunContext = {
    block,
    tree,
    calendar,
    zones,
    component: undefined,
    readRecur: recurReader(tree),
    report: (message, report) => run.report(message, report),
  };
  run.visit('block', '*', tree, context);
  if (tree.lines.odd.length > 0) run.visit('oddBlock', '*', tree, context);
  for (const problem of tree.problems) run.visit('problem', problem.kind, problem, context);
  const isSilent = silent.has(tree.shape, rules, calendar);
  const walk = { run, tree, context, visitors: silent.visitors(rules, isSilent) };
  for (const property of tree.looseProperties) visitProperty(walk, property);
  for (const component of tree.components) visitComponent(walk, component);
  if (!isSilent && tree.shape && !run.hasHeadReports) silent.add(tree.shape, rules, calendar);
  return run.finish();
}

/** Reads rules of recurrence and remembers the last one: a dozen rules look at each. */
function recurReader(tree: BlockTree): (line: ContentLine) => RecurInLine {
  let last: { readonly line: ContentLine; readonly recur: RecurInLine } | undefined;
  return (line) => {
    if (last?.line !== line) last = { line, recur: readRecur(tree, line) };
    return last.recur;
  };
}

/** Everything that the walk through a block needs. */
interface Walk {
  readonly run: RuleRun<IcalBlock>;
  readonly tree: BlockTree;
  readonly visitors: BlockVisitors;
  readonly context: RunContext;
}

function visitComponent(walk: Walk, component: Component): void {
  walk.context.component = component;
  const { run, tree, visitors, context } = walk;
  const { name } = component;
  run.check(visitors.component.of(name), component, context);
  if (!componentSpec(name)) run.check(visitors.unknownComponent.of(name), component, context);
  const ofSpan = visitors.doubtfulSpan.of(name);
  if (ofSpan.length > 0 && hasDoubtfulSpan(tree, component)) run.check(ofSpan, component, context);
  for (const property of component.properties) visitProperty(walk, property);
}

function visitProperty(walk: Walk, property: ContentLine): void {
  if (property.params.length > 0) return visitPropertyWithParams(walk, property);
  const { run, tree, visitors, context } = walk;
  const { withoutParams, type, doubtfulValue } = visitors.ofProperty(property.name);
  run.check(withoutParams, property, context);
  if (type === undefined || isPlainlyRight(tree, property, type)) return;
  run.check(doubtfulValue, property, context);
}

function visitPropertyWithParams(walk: Walk, property: ContentLine): void {
  const { run, tree, visitors, context } = walk;
  run.check(visitors.ofProperty(property.name).property, property, context);
  const type = valueTypeOf(tree, property);
  const isRight = type !== undefined && isPlainlyRight(tree, property, type);
  for (const parameter of property.params) visitParameter(walk, { line: property, parameter }, isRight);
  if (type === undefined) return;
  run.check(visitors.value.of(type), property, context);
  if (!isRight) run.check(visitors.doubtfulValue.of(type), property, context);
}

/** A parameter is told from its value by a colon: where the value is in doubt, the parameter is as well. */
function visitParameter({ run, tree, visitors, context }: Walk, node: ParameterNode, isRight: boolean): void {
  const { name } = node.parameter;
  run.check(visitors.parameter.of(name), node, context);
  if (isRight && isPlainParameter(tree, node.line, node.parameter, context.component)) return;
  run.check(visitors.doubtfulParameter.of(name), node, context);
}
