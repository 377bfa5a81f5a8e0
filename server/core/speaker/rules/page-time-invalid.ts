import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-time-invalid',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['Django writes times of day as 3:15 p.m., noon and midnight'],
  summary: 'The times of a talk are times that a clock can show.',
  why: 'Nobody can tell when the talk is, and it is missing from the schedule.',
  messages: {
    invalid: {
      severity: 'error',
      text: '"{time}" is no time of day, so the talk has no place in the schedule. Correct it',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ startTime, endTime }, ctx) {
    for (const time of [startTime, endTime]) {
      if (!time?.written.problem) continue;
      const { start, end } = time;
      ctx.report('invalid', { at: { start, end }, data: { time: ctx.block.text.slice(start, end) } });
    }
  },
  fixes({ at, block: { text }, node: { startTime, endTime } }) {
    const time = startTime?.start === at.start ? startTime : endTime;
    const { hour = 0, meridiem, problem } = time?.written ?? {};
    // Afternoon hours of a clock of 24 with a PM that says the same once more.
    if (meridiem !== 'pm' || problem !== 'hour' || hour < 13 || hour > 23) return [];
    const newText = text.slice(at.start, at.end).replace(/^\d+/, String(hour - 12));
    return [{ title: `Write ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

const line = (times: string) => `8/12/2017 | ${times} | Main Hall`;

export const examples: RuleExamples = {
  valid: [
    { name: 'AM and PM', code: line('3:15 PM-4:15 PM') },
    { name: 'a clock of 24 hours', code: line('15:15-24:00') },
    { name: 'noon', code: line('11:05 a.m.–noon') },
    { name: 'no times', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    { name: 'hour 13 with PM', code: line('⟦13:15 PM⟧-4:15 PM'), fixed: line('1:15 PM-4:15 PM') },
    {
      name: 'hour 13 with PM at the end',
      code: line('12:15 PM-⟦13:15 PM⟧'),
      fixed: line('12:15 PM-1:15 PM'),
    },
    { name: 'hour 0 with AM', code: line('⟦0:15 AM⟧-1:15 AM') },
    { name: 'hour 13 with AM', code: line('⟦13:15 AM⟧-2:15 PM') },
    { name: 'hour 24 with PM', code: line('⟦24:15 PM⟧-2:15 PM') },
    { name: 'minute 75', code: line('3:15 PM-⟦3:75 PM⟧') },
    { name: 'hour 25', code: line('15:15-⟦25:15⟧') },
  ],
};
