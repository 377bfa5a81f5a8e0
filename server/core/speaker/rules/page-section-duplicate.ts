import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-section-duplicate',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Pages with a text that was put in twice'],
  summary: 'Each section is in a talk once.',
  why: 'Programs that read the page keep one of them, and the other text is lost.',
  messages: {
    again: {
      severity: 'warning',
      text: 'This talk has a second {section}; programs keep one of them, and the other is lost. Put both together, or give the second one its right heading',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ sections }, ctx) {
    for (const [index, { name, section }] of sections.entries()) {
      const first = sections.find((other) => other.name === name);
      if (!first || sections.indexOf(first) === index) continue;
      ctx.report('again', {
        at: section.heading.word,
        data: { section: name },
        related: [{ at: first.section.heading.word, text: 'The first one' }],
      });
    }
  },
});

const head = 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'each once', code: `${head}Description\n\nA.\n\nAbstract\n\nB.\n` },
    {
      name: 'once in each of two talks',
      code: `${head}Abstract\n\nB.\n\nTwo\n\n8/13/2017 | 3:15 PM-4:15 PM | Main Hall\n\nAbstract\n\nD.\n`,
    },
  ],
  invalid: [
    { name: 'Abstract twice', code: `${head}Abstract\n\nA.\n\n⟦Abstract⟧\n\nB.\n` },
    {
      name: 'with another one between them',
      code: `${head}Description\n\nA.\n\nAbstract\n\nB.\n\n⟦Description⟧\n\nC.\n`,
    },
  ],
};
