import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule<'page', 'misspelt' | 'variant' | 'marked'>({
  id: 'page-section-misspelt',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Pages that were edited by hand after they had been saved from the web'],
  summary: 'Headings are spelt as programs know them: Description, Abstract.',
  why: 'A program that does not know the heading takes it, and all below it, for part of the section before.',
  messages: {
    misspelt: {
      severity: 'info',
      text: '"{written}" is no heading that programs know, so its text becomes part of the section before. Did you mean "{heading}"?',
    },
    variant: {
      severity: 'info',
      text: 'The heading is "{heading}" exactly; programs may take "{written}" for text. Write it so',
    },
    marked: {
      severity: 'info',
      text: 'Other headings of the page are words alone, and programs may take "{written}" for text. Write "{heading}"',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ text, tree: { talks } }, ctx) {
    const headings = talks.flatMap(({ sections }) => sections.map(({ heading }) => heading));
    const areBare = headings.some(({ isMarked }) => !isMarked);
    for (const { start, end, word, name, spelling, isMarked } of headings) {
      const written = text.slice(word.start, word.end);
      if (spelling !== 'right') ctx.report(spelling, { at: word, data: { written, heading: name } });
      else if (isMarked && areBare) {
        ctx.report('marked', {
          at: { start, end },
          data: { written: text.slice(start, end), heading: written },
        });
      }
    }
  },
  fixes({ at, data: { heading } }) {
    return [{ title: `Write ${heading}`, safety: 'safe', edits: [{ ...at, newText: String(heading) }] }];
  },
});

const head = 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\n';
const talk = (description: string, abstract: string) => `${head}${description}\n\nA.\n\n${abstract}\n\nB.\n`;

export const examples: RuleExamples = {
  valid: [
    { name: 'the headings', code: talk('Description', 'Abstract') },
    { name: 'a mark before each', code: talk('## Description', '## Abstract') },
    { name: 'a colon behind each', code: talk('Description:', 'Abstract:') },
    { name: 'a word that is no heading', code: talk('Description', 'Outline') },
    { name: 'Bio for short', code: `${talk('Description', 'Abstract')}\nBio\n\nAnn is.\n` },
  ],
  invalid: [
    {
      name: 'a letter missing',
      code: talk('Description', '⟦Abstact⟧'),
      message: 'misspelt',
      fixed: talk('Description', 'Abstract'),
    },
    {
      name: 'capitals',
      code: talk('Description', '⟦ABSTRACT⟧'),
      message: 'variant',
      fixed: talk('Description', 'Abstract'),
    },
    {
      name: 'a colon behind one of them',
      code: talk('Description', '⟦Abstract:⟧'),
      message: 'marked',
      fixed: talk('Description', 'Abstract'),
    },
    {
      name: 'a mark before one of them',
      code: `${talk('⟦## Description⟧', 'Abstract')}\nBio\n\nAnn is.\n`,
      message: 'marked',
      fixed: `${talk('Description', 'Abstract')}\nBio\n\nAnn is.\n`,
    },
  ],
};
