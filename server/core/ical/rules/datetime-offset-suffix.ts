import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { parseDateTime } from '../values/dateTime.ts';
import { isKnownPlace, mayHaveType, wrongValueAt, wrongValues } from '../values/expected.ts';

export const rule = defineRule({
  id: 'datetime-offset-suffix',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.5' }],
  summary: 'A date-time must not carry a UTC offset: it is in UTC with Z, or in a zone named by TZID.',
  why: 'Calendars drop the offset and show the event hours off, or they drop the event.',
  messages: {
    offset: {
      severity: 'error',
      text: 'A date-time cannot have the UTC offset {offset}: calendars ignore it and show another time, or refuse the event. Write the time in UTC with Z, or name the zone with TZID',
    },
  },
  sources: ['ical.js 2.2 drops the offset without a word, so that the time floats'],
  visit: 'doubtfulValue',
  on: ['DATE-TIME'],
  check(line, ctx) {
    const wrong = wrongValues(ctx.tree, line, parseDateTime).filter(
      ({ problem }) => problem.kind === 'offset',
    );
    if (wrong.length === 0 || !isKnownPlace(ctx.component) || !mayHaveType(line, 'DATE-TIME')) return;
    for (const { problem, part } of wrong) {
      const { start, end } = problem;
      ctx.report('offset', { at: { start, end }, data: { offset: part } });
    }
  },
  fixes({ node: line, block, at }) {
    const wrong = wrongValueAt(block.tree, line, parseDateTime, at);
    const reading = wrong?.problem.reading;
    // With a TZID beside it nobody knows which of the two the writer meant.
    if (!wrong || reading === undefined || line.params.some(({ name }) => name === 'TZID')) return [];
    return [
      { title: `Change to UTC: ${reading}`, safety: 'unsafe', edits: [{ ...wrong.at, newText: reading }] },
    ];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'in UTC', code: 'DTSTART:20270514T163000Z' },
    { name: 'floating', code: 'DTSTART:20270514T093000' },
    { name: 'an offset of a time zone', code: 'X-OFFSET:-0700' },
  ],
  invalid: [
    {
      name: 'west of Greenwich',
      code: 'DTSTART:20270514T093000⟦-0700⟧',
      fixed: 'DTSTART:20270514T163000Z',
    },
    {
      name: 'as ISO 8601 writes it',
      code: 'DTSTART:2027-05-14T01:30:00⟦+05:30⟧',
      fixed: 'DTSTART:20270513T200000Z',
    },
    {
      name: 'hours only',
      code: 'DTSTAMP:20270514T093000⟦+02⟧',
      fixed: 'DTSTAMP:20270514T073000Z',
    },
  ],
};
