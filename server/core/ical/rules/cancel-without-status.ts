import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { itipSpecs } from '../spec/index.ts';
import { insertLineAfter } from '../syntax/edits.ts';
import { lacksProperty, nameRange } from '../values/expected.ts';
import { isOneOf } from '../values/word.ts';

/** What can be cancelled by a message. */
const names = itipSpecs.filter(({ method }) => method === 'CANCEL').map(({ component }) => component);

export const rule = defineRule({
  id: 'cancel-without-status',
  category: 'itip',
  since: '0.1.0',
  spec: [
    { rfc: 5546, section: '3.2.5' },
    { rfc: 5546, section: '3.4.5' },
    { rfc: 5546, section: '3.5.3' },
  ],
  summary: 'A cancellation says STATUS:CANCELLED and has a SEQUENCE.',
  why: 'Calendars ignore the cancellation, and attendees turn up.',
  messages: {
    status: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'METHOD:CANCEL without STATUS:CANCELLED cancels nothing where nobody is named: calendars go on showing it. Add STATUS:CANCELLED',
    },
    otherStatus: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'METHOD:CANCEL says that it is cancelled and STATUS that it is not: calendars go on showing it. Write STATUS:CANCELLED',
    },
    sequence: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'A cancellation without SEQUENCE looks older than what it cancels, and calendars ignore it. Add SEQUENCE, one higher than before',
    },
  },
  visit: 'component',
  on: names,
  check(component, ctx) {
    if (ctx.calendar.method !== 'CANCEL') return;
    const { tree } = ctx;
    const status = findProperty(component, 'STATUS');
    if (status && !isOneOf(tree, status, ['CANCELLED'])) {
      ctx.report('otherStatus', { at: { start: status.valueStart, end: status.end } });
    }
    // With attendees and without STATUS, these alone lose their invitation.
    const isForSome = findProperty(component, 'ATTENDEE') !== undefined;
    if (!isForSome && lacksProperty(tree, component, 'STATUS'))
      ctx.report('status', { at: nameRange(component) });
    if (lacksProperty(tree, component, 'SEQUENCE')) ctx.report('sequence', { at: nameRange(component) });
  },
  fixes({ node: component, message }, ctx) {
    const status = findProperty(component, 'STATUS');
    if (message === 'sequence') return [];
    const text = 'STATUS:CANCELLED';
    const edit = status
      ? { start: status.start, end: status.end, newText: text }
      : insertLineAfter(component.begin, text, ctx.eol);
    const title = status ? `Change to ${text}` : `Add ${text}`;
    return [{ title, safety: 'unsafe', edits: [edit] }];
  },
});

function cancellation(lines: string, name = 'VEVENT', method = 'CANCEL'): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nMETHOD:${method}\nBEGIN:${name}\n${lines}UID:a@example.org\nDTSTAMP:20270401T080000Z\nORGANIZER:mailto:desk@example.org\nEND:${name}\nEND:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'cancelled for all', code: cancellation('STATUS:cancelled\nSEQUENCE:1\n') },
    { name: 'cancelled for one', code: cancellation('ATTENDEE:mailto:ann@example.org\nSEQUENCE:1\n') },
    { name: 'damaged lines', code: cancellation('STATUS CANCELLED\nSEQUENCE 1\n') },
    {
      name: 'another METHOD',
      code: cancellation('DTSTART:20270514T090000Z\nSUMMARY:a\n', 'VEVENT', 'PUBLISH'),
    },
  ],
  invalid: [
    {
      name: 'no status',
      code: cancellation('SEQUENCE:1\n').replace('BEGIN:VEVENT', 'BEGIN:⟦VEVENT⟧'),
      message: 'status',
      fixed: cancellation('STATUS:CANCELLED\nSEQUENCE:1\n'),
    },
    {
      name: 'no status of a task',
      code: cancellation('SEQUENCE:1\n', 'VTODO').replace('BEGIN:VTODO', 'BEGIN:⟦VTODO⟧'),
      message: 'status',
      fixed: cancellation('STATUS:CANCELLED\nSEQUENCE:1\n', 'VTODO'),
    },
    {
      name: 'another status',
      code: cancellation('STATUS:⟦CONFIRMED⟧\nSEQUENCE:1\n'),
      message: 'otherStatus',
      fixed: cancellation('STATUS:CANCELLED\nSEQUENCE:1\n'),
    },
    {
      name: 'no sequence',
      code: cancellation('STATUS:CANCELLED\n').replace('BEGIN:VEVENT', 'BEGIN:⟦VEVENT⟧'),
      message: 'sequence',
    },
  ],
};
