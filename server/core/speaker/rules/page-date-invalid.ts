import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { existsDate } from '../values/date.ts';

export const rule = defineRule({
  id: 'page-date-invalid',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['The Gregorian calendar'],
  summary: 'The date of a talk exists.',
  why: 'On a day that does not exist nobody comes, and the talk is missing from the schedule.',
  messages: {
    invalid: {
      severity: 'error',
      text: 'There is no {date}, so the talk has no place in the schedule. Correct the date',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ date }, ctx) {
    if (!date || existsDate(date.written, 'month-first')) return;
    const { body } = date.written;
    ctx.report('invalid', { at: body, data: { date: ctx.block.text.slice(body.start, body.end) } });
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'a day that exists', code: '2/28/2017 | 3:15 PM-4:15 PM | Main Hall' },
    { name: 'the leap day', code: '2/29/2016 | 3:15 PM-4:15 PM | Main Hall' },
    { name: 'a weekday alone', code: 'Saturday 11:05 a.m.–11:30 a.m. in Mystic Theatre' },
    { name: 'no date', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    { name: 'the 30th of February', code: '⟦2/30/2017⟧ | 3:15 PM-4:15 PM | Main Hall' },
    { name: 'no month at all', code: '⟦13/45/2017⟧ | 3:15 PM-4:15 PM | Main Hall' },
    { name: 'a written date', code: 'Sat ⟦31 June 2017⟧ | 3:15 PM-4:15 PM | Main Hall' },
  ],
};
