import type { Range } from '../text/range.ts';
import type { Finding, Fix, MessageData, OwnedPlace, Related, Severity } from './finding.ts';

export interface SpecReference {
  readonly rfc: number;
  readonly section: string;
}

/** For whom a check is made: somebody writing, a schedule about to go public, or the RFC to the letter. */
export const profileNames = ['editor', 'publish', 'strict'] as const;
export type ProfileName = (typeof profileNames)[number];

/** A severity, or silence. */
export type Level = Severity | 'off';

export interface Message {
  /** In the profile `editor`, and in every profile that `profiles` does not name. */
  readonly severity: Level;
  /** Where a profile differs. */
  readonly profiles?: Readonly<Partial<Record<Exclude<ProfileName, 'editor'>, Level>>>;
  /** What is wrong, what happens because of it, what to do; with `{placeholders}`. */
  readonly text: string;
  /**
   * Says all that is to be said: of the file, when everything else in it follows from this, or of the
   * rule, when this finding on the whole file stands for each of its kind.
   */
  readonly alone?: 'file' | 'rule';
}

export type Category =
  | 'file'
  | 'line'
  | 'text'
  | 'value'
  | 'recurrence'
  | 'structure'
  | 'event'
  | 'alarm'
  | 'timezone'
  | 'itip'
  | 'identity'
  | 'interop'
  | 'schedule'
  | 'page'
  | 'configuration';

/** Everything about a rule that is not code: the documentation page, the settings and the reporters read it. */
export interface RuleMeta<MessageId extends string = string> {
  /** Names the fault, not the remedy; also the name of the rule's file and of its documentation page. */
  readonly id: string;
  readonly category: Category;
  readonly since: string;
  readonly spec: readonly SpecReference[];
  readonly summary: string;
  /** What attendees or their calendars suffer from it. */
  readonly why: string;
  readonly messages: Readonly<Record<MessageId, Message>>;
  /** Where a fact about a client or a producer was seen. */
  readonly sources?: readonly string[];
  /** Rules whose findings inside this rule's range say the same once more and give way; `*` is every one. */
  readonly supersedes?: readonly string[];
  /** What a safe fix adds that was not there before (a DTSTAMP, a closing line); it may change nothing else. */
  readonly adds?: readonly string[];
  /** What it finds at the end of a line that is being typed is likely what somebody is about to write: editors wait for a save. */
  readonly waitsForSave?: boolean;
}

/** How a rule says that it found something. */
export interface Report<Block> {
  readonly at: Range;
  /** For a rule on a whole file: the block that `at` speaks of. */
  readonly block?: Block;
  readonly data?: MessageData;
  readonly related?: readonly Related<Block>[];
  /** Where the rules that this one supersedes give way, when that is more than `at`. */
  readonly owns?: Range;
  /** Equal for findings that are one thing seen from several places; a summary counts them once. */
  readonly group?: string;
  /** For a rule on a whole file: where they give way in other blocks besides. */
  readonly ownsElsewhere?: readonly OwnedPlace<Block>[];
}

export interface Reporter<Block, MessageId extends string = string> {
  report(message: MessageId, report: Report<Block>): void;
}

/**
 * A rule of one language. `Nodes` maps each kind of visit to what is visited; `Context` is what the
 * language lets its rules see. Detecting (`check`), wording (`messages`) and fixing (`fixes`) are apart:
 * fixes are made only when somebody asks.
 */
export interface Rule<Block, Nodes, Context, FixContext, Visit extends keyof Nodes, MessageId extends string>
  extends RuleMeta<MessageId> {
  /** One kind of visit, or several: the node then tells which it is. */
  readonly visit: Visit | readonly Visit[];
  /**
   * Set where whether anything is found follows from the names and parameters of the block's lines and from the context, but
   * from no value of a property: then the rule is not run on a block whose lines begin as those of one where it found
   * nothing. Exports repeat a handful of shapes thousands of times. A test changes values and expects as many findings.
   */
  readonly reads?: 'heads';
  /** Names of what is visited (components, properties, value types, problems); `*` is every one. */
  readonly on: readonly string[];
  check(node: Nodes[Visit], context: Context & Reporter<Block, MessageId>): void;
  fixes?(finding: Finding<Block, Nodes[Visit]>, context: FixContext): readonly Fix<Block>[];
}

/** Text that a rule is shown on: test, documentation and fixture at once. */
export interface RuleExamples {
  readonly valid: readonly ValidExample[];
  readonly invalid: readonly InvalidExample[];
}

/**
 * An example's code is written with LF and read with CR LF. A fragment is put into the smallest healthy
 * file that it needs: properties into an event, components into a calendar. `raw` code is taken as it is.
 */
export interface ValidExample {
  readonly name: string;
  readonly code: string;
  readonly raw?: boolean;
  /** The code is read as bytes: `<E9>` is one byte, `<CR>` and `<LF>` are the parts of a line break. */
  readonly bytes?: boolean;
  /** The profile that the code is checked in; `editor` when absent. */
  readonly profile?: ProfileName;
  /** What else stands in the greenroom.json that the code is checked under. */
  readonly config?: Readonly<Record<string, unknown>>;
}

export interface InvalidExample extends ValidExample {
  /** Has the range that the finding marks between `⟦` and `⟧`. */
  readonly code: string;
  /** The id of the message; the rule's only one when absent. */
  readonly message?: string;
  /** The message as it is read, where the rule makes up words of it. */
  readonly text?: string;
  /** The code after the first fix, when there is one. */
  readonly fixed?: string;
  /** The title of the fix that makes `fixed`, when it is not the first. */
  readonly fix?: string;
  /** Other rules that rightly speak up here too. */
  readonly also?: readonly string[];
}

/** A rule's file: the rule and the examples that show it. */
export interface RuleModuleOf<AnyRule extends RuleMeta> {
  readonly rule: AnyRule;
  readonly examples: RuleExamples;
}
