import type { RuleExamples } from '../../engine/rule.ts';
import type { PageClock } from '../model/page.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'page-ampm-missing',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion writes p.m. behind each time'],
  summary: 'Times on a clock of twelve hours have AM or PM.',
  why: 'A calendar that is made of the page takes 3:15 for a quarter past three at night.',
  messages: {
    missing: {
      severity: 'info',
      text: '"{time}" has no AM or PM; it is read as {reading}. Write that',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ times, startTime, endTime }, ctx) {
    const bare = [startTime, endTime].filter((time) => time?.assumed);
    const at = bare.length > 1 ? times : bare[0];
    if (!at) return;
    const { start, end } = at;
    const time = ctx.block.text.slice(start, end);
    const reading = bare.length > 1 ? withBoth(time, startTime, endTime) : `${time} ${halfOf(bare[0])}`;
    ctx.report('missing', { at: { start, end }, data: { time, reading } });
  },
  fixes({ at, data: { reading } }) {
    const edits = [{ ...at, newText: String(reading) }];
    return [{ title: `Write ${reading}`, safety: 'unsafe', edits }];
  },
});

function halfOf(time: PageClock | undefined): string {
  return time?.assumed?.toUpperCase() ?? '';
}

function withBoth(written: string, start: PageClock | undefined, end: PageClock | undefined): string {
  const first = (start?.end ?? 0) - (start?.start ?? 0);
  return `${written.slice(0, first)} ${halfOf(start)}${written.slice(first)} ${halfOf(end)}`;
}

const line = (times: string) => `8/12/2017 | ${times} | Main Hall`;
const two = (first: string, second: string) =>
  `One\n\n${line(first)}\n\nDescription\n\nA.\n\nTwo\n\n${line(second)}\n\nDescription\n\nB.\n`;

export const examples: RuleExamples = {
  valid: [
    { name: 'AM and PM', code: line('11:15 AM-12:15 PM') },
    { name: 'one for both', code: line('3:15-4:15 PM') },
    { name: 'a clock of 24 hours', code: line('9:15-10:15') },
    { name: 'a clock of 24 hours, as another talk shows', code: two('5:00-6:00', '15:00-16:00') },
    { name: 'no times', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    {
      name: 'none at the end',
      code: line('3:15 PM-⟦4:15⟧'),
      text: '"4:15" has no AM or PM; it is read as 4:15 PM. Write that',
      fixed: line('3:15 PM-4:15 PM'),
    },
    { name: 'none at the end, past noon', code: line('11:15 AM-⟦12:15⟧'), fixed: line('11:15 AM-12:15 PM') },
    {
      name: 'none at all',
      code: line('⟦3:15-4:15⟧'),
      text: '"3:15-4:15" has no AM or PM; it is read as 3:15 PM-4:15 PM. Write that',
      fixed: line('3:15 PM-4:15 PM'),
    },
    {
      name: 'none at all, where another talk has them',
      code: two('3 PM-4 PM', '⟦11:15 - 12:15⟧'),
      fixed: two('3 PM-4 PM', '11:15 AM - 12:15 PM'),
    },
    { name: 'no end', code: line('⟦3:15⟧'), fixed: line('3:15 PM'), also: ['page-schedule-syntax'] },
  ],
};
