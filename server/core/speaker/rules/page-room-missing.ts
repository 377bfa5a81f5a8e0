import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-room-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: a slot has rooms'],
  summary: 'The line that says when a talk is also says where.',
  why: 'Visitors do not find the talk, and a room that is booked twice is not noticed.',
  messages: {
    missing: {
      severity: 'warning',
      text: 'The line has no room, so nobody knows where the talk is. Add it behind a bar: "| Main Hall"',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ room, node: { schedule } }, ctx) {
    if (!schedule || room) return;
    ctx.report('missing', { at: { start: schedule.start, end: schedule.end } });
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'a room', code: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall' },
    { name: 'a room after "in"', code: 'Saturday 11:05 a.m.–11:30 a.m. in Mystic Theatre' },
    { name: 'no line that says when', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    { name: 'nothing behind the bar', code: '⟦8/12/2017 | 3:15 PM-4:15 PM |⟧' },
    { name: 'no bar', code: '⟦8/12/2017 | 3:15 PM-4:15 PM⟧' },
  ],
};
