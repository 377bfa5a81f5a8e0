import type { RuleExamples } from '../../engine/rule.ts';
import { breakAt } from '../../text/lineBreaks.ts';
import { defineRule } from '../rule.ts';
import { endLinesWithCrlf } from '../syntax/edits.ts';

export const rule = defineRule({
  id: 'line-ending-mixed',
  category: 'file',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'All lines must end alike, with CR LF.',
  why: 'Readers that take the first line ending for that of the whole file read several lines as one. Mixed endings come from pasted text and from merges.',
  messages: {
    mixed: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'The line endings are mixed: {crlf} CR LF and {lf} LF. Some readers take several lines for one; convert them all to CR LF',
    },
  },
  visit: 'bytes',
  on: ['*'],
  check({ crlf, lf, cr, firstCrlf, firstLf, utf16 }, ctx) {
    const first = lf <= crlf ? firstLf : firstCrlf;
    if (crlf === 0 || lf === 0 || cr > 0 || !first || utf16) return;
    const { block, at } = ctx.lineAt(first.line);
    ctx.report('mixed', { block, at: breakAt(block.text, at.end), data: { crlf, lf } });
  },
  fixes(_finding, { file }) {
    const edits = endLinesWithCrlf(file.blocks);
    return [{ title: 'End all lines with CR LF', safety: 'safe', edits, operation: 'convert-to-crlf' }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'CR LF everywhere', code: 'SUMMARY:Opening' },
    {
      name: 'LF everywhere, which another rule reports',
      code: 'BEGIN:VCALENDAR\nEND:VCALENDAR\n',
      raw: true,
    },
  ],
  invalid: [
    {
      name: 'one pasted line',
      code: 'SUMMARY:Opening⟦<LF>⟧LOCATION:Hall A',
      bytes: true,
      fixed: 'SUMMARY:Opening\nLOCATION:Hall A',
    },
    {
      name: 'most lines have LF',
      code: 'BEGIN:VCALENDAR<LF>VERSION:2.0⟦<CR><LF>⟧PRODID:-//Example//EN<LF>BEGIN:VEVENT<LF>UID:a@example.org<LF>DTSTAMP:20270401T080000Z<LF>DTSTART:20270514T090000Z<LF>SUMMARY:Opening<LF>END:VEVENT<LF>END:VCALENDAR<LF>',
      raw: true,
      bytes: true,
      fixed:
        'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    },
  ],
};
