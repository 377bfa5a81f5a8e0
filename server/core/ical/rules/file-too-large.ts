import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel } from '../context.ts';
import { defineRule } from '../rule.ts';

/** In bytes. Google Calendar gives up at about this size; nobody has published the limit. */
const mostBytes = 1_000_000;
const nearlyMostBytes = 900_000;

export const rule = defineRule({
  id: 'file-too-large',
  category: 'interop',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.4' }],
  summary: 'A calendar for subscribers should stay under a megabyte.',
  why: 'Google Calendar stops to import or refresh it, and subscribers keep an old schedule without notice.',
  messages: {
    large: {
      severity: 'warning',
      text: 'The file has {size} MB, and Google Calendar no longer imports or refreshes files of more than about 1 MB. Publish one file for each day or track',
    },
    nearly: {
      severity: 'info',
      text: 'The file has {size} MB, and from about 1 MB on Google Calendar no longer imports or refreshes it. Think of one file for each day or track',
    },
  },
  sources: ['roed314/seminars#777', 'ical-relay#212 (about 1 MB or 1,111 events)'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    const begin = file.calendars.find((calendar) => calendar.begin)?.begin;
    const size = sizeOf(file);
    if (!begin || size < nearlyMostBytes) return;
    const { valueStart, end } = begin.node.begin;
    ctx.report(size > mostBytes ? 'large' : 'nearly', {
      block: begin.block,
      at: { start: valueStart, end },
      data: { size: (size / 1e6).toFixed(2) },
    });
  },
});

/** In UTF-16 units, which are at least as many bytes. */
function sizeOf({ blocks }: FileModel): number {
  const last = blocks[blocks.length - 1];
  return last ? last.start + last.text.length : 0;
}

/** A calendar whose text is as long as this, in bytes. */
function calendar(bytes: number, name = 'VCALENDAR'): string {
  const head = `BEGIN:${name}\r\nVERSION:2.0\r\nPRODID:-//Example//Schedule//EN\r\nBEGIN:VEVENT\r\nUID:talk@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nDESCRIPTION:`;
  const tail = '\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  const brackets = name.length - 'VCALENDAR'.length;
  const line = `${'a'.repeat(60)}\r\n `;
  const rest = bytes - (head.length - brackets) - tail.length;
  return head + line.repeat(Math.floor(rest / line.length)) + 'a'.repeat(rest % line.length) + tail;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'small', code: 'SUMMARY:Opening' },
    { name: 'not too large', code: calendar(nearlyMostBytes - 1), raw: true },
    { name: 'no calendar', code: 'a'.repeat(1_100_000), raw: true },
  ],
  invalid: [
    {
      name: 'nearly too large',
      code: calendar(nearlyMostBytes, '⟦VCALENDAR⟧'),
      raw: true,
      message: 'nearly',
    },
    { name: 'just not too large', code: calendar(mostBytes, '⟦VCALENDAR⟧'), raw: true, message: 'nearly' },
    { name: 'too large', code: calendar(mostBytes + 1, '⟦VCALENDAR⟧'), raw: true, message: 'large' },
  ],
};
