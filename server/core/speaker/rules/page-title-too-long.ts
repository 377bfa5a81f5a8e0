import type { RuleExamples } from '../../engine/rule.ts';
import type { PageText } from '../model/page.ts';
import { defineRule, type PageReporter } from '../rule.ts';
import { characterOffset, countCharacters } from '../values/characters.ts';

export const rule = defineRule<'page', 'title' | 'name'>({
  id: 'page-title-too-long',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: titles and names have at most 100 characters'],
  summary: 'Titles and names are short enough for the programme.',
  why: 'Symposion keeps 100 characters, and what is longer is cut off on badges, signs and phones.',
  messages: {
    title: {
      severity: 'info',
      text: 'The title has {count} characters; what is beyond {limit} is cut off on badges, signs and phones. Shorten it',
    },
    name: {
      severity: 'info',
      text: 'The name has {count} characters; what is beyond {limit} is cut off on badges, signs and phones. Shorten it',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ page: { name, talks } }, ctx) {
    const limit = ctx.context.limits.title;
    if (name) checkLength('name', name, limit, ctx);
    for (const { title } of talks) if (title) checkLength('title', title, limit, ctx);
  },
});

function checkLength(
  message: 'title' | 'name',
  { text, start, end }: PageText,
  limit: number,
  ctx: PageReporter<'title' | 'name'>,
): void {
  const count = countCharacters(text);
  if (count <= limit) return;
  ctx.report(message, { at: { start: start + characterOffset(text, limit), end }, data: { count, limit } });
}

const talk = (title: string) =>
  `${title}\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n`;
const limits = { pages: { titleLength: 12 } };

export const examples: RuleExamples = {
  valid: [
    { name: 'a hundred characters', code: talk('x'.repeat(100)) },
    { name: 'a hundred characters of two units each', code: talk('🎈'.repeat(100)) },
    {
      name: 'more, where that is allowed',
      code: talk('x'.repeat(120)),
      config: { pages: { titleLength: 120 } },
    },
  ],
  invalid: [
    { name: 'too long a title', code: talk(`${'x'.repeat(100)}⟦${'y'.repeat(20)}⟧`), message: 'title' },
    {
      name: 'too long a name',
      code: `speaker-page\n\nAnn Smith of⟦ Smithfield⟧\n\nAnn is.\n\n${talk('One')}`,
      config: limits,
      message: 'name',
    },
  ],
};
