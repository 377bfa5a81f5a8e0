import type { RuleExamples } from '../../engine/rule.ts';
import { findParameter } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { removeParameter } from '../syntax/edits.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';

export const rule = defineRule({
  id: 'tzid-on-date',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.19' },
    { rfc: 5545, section: '3.3.4' },
  ],
  summary: 'TZID must not be applied to a date.',
  why: 'Some calendars make a time of it, and the all-day event moves to the day before or after.',
  messages: {
    onDate: {
      severity: 'error',
      text: 'A date has no zone, and some calendars make midnight in that zone of it: the event moves to another day elsewhere. Remove TZID',
    },
  },
  sources: ['franc6/ics_calendar#66'],
  visit: 'value',
  on: ['DATE'],
  check(line, ctx) {
    // One parameter is VALUE, which every date has.
    const parameter = line.params.length > 1 ? findParameter(line, 'TZID') : undefined;
    if (!parameter || !mayHaveType(line, 'DATE') || !isKnownPlace(ctx.component)) return;
    ctx.report('onDate', { at: { start: parameter.start, end: parameter.end } });
  },
  fixes({ node: line }) {
    const parameter = findParameter(line, 'TZID');
    if (!parameter) return [];
    return [{ title: 'Remove TZID', safety: 'safe', edits: [removeParameter(line, parameter)] }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'a date', code: 'DTSTART;VALUE=DATE:20270514' },
    { name: 'a date with another parameter', code: 'DTSTART;VALUE=DATE;X-NOTE=a:20270514' },
    { name: 'a time in a zone', code: 'DTSTART;TZID=Europe/Berlin;VALUE=DATE-TIME:20270514T090000' },
    { name: 'an unknown property', code: 'X-DAY;VALUE=DATE;TZID=Europe/Berlin:20270514' },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nDTSTART;VALUE=DATE;TZID=Europe/Berlin:20270514\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a zone',
      code: 'DTSTART;VALUE=DATE;⟦TZID=Europe/Berlin⟧:20270514',
      fixed: 'DTSTART;VALUE=DATE:20270514',
    },
    {
      name: 'a zone for several dates',
      code: 'DTSTART;VALUE=DATE:20270514\nRDATE;⟦TZID=Europe/Berlin⟧;VALUE=DATE:20270515,20270516',
      fixed: 'DTSTART;VALUE=DATE:20270514\nRDATE;VALUE=DATE:20270515,20270516',
    },
  ],
};
