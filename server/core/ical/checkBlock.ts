import type { Report } from '../engine/rule.ts';
import type { RuleFailure, RuleTable } from '../engine/ruleRun.ts';
import { RuleRun } from '../engine/ruleRun.ts';
import type { CalendarContext, IcalBlock } from './context.ts';
import type { BlockContext, IcalFinding } from './rule.ts';
import { propertySpec } from './spec/index.ts';
import type { BlockTree, Component, ContentLine } from './syntax/nodes.ts';
import { isPlainlyRight } from './values/plain.ts';
import { type RecurInLine, readRecur } from './values/recur.ts';
import { valueTypeOf } from './values/valueType.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type RunContext = Writable<BlockContext> & { report(message: string, report: Report<IcalBlock>): void };

/** Runs every rule that looks at one block. A rule that throws is reported by id; the others go on. */
export function checkBlock(
  rules: RuleTable<IcalBlock>,
  block: IcalBlock,
  calendar: CalendarContext,
  onFailure: RuleFailure,
): readonly IcalFinding[] {
  const run = new RuleRun(rules, block, onFailure);
  const tree = block.tree;
  const context: RunContext = {
    block,
    tree,
    calendar,
    component: undefined,
    readRecur: recurReader(tree),
    report: (message, report) => run.report(message, report),
  };
  run.visit('block', '*', tree, context);
  for (const problem of tree.problems) run.visit('problem', problem.kind, problem, context);
  visitProperties(run, tree, tree.looseProperties, context);
  for (const component of tree.components) visitComponent(run, tree, component, context);
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

function visitComponent(run: RuleRun<IcalBlock>, tree: BlockTree, component: Component, context: RunContext) {
  context.component = component;
  run.visit('component', component.name, component, context);
  visitProperties(run, tree, component.properties, context);
}

function visitProperties(
  run: RuleRun<IcalBlock>,
  tree: BlockTree,
  properties: readonly ContentLine[],
  context: RunContext,
): void {
  for (const property of properties) {
    run.visit('property', property.name, property, context);
    if (!propertySpec(property.name)) run.visit('unknownProperty', property.name, property, context);
    for (const parameter of property.params) {
      run.visit('parameter', parameter.name, { line: property, parameter }, context);
    }
    const type = valueTypeOf(tree, property);
    if (type === undefined) continue;
    run.visit('value', type, property, context);
    if (!isPlainlyRight(tree, property, type)) run.visit('doubtfulValue', type, property, context);
  }
}
