import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-abstract-repeats-description',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Proposals in which one text was put into both fields'],
  summary: 'The Abstract says more than the Description.',
  why: 'Visitors who open the page of a talk read once more what they have read in the programme.',
  messages: {
    repeats: {
      severity: 'hint',
      text: 'The Abstract is the Description once more, so visitors learn nothing new here. Write more, or take one of them out',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ description, abstract }, ctx) {
    if (!description || !abstract) return;
    const short = fold(description.text);
    const long = fold(abstract.text);
    if (short === '' || !long.includes(short) || long.length >= 1.2 * short.length) return;
    ctx.report('repeats', {
      at: { start: abstract.start, end: abstract.end },
      related: [{ at: { start: description.start, end: description.end }, text: 'The Description' }],
    });
  },
});

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const talk = (description: string, abstract: string) =>
  `One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\n${description}\n\nAbstract\n\n${abstract}\n`;

export const examples: RuleExamples = {
  valid: [
    {
      name: 'more than the Description',
      code: talk('Tea is good.', 'Tea is good. And there are many kinds of it.'),
    },
    { name: 'other words', code: talk('Tea is good.', 'Tea is fine.') },
    { name: 'no Abstract', code: 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nTea.\n' },
    { name: 'no Description', code: 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nAbstract\n\nTea.\n' },
  ],
  invalid: [
    { name: 'the same', code: talk('Tea is good.', '⟦Tea is good.⟧') },
    {
      name: 'the same with other line breaks',
      code: talk('Tea is good for you.', '⟦Tea is good\nfor you.⟧'),
    },
    {
      name: 'the same and a word',
      code: talk('Tea is good for everybody.', '⟦Tea is good for everybody. Yes⟧'),
    },
  ],
};
