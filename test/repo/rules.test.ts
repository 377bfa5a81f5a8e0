import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileRules, icalRules, knownRules, pageRules, scheduleRules } from '../../server/core/index.ts';

const core = path.resolve(import.meta.dirname, '../../server/core');

function filesIn(folder: string): readonly string[] {
  return readdirSync(path.join(core, folder))
    .filter((file) => file !== 'index.ts')
    .sort();
}

describe('the list of rules', () => {
  it('has every file of the folder, under its name and in its order', () => {
    expect(icalRules.map(({ rule }) => `${rule.id}.ts`)).toEqual(filesIn('ical/rules'));
    expect(pageRules.map(({ rule }) => `${rule.id}.ts`)).toEqual(filesIn('speaker/rules'));
    expect(scheduleRules.map(({ rule }) => `${rule.id}.ts`)).toEqual(filesIn('schedule/rules'));
  });

  it('names each rule once, as a fault in kebab-case', () => {
    const ids = knownRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
  });

  it('lets findings give way only to rules that there are', () => {
    const ids = new Set(fileRules.map(({ rule }) => rule.id));
    const unknown = fileRules.flatMap(({ rule }) =>
      (rule.supersedes ?? []).filter((id) => id !== '*' && !ids.has(id)),
    );
    expect(unknown).toEqual([]);
  });
});

const modules = [...fileRules, ...scheduleRules];

describe.each(modules.map((module) => [module.rule.id, module] as const))('%s', (_, { rule, examples }) => {
  it('shows each of its messages in an example', () => {
    const all = Object.keys(rule.messages);
    const shown = new Set(examples.invalid.map(({ message }) => message ?? all[0]));
    expect(all.filter((message) => !shown.has(message))).toEqual([]);
  });

  it('says since when it is and where it comes from', () => {
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
    // What a conference is, and a speaker page, no RFC says.
    expect(rule.spec.length > 0).toBe(rule.category !== 'schedule' && rule.category !== 'page');
    if (rule.category === 'page') expect(rule.sources?.length).toBeGreaterThan(0);
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
