import type { Finding, Fix } from '../engine/finding.ts';
import type { ProfileName, Report, RuleMeta } from '../engine/rule.ts';
import type { RunnableRule } from '../engine/ruleRun.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Conflicts } from './conflicts.ts';
import type { ScheduleIndex } from './scheduleIndex.ts';
import type { Talk, TalkCopy } from './talk.ts';
import type { FieldPlace } from './talkFacts.ts';

/** What a rule on the schedule can visit, by the name that it gives in `visit`. */
export interface ScheduleNodes {
  /** One talk. Visited again when it or a talk that it shares a room, a speaker, a UID or a URL with changes. */
  readonly talk: Talk;
  /** All of it. Visited after every change, so look only at what the index keeps ready. */
  readonly schedule: ScheduleIndex;
}

/** How a rule on the schedule says that it found something. Without a `block` it is the talk's main copy. */
export interface ScheduleReport extends Report<TalkCopy> {
  readonly at: FieldPlace;
}

/** What a rule on the schedule sees. */
export interface ScheduleContext<MessageId extends string = string> {
  readonly index: ScheduleIndex;
  /** What was found of conflicts so far in this look at the schedule. */
  readonly conflicts: Conflicts;
  report(message: MessageId, report: ScheduleReport): void;
}

/** An edit in the file of a copy: of the finding's own when `block` is absent. A line break in it is CRLF, whatever the file has. */
export interface ScheduleEdit extends FieldPlace, TextEdit {
  readonly block?: TalkCopy;
}

/** A way to repair a finding, in as many files as it takes. Never safe: somebody must know what is right. */
export interface ScheduleFix extends Fix<TalkCopy> {
  readonly safety: 'unsafe';
  readonly edits: readonly ScheduleEdit[];
}

export type ScheduleFinding = Finding<TalkCopy>;

interface ScheduleRule<Visit extends keyof ScheduleNodes, MessageId extends string>
  extends RuleMeta<MessageId> {
  readonly visit: Visit;
  check(node: ScheduleNodes[Visit], context: ScheduleContext<MessageId>): void;
  fixes?(finding: Finding<TalkCopy, ScheduleNodes[Visit]>, index: ScheduleIndex): readonly ScheduleFix[];
}

/** A rule ready to be run, whatever it visits. */
export interface AnyScheduleRule extends RunnableRule {
  readonly visit: keyof ScheduleNodes;
  readonly fixes?: (finding: ScheduleFinding, index: ScheduleIndex) => readonly ScheduleFix[];
}

/** Defines a rule on the schedule; past this door all of them look alike to the engine. */
export function defineScheduleRule<Visit extends keyof ScheduleNodes, MessageId extends string>(
  rule: ScheduleRule<Visit, MessageId>,
): AnyScheduleRule {
  return { ...rule, on: ['*'] } as unknown as AnyScheduleRule;
}

/** Files that a rule on the schedule is shown on, by their paths. A fragment of a calendar is put into a whole one. */
export interface ScheduleExample {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly profile?: ProfileName;
}

export interface InvalidScheduleExample extends ScheduleExample {
  /** The id of the message; the rule's only one when absent. */
  readonly message?: string;
  /** The message of the first finding as it is read. */
  readonly text?: string;
  /** What stands at the related places of the first finding. */
  readonly related?: readonly string[];
  /** The files that the first fix of the first finding changes, as they are then. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** The title of the fix that makes `fixed`, when it is not the first. */
  readonly fix?: string;
}

/** Each `⟦…⟧` in the files of an invalid example is one finding of the rule, and there are no others. */
export interface ScheduleExamples {
  readonly valid: readonly ScheduleExample[];
  readonly invalid: readonly InvalidScheduleExample[];
}

/** A rule's file: the rule and the examples that show it. */
export interface ScheduleRuleModule {
  readonly rule: AnyScheduleRule;
  readonly examples: ScheduleExamples;
}
