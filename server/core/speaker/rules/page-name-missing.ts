import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-name-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: a speaker has a name of at most 100 characters'],
  summary: 'A speaker page begins with the name of the speaker.',
  why: 'The talk has no speaker in the schedule, and nobody sees when somebody is to be in two rooms at once.',
  messages: {
    missing: {
      severity: 'warning',
      text: 'The name of the speaker should stand here, on a line of its own, so the talk has no speaker. Add it below "speaker-page"',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ tree: { name, first, marker } }, ctx) {
    const at = first ?? marker;
    if (name || !at) return;
    ctx.report('missing', { at });
  },
});

const talk = '\n\nOne\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'a name', code: `speaker-page\n\nAnn Smith\n\nAnn is.${talk}` },
    {
      name: 'a name that ends in a full stop',
      code: `speaker-page\n\nSammy Davis Jr.\n\nSammy sings.${talk}`,
    },
  ],
  invalid: [
    {
      name: 'the biography at once',
      code: `speaker-page\n\n⟦Ann writes compilers and likes tea a lot.⟧${talk}`,
    },
    {
      name: 'nothing but the line that says when',
      code: 'speaker-page\n\n⟦8/12/2017 | 3:15 PM-4:15 PM | Main Hall⟧\n\nDescription\n\nOne.\n',
      also: ['page-title-missing'],
    },
  ],
};
