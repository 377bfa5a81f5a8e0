import type { RuleExamples } from '../../engine/rule.ts';
import { breakAt } from '../../text/lineBreaks.ts';
import { defineRule } from '../rule.ts';
import { endLinesWithCrlf } from '../syntax/edits.ts';

export const rule = defineRule({
  id: 'line-ending-not-crlf',
  category: 'file',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'Lines must end with CR LF.',
  why: 'Most calendars read files with LF alone, but some releases of Outlook and Safari refuse them. Version control and editors change line endings without a word.',
  messages: {
    notCrlf: {
      severity: 'info',
      profiles: { publish: 'error', strict: 'error' },
      text: 'Lines end with LF alone, where the format wants CR LF; some calendars refuse such a file. Convert the line endings before it is published',
    },
  },
  sources: ['adamgibbons/ics#168', 'nwcell/ics.js#35'],
  visit: 'bytes',
  on: ['*'],
  check({ crlf, lf, cr, firstLf, utf16 }, ctx) {
    if (lf === 0 || crlf > 0 || cr > 0 || !firstLf || utf16) return;
    const { block, at } = ctx.lineAt(firstLf.line);
    ctx.report('notCrlf', { block, at: breakAt(block.text, at.end) });
  },
  fixes(_finding, { file }) {
    const edits = endLinesWithCrlf(file.blocks);
    return [{ title: 'End all lines with CR LF', safety: 'safe', edits, operation: 'convert-to-crlf' }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'CR LF', code: 'SUMMARY:Opening' },
    {
      name: 'no line break at all',
      code: 'BEGIN:VCALENDAR',
      raw: true,
    },
  ],
  invalid: [
    {
      name: 'LF',
      code: 'BEGIN:VCALENDAR⟦\n⟧VERSION:2.0\nPRODID:-//Example//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nSUMMARY:Opening\nEND:VEVENT\nEND:VCALENDAR\n',
      raw: true,
      fixed:
        'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    },
    {
      name: 'LF, in the bytes of the file',
      code: 'BEGIN:VCALENDAR⟦<LF>⟧VERSION:2.0<LF>PRODID:-//Example//EN<LF>BEGIN:VEVENT<LF>UID:a@example.org<LF>DTSTAMP:20270401T080000Z<LF>DTSTART:20270514T090000Z<LF>SUMMARY:Opening<LF>END:VEVENT<LF>END:VCALENDAR<LF>',
      raw: true,
      bytes: true,
      fixed:
        'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    },
  ],
};
