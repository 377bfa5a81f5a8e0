import { type Configuration, defaultConfiguration, levelsOf } from './config.ts';
import { type Finding, fillMessage, type MessageData, type Related } from './finding.ts';
import { type Claim, withoutSuperseded } from './precedence.ts';
import type { Level, Message, Report, RuleMeta } from './rule.ts';

/** A rule as the engine sees it: no language, no types of nodes. */
export interface RunnableRule extends RuleMeta {
  readonly visit: PropertyKey | readonly PropertyKey[];
  readonly on: readonly string[];
  readonly reads?: 'heads';
  check(node: unknown, context: unknown): void;
  readonly fixes?: unknown;
}

/** What of a configuration a table is made of. */
export type LevelConfiguration = Pick<Configuration, 'profile' | 'rules'>;

/**
 * The rules by what they visit, and how loud each of their messages is. Built once for a set of rules and a
 * configuration and never changed. A rule that has nothing to say is never called.
 */
export class RuleTable {
  readonly rules: readonly RunnableRule[];
  readonly #byId: ReadonlyMap<string, RunnableRule>;
  readonly #levels: ReadonlyMap<string, Readonly<Record<string, Level>>>;
  readonly #speaking: readonly RunnableRule[];
  readonly #visitors = new Map<PropertyKey, Visitors>();
  readonly #visitorsPastHeads = new Map<PropertyKey, Visitors>();

  constructor(rules: readonly RunnableRule[], configuration: LevelConfiguration = defaultConfiguration) {
    this.rules = rules;
    this.#byId = new Map(rules.map((rule) => [rule.id, rule]));
    this.#levels = new Map(rules.map((rule) => [rule.id, levelsOf(rule, configuration)]));
    this.#speaking = rules.filter((rule) => this.#speaks(rule));
    for (const visit of new Set(this.#speaking.flatMap((rule) => rule.visit))) this.#addVisit(visit);
  }

  /** The same rules under another configuration. */
  under(configuration: LevelConfiguration): RuleTable {
    return new RuleTable(this.rules, configuration);
  }

  /** How loud a message is. Undefined for one that the rule does not have. */
  levelOf(rule: string, message: string): Level | undefined {
    return this.#levels.get(rule)?.[message];
  }

  get(id: string): RunnableRule | undefined {
    return this.#byId.get(id);
  }

  /** The rules that make one kind of visit. */
  visitors(visit: PropertyKey): Visitors {
    return this.#visitors.get(visit) ?? noVisitors;
  }

  /** Those of them that do not read heads alone. */
  visitorsPastHeads(visit: PropertyKey): Visitors {
    return this.#visitorsPastHeads.get(visit) ?? noVisitors;
  }

  /** What a finding stands for alone, if it does. */
  aloneIn(finding: Finding<unknown>): 'file' | 'rule' | undefined {
    return this.get(finding.rule)?.messages[finding.message]?.alone;
  }

  /** What the findings of rules that supersede others claim for themselves. */
  claims<Block>(findings: readonly Finding<Block>[]): readonly Claim<Block>[] {
    return findings.flatMap((owner) => {
      const rules = this.get(owner.rule)?.supersedes;
      if (!rules) return [];
      const own = { owner, rules, block: owner.block, at: owner.owns ?? owner.at };
      const others = owner.ownsElsewhere ?? [];
      return [own, ...others.map(({ block, at }) => ({ owner, rules, block, at }))];
    });
  }

  /** A rule without messages has no place to be silent in; it is a test's. */
  #speaks({ id }: RunnableRule): boolean {
    const levels = Object.values(this.#levels.get(id) ?? {});
    return levels.length === 0 || levels.some((level) => level !== 'off');
  }

  #addVisit(visit: PropertyKey): void {
    const rules = this.#speaking.filter((rule) => [rule.visit].flat().includes(visit));
    this.#visitors.set(visit, new Visitors(rules));
    this.#visitorsPastHeads.set(visit, new Visitors(rules.filter(({ reads }) => reads !== 'heads')));
  }
}

/** The rules of one kind of visit, by the name of what they visit. Asked for every line of a file. */
export class Visitors {
  readonly #byName = new Map<string, readonly RunnableRule[]>();
  readonly #everywhere: readonly RunnableRule[];

  constructor(rules: readonly RunnableRule[]) {
    this.#everywhere = rules.filter(({ on }) => on.includes('*'));
    const takes = ({ on }: RunnableRule, name: string) => on.includes(name) || on.includes('*');
    for (const name of new Set(rules.flatMap(({ on }) => on))) {
      this.#byName.set(
        name,
        rules.filter((rule) => takes(rule, name)),
      );
    }
  }

  /** The rules that visit things of that name; the list is shared, not made. */
  of(name: string): readonly RunnableRule[] {
    return this.#byName.get(name) ?? this.#everywhere;
  }
}

const noVisitors = new Visitors([]);
const noData: MessageData = {};

/** Called with the rule that threw and what it threw. The run goes on with the other rules. */
export type RuleFailure = (ruleId: string, error: unknown) => void;

/** One run of the rules over one block or file: collects findings and keeps each rule's failure to itself. */
export class RuleRun<Block> {
  readonly #table: RuleTable;
  readonly #block: Block;
  readonly #onFailure: RuleFailure;
  readonly #findings: Finding<Block>[] = [];
  #rule: RunnableRule | undefined;
  #node: unknown;
  #needsPrecedence = false;
  /** Whether a rule that reads heads alone has spoken or failed. */
  hasHeadReports = false;

  constructor(table: RuleTable, block: Block, onFailure: RuleFailure) {
    this.#table = table;
    this.#block = block;
    this.#onFailure = onFailure;
  }

  /** Shows `node` to every rule that visits things of that name. `context` must report to this run. */
  visit(visit: PropertyKey, name: string, node: unknown, context: unknown): void {
    this.check(this.#table.visitors(visit).of(name), node, context);
  }

  /** Shows `node` to these rules. */
  check(rules: readonly RunnableRule[], node: unknown, context: unknown): void {
    if (rules.length === 0) return;
    this.#node = node;
    for (const rule of rules) {
      this.#rule = rule;
      try {
        rule.check(node, context);
      } catch (error) {
        if (rule.reads === 'heads') this.hasHeadReports = true;
        this.#onFailure(rule.id, error);
      }
    }
  }

  /** Records a finding of the rule that is being run. */
  report(message: string, report: Report<Block>): void {
    const rule = this.#rule as RunnableRule;
    if (rule.reads === 'heads') this.hasHeadReports = true;
    const { text } = messageOf(rule, message);
    const severity = this.#table.levelOf(rule.id, message) as Level;
    if (severity === 'off') return;
    const data = report.data ?? noData;
    if (rule.supersedes) this.#needsPrecedence = true;
    this.#findings.push({
      rule: rule.id,
      message,
      severity,
      text: fillMessage(text, data),
      data,
      block: report.block ?? this.#block,
      at: report.at,
      related: report.related ?? noRelated,
      ...(report.owns && { owns: report.owns }),
      ...(report.group !== undefined && { group: report.group }),
      ...(report.ownsElsewhere && { ownsElsewhere: report.ownsElsewhere }),
      node: this.#node,
    });
  }

  /** What was found, in the order of the text, without findings that give way to another. */
  finish(): readonly Finding<Block>[] {
    if (this.#findings.length < 2) return this.#findings;
    const claims = this.#needsPrecedence ? this.#table.claims(this.#findings) : [];
    const kept = withoutSuperseded(this.#findings, claims);
    const alone = kept.find((finding) => this.#table.aloneIn(finding) === 'file');
    if (alone) return [alone];
    return [...kept].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  }
}

const noRelated: readonly Related<never>[] = [];

function messageOf(rule: RuleMeta, message: string): Message {
  const found = rule.messages[message];
  if (!found) throw new Error(`Rule ${rule.id} has no message "${message}"`);
  return found;
}
