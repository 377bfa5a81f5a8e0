import type { Report } from '../engine/rule.ts';
import type { RuleFailure, RuleTable } from '../engine/ruleRun.ts';
import { RuleRun, type Visitors } from '../engine/ruleRun.ts';
import type { Zones } from '../time/zones.ts';
import type { CalendarContext, IcalBlock } from './context.ts';
import type { BlockContext, IcalFinding, ParameterNode } from './rule.ts';
import type { SilentShapes } from './silentShapes.ts';
import { componentSpec, propertySpec } from './spec/index.ts';
import type { BlockTree, Component, ContentLine } from './syntax/nodes.ts';
import { isPlainlyRight, isPlainParameter } from './values/plain.ts';
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
  for (const problem of tree.problems) run.visit('problem', problem.kind, problem, context);
  const isSilent = silent.has(tree.shape, rules, calendar);
  const walk = { run, tree, context, visitors: visitorsOf(rules, isSilent) };
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

/** Who visits what, looked up once for a block. */
interface BlockVisitors {
  readonly component: Visitors;
  readonly property: Visitors;
  readonly unknownProperty: Visitors;
  readonly parameter: Visitors;
  readonly doubtfulParameter: Visitors;
  readonly unknownComponent: Visitors;
  readonly value: Visitors;
  readonly doubtfulValue: Visitors;
}

function visitorsOf(rules: RuleTable, areHeadsSilent: boolean): BlockVisitors {
  const of = (visit: keyof BlockVisitors) =>
    areHeadsSilent ? rules.visitorsPastHeads(visit) : rules.visitors(visit);
  return {
    component: of('component'),
    property: of('property'),
    unknownProperty: of('unknownProperty'),
    parameter: of('parameter'),
    doubtfulParameter: of('doubtfulParameter'),
    unknownComponent: of('unknownComponent'),
    value: of('value'),
    doubtfulValue: of('doubtfulValue'),
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
  const { run, visitors, context } = walk;
  run.check(visitors.component.of(component.name), component, context);
  if (!componentSpec(component.name))
    run.check(visitors.unknownComponent.of(component.name), component, context);
  for (const property of component.properties) visitProperty(walk, property);
}

function visitProperty(walk: Walk, property: ContentLine): void {
  const { run, tree, visitors, context } = walk;
  const { name, params } = property;
  const spec = propertySpec(name);
  run.check(visitors.property.of(name), property, context);
  if (!spec) run.check(visitors.unknownProperty.of(name), property, context);
  for (const parameter of params) visitParameter(walk, { line: property, parameter });
  const type = params.length > 0 ? valueTypeOf(tree, property) : spec?.defaultType;
  if (type === undefined) return;
  run.check(visitors.value.of(type), property, context);
  if (isPlainlyRight(tree, property, type)) return;
  run.check(visitors.doubtfulValue.of(type), property, context);
}

function visitParameter({ run, tree, visitors, context }: Walk, node: ParameterNode): void {
  const { name } = node.parameter;
  run.check(visitors.parameter.of(name), node, context);
  if (isPlainParameter(tree, node.line, node.parameter, context.component)) return;
  run.check(visitors.doubtfulParameter.of(name), node, context);
}
