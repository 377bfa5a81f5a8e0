import type { RuleExamples } from '../../engine/rule.ts';
import { readKnownTime } from '../model/series.ts';
import { untilInStead } from '../model/untilForm.ts';
import { defineRule } from '../rule.ts';
import type { Component } from '../syntax/nodes.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import type { RecurInLine } from '../values/recur.ts';

export const rule = defineRule({
  id: 'rrule-until-floating',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'UNTIL should be a floating time when DTSTART is one.',
  why: 'The last occurrence takes place for some attendees and not for others, by the zone that they are in.',
  messages: {
    utc: {
      severity: 'info',
      profiles: { strict: 'warning' },
      text: 'DTSTART has no zone and UNTIL is in UTC, so the zone of each attendee decides whether the last occurrence takes place. Remove the Z, or give DTSTART a zone',
    },
  },
  sources: ['RFC erratum 4414: two sentences of the paragraph contradict each other'],
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    const { component } = ctx;
    const until = recur.parts.UNTIL?.items[0];
    if (!until || !component || !isUtcTime(recur) || isObservance(component)) return;
    const start = readKnownTime(ctx.tree, component, 'DTSTART');
    if (start?.form !== 'floating' || !isKnownPlace(component) || !mayHaveType(line, 'RECUR')) return;
    ctx.report('utc', {
      at: recur.sourceRange(until),
      related: [{ at: { start: start.line.valueStart, end: start.line.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: line, block, at }, ctx) {
    const reading = untilInStead(block.tree, line, ctx.zones);
    if (reading === undefined) return [];
    return [{ title: `Change UNTIL to ${reading}`, safety: 'unsafe', edits: [{ ...at, newText: reading }] }];
  },
});

function isUtcTime({ parts }: RecurInLine): boolean {
  const until = parts.UNTIL?.items[0]?.value;
  return until?.type === 'DATE-TIME' && until.dateTime.isUtc;
}

/** Where clocks change, DTSTART has no zone and UNTIL is in UTC by rule. */
function isObservance({ name }: Component): boolean {
  return name === 'STANDARD' || name === 'DAYLIGHT';
}

/** An observance with the rule that it should have. */
function observance(name: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:${name}\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20261025T010000Z\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:${name}\nEND:VTIMEZONE`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'both in UTC', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z' },
    { name: 'both floating', code: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270516T090000' },
    { name: 'a date', code: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270516' },
    { name: 'a change to standard time', code: observance('STANDARD') },
    { name: 'a change to daylight saving time', code: observance('DAYLIGHT') },
    {
      name: 'an unknown property',
      code: 'DTSTART:20270514T090000\nX-RULE;VALUE=RECUR:FREQ=DAILY;UNTIL=20270516T090000Z',
    },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nDTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'in UTC',
      code: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=⟦20270516T090000Z⟧',
      fixed: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270516T090000',
      also: ['floating-time'],
    },
    {
      name: 'in UTC, in the middle of the rule',
      code: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=⟦20270516T2359\n 59Z⟧;INTERVAL=2',
      fixed: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270516T235959;INTERVAL=2',
      also: ['floating-time'],
    },
  ],
};
