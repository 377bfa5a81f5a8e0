import {
  type Configuration,
  defaultConfiguration,
  isProfileName,
  type LevelSetting,
  levels,
  type RuleSetting,
} from '../engine/config.ts';
import type { MessageData } from '../engine/finding.ts';
import { type ProfileName, profileNames, type RuleMeta } from '../engine/rule.ts';
import type { Suppression } from '../engine/suppression.ts';
import { type Glob, readGlob } from '../text/glob.ts';
import { type ConfigFinding, type ConfigProblem, toConfigFindings } from './configFinding.ts';
import { configRules } from './configRules.ts';
import { type JsonNode, rangeOf, readJson } from './json.ts';
import { nearWord } from './nearWord.ts';

/** What a greenroom.json says, and what is wrong with it. */
export interface ConfigReading {
  readonly configuration: Configuration;
  readonly findings: readonly ConfigFinding[];
}

/** The keys at each place of the file. The schema has the same; a test keeps them together. */
const rootKeys = ['$schema', 'profile', 'rules', 'ignore'] as const;
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
  const configuration = fault && before ? before : read;
  // Of a text that is not JSON, what seems wrong besides may be a piece of something right.
  const told = fault ? problems.filter(({ rule }) => rule === 'config-syntax-invalid') : problems;
  return { configuration, findings: toConfigFindings(told, configuration) };
}

interface Entry {
  readonly key: string;
  readonly name: JsonNode;
  readonly value: JsonNode;
}

/** Goes through the tree of one file and notes what is wrong on the way. */
class Reader {
  /** The rules that look at the schedule, by id. Only what they find can be ignored. */
  readonly #known: ReadonlyMap<string, RuleMeta>;
  /** These, and those on greenroom.json itself. */
  readonly #all: ReadonlyMap<string, RuleMeta>;
  readonly #before: Configuration;
  readonly #problems: ConfigProblem[];

  constructor(known: readonly RuleMeta[], before: Configuration, problems: ConfigProblem[]) {
    this.#known = new Map(known.map((rule) => [rule.id, rule]));
    this.#all = new Map([...known, ...configRules].map((rule) => [rule.id, rule]));
    this.#before = before;
    this.#problems = problems;
  }

  configuration(root: JsonNode): Configuration {
    if (root.type !== 'object') {
      this.#note('config-syntax-invalid', 'notObject', root);
      return this.#before;
    }
    const { $schema, profile, rules, ignore } = this.#valuesOf(root, rootKeys).values;
    if ($schema && $schema.type !== 'string') this.#noteKind($schema, '$schema', 'the address of a schema');
    return {
      profile: this.#profile(profile),
      rules: this.#rules(rules),
      ignore: this.#suppressions(ignore),
    };
  }

  #profile(node: JsonNode | undefined): ProfileName {
    if (!node) return defaultConfiguration.profile;
    const word = this.#word(node, 'profile', profileNames);
    return isProfileName(word) ? word : this.#before.profile;
  }

  #rules(node: JsonNode | undefined): ReadonlyMap<string, RuleSetting> {
    const settings = new Map<string, RuleSetting>();
    if (!node) return settings;
    if (node.type !== 'object') {
      this.#noteKind(node, 'rules', 'an object with a level for each rule that it names');
      return this.#before.rules;
    }
    for (const { key, value, name } of this.#entries(node)) {
      const rule = this.#findRule(key, name, this.#all);
      const setting = rule && (this.#ruleSetting(rule, value) ?? this.#before.rules.get(key));
      if (setting !== undefined) settings.set(key, setting);
    }
    return settings;
  }

  #ruleSetting(rule: RuleMeta, node: JsonNode): RuleSetting | undefined {
    if (node.type !== 'object') return this.#level(node, rule.id);
    const settings: Record<string, LevelSetting> = {};
    for (const { key, value, name } of this.#entries(node)) {
      const isKnown = Object.hasOwn(rule.messages, key);
      if (!isKnown) {
        const names = listWords(Object.keys(rule.messages));
        this.#note('config-rule-unknown', 'message', name, { rule: rule.id, name: key, names });
      }
      const level = isKnown ? this.#level(value, key) : undefined;
      if (level) settings[key] = level;
    }
    return settings;
  }

  #level(node: JsonNode, key: string): LevelSetting | undefined {
    const word = this.#word(node, key, levelWords);
    return levelWords.find((level) => level === word);
  }

  #suppressions(node: JsonNode | undefined): readonly Suppression[] {
    if (!node) return [];
    if (node.type !== 'array') {
      this.#noteKind(node, 'ignore', 'a list of what is to be ignored');
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
      this.#noteKind(node, 'ignore', 'a list of objects, each with the rule that is to be silent');
      return undefined;
    }
    const count = this.#problems.length;
    const { values, isWhole } = this.#valuesOf(node, suppressionKeys);
    const { rule, reason } = values;
    if (!rule) this.#note('config-value-invalid', 'missingRule', node);
    else if (rule.type !== 'string') this.#noteKind(rule, 'rule', 'the id of a rule');
    else this.#findRule(rule.value, rule, this.#known);
    const files = this.#globs(values.files);
    const uids = this.#strings(values.uid, 'uid', 'a UID or a list of them');
    if (reason && reason.type !== 'string') this.#noteKind(reason, 'reason', 'a text for people');
    if (!rule || !isWhole || this.#problems.length > count) return undefined;
    return {
      rule: rule.value,
      ...(files && { files }),
      ...(uids && { uids: new Set(uids.map(({ value }) => value as string)) }),
      at: rangeOf(rule),
    };
  }

  #globs(node: JsonNode | undefined): readonly Glob[] | undefined {
    const sources = this.#strings(node, 'files', 'a pattern such as "talks/*.ics" or a list of them');
    return sources?.flatMap((source) => {
      const glob = readGlob(source.value);
      if (!glob) this.#note('config-value-invalid', 'glob', source);
      return glob ?? [];
    });
  }

  /** One text or a list of at least one, none of them empty. */
  #strings(node: JsonNode | undefined, key: string, kind: string): readonly JsonNode[] | undefined {
    if (!node) return undefined;
    const nodes = node.type === 'array' ? (node.children ?? []) : [node];
    const wrong =
      nodes.length === 0 ? node : nodes.find(({ type, value }) => type !== 'string' || value === '');
    if (wrong) this.#noteKind(wrong, key, kind);
    return wrong ? undefined : nodes;
  }

  /** Only a value that is one of the words. */
  #word(node: JsonNode, key: string, words: readonly string[]): string | undefined {
    const kind = listWords(
      words.map((word) => `"${word}"`),
      'or',
    );
    if (node.type !== 'string') {
      this.#noteKind(node, key, kind);
      return undefined;
    }
    const word: string = node.value;
    if (words.includes(word)) return word;
    const near = nearWord(word, words);
    if (near) this.#note('config-value-invalid', 'misspelt', node, { word, key, kind, near });
    else this.#note('config-value-invalid', 'word', node, { word, key, kind });
    return undefined;
  }

  #findRule(name: string, node: JsonNode, rules: ReadonlyMap<string, RuleMeta>): RuleMeta | undefined {
    const rule = rules.get(name);
    if (rule) return rule;
    const near = nearWord(name, [...rules.keys()]);
    if (near) this.#note('config-rule-unknown', 'misspeltRule', node, { name, near });
    else this.#note('config-rule-unknown', 'rule', node, { name });
    return undefined;
  }

  /** The values under known keys; whole when there is nothing else and each key has a value. */
  #valuesOf<Key extends string>(
    node: JsonNode,
    keys: readonly Key[],
  ): { readonly values: Readonly<Partial<Record<Key, JsonNode>>>; readonly isWhole: boolean } {
    const values: Partial<Record<Key, JsonNode>> = {};
    const entries = this.#entries(node);
    let isWhole = entries.length === (node.children ?? []).length;
    for (const { key, value, name } of entries) {
      const known = keys.find((each) => each === key);
      if (known) values[known] = value;
      else {
        isWhole = false;
        this.#noteUnknownKey(name, keys);
      }
    }
    return { values, isWhole };
  }

  #noteUnknownKey(name: JsonNode, keys: readonly string[]): void {
    const key: string = name.value;
    const near = nearWord(key, keys);
    if (near) this.#note('config-key-unknown', 'misspelt', name, { key, near });
    else this.#note('config-key-unknown', 'unknown', name, { key, keys: listWords(keys) });
  }

  /** The entries of an object; of several under one key the last, as everybody reads JSON. */
  #entries(node: JsonNode): readonly Entry[] {
    const byKey = new Map<string, Entry>();
    for (const { children } of node.children ?? []) {
      const [name, value] = children ?? [];
      if (!name || !value) continue;
      const key: string = name.value;
      if (byKey.has(key)) this.#note('config-key-duplicate', 'again', name, { key });
      byKey.set(key, { key, name, value });
    }
    return [...byKey.values()];
  }

  #noteKind(node: JsonNode, key: string, kind: string): void {
    this.#note('config-value-invalid', 'kind', node, { key, kind });
  }

  #note(rule: ConfigProblem['rule'], message: string, node: JsonNode, data: MessageData = {}): void {
    this.#problems.push({ rule, message, at: rangeOf(node), data });
  }
}

function listWords(words: readonly string[], conjunction = 'and'): string {
  const last = words[words.length - 1] ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
