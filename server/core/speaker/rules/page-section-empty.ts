import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-section-empty',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Pages of talks whose speakers had not sent a text yet'],
  summary: 'There is text below each heading.',
  why: 'Visitors see a heading with nothing below it and take the page for broken.',
  messages: {
    empty: {
      severity: 'warning',
      text: 'There is no text below "{section}", and the page looks broken. Add the text, or take the heading out',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ sections }, ctx) {
    for (const { text, section } of sections) {
      if (text) continue;
      const { word, name } = section.heading;
      ctx.report('empty', { at: word, data: { section: name } });
    }
  },
});

const head = 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'text', code: `${head}Description\n\nText.\n\nAbstract\n\nMore text.\n` },
    { name: 'text right below the heading', code: `${head}Abstract\nText.\n` },
    { name: 'no section', code: `${head}Text.\n\nAbstract\n\nText.\n` },
  ],
  invalid: [
    { name: 'another heading at once', code: `${head}⟦Description⟧\n\nAbstract\n\nText.\n` },
    {
      name: 'the end at once',
      code: `${head}Description\n\nText.\n\n## ⟦Abstract⟧\n`,
      also: ['page-section-misspelt'],
    },
  ],
};
