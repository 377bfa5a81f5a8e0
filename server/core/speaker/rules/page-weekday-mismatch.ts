import type { RuleExamples } from '../../engine/rule.ts';
import { weekdayNames } from '../../ical/values/dayNames.ts';
import { weekdayOf } from '../../time/localTime.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule<'talk', 'other' | 'noSuchDay'>({
  id: 'page-weekday-mismatch',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion: the page of a presentation names the weekday'],
  summary: 'A weekday beside a date is the weekday of that date.',
  why: 'One of the two is wrong, and half of the visitors come on the wrong day.',
  messages: {
    other: {
      severity: 'warning',
      text: '{date} is a {actual}, not a {written}, so some come on the wrong day. Correct the weekday or the date',
    },
    noSuchDay: {
      severity: 'warning',
      text: 'No day of the event is a {written}, so nobody knows when to come. Correct the weekday, or write the date',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ date }, ctx) {
    const weekday = date?.written.weekday;
    if (!date || !weekday) return;
    const written = nameOf(weekday.index);
    const at = { start: weekday.start, end: weekday.end };
    if (date.written.form === 'weekday') {
      const { days } = ctx.context;
      const isDay = days.length === 0 || days.some((day) => weekdayOf(day) === weekday.index);
      if (!isDay) ctx.report('noSuchDay', { at, data: { written } });
      return;
    }
    if (!date.day || weekdayOf(date.day) === weekday.index) return;
    const { start, end } = date.written.body;
    const data = { date: ctx.block.text.slice(start, end), actual: nameOf(weekdayOf(date.day)), written };
    ctx.report('other', { at, data });
  },
  fixes({ message, at, block: { text }, node: { date } }) {
    if (message === 'noSuchDay' || !date?.day) return [];
    const name = nameOf(weekdayOf(date.day));
    const isShort = at.end - at.start <= 4;
    const inCase = /^\p{Ll}/u.test(text.slice(at.start, at.end)) ? name.toLowerCase() : name;
    const newText = isShort ? inCase.slice(0, 3) : inCase;
    return [{ title: `Write ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

function nameOf(index: number): string {
  return weekdayNames[index] as string;
}

const line = (date: string) => `${date} | 3:15 PM-4:15 PM | Main Hall`;
const prose = (weekday: string) => `${weekday} 11:05 a.m.–11:30 a.m. in Mystic Theatre`;
const days = { event: { days: ['2017-08-12', '2017-08-13'] } };

export const examples: RuleExamples = {
  valid: [
    { name: 'the right weekday', code: line('Saturday 8/12/2017') },
    { name: 'no weekday', code: line('8/12/2017') },
    { name: 'a date that does not exist', code: line('Sunday 2/30/2017') },
    { name: 'a weekday alone that the event has', code: prose('Sunday'), config: days },
    { name: 'a weekday alone, and no days are known', code: prose('Monday') },
  ],
  invalid: [
    {
      name: 'a wrong weekday',
      code: line('⟦Sunday⟧ 8/12/2017'),
      message: 'other',
      fixed: line('Saturday 8/12/2017'),
    },
    {
      name: 'a wrong weekday, for short',
      code: line('⟦Sun⟧, 12 August 2017'),
      message: 'other',
      fixed: line('Sat, 12 August 2017'),
    },
    {
      name: 'a wrong weekday in small letters',
      code: line('8/12/2017 (⟦sunday⟧)'),
      message: 'other',
      fixed: line('8/12/2017 (saturday)'),
    },
    {
      name: 'a weekday alone that the event does not have',
      code: prose('⟦Monday⟧'),
      config: days,
      message: 'noSuchDay',
    },
  ],
};
