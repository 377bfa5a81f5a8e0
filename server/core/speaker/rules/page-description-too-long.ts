import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { characterOffset, countCharacters } from '../values/characters.ts';

export const rule = defineRule<'talk', 'long' | 'paragraphs'>({
  id: 'page-description-too-long',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: a description has at most 400 characters, in one paragraph'],
  summary: 'The Description is one short paragraph.',
  why: 'It stands in the programme beside all the others; Symposion takes one paragraph of 400 characters.',
  messages: {
    long: {
      severity: 'info',
      text: 'The Description has {count} characters; the programme has room for {limit}. Shorten it, and put more into the Abstract',
    },
    paragraphs: {
      severity: 'info',
      text: 'The Description has {count} paragraphs; the programme shows one. Put the others into the Abstract',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ description, sections }, ctx) {
    const limit = ctx.context.limits.description;
    if (!description) return;
    const written = ctx.block.text.slice(description.start, description.end);
    const count = countCharacters(written);
    const { end } = description;
    if (count > limit) {
      const start = description.start + characterOffset(written, limit);
      ctx.report('long', { at: { start, end }, data: { count, limit } });
      return;
    }
    const paragraphs = sections.find(({ name }) => name === 'Description')?.section.paragraphs ?? [];
    const [, second] = paragraphs;
    if (second)
      ctx.report('paragraphs', { at: { start: second.start, end }, data: { count: paragraphs.length } });
  },
});

const talk = (description: string) =>
  `One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nAbstract\n\nB.\n\nC.\n\nDescription\n\n${description}\n`;
const config = { pages: { descriptionLength: 10 } };

export const examples: RuleExamples = {
  valid: [
    { name: 'four hundred characters', code: talk('x'.repeat(400)) },
    { name: 'four hundred characters of two units each', code: talk('🎈'.repeat(400)) },
    {
      name: 'no Description',
      code: 'One\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nAbstract\n\nB.\n\nC.\n',
    },
    {
      name: 'more, where that is allowed',
      code: talk('x'.repeat(500)),
      config: { pages: { descriptionLength: 500 } },
    },
  ],
  invalid: [
    {
      name: 'a hundred characters too many',
      code: talk(`${'x'.repeat(400)}⟦${'y'.repeat(100)}⟧`),
      message: 'long',
    },
    { name: 'more than this event allows', code: talk('Ten words ⟦or a few⟧'), message: 'long', config },
    { name: 'two paragraphs', code: talk('A.\n\n⟦B.⟧'), message: 'paragraphs' },
  ],
};
