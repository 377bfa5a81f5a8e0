import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-unrecognised',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['The pages that Symposion makes, which PyCon US and PyBay used'],
  summary: 'A speaker page has a talk: a line that says when it is, a Description or an Abstract.',
  why: 'Nothing else on the page can be checked, and its talks are missing from the schedule.',
  messages: {
    unrecognised: {
      severity: 'info',
      alone: 'file',
      text: 'This does not look like a speaker page: it has no line with date, times and room, and no heading Description or Abstract, so nothing in it is checked. Add them, or give the file another name',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ tree }, ctx) {
    if (tree.talks.length > 0) return;
    const { start, end } = tree.marker ?? tree.first ?? { start: 0, end: 0 };
    ctx.report('unrecognised', { at: { start, end } });
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'a line that says when', code: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall' },
    {
      name: 'an Abstract and nothing else',
      code: 'speaker-page\n\nAnn Smith\n\nAnn is.\n\nOne\n\nAbstract\n\nText.\n',
    },
  ],
  invalid: [
    { name: 'a shopping list', code: '⟦Milk⟧\nEggs\nBread\n', raw: true },
    {
      name: 'a speaker without a talk',
      code: '⟦speaker-page⟧\n\nAnn Smith\n\nAnn Smith writes compilers.\n',
    },
    { name: 'an empty file', code: '⟦⟧', raw: true },
  ],
};
