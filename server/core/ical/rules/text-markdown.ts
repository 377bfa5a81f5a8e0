import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { unfold } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

/** A link, bold words, a heading and a block of code, as they stand in TEXT. */
const markdown = /\[[^\][]+\]\([^\s()]+\)|\*\*[^\s*][^*]*\*\*|(?:^|\\n)#{1,6} (?=\S)|```/;

const link = /\[([^\][]+)\]\(([^\s()]+)\)/g;

export const rule = defineRule({
  id: 'text-markdown',
  category: 'interop',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.11' },
    { rfc: 5545, section: '3.8.1.5' },
  ],
  summary: 'Calendars do not render Markdown.',
  why: 'Every major calendar shows the asterisks, and the brackets around links, to attendees as they stand.',
  messages: {
    markdown: {
      severity: 'off',
      profiles: { strict: 'hint' },
      text: 'No calendar renders Markdown: attendees see "{markup}" as it stands. Write plain text',
    },
  },
  sources: ['pretalx exports abstracts as they were written, in Markdown'],
  visit: 'property',
  on: ['DESCRIPTION', 'SUMMARY'],
  check(line, ctx) {
    const { text, sourceRange } = unfold(ctx.tree, line, line.valueStart, line.end);
    const found = markdown.exec(text);
    if (!found || !isKnownPlace(ctx.component)) return;
    const at = sourceRange(found.index, found.index + found[0].length);
    ctx.report('markdown', { at, data: { markup: found[0].replace(/^\\n/, '') } });
  },
  fixes({ node: line, block: { tree } }) {
    const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
    const edits = [...text.matchAll(link)].map(({ 0: found, 1: words, 2: address, index }) => ({
      ...sourceRange(index, index + found.length),
      newText: `${words} (${address})`,
    }));
    return edits.length > 0 ? [{ title: 'Change links to plain text', safety: 'unsafe', edits }] : [];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'plain text', code: 'DESCRIPTION:See PEX (https://example.org/pex) # 1.', profile: 'strict' },
    { name: 'asterisks', code: 'DESCRIPTION:2 ** 3 and 4 ** 5\\n* tea\\n* cake', profile: 'strict' },
    { name: 'brackets', code: 'SUMMARY:Arrays [1] and calls (x)', profile: 'strict' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nDESCRIPTION:Bring a **laptop**.\nEND:X-NOTE',
      profile: 'strict',
    },
  ],
  invalid: [
    {
      name: 'links',
      code: 'DESCRIPTION:See ⟦[PEX](https://example.org/pex)⟧ and [a](b).',
      fixed: 'DESCRIPTION:See PEX (https://example.org/pex) and a (b).',
      profile: 'strict',
    },
    { name: 'bold words', code: 'DESCRIPTION:Bring a ⟦**lap\n top**⟧', profile: 'strict' },
    { name: 'a heading', code: 'DESCRIPTION:Hello.⟦\\n## ⟧Outline', profile: 'strict' },
    { name: 'code', code: 'DESCRIPTION:Run ⟦```⟧npm test```', profile: 'strict' },
  ],
};
