import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, PlacedBlock } from '../context.ts';
import { findHiddenCalendar, isBlank } from '../facts.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'file-text-before-begin',
  category: 'file',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.4' }],
  summary: 'Nothing may stand before BEGIN:VCALENDAR.',
  why: 'Apple Calendar and others that read the file from its first line refuse it.',
  messages: {
    text: {
      severity: 'error',
      text: 'There is text before BEGIN:VCALENDAR; Apple Calendar and others refuse such a file. Remove it',
    },
  },
  sources: ['ietf-tools/datatracker#8498'],
  supersedes: ['*'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    const found = findTextBefore(file);
    if (!found) return;
    const { block, end } = found;
    const start = block.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const visible = block.text.slice(0, end).trimEnd().length;
    const lineEnd = end + block.text.slice(end).search(/[\r\n]|$/);
    ctx.report('text', { block, at: { start, end: visible }, owns: { start: 0, end: lineEnd } });
  },
  fixes({ block, at }, { file }) {
    const end = findTextBefore(file)?.end ?? at.end;
    const first = { block, start: at.start, end, newText: '' };
    const others = blocksBefore(file).filter((other) => other !== block);
    const rest = others.map((other) => ({ block: other, start: 0, end: other.text.length, newText: '' }));
    return [{ title: 'Remove the text before BEGIN:VCALENDAR', safety: 'unsafe', edits: [first, ...rest] }];
  },
});

/** The block that holds the text, and where the text ends in it. */
function findTextBefore(file: FileModel): { block: PlacedBlock; end: number } | undefined {
  const block = blocksBefore(file).find((before) => !isBlank(before.text.replace('\ufeff', '')));
  if (block) return { block, end: block.text.length };
  if (file.blocks.some(({ name }) => name === 'VCALENDAR')) return undefined;
  const hidden = findHiddenCalendar(file);
  if (!hidden || isBlank(hidden.block.text.slice(0, hidden.at))) return undefined;
  return { block: hidden.block, end: hidden.at };
}

/** The blocks before the first calendar; none when there is no calendar. */
function blocksBefore(file: FileModel): readonly PlacedBlock[] {
  const first = file.blocks.findIndex(({ name }) => name === 'VCALENDAR');
  return file.blocks.slice(0, Math.max(first, 0));
}

const calendar =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'nothing before', code: calendar, raw: true },
    { name: 'empty lines, which another rule reports', code: `\r\n\r\n${calendar}`, raw: true },
  ],
  invalid: [
    { name: 'on the same line', code: `⟦None⟧${calendar}`, raw: true, fixed: calendar },
    {
      name: 'the head of a message',
      code: `⟦Content-Type: text/calendar; charset=utf-8\r\nMIME-Version: 1.0⟧\r\n\r\n${calendar}`,
      raw: true,
      fixed: calendar,
    },
    { name: 'a line without colon', code: `⟦Our schedule⟧\r\n${calendar}`, raw: true, fixed: calendar },
  ],
};
