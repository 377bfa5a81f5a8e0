import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

const marker = 'speaker-page';

export const rule = defineRule({
  id: 'page-marker',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['The first line of the page that Greenroom was made for'],
  summary: 'The first line of a speaker page is "speaker-page".',
  why: 'Under a name that ends in .txt only that line tells editors and the command line what the file is.',
  messages: {
    missing: {
      severity: 'hint',
      text: 'The first line is not "speaker-page", so under another name nobody could tell what this file is. Put it there',
    },
    misspelt: {
      severity: 'hint',
      text: 'The first line should be "speaker-page" exactly, so that the file is known by it. Correct "{written}"',
    },
  },
  visit: 'page',
  on: ['*'],
  check({ tree: { text, marker: at, first } }, ctx) {
    if (!at) {
      if (first) ctx.report('missing', { at: first });
      return;
    }
    const written = text.slice(at.start, at.end);
    if (written !== marker) ctx.report('misspelt', { at, data: { written } });
  },
  fixes({ message, at, block: { text } }, { eol }) {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    const edit =
      message === 'missing'
        ? { start, end: start, newText: `${marker}${eol}${eol}` }
        : { ...at, newText: marker };
    return [{ title: `Make "${marker}" the first line`, safety: 'safe', edits: [edit] }];
  },
});

const rest =
  '\n\nAnn Smith\n\nAnn is.\n\nOne\n\n8/12/2017 | 3:15 PM-4:15 PM | Main Hall\n\nDescription\n\nOne.\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'the marker', code: `speaker-page${rest}` },
    { name: 'the marker after a byte order mark', code: `\ufeffspeaker-page${rest}`, raw: true },
  ],
  invalid: [
    {
      name: 'a blank instead of the hyphen',
      code: `⟦speaker page⟧${rest}`,
      raw: true,
      message: 'misspelt',
      fixed: `speaker-page${rest}`,
    },
    {
      name: 'capitals',
      code: `⟦Speaker-Page⟧${rest}`,
      raw: true,
      message: 'misspelt',
      fixed: `speaker-page${rest}`,
    },
    {
      name: 'no marker',
      code: `⟦Ann Smith⟧${rest.slice(11)}`,
      raw: true,
      message: 'missing',
      fixed: `speaker-page${rest}`,
    },
    {
      name: 'no marker after a byte order mark',
      code: `\ufeff⟦Ann Smith⟧${rest.slice(11)}`,
      raw: true,
      message: 'missing',
      fixed: `\ufeffspeaker-page${rest}`,
    },
  ],
};
