import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-bio-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: a speaker has a biography'],
  summary: 'A speaker page says who the speaker is.',
  why: 'Visitors choose talks by who gives them; a page without a biography looks unfinished.',
  messages: {
    missing: {
      severity: 'warning',
      text: 'There is no biography of {name}, and the page looks unfinished. Add a paragraph below the name',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ page: { name, biography } }, ctx) {
    if (!name || biography) return;
    ctx.report('missing', { at: name, data: { name: name.text } });
  },
});

const talk = '\n\nOne\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'a biography', code: `speaker-page\n\nAnn Smith\n\nAnn writes compilers.${talk}` },
    { name: 'a biography under a heading', code: `speaker-page\n\nAnn Smith\n\nBio\n\nAnn is.${talk}` },
    { name: 'a biography at the end', code: `speaker-page\n\nAnn Smith${talk}\nBiography\n\nAnn is.\n` },
  ],
  invalid: [
    { name: 'a link at once', code: `speaker-page\n\n⟦Ann Smith⟧\n\nHome page: https://ann.example/${talk}` },
    { name: 'the talk at once', code: `speaker-page\n\n⟦Ann Smith⟧${talk}` },
  ],
};
