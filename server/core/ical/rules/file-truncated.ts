import type { RuleExamples } from '../../engine/rule.ts';
import { findCutOff } from '../model/cutOff.ts';
import { defineRule } from '../rule.ts';
import { nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'file-truncated',
  category: 'file',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.4' }],
  summary: 'A file must be there to its end.',
  why: 'A download or an export that broke off lacks events, and most readers refuse the rest as well.',
  messages: {
    cut: {
      severity: 'error',
      text: 'The file ends here, and {open} {verb} not closed: it was cut off, or the last lines are missing. Most readers refuse it. Get the whole file, or add {ends}',
    },
  },
  supersedes: ['*'],
  waitsForSave: true,
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      const cut = findCutOff(file, calendar);
      if (!cut || !calendar.begin) continue;
      const { block, line, open } = cut;
      const names = [...open.map(({ name }) => name), 'VCALENDAR'];
      const begins = [...open.map((node) => ({ block, node })), calendar.begin];
      ctx.report('cut', {
        block,
        at: { start: line.start, end: line.end },
        owns: { start: line.start, end: line.fullEnd },
        data: {
          open: names.join(' and '),
          verb: names.length > 1 ? 'are' : 'is',
          ends: names.map((name) => `END:${name}`).join(' and '),
        },
        related: begins.map((begin) => ({
          block: begin.block,
          at: { start: begin.node.begin.start, end: begin.node.begin.end },
          text: `BEGIN:${begin.node.name}`,
        })),
        ownsElsewhere: open.map((component) => ({ block, at: nameRange(component) })),
      });
    }
  },
  fixes({ node: file, block, data }, { eol }) {
    const calendar = file.calendars.find((one) => findCutOff(file, one)?.block === block);
    const cut = calendar && findCutOff(file, calendar);
    if (!cut) return [];
    const { end, fullEnd } = cut.line;
    const gap = end === fullEnd ? eol : '';
    const newText =
      gap +
      String(data.ends)
        .split(' and ')
        .map((line) => line + eol)
        .join('');
    return [
      { title: `Add ${data.ends}`, safety: 'unsafe', edits: [{ start: fullEnd, end: fullEnd, newText }] },
    ];
  },
});

const head = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n';
const event =
  'BEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\n';
const closed = `${event}END:VEVENT\r\n`;
const end = 'END:VCALENDAR\r\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'a whole file', code: head + closed + end, raw: true },
    {
      name: 'nothing but END:VCALENDAR is missing, which another rule reports',
      code: head + closed,
      raw: true,
    },
    {
      name: 'an event without END in a whole file, which another rule reports',
      code: head + event + end,
      raw: true,
    },
  ],
  invalid: [
    {
      name: 'after a line of an event',
      code: `${head}${closed}${event.replace('a@', 'b@').replace('SUMMARY:Opening', '⟦SUMMARY:Closing⟧')}`,
      raw: true,
      text: 'The file ends here, and VEVENT and VCALENDAR are not closed: it was cut off, or the last lines are missing. Most readers refuse it. Get the whole file, or add END:VEVENT and END:VCALENDAR',
      fixed: `${head}${closed}${event.replace('a@', 'b@').replace('Opening', 'Closing')}END:VEVENT\r\n${end}`,
    },
    {
      name: 'in the middle of a line',
      code: `${head}${event}⟦DTEND:202705⟧`,
      raw: true,
      fixed: `${head}${event}DTEND:202705\r\nEND:VEVENT\r\n${end}`,
    },
    {
      name: 'in a reminder',
      code: `${head}${event}BEGIN:VALARM\r\n⟦ACTION:DISPLAY⟧\r\n`,
      raw: true,
      fixed: `${head}${event}BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT\r\n${end}`,
    },
    {
      name: 'in the middle of END:VEVENT',
      code: `${head}${event}⟦END:VEV⟧`,
      raw: true,
      text: 'The file ends here, and VCALENDAR is not closed: it was cut off, or the last lines are missing. Most readers refuse it. Get the whole file, or add END:VCALENDAR',
      fixed: `${head}${event}END:VEV\r\n${end}`,
    },
    {
      name: 'in the second of two calendars',
      code: `${head}${closed}${end}${head}${event.replace('a@', 'b@').replace('SUMMARY:Opening', '⟦SUMMARY:Closing⟧')}`,
      raw: true,
      also: ['file-multiple-calendars'],
      fixed: `${head}${closed}${end}${head}${event.replace('a@', 'b@').replace('Opening', 'Closing')}END:VEVENT\r\n${end}`,
    },
  ],
};
