import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-link-lost',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Speaker pages of PyBay 2017 that were saved from a browser as text'],
  summary: 'A link on a speaker page has its address.',
  why: 'A page that is saved as text keeps the words of its links and loses where they lead to.',
  messages: {
    lost: {
      severity: 'hint',
      text: '"{label}" was a link; its address was lost when the page was saved as text. Add it behind a colon, or on the next line',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ page: { links } }, ctx) {
    for (const { start, end, label, address } of links) {
      if (address === undefined) ctx.report('lost', { at: { start, end }, data: { label } });
    }
  },
});

const page = (links: string) =>
  `speaker-page\n\nAnn Smith\n\nAnn is.\n\n${links}\n\nOne\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n`;

export const examples: RuleExamples = {
  valid: [
    { name: 'an address behind the words', code: page('Speaker home page: https://example.org/ann') },
    { name: 'an address on the next line', code: page('Twitter\nhttps://social.example/ann') },
    { name: 'no link', code: page('Ann has a home page.') },
  ],
  invalid: [
    { name: 'words alone', code: page('⟦Speaker home page⟧') },
    { name: 'one of several', code: page('Website: https://example.org/\n⟦GitHub⟧') },
    {
      name: 'slides of a talk',
      code: 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n\n⟦Slides⟧\n',
    },
  ],
};
