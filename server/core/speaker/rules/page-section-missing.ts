import type { RuleExamples } from '../../engine/rule.ts';
import type { PageTalk } from '../model/page.ts';
import { defineRule } from '../rule.ts';

const wanted = ['Description', 'Abstract'] as const;

export const rule = defineRule<'page', 'both' | 'one'>({
  id: 'page-section-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: a proposal has a description and an abstract'],
  summary: 'A talk has a Description and an Abstract.',
  why: 'Visitors do not learn what the talk is about.',
  messages: {
    both: {
      severity: 'warning',
      text: '"{title}" has no Description and no Abstract, so nobody learns what it is about. Add them, each under its heading',
    },
    one: {
      severity: 'info',
      text: '"{title}" has no {section}, which the other talks of the page have. Add the heading and the text',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ page: { talks } }, ctx) {
    for (const talk of talks) {
      const missing = wanted.filter((name) => !has(talk, name));
      const { title } = talk;
      if (!title || missing.length === 0) continue;
      const at = { start: title.start, end: title.end };
      if (missing.length === 2) ctx.report('both', { at, data: { title: title.text } });
      const [section] = missing;
      const isUsual =
        talks.length > 1 &&
        talks.every((other) => other === talk || wanted.every((name) => has(other, name)));
      if (missing.length === 1 && isUsual)
        ctx.report('one', { at, data: { title: title.text, section: section ?? '' } });
    }
  },
});

function has({ sections }: PageTalk, wantedName: string): boolean {
  return sections.some(({ name }) => name === wantedName);
}

const when = '8/12/2017 | 3:15 PM-4:15 PM | Main Hall';
const whole = `Whole\n\n${when}\n\nDescription\n\nA.\n\nAbstract\n\nB.\n\n`;

export const examples: RuleExamples = {
  valid: [
    { name: 'both', code: when },
    { name: 'one of them, on a page with one talk', code: `One\n\n${when}\n\nAbstract\n\nB.\n` },
    {
      name: 'one of them in all talks',
      code: `One\n\n${when}\n\nAbstract\n\nB.\n\nTwo\n\n8/13/2017 | 3:15 PM-4:15 PM | Main Hall\n\nAbstract\n\nB.\n`,
    },
    { name: 'no title', code: `speaker-page\n\nAnn Smith\n\nAnn is.\n\nWeb, Novice\n${when}\n` },
  ],
  invalid: [
    { name: 'neither', code: `⟦One⟧\n\n${when}\n`, message: 'both' },
    { name: 'other sections only', code: `⟦One⟧\n\n${when}\n\nRequirements\n\nA laptop.\n`, message: 'both' },
    {
      name: 'no Description, which the other talk has',
      code: `${whole}⟦One⟧\n\n8/13/2017 | 3:15 PM-4:15 PM | Main Hall\n\nAbstract\n\nC.\n`,
      message: 'one',
      text: '"One" has no Description, which the other talks of the page have. Add the heading and the text',
    },
  ],
};
