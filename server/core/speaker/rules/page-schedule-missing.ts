import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-schedule-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: the page of a presentation shows day, times and rooms'],
  summary: 'A talk has a line with its date, times and room.',
  why: 'Nobody finds the talk, and nothing that needs its time or room can be checked.',
  messages: {
    missing: {
      severity: 'warning',
      text: 'Nothing says when and where "{title}" is. Add a line such as "{sample}" below the title',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ title, node }, ctx) {
    if (!title || node.schedule) return;
    ctx.report('missing', { at: title, data: { title: title.text, sample } });
  },
});

const sample = '8/12/2017 | 3:15 PM-4:15 PM | Main Hall';

export const examples: RuleExamples = {
  valid: [
    { name: 'a line that says when', code: sample },
    { name: 'no title either', code: 'speaker-page\n\nAnn Smith\n\nAnn is.\n\nDescription\n\nOne.\n' },
  ],
  invalid: [
    { name: 'nothing below the title', code: '⟦The Packaging Gradient⟧\n\nDescription\n\nOne.\n' },
    {
      name: 'the track alone',
      code: '⟦The Packaging Gradient⟧\n\nScalable Python, Intermediate\n\nDescription\n\nOne.\n',
    },
  ],
};
