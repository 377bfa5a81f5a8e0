import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-abstract-too-long',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Calls for papers that limit the words of an abstract'],
  summary: 'The Abstract is no longer than greenroom.json allows.',
  why: 'A printed programme or an app cuts it off. Silent until "abstractWords" says how many words there may be.',
  messages: {
    long: {
      severity: 'info',
      text: 'The Abstract has {count} words, {limit} are allowed; what is beyond them is cut off. Shorten it',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ abstract }, ctx) {
    const limit = ctx.context.limits.abstractWords;
    if (!abstract || limit === undefined) return;
    const words = [...ctx.block.text.slice(abstract.start, abstract.end).matchAll(/\S+/g)];
    const first = words[limit];
    if (!first) return;
    const at = { start: abstract.start + first.index, end: abstract.end };
    ctx.report('long', { at, data: { count: words.length, limit } });
  },
});

const talk = (abstract: string) =>
  `One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nA few words more than are allowed.\n\nAbstract\n\n${abstract}\n`;
const config = { pages: { abstractWords: 5 } };

export const examples: RuleExamples = {
  valid: [
    { name: 'as many words as are allowed', code: talk('One two three\n\nfour five.'), config },
    { name: 'any number where none is configured', code: talk('word '.repeat(2000)) },
    {
      name: 'no Abstract',
      code: 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nA.\n',
      config,
    },
  ],
  invalid: [
    { name: 'a word too many', code: talk('One two three four five ⟦six.⟧'), config },
    { name: 'a paragraph too many', code: talk('One two three four five.\n\n⟦Six seven.⟧'), config },
  ],
};
