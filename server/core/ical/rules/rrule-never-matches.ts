import type { RuleExamples } from '../../engine/rule.ts';
import { fitsRule, hasFittingDay } from '../../recurrence/match.ts';
import { parseRule } from '../../recurrence/rule.ts';
import { readKnownTime } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';

export const rule = defineRule({
  id: 'rrule-never-matches',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'A recurrence rule must give at least one day that exists.',
  why: 'The event does not repeat, and some calendars search for its next date without end.',
  messages: {
    never: {
      severity: 'warning',
      text: 'There is no day that fits all parts of this rule, so the event does not repeat and some calendars search without end. Correct the parts that contradict each other',
    },
  },
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const { component } = ctx;
    const start = component && readKnownTime(ctx.tree, component, 'DTSTART');
    const found = start && parseRule(ctx.readRecur(line).text);
    if (!found || fitsRule(found, start.value, start.value) || hasFittingDay(found, start.value)) return;
    if (!mayHaveType(line, 'RECUR') || !isKnownPlace(component)) return;
    ctx.report('never', { at: { start: line.valueStart, end: line.end } });
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'every Friday', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=3' },
    {
      name: 'another weekday than that of the start',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO',
    },
    { name: 'leap days', code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' },
    {
      name: 'leap days on a Sunday',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU',
    },
    {
      name: 'a rule with a fault',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;X=1;COUNT=x',
    },
    {
      name: 'an unknown property',
      code: 'DTSTART:20270514T090000Z\nX-RULE;VALUE=RECUR:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nDTSTART:20270514T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'the 30th of February',
      code: 'DTSTART:20270514T090000Z\nRRULE:⟦FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30⟧',
    },
    {
      name: 'the fifth Friday among the first days',
      code: 'DTSTART:20270514T090000Z\nRRULE:⟦FREQ=MONTHLY;BYDAY=5FR;BYMONTHDAY=1,2,3⟧',
    },
  ],
};
