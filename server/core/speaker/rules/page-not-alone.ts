import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

const marker = 'speaker-page';

export const rule = defineRule({
  id: 'page-not-alone',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Pages that were put together into one file'],
  summary: 'A file is one speaker page.',
  why: 'The talks of all further pages are taken for those of the first speaker, who then seems to be in several places at once.',
  messages: {
    again: {
      severity: 'warning',
      text: 'Another page begins here, but a file is one page: these talks are taken for those of {name}. Give this page a file of its own',
    },
  },
  // What else is found from here on, is found because two pages were read as one.
  supersedes: ['*'],
  visit: 'page',
  on: ['*'],
  check({ tree: { text, marker: first, nodes }, page: { name } }, ctx) {
    for (const { start, end } of nodes) {
      if (start === first?.start || text.slice(start, end).trimEnd() !== marker) continue;
      ctx.report('again', {
        at: { start, end: start + marker.length },
        owns: { start, end: text.length },
        data: { name: name?.text ?? 'the first speaker' },
      });
      return;
    }
  },
});

const page = (name: string, title: string) =>
  `speaker-page\n\n${name}\n\nIs.\n\n${title}\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n`;

export const examples: RuleExamples = {
  valid: [
    { name: 'one page', code: page('Ann Smith', 'Knots'), raw: true },
    {
      name: 'a text that speaks of the marker',
      code: `${page('Ann Smith', 'Knots')}\nAbstract\n\nWhy a line says\nspeaker-page, and what for.\n`,
      raw: true,
    },
  ],
  invalid: [
    {
      name: 'two pages in one file',
      code: `${page('Ann Smith', 'Knots')}\n${page('Bob Jones', 'Ropes').replace('speaker-page', '⟦speaker-page⟧')}`,
      raw: true,
      text: 'Another page begins here, but a file is one page: these talks are taken for those of Ann Smith. Give this page a file of its own',
    },
    {
      name: 'three pages, of which the first has no name',
      code: `${page('', 'Knots')}\n${page('Bob Jones', 'Ropes').replace('speaker-page', '⟦speaker-page⟧')}\n${page('Cleo Young', 'Sails')}`,
      raw: true,
      also: ['page-name-missing'],
      text: 'Another page begins here, but a file is one page: these talks are taken for those of the first speaker. Give this page a file of its own',
    },
  ],
};
