import type { RuleExamples } from '../../engine/rule.ts';
import { toDayNumber } from '../../ical/values/date.ts';
import { pageTalkDuplicate } from '../../twoPartRules.ts';
import type { PageTalk } from '../model/page.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  ...pageTalkDuplicate,
  messages: {
    again: {
      severity: 'warning',
      text: '"{title}" stands on this page twice, at the same time, so lists show it twice. Take one of them out',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ page: { talks } }, ctx) {
    const firsts = new Map<string, PageTalk>();
    for (const talk of talks) {
      const { title } = talk;
      const key = keyOf(talk);
      if (!title || key === undefined) continue;
      const first = firsts.get(key)?.title;
      if (!first) firsts.set(key, talk);
      else {
        const related = [{ at: { start: first.start, end: first.end }, text: 'The first one' }];
        ctx.report('again', {
          at: { start: title.start, end: title.end },
          data: { title: title.text },
          related,
        });
      }
    }
  },
});

/** Equal for what has one title and one time; undefined for a talk without a title. */
function keyOf({ title, date, startTime }: PageTalk): string | undefined {
  if (!title) return undefined;
  const name = title.text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return [name, date?.day ? toDayNumber(date.day) : '', startTime?.minutes ?? ''].join('\n');
}

const talk = (title: string, when: string) => `${title}\n\n${when}\n\nDescription\n\nText.\n\n`;
const when = '8/12/2017 | 3:15 PM-4:15 PM | Main Hall';

export const examples: RuleExamples = {
  valid: [
    { name: 'two talks', code: talk('One', when) + talk('Two', when) },
    {
      name: 'a talk that is given twice',
      code: talk('One', when) + talk('One', '8/13/2017 | 3:15 PM-4:15 PM | Main Hall'),
    },
    {
      name: 'on two times of a day',
      code: talk('One', when) + talk('One', '8/12/2017 | 4:15 PM-5:15 PM | Main Hall'),
    },
    {
      name: 'two talks without a title',
      code: `speaker-page\n\nAnn Smith\n\nAnn is.\n\nWeb, Novice\n${when}\n\nAbstract\n\nText.\n\nWeb, Novice\n${when}\n`,
    },
  ],
  invalid: [
    { name: 'the same talk', code: talk('One', when) + talk('⟦One⟧', when) },
    {
      name: 'the same talk with other signs in its title',
      code: talk('One: "tea"', when) + talk('⟦One – tea⟧', when),
    },
  ],
};
