import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { removeLine } from '../syntax/edits.ts';
import { readZeroLength } from '../values/endOrder.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'event-zero-length',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.1' },
    { rfc: 5545, section: '3.8.2.2' },
  ],
  summary: 'An event should not end at the moment when it starts.',
  why: 'Calendars show nothing, a line without height, or an hour that nobody planned.',
  messages: {
    zeroLength: {
      severity: 'warning',
      text: 'The event ends when it starts: calendars show nothing, a thin line or a whole hour. Set DTEND to the end of the session, or remove it',
    },
  },
  visit: 'doubtfulSpan',
  on: ['VEVENT'],
  check(event, ctx) {
    const empty = readZeroLength(ctx.tree, event);
    if (empty?.pair.type !== 'DATE-TIME' || !isKnownPlace(event)) return;
    const { start, end } = empty.lines;
    ctx.report('zeroLength', {
      at: { start: end.valueStart, end: end.end },
      related: [{ at: { start: start.valueStart, end: start.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: event }) {
    const end = findProperty(event, 'DTEND');
    return end ? [{ title: 'Remove DTEND', safety: 'unsafe', edits: [removeLine(end)] }] : [];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'a talk', code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z' },
    { name: 'no end at all', code: 'DTSTART:20270514T090000Z' },
    {
      name: 'another zone, another time',
      code: 'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0100\nTZOFFSETTO:-0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDTEND;TZID=X:20270514T090000\nEND:VEVENT',
    },
  ],
  invalid: [
    {
      name: 'in UTC',
      code: 'DTSTART:20270514T090000Z\nDTEND:⟦20270514T090000Z⟧\nSUMMARY:Doors open',
      fixed: 'DTSTART:20270514T090000Z\nSUMMARY:Doors open',
    },
    {
      name: 'floating',
      also: ['floating-time'],
      code: 'DTSTART:20270514T090000\nDTEND:⟦20270514T090000⟧',
      fixed: 'DTSTART:20270514T090000',
    },
  ],
};
