import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'file-no-final-newline',
  category: 'file',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'The last line ends with a line break, too.',
  why: 'Readers cope with its absence, but files that are put together then run into each other: END:VCALENDARBEGIN:VCALENDAR.',
  messages: {
    missing: {
      severity: 'hint',
      profiles: { strict: 'error' },
      text: 'The last line has no line break after it; add one',
    },
  },
  visit: 'file',
  on: ['*'],
  check({ blocks }, ctx) {
    const block = blocks[blocks.length - 1];
    if (!block || block.text === '' || /[\r\n]$/.test(block.text)) return;
    const { starts, ends } = block.tree.lines;
    const at = { start: starts[starts.length - 1] ?? 0, end: ends[ends.length - 1] ?? 0 };
    ctx.report('missing', { block, at });
  },
  fixes({ at }, { eol }) {
    const edits = [{ start: at.end, end: at.end, newText: eol }];
    return [{ title: 'Add a line break', safety: 'safe', edits }];
  },
});

const calendar =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\nEND:VEVENT\r\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'a last line break', code: `${calendar}END:VCALENDAR\r\n`, raw: true },
    { name: 'empty lines at the end', code: `${calendar}END:VCALENDAR\r\n\r\n`, raw: true },
  ],
  invalid: [
    {
      name: 'no last line break',
      code: `${calendar}⟦END:VCALENDAR⟧`,
      raw: true,
      fixed: `${calendar}END:VCALENDAR\r\n`,
    },
    {
      name: 'in a file with LF',
      code: `${calendar}⟦END:VCALENDAR⟧`.replaceAll('\r\n', '\n'),
      raw: true,
      fixed: `${calendar}END:VCALENDAR\r\n`.replaceAll('\r\n', '\n'),
      also: ['line-ending-not-crlf'],
    },
  ],
};
