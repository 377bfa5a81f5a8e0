import type { Finding, Fix } from '../engine/finding.ts';
import type { Reporter, Rule, RuleExamples } from '../engine/rule.ts';
import type { RunnableRule } from '../engine/ruleRun.ts';
import type { ByteFacts } from '../text/byteFacts.ts';
import type { Zones } from '../time/zones.ts';
import type { CalendarContext, CalendarModel, FileModel, IcalBlock, PlacedBlock } from './context.ts';
import type { BlockTree, Component, ContentLine, Parameter, Problem } from './syntax/nodes.ts';
import type { RecurInLine } from './values/recur.ts';

/** What a rule can visit, by the name that it gives in `visit`. */
export interface IcalNodes {
  /** The block as a whole, line by line. */
  readonly block: BlockTree;
  /** Like `block`, but only where it holds one of the characters that are odd to see in a text (`Lines.odd`). */
  readonly oddBlock: BlockTree;
  /** One problem that the parser noticed; `on` names its kinds. */
  readonly problem: Problem;
  /** One component; `on` names components. VCALENDAR is visited through `calendar`. */
  readonly component: Component;
  /** One component with a start and an end, where these are not plainly of one form and in their order. */
  readonly doubtfulSpan: Component;
  /** One property; `on` names properties. */
  readonly property: ContentLine;
  /** One property; `on` names the value types that it may have here. */
  readonly value: ContentLine;
  /** Like `value`, but only where the value is not plainly in order: for rules on what is wrong with values. */
  readonly doubtfulValue: ContentLine;
  /** One property that the spec tables do not know, an X- property perhaps; `on` names properties. */
  readonly unknownProperty: ContentLine;
  /** One parameter; `on` names parameters. */
  readonly parameter: ParameterNode;
  /** Like `parameter`, but only where it, or the value behind it, is not plainly in order: for rules on what is wrong with parameters. */
  readonly doubtfulParameter: ParameterNode;
  /** One component that the spec tables do not know, an X- component perhaps; `on` names components. */
  readonly unknownComponent: Component;
  /** The whole file: its calendars and what only the whole shows. */
  readonly file: FileModel;
  /** What the file's bytes say. */
  readonly bytes: ByteFacts;
}

/** A parameter and the property that it stands on. */
export interface ParameterNode {
  readonly line: ContentLine;
  readonly parameter: Parameter;
}

/** What a rule on a block sees. */
export interface BlockContext {
  readonly block: IcalBlock;
  readonly tree: BlockTree;
  readonly calendar: CalendarContext;
  /** What the TZIDs of the calendar mean. */
  readonly zones: Zones;
  /** For a property: the component that it stands in; absent for a property of the calendar. */
  readonly component: Component | undefined;
  /** Parses the value of a line as a RECUR; once for all the rules that ask while they visit the line. */
  readRecur(line: ContentLine): RecurInLine;
}

/** What a rule on a file or its bytes sees. */
export interface FileContext {
  readonly file: FileModel;
  /** What the TZIDs of a calendar mean; worked out once and kept until its zones change. */
  zonesOf(calendar: CalendarModel): Zones;
  /** What several rules ask of the file, by the function that finds it: called once for all of them. */
  shared<Found>(find: (of: Pick<FileContext, 'file' | 'zonesOf'>) => Found): Found;
  /** The block that holds a line of the file, and the line's range in it; the last line when past the end. */
  lineAt(line: number): { readonly block: PlacedBlock; readonly at: { start: number; end: number } };
}

/** What fixes may ask beside the finding. The finding's block is `finding.block`, its tree `finding.block.tree`. */
export interface FixContext {
  /** The line break that the file uses. */
  readonly eol: string;
  readonly file: FileModel;
  /** The calendar that the finding's block belongs to. */
  readonly calendar: CalendarContext;
  /** What the TZIDs of that calendar mean. */
  readonly zones: Zones;
  /** Epoch milliseconds, from the host. */
  readonly now: number;
  /** A new globally unique identifier, from the host (RFC 7986, 5.3 recommends a UUID). */
  newUid(): string;
}

type ContextOf<Visit extends keyof IcalNodes> = Visit extends 'file' | 'bytes' ? FileContext : BlockContext;

export type IcalRule<Visit extends keyof IcalNodes, MessageId extends string> = Rule<
  IcalBlock,
  IcalNodes,
  ContextOf<Visit>,
  FixContext,
  Visit,
  MessageId
>;

/** A rule ready to be run, whatever it visits. */
export interface AnyIcalRule extends RunnableRule {
  readonly visit: keyof IcalNodes | readonly (keyof IcalNodes)[];
  check(node: unknown, context: unknown): void;
  readonly fixes?: (finding: Finding<IcalBlock, never>, context: FixContext) => readonly Fix<IcalBlock>[];
}

export type IcalFinding = Finding<IcalBlock>;
export type IcalFix = Fix<IcalBlock>;
export type IcalReporter<MessageId extends string = string> = Reporter<IcalBlock, MessageId>;

/**
 * Defines a rule. The types tie `check` and `fixes` to what `visit` names; past this door all rules look
 * alike to the engine, which hands each only what it asked to visit.
 */
export function defineRule<Visit extends keyof IcalNodes, MessageId extends string>(
  rule: IcalRule<Visit, MessageId>,
): AnyIcalRule {
  return rule as unknown as AnyIcalRule;
}

/** A rule's file: the rule and the examples that show it. */
export interface RuleModule {
  readonly rule: AnyIcalRule;
  readonly examples: RuleExamples;
}
