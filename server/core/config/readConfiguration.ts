import {
  type Configuration,
  defaultConfiguration,
  isProfileName,
  type LevelSetting,
  levels,
  type RuleSetting,
} from '../engine/config.ts';
import { type ProfileName, profileNames, type RuleMeta } from '../engine/rule.ts';
import type { Suppression } from '../engine/suppression.ts';
import { nearWord } from '../text/nearWord.ts';
import { type ConfigFinding, type ConfigProblem, toConfigFindings } from './configFinding.ts';
import { configRules } from './configRules.ts';
import { type FilePatterns, readEvent } from './eventReader.ts';
import { type JsonFault, type JsonNode, nodeAt, rangeOf, readJson } from './json.ts';
import { listWords, NodeReader } from './nodeReader.ts';
import { readPages } from './pagesReader.ts';

/** What a greenroom.json says, and what is wrong with it. */
export interface ConfigReading {
  readonly configuration: Configuration;
  readonly findings: readonly ConfigFinding[];
}

/** The keys at each place of the file. The schema has the same; a test keeps them together. */
const rootKeys = ['$schema', 'profile', 'event', 'pages', 'include', 'exclude', 'rules', 'ignore'] as const;
const suppressionKeys = ['rule', 'files', 'uid', 'reason'] as const;

export const levelWords = [...levels, 'default'] as const satisfies readonly LevelSetting[];

/**
 * Reads the text of a greenroom.json; `known` are the rules that there are. Takes any text. What makes no sense
 * is left as it was in `before`, the last reading that there was: in an editor the file is half-typed most of
 * the time. Without one, what can be made out counts.
 */
export function readConfiguration(
  text: string,
  known: readonly RuleMeta[],
  before?: Configuration,
): ConfigReading {
  const problems: ConfigProblem[] = [];
  const { root, fault } = text.trim() === '' ? {} : readJson(text);
  const reader = new Reader(known, before ?? defaultConfiguration, problems);
  if (fault) {
    problems.push({
      rule: 'config-syntax-invalid',
      message: 'broken',
      at: fault.at,
      data: { what: fault.what },
    });
  }
  const read = root ? reader.configuration(root) : (before ?? defaultConfiguration);
  const configuration = fault ? (before ?? withoutTornLists(read, root, fault)) : read;
  // Of a text that is not JSON, what seems wrong besides may be a piece of something right.
  const told = fault ? problems.filter(({ rule }) => rule === 'config-syntax-invalid') : problems;
  return { configuration, findings: toConfigFindings(told, configuration) };
}

/**
 * Takes the lists back that end behind a fault, some of whose entries may be lost: what the rest of the schedule names would
 * seem to be none of them. The rooms stay for what else is said of them.
 */
function withoutTornLists(
  { event, rules, ...others }: Configuration,
  root: JsonNode | undefined,
  { at }: JsonFault,
): Configuration {
  const isWhole = (key: 'days' | 'rooms' | 'tracks' | 'levels') => {
    const list = root && nodeAt(root, ['event', key]);
    return !list || rangeOf(list).end <= at.start;
  };
  return {
    ...others,
    rules: isWhole('rooms') ? rules : new Map([...rules, ['room-unknown', 'off']]),
    event: {
      ...event,
      days: isWhole('days') ? event.days : [],
      tracks: isWhole('tracks') ? event.tracks : [],
      levels: isWhole('levels') ? event.levels : [],
    },
  };
}

/** Goes through the tree of one file and notes what is wrong on the way. */
class Reader {
  /** The rules that look at the schedule, by id. Only what they find can be ignored. */
  readonly #known: ReadonlyMap<string, RuleMeta>;
  /** These, and those on greenroom.json itself. */
  readonly #all: ReadonlyMap<string, RuleMeta>;
  readonly #before: Configuration;
  readonly #problems: ConfigProblem[];
  readonly #nodes: NodeReader;

  constructor(known: readonly RuleMeta[], before: Configuration, problems: ConfigProblem[]) {
    this.#known = new Map(known.map((rule) => [rule.id, rule]));
    this.#all = new Map([...known, ...configRules].map((rule) => [rule.id, rule]));
    this.#before = before;
    this.#problems = problems;
    this.#nodes = new NodeReader(problems);
  }

  configuration(root: JsonNode): Configuration {
    if (root.type !== 'object') {
      this.#nodes.note('config-syntax-invalid', 'notObject', root);
      return this.#before;
    }
    const { $schema, profile, event, pages, include, exclude, rules, ignore } = this.#nodes.valuesOf(
      root,
      rootKeys,
    ).values;
    if ($schema && $schema.type !== 'string')
      this.#nodes.noteKind($schema, '$schema', 'the address of a schema');
    return {
      profile: this.#profile(profile),
      event: readEvent(this.#nodes, event, this.#files(include, exclude), this.#before.event),
      pages: readPages(this.#nodes, pages, this.#before.pages),
      rules: this.#rules(rules),
      ignore: this.#suppressions(ignore),
    };
  }

  #files(include: JsonNode | undefined, exclude: JsonNode | undefined): FilePatterns {
    const included = include && this.#nodes.globs(include, 'include');
    return {
      include: include && (included ?? this.#before.event.include),
      exclude: exclude ? (this.#nodes.globs(exclude, 'exclude') ?? this.#before.event.exclude) : [],
    };
  }

  #profile(node: JsonNode | undefined): ProfileName {
    if (!node) return defaultConfiguration.profile;
    const word = this.#nodes.word(node, 'profile', profileNames);
    return isProfileName(word) ? word : this.#before.profile;
  }

  #rules(node: JsonNode | undefined): ReadonlyMap<string, RuleSetting> {
    const settings = new Map<string, RuleSetting>();
    if (!node) return settings;
    if (node.type !== 'object') {
      this.#nodes.noteKind(node, 'rules', 'an object with a level for each rule that it names');
      return this.#before.rules;
    }
    for (const { key, value, name } of this.#nodes.entries(node)) {
      const rule = this.#findRule(key, name, this.#all);
      const setting = rule && (this.#ruleSetting(rule, value) ?? this.#before.rules.get(key));
      if (setting !== undefined) settings.set(key, setting);
    }
    return settings;
  }

  #ruleSetting(rule: RuleMeta, node: JsonNode): RuleSetting | undefined {
    if (node.type !== 'object') return this.#level(node, rule.id);
    const settings: Record<string, LevelSetting> = {};
    for (const { key, value, name } of this.#nodes.entries(node)) {
      const isKnown = Object.hasOwn(rule.messages, key);
      if (!isKnown) {
        const names = listWords(Object.keys(rule.messages));
        this.#nodes.note('config-rule-unknown', 'message', name, { rule: rule.id, name: key, names });
      }
      const level = isKnown ? this.#level(value, key) : undefined;
      if (level) settings[key] = level;
    }
    return settings;
  }

  #level(node: JsonNode, key: string): LevelSetting | undefined {
    const word = this.#nodes.word(node, key, levelWords);
    return levelWords.find((level) => level === word);
  }

  #suppressions(node: JsonNode | undefined): readonly Suppression[] {
    if (!node) return [];
    if (node.type !== 'array') {
      this.#nodes.noteKind(node, 'ignore', 'a list of what is to be ignored');
      return this.#before.ignore;
    }
    return (node.children ?? []).flatMap((each) => this.#suppression(each) ?? []);
  }

  /**
   * A suppression with anything wrong in it is left out as a whole: one that lost its `uid` to a misspelling
   * would silence its rule everywhere.
   */
  #suppression(node: JsonNode): Suppression | undefined {
    if (node.type !== 'object') {
      this.#nodes.noteKind(node, 'ignore', 'a list of objects, each with the rule that is to be silent');
      return undefined;
    }
    const count = this.#problems.length;
    const { values, isWhole } = this.#nodes.valuesOf(node, suppressionKeys);
    const { rule, reason } = values;
    if (!rule) this.#nodes.note('config-value-invalid', 'missingRule', node);
    else if (rule.type !== 'string') this.#nodes.noteKind(rule, 'rule', 'the id of a rule');
    else this.#findRule(rule.value, rule, this.#known);
    const files = this.#nodes.globs(values.files, 'files');
    const uids = this.#nodes.strings(values.uid, 'uid', 'a UID or a list of them');
    if (reason && reason.type !== 'string') this.#nodes.noteKind(reason, 'reason', 'a text for people');
    if (!rule || !isWhole || this.#problems.length > count) return undefined;
    return {
      rule: rule.value,
      ...(files && { files }),
      ...(uids && { uids: new Set(uids.map(({ value }) => value as string)) }),
      at: rangeOf(rule),
    };
  }

  #findRule(name: string, node: JsonNode, rules: ReadonlyMap<string, RuleMeta>): RuleMeta | undefined {
    const rule = rules.get(name);
    if (rule) return rule;
    const near = nearWord(name, [...rules.keys()]);
    if (near) this.#nodes.note('config-rule-unknown', 'misspeltRule', node, { name, near });
    else this.#nodes.note('config-rule-unknown', 'rule', node, { name });
    return undefined;
  }
}
