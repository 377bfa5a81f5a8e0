import type { RuleExamples } from '../../engine/rule.ts';
import type { ByteFacts } from '../../text/byteFacts.ts';
import { breakAt } from '../../text/lineBreaks.ts';
import { defineRule } from '../rule.ts';
import { endLinesWithCrlf } from '../syntax/edits.ts';

/** Each line ends with CR CR LF: a file whose CR LF was made CR LF once more. */
function isDoubled({ crlf, lf, cr, firstCr, firstCrlf }: ByteFacts): boolean {
  if (cr !== crlf || lf > 0 || !firstCr || !firstCrlf) return false;
  return firstCrlf.line === firstCr.line + 1 && firstCrlf.character === 0;
}

export const rule = defineRule({
  id: 'line-ending-bare-cr',
  category: 'file',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A carriage return must be followed by a line feed.',
  why: 'Readers do not take a carriage return alone for a line break: they see one long line, and fail or show the second line as part of the first.',
  messages: {
    only: {
      severity: 'error',
      text: 'Lines end with CR alone; readers see the whole file as one line and refuse it. Convert the line endings to CR LF',
    },
    some: {
      severity: 'error',
      text: 'A carriage return without line feed, {count} in the file; readers see one long line here. If a new line was meant inside a text, write \\n; else end the line with CR LF',
    },
    doubled: {
      severity: 'error',
      text: 'Lines end with CR CR LF; readers keep the first CR as part of the value and know no property or component by it. Convert the line endings to CR LF',
      alone: 'file',
    },
  },
  sources: ['nextcloud/calendar#1898'],
  visit: 'bytes',
  on: ['*'],
  check(bytes, ctx) {
    const { crlf, lf, cr, firstCr, utf16 } = bytes;
    if (cr === 0 || !firstCr || utf16) return;
    const { block, at } = ctx.lineAt(firstCr.line);
    const place = { block, at: breakAt(block.text, at.end), data: { count: cr } };
    if (isDoubled(bytes)) ctx.report('doubled', place);
    else ctx.report(crlf + lf === 0 ? 'only' : 'some', place);
  },
  fixes({ message }, { file }) {
    const safety = message === 'only' ? 'safe' : 'unsafe';
    const edits = endLinesWithCrlf(file.blocks);
    return [{ title: 'End all lines with CR LF', safety, edits, operation: 'convert-to-crlf' }];
  },
});

const healthy =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'CR LF', code: 'SUMMARY:Opening' },
    { name: 'LF', code: 'BEGIN:VCALENDAR\nEND:VCALENDAR\n', raw: true },
  ],
  invalid: [
    {
      name: 'the whole file',
      code: healthy.replaceAll('\r\n', '<CR>').replace('<CR>', '⟦<CR>⟧'),
      raw: true,
      bytes: true,
      message: 'only',
      fixed: healthy,
    },
    {
      name: 'one line',
      code: 'SUMMARY:Opening⟦<CR>⟧LOCATION:Hall A',
      bytes: true,
      message: 'some',
      fixed: 'SUMMARY:Opening\nLOCATION:Hall A',
    },
    {
      name: 'CR LF converted twice',
      code: healthy.replaceAll('\r\n', '<CR><CR><LF>').replace('<CR>', '⟦<CR>⟧'),
      raw: true,
      bytes: true,
      message: 'doubled',
      fixed: healthy,
    },
  ],
};
