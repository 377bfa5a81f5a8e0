import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { removeLine, replaceValue } from '../syntax/edits.ts';
import { addDays, formatDate } from '../values/date.ts';
import { readZeroLength } from '../values/endOrder.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'all-day-end-equals-start',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.1' },
    { rfc: 5545, section: '3.8.2.2' },
  ],
  summary: 'An all-day event ends on the day after its last, so its DTEND cannot be its DTSTART.',
  why: 'Taken by its word the event covers no day: some calendars show one day, others nothing.',
  messages: {
    noDay: {
      severity: 'warning',
      text: 'DTEND of an all-day event is the day after its last, so this event covers no day and some calendars leave it out. Write {next} for one day',
    },
  },
  sources: ['iobroker-community-adapters/ioBroker.ical#81', 'derekantrican/GAS-ICS-Sync#57'],
  visit: 'doubtfulSpan',
  on: ['VEVENT'],
  check(event, ctx) {
    const empty = readZeroLength(ctx.tree, event);
    if (empty?.pair.type !== 'DATE' || !isKnownPlace(event)) return;
    const { start, end } = empty.lines;
    ctx.report('noDay', {
      at: { start: end.valueStart, end: end.end },
      data: { next: formatDate(addDays(empty.pair.end, 1)) },
      related: [{ at: { start: start.valueStart, end: start.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: event, data }) {
    const end = findProperty(event, 'DTEND');
    if (!end) return [];
    const next = String(data.next);
    return [
      { title: `Change DTEND to ${next}`, safety: 'unsafe', edits: [replaceValue(end, next)] },
      { title: 'Remove DTEND, for one day', safety: 'unsafe', edits: [removeLine(end)] },
    ];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'one day', code: 'DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270515' },
    { name: 'one day without DTEND', code: 'DTSTART;VALUE=DATE:20270514' },
  ],
  invalid: [
    {
      name: 'the next day is meant',
      code: 'DTSTART;VALUE=DATE:20271231\nDTEND;VALUE=DATE:⟦20271231⟧',
      fixed: 'DTSTART;VALUE=DATE:20271231\nDTEND;VALUE=DATE:20280101',
    },
    {
      name: 'or no DTEND at all',
      code: 'DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:⟦20270514⟧\nSUMMARY:Open day',
      fix: 'Remove DTEND, for one day',
      fixed: 'DTSTART;VALUE=DATE:20270514\nSUMMARY:Open day',
    },
  ],
};
