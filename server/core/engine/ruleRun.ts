import { type Configuration, canSpeak, defaultConfiguration, levelsOf } from './config.ts';
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
 * The rules by what they visit, and how loud each of their messages is, for a set of rules and a configuration. What it
 * answers never changes. It works out what is asked for and keeps it: a small file asks for little of several hundred
 * rules. A rule that has nothing to say is never called.
 */
export class RuleTable {
  readonly rules: readonly RunnableRule[];
  readonly #configuration: LevelConfiguration;
  readonly #byId: ReadonlyMap<string, RunnableRule>;
  readonly #levels = new Map<string, Readonly<Record<string, Level>>>();
  readonly #visitors = new Map<PropertyKey, Visitors>();

  constructor(rules: readonly RunnableRule[], configuration: LevelConfiguration = defaultConfiguration) {
    this.rules = rules;
    this.#configuration = configuration;
    this.#byId = new Map(rules.map((rule) => [rule.id, rule]));
  }

  /** The same rules under another configuration. */
  under(configuration: LevelConfiguration): RuleTable {
    return new RuleTable(this.rules, configuration);
  }

  /** How loud a message is. Undefined for one that the rule does not have. */
  levelOf(rule: string, message: string): Level | undefined {
    return this.#levelsOf(rule)?.[message];
  }

  #levelsOf(id: string): Readonly<Record<string, Level>> | undefined {
    const known = this.#levels.get(id);
    const rule = this.#byId.get(id);
    if (known || !rule) return known;
    const levels = levelsOf(rule, this.#configuration);
    this.#levels.set(id, levels);
    return levels;
  }

  get(id: string): RunnableRule | undefined {
    return this.#byId.get(id);
  }

  /** The rules that make one kind of visit. */
  visitors(visit: PropertyKey): Visitors {
    return this.#visitors.get(visit) ?? this.#findVisitors(visit);
  }

  /** Those of them that do not read heads alone. */
  visitorsPastHeads(visit: PropertyKey): Visitors {
    return this.visitors(visit).pastHeads;
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

  #findVisitors(visit: PropertyKey): Visitors {
    const rules = this.rules.filter((rule) => makesVisit(rule, visit) && canSpeak(rule, this.#configuration));
    const visitors = new Visitors(rules);
    this.#visitors.set(visit, visitors);
    return visitors;
  }
}

function makesVisit(rule: RunnableRule, visit: PropertyKey): boolean {
  return typeof rule.visit === 'object' ? rule.visit.includes(visit) : rule.visit === visit;
}

/**
 * A rule as it is called. Rules are literals of many shapes, and the runtime calls what it finds in objects of one shape
 * in a fraction of the time.
 */
export class RuleCall {
  readonly rule: RunnableRule;
  readonly check: RunnableRule['check'];

  constructor(rule: RunnableRule) {
    this.rule = rule;
    this.check = rule.check;
  }
}

/** The rules of one kind of visit, by the name of what they visit. Asked for every line of a file. */
export class Visitors {
  readonly #calls: readonly RuleCall[];
  readonly #byName = new Map<string, readonly RuleCall[]>();
  readonly #everywhere: readonly RuleCall[];
  #pastHeads: Visitors | undefined;

  constructor(rules: readonly RunnableRule[]) {
    this.#calls = rules.map((rule) => new RuleCall(rule));
    this.#everywhere = this.#calls.filter(({ rule }) => rule.on.includes('*'));
    for (const { on } of rules) for (const name of on) this.#byName.set(name, notAsked);
  }

  /** The rules that visit things of that name; the list is shared, not made. */
  of(name: string): readonly RuleCall[] {
    const known = this.#byName.get(name) ?? this.#everywhere;
    return known === notAsked ? this.#find(name) : known;
  }

  /** Those that do not read heads alone. */
  get pastHeads(): Visitors {
    const rules = this.#calls.map(({ rule }) => rule);
    this.#pastHeads ??= new Visitors(rules.filter(({ reads }) => reads !== 'heads'));
    return this.#pastHeads;
  }

  #find(name: string): readonly RuleCall[] {
    const found = this.#calls.filter(({ rule: { on } }) => on.includes(name) || on.includes('*'));
    this.#byName.set(name, found);
    return found;
  }
}

/** Stands for the rules of a name until somebody asks for them. */
const notAsked: readonly RuleCall[] = [];
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
  check(calls: readonly RuleCall[], node: unknown, context: unknown): void {
    if (calls.length === 0) return;
    this.#node = node;
    for (const call of calls) {
      this.#rule = call.rule;
      try {
        call.check(node, context);
      } catch (error) {
        if (call.rule.reads === 'heads') this.hasHeadReports = true;
        this.#onFailure(call.rule.id, error);
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
      node: this.#node,
      ...(report.owns && { owns: report.owns }),
      ...(report.group !== undefined && { group: report.group }),
      ...(report.ownsElsewhere && { ownsElsewhere: report.ownsElsewhere }),
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
