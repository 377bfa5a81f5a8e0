import type { RuleExamples } from '../../engine/rule.ts';
import { lineAt } from '../../text/lines.ts';
import { defineRule } from '../rule.ts';
import { foldUnitOf, refold } from '../syntax/refold.ts';

export const rule = defineRule({
  id: 'line-too-long',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A line should not be longer than 75 octets without its line break.',
  why: 'The calendars in use read long lines, but the format advises against them, and some validators refuse a feed for them. Octets are bytes of UTF-8: é has two, 会 three, 😀 four.',
  messages: {
    long: {
      severity: 'hint',
      profiles: { publish: 'info', strict: 'warning' },
      text: 'The line is {octets} octets long; the format advises to fold lines after 75',
    },
  },
  visit: 'problem',
  on: ['line-too-long'],
  check(problem, ctx) {
    const { lines } = ctx.tree;
    const octets = lines.octets[lineAt(lines.starts, problem.start)] ?? 0;
    ctx.report('long', { at: { start: problem.start, end: problem.end }, data: { octets } });
  },
  fixes({ node: { line }, block }, { eol }) {
    const unit = foldUnitOf(block.tree, line) ?? ' ';
    const edits = refold(block.tree, line, { eol, unit });
    return [{ title: 'Fold this line at 75 octets', safety: 'safe', edits }];
  },
});

export const examples: RuleExamples = {
  valid: [
    {
      name: 'a folded line',
      code: 'DESCRIPTION:A very long line of text that goes on and on without any fold u\n ntil it is past 75 octets',
    },
    { name: 'exactly 75 octets', code: `SUMMARY:${'x'.repeat(67)}` },
  ],
  invalid: [
    {
      name: 'a long line',
      code: 'DESCRIPTION:A very long line of text that goes on and on without any fold u⟦ntil it is past 75 octets⟧',
      fixed:
        'DESCRIPTION:A very long line of text that goes on and on without any fold u\n ntil it is past 75 octets',
    },
    {
      name: 'few characters and many octets',
      code: 'SUMMARY:会議の前に、会場の受付で名札と資料をお受け取⟦りください⟧',
      fixed: 'SUMMARY:会議の前に、会場の受付で名札と資料をお受け取\n りください',
    },
    {
      name: 'the second line of a folded one, with an escape at its end',
      code: `DESCRIPTION:Bring\n  ${'x'.repeat(72)}\\⟦nThank you⟧`,
      fixed: `DESCRIPTION:Bring\n  ${'x'.repeat(72)}\n \\nThank you`,
    },
  ],
};
