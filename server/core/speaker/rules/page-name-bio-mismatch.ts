import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

/** Two or more words in capitals with which a biography begins, and what their owner is or does. */
const opening =
  /^((?:\p{Lu}[\p{L}\p{M}'’.-]*[ \t]+){1,3}\p{Lu}[\p{L}\p{M}'’-]+)[ \t]+(?:is|was|has|works|writes|leads|teaches|builds|runs|lives)\b/u;

/** Who speaks of himself names nobody. */
const firstPerson = /(?<![\p{L}'’])(?:I|I['’]m|my|me)(?![\p{L}])/iu;

export const rule = defineRule({
  id: 'page-name-bio-mismatch',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Pages that were made from a copy of another one'],
  summary: 'The biography is about the speaker of the page.',
  why: 'A page that was made from a copy of another shows one speaker under the name of the other.',
  messages: {
    other: {
      severity: 'hint',
      text: "The biography speaks of {other} and never of {name}: it may be another speaker's. Put in the right one",
    },
  },
  visit: 'page',
  on: ['*'],
  check({ page: { name, biography } }, ctx) {
    const found = biography && opening.exec(biography.text);
    if (!name || !biography || !found || firstPerson.test(biography.text)) return;
    const text = fold(biography.text);
    if (wordsOf(name.text).some((word) => text.includes(word))) return;
    const [, other = ''] = found;
    const at = { start: biography.start, end: biography.start + other.length };
    ctx.report('other', { at, data: { name: name.text, other } });
  },
});

/** The words that a biography may have of a name; a single letter is no word. */
function wordsOf(name: string): readonly string[] {
  return fold(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
}

/** Without accents and capitals. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const talk = '\n\nOne\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n';
const page = (name: string, biography: string) => `speaker-page\n\n${name}\n\n${biography}${talk}`;

export const examples: RuleExamples = {
  valid: [
    { name: 'the same name', code: page('Ann Smith', 'Ann Smith is an engineer.') },
    { name: 'a first name, with an accent', code: page('Zoe Brown', 'Zoë is an engineer.') },
    { name: 'in the first person', code: page('Ann Smith', 'Data Science is what I do. I like tea.') },
    { name: 'no name at all', code: page('Ann Smith', 'An engineer who likes tea.') },
    {
      name: 'no name on the page',
      code: 'speaker-page\n\nBob Jones is an engineer and nobody knows whose page this is.\n\nOne\n\nDescription\n\nOne.\n',
    },
    {
      name: 'somebody mentioned later',
      code: page('Ann Smith', 'Once an assistant of Bob Jones. Bob Jones is an engineer.'),
    },
  ],
  invalid: [
    { name: 'another name', code: page('Ann Smith', '⟦Bob Jones⟧ is an engineer.') },
    {
      name: 'another name, and letters that are no words',
      code: page('A. B. Cee', '⟦Bob Jones⟧ writes about tea.'),
    },
  ],
};
