import type { RuleExamples } from '../../engine/rule.ts';
import { pageSectionMissing } from '../../twoPartRules.ts';
import type { PageTalk } from '../model/page.ts';
import { defineRule } from '../rule.ts';
import type { SectionName } from '../syntax/nodes.ts';

const wanted: readonly SectionName[] = ['Description', 'Abstract'];

export const rule = defineRule<'page', 'both' | 'one'>({
  ...pageSectionMissing,
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
    const lacking = talks.filter((talk) => missingFrom(talk).length > 0);
    // Where the others have both, that is how the pages of this event are.
    const isAlone = lacking.length === 1 && talks.length > 1;
    for (const talk of lacking) {
      const [section, other] = missingFrom(talk);
      const { title } = talk;
      if (!title || !section) continue;
      const at = { start: title.start, end: title.end };
      if (other) ctx.report('both', { at, data: { title: title.text } });
      else if (isAlone) ctx.report('one', { at, data: { title: title.text, section } });
    }
  },
});

function missingFrom({ sections }: PageTalk): readonly SectionName[] {
  return wanted.filter((name) => !sections.some((section) => section.name === name));
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
