import type { MessageData } from '../engine/finding.ts';
import { type Glob, readGlob } from '../text/glob.ts';
import { nearWord } from '../text/nearWord.ts';
import type { ConfigProblem } from './configFinding.ts';
import { type JsonNode, rangeOf } from './json.ts';

/** An entry of an object in the file. */
export interface Entry {
  readonly key: string;
  readonly name: JsonNode;
  readonly value: JsonNode;
}

/** Reads values of the kinds that greenroom.json has, and notes at their places those that are of another kind. */
export class NodeReader {
  readonly problems: ConfigProblem[];

  constructor(problems: ConfigProblem[]) {
    this.problems = problems;
  }

  globs(node: JsonNode | undefined, key: string): readonly Glob[] | undefined {
    const sources = this.strings(node, key, 'a pattern such as "talks/*.ics" or a list of them');
    return sources?.flatMap((source) => {
      const glob = readGlob(source.value);
      if (!glob) this.note('config-value-invalid', 'glob', source);
      return glob ?? [];
    });
  }

  /** One text or a list of at least one, none of them empty. */
  strings(node: JsonNode | undefined, key: string, kind: string): readonly JsonNode[] | undefined {
    if (!node) return undefined;
    const nodes = node.type === 'array' ? (node.children ?? []) : [node];
    const wrong =
      nodes.length === 0 ? node : nodes.find(({ type, value }) => type !== 'string' || value === '');
    if (wrong) this.noteKind(wrong, key, kind);
    return wrong ? undefined : nodes;
  }

  /** Only a value that is one of the words. */
  word(node: JsonNode, key: string, words: readonly string[]): string | undefined {
    const kind = listWords(
      words.map((word) => `"${word}"`),
      'or',
    );
    if (node.type !== 'string') {
      this.noteKind(node, key, kind);
      return undefined;
    }
    const word: string = node.value;
    if (words.includes(word)) return word;
    const near = nearWord(word, words);
    if (near) this.note('config-value-invalid', 'misspelt', node, { word, key, kind, near });
    else this.note('config-value-invalid', 'word', node, { word, key, kind });
    return undefined;
  }

  /** The values under known keys; whole when there is nothing else and each key has a value. */
  valuesOf<Key extends string>(
    node: JsonNode,
    keys: readonly Key[],
  ): { readonly values: Readonly<Partial<Record<Key, JsonNode>>>; readonly isWhole: boolean } {
    const values: Partial<Record<Key, JsonNode>> = {};
    const entries = this.entries(node);
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
    if (near) this.note('config-key-unknown', 'misspelt', name, { key, near });
    else this.note('config-key-unknown', 'unknown', name, { key, keys: listWords(keys) });
  }

  /** The entries of an object; of several under one key the last, as everybody reads JSON. */
  entries(node: JsonNode): readonly Entry[] {
    const byKey = new Map<string, Entry>();
    for (const { children } of node.children ?? []) {
      const [name, value] = children ?? [];
      if (!name || !value) continue;
      const key: string = name.value;
      if (byKey.has(key)) this.note('config-key-duplicate', 'again', name, { key });
      byKey.set(key, { key, name, value });
    }
    return [...byKey.values()];
  }

  noteKind(node: JsonNode, key: string, kind: string): void {
    this.note('config-value-invalid', 'kind', node, { key, kind });
  }

  note(rule: ConfigProblem['rule'], message: string, node: JsonNode, data: MessageData = {}): void {
    this.problems.push({ rule, message, at: rangeOf(node), data });
  }
}

/** Words for a sentence: `a, b and c`. */
export function listWords(words: readonly string[], conjunction = 'and'): string {
  const last = words[words.length - 1] ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
