import type { RuleExamples } from '../../engine/rule.ts';
import { type KnownTime, readKnownTime } from '../model/series.ts';
import { untilInStead } from '../model/untilForm.ts';
import { defineRule } from '../rule.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import type { RecurInLine } from '../values/recur.ts';

export const rule = defineRule({
  id: 'rrule-until-type',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'UNTIL must be a date when DTSTART is a date, and a time when DTSTART is a time.',
  why: 'Calendars refuse the rule, or disagree whether the last day is part of it.',
  messages: {
    dateForTime: {
      severity: 'error',
      text: 'UNTIL is a date and DTSTART a time: calendars refuse the rule or disagree about the last day. Write the time of the last occurrence as well',
    },
    timeForDate: {
      severity: 'error',
      text: 'UNTIL has a time of day and DTSTART is a date: calendars refuse the rule or disagree about the last day. Write the date alone',
    },
  },
  sources: ['ical4android repairs it on import'],
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    const until = recur.parts.UNTIL?.items[0];
    const start = until && ctx.component && readKnownTime(ctx.tree, ctx.component, 'DTSTART');
    if (!start || isSameType(recur, start)) return;
    if (!isKnownPlace(ctx.component) || !mayHaveType(line, 'RECUR')) return;
    const at = { start: start.line.valueStart, end: start.line.end };
    ctx.report(start.form === 'date' ? 'timeForDate' : 'dateForTime', {
      at: recur.sourceRange(until),
      related: [{ at, text: 'It starts here' }],
    });
  },
  fixes({ node: line, block, at }, ctx) {
    const reading = untilInStead(block.tree, line, ctx.zones);
    if (reading === undefined) return [];
    return [{ title: `Change UNTIL to ${reading}`, safety: 'unsafe', edits: [{ ...at, newText: reading }] }];
  },
});

function isSameType({ parts }: RecurInLine, start: KnownTime): boolean {
  const isDate = parts.UNTIL?.items[0]?.value.type === 'DATE';
  return isDate === (start.form === 'date');
}

/** A zone and an event in it, with the line that matters. */
function zoned(rrule: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=X:20270514T190000\n${rrule}\nEND:VEVENT`;
}

/** An observance that changes the clocks at 2:00, with the line that matters. */
function observance(rrule: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19701025T020000\n${rrule}\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'both times', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z' },
    { name: 'both dates', code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=20270516' },
    { name: 'no UNTIL', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3' },
    { name: 'an UNTIL that cannot be read', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=Sunday' },
    { name: 'a start that cannot be read', code: 'DTSTART:tomorrow\nRRULE:FREQ=DAILY;UNTIL=20270516' },
    {
      name: 'an unknown property',
      code: 'DTSTART:20270514T090000Z\nX-RULE;VALUE=RECUR:FREQ=DAILY;UNTIL=20270516',
    },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nDTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a date for a time in UTC',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=⟦20270516⟧',
      message: 'dateForTime',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z',
    },
    {
      name: 'a date for a time in a zone',
      code: zoned('RRULE:FREQ=DAILY;UNTIL=⟦20270516⟧'),
      message: 'dateForTime',
      fixed: zoned('RRULE:FREQ=DAILY;UNTIL=20270517T030000Z'),
    },
    {
      name: 'a date for a time without a zone',
      code: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=⟦20270516⟧;INTERVAL=1',
      message: 'dateForTime',
      fixed: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270516T090000;INTERVAL=1',
      also: ['floating-time'],
    },
    {
      name: 'a date for the change of clocks',
      code: observance('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=⟦20261025⟧'),
      message: 'dateForTime',
      fixed: observance('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20261025T000000Z'),
    },
    {
      name: 'a time for a date',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=⟦20270516T235959Z⟧',
      message: 'timeForDate',
      fixed: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=20270516',
    },
  ],
};
