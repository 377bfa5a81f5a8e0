import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-title-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: a presentation has a title'],
  summary: 'A talk has a title.',
  why: 'Without one the talk cannot be found in the calendar, and visitors do not know what it is about.',
  messages: {
    missing: {
      severity: 'warning',
      text: 'This talk has no title, so nobody knows what it is about. Put one before this line, with a blank line between them',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ title, node }, ctx) {
    if (title) return;
    const [first] = node.sections;
    const heads = [node.track, node.schedule, node.speakers].flatMap((part) => part ?? []);
    const at = heads.sort((a, b) => a.start - b.start)[0] ?? first?.heading ?? node;
    ctx.report('missing', { at: { start: at.start, end: at.end } });
  },
});

const top = 'speaker-page\n\nAnn Smith\n\nAnn writes compilers.\n\n';
const when = '8/12/2017 | 3:15 PM-4:15 PM | Main Hall';
const more = '\n\nDescription\n\nOne.\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'a title', code: when },
    { name: 'a title without a track', code: `${top}One\n\n${when}${more}` },
    { name: 'a title on the line above', code: `${top}One\n${when}${more}` },
  ],
  invalid: [
    {
      name: 'the track after the links',
      code: `${top}Home page: https://ann.example/\n\n⟦Scalable python, Intermediate⟧\n${when}${more}`,
    },
    { name: 'the track after the biography', code: `${top}⟦Web, Novice⟧\n${when}${more}` },
    { name: 'the time after the biography', code: `${top}⟦${when}⟧\nWeb, Novice${more}` },
    { name: 'a section after the biography', code: `${top}⟦Description⟧\n\nOne.\n` },
  ],
};
