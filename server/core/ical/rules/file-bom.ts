import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'file-bom',
  category: 'file',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 5545, section: '3.4' },
  ],
  summary: 'A file must begin with BEGIN, not with a byte order mark.',
  why: 'Readers that do not expect the mark find no BEGIN:VCALENDAR and refuse the file. Editors hide it, so nobody sees why.',
  messages: {
    mark: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'The file starts with an invisible byte order mark; some readers then do not find BEGIN:VCALENDAR. Save it as UTF-8 without the mark',
    },
  },
  sources: ['franc6/ics_calendar#75', 'collective/icalendar#700', 'sabre-io/vobject#175'],
  visit: 'bytes',
  on: ['*'],
  check({ bom }, ctx) {
    if (!bom) return;
    const { block } = ctx.lineAt(0);
    const isInText = block.text.charCodeAt(0) === 0xfeff;
    ctx.report('mark', { block, at: { start: 0, end: isInText ? 1 : 0 } });
  },
  fixes({ at }) {
    const edits = at.end > at.start ? [{ start: at.start, end: at.end, newText: '' }] : [];
    return [{ title: 'Remove the byte order mark', safety: 'safe', edits, operation: 'remove-bom' }];
  },
});

const calendar =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'no mark', code: 'SUMMARY:Opening' },
    { name: 'the same character inside a value', code: 'SUMMARY:Open\ufeffing' },
  ],
  invalid: [
    {
      name: 'a mark that the editor took away',
      code: `<EF><BB><BF>⟦⟧${calendar}`,
      raw: true,
      bytes: true,
      fixed: calendar,
    },
    { name: 'a mark in the text', code: `⟦\ufeff⟧${calendar}`, raw: true, fixed: calendar },
  ],
};
