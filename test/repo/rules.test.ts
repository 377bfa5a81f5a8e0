import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { icalRules } from '../../server/core/index.ts';

const folder = path.resolve(import.meta.dirname, '../../server/core/ical/rules');
const files = readdirSync(folder).filter((file) => file !== 'index.ts');

describe('the list of rules', () => {
  it('has every file of the folder, under its name and in its order', () => {
    expect(icalRules.map(({ rule }) => `${rule.id}.ts`)).toEqual(files.sort());
  });

  it('names each rule once, as a fault in kebab-case', () => {
    const ids = icalRules.map(({ rule }) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
  });

  it('lets findings give way only to rules that there are', () => {
    const ids = new Set(icalRules.map(({ rule }) => rule.id));
    const unknown = icalRules.flatMap(({ rule }) =>
      (rule.supersedes ?? []).filter((id) => id !== '*' && !ids.has(id)),
    );
    expect(unknown).toEqual([]);
  });
});

describe.each(icalRules.map((module) => [module.rule.id, module] as const))('%s', (_, { rule, examples }) => {
  it('shows each of its messages in an example', () => {
    const all = Object.keys(rule.messages);
    const shown = new Set(examples.invalid.map(({ message }) => message ?? all[0]));
    expect(all.filter((message) => !shown.has(message))).toEqual([]);
  });

  it('says since when it is and where it comes from', () => {
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
    expect(rule.spec.length).toBeGreaterThan(0);
  });

  it('has sentences where sentences belong', () => {
    for (const sentence of [rule.summary, rule.why]) expect(sentence).toMatch(/^\p{Lu}.*\.$/su);
    for (const { text } of Object.values(rule.messages)) expect(text).not.toMatch(/\.$/);
  });

  it('names its examples in different words', () => {
    const names = [...examples.valid, ...examples.invalid].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
