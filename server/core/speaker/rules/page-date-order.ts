import type { RuleExamples } from '../../engine/rule.ts';
import { monthNames } from '../../ical/values/dayNames.ts';
import { defineRule } from '../rule.ts';
import { dayOf, orderOf, type PageDate } from '../values/date.ts';

export const rule = defineRule({
  id: 'page-date-order',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['pinax/symposion and PyBay write 8/12/2017 for 12 August 2017'],
  summary: 'Dates of two numbers have month and day in the order of all the pages.',
  why: 'Of a date such as 8/12/2017 nobody can tell the day: half of the visitors come in August, half in December.',
  messages: {
    other: {
      severity: 'warning',
      text: '{date} has the {first} first, and is {day}; readers who expect the {second} first take it for another day or for none. Swap the two numbers, or write {iso}',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ date }, ctx) {
    const wanted = ctx.context.dateOrder ?? ctx.context.usualOrder;
    const day = date?.day;
    if (!date || !day || !isOpen(date.written)) return;
    const { written } = date;
    // Where the day of the page is not the one that the usual order gives, something else has settled it.
    const usual = dayOf(written, wanted);
    const isUsual =
      orderOf(written, wanted) === wanted && usual?.month === day.month && usual.day === day.day;
    if (isUsual) return;
    const isDayFirst = wanted === 'month-first';
    ctx.report('other', {
      at: written.body,
      data: {
        date: ctx.block.text.slice(written.body.start, written.body.end),
        first: isDayFirst ? 'day' : 'month',
        second: isDayFirst ? 'month' : 'day',
        day: `${day.day} ${monthNames[day.month - 1]}`,
        iso: isoText(day),
      },
    });
  },
  fixes({ at, block: { text }, node: { date } }) {
    if (!date?.day) return [];
    const swapped = text.slice(at.start, at.end).replace(/^(\d+)(\D+)(\d+)/, '$3$2$1');
    return [swapped, isoText(date.day)].map((newText) => ({
      title: `Write ${newText}`,
      safety: 'unsafe',
      edits: [{ ...at, newText }],
    }));
  },
});

function isOpen({ form, fixedOrder }: PageDate): boolean {
  return form === 'numeric' && fixedOrder === undefined;
}

function isoText({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const days = { event: { days: ['2017-08-11', '2017-08-12', '2017-08-13'] } };
const line = (date: string) => `${date} | 3:15 PM-4:15 PM | Main Hall`;
const dayFirst = { pages: { dateOrder: 'day-first' } };

export const examples: RuleExamples = {
  valid: [
    { name: 'the month first', code: line('8/12/2017') },
    { name: 'the month first, on a day of the event', code: line('8/12/2017'), config: days },
    { name: 'two equal numbers', code: line('8/8/2017') },
    { name: 'points, which have the day first', code: line('12.8.2017') },
    { name: 'an ISO date', code: line('2017-08-12') },
    { name: 'a date in words', code: line('12 August 2017') },
    { name: 'the day first, where that is configured', code: line('15/8/2017'), config: dayFirst },
    { name: 'a day that is none of the event in either order', code: line('3/4/2017'), config: days },
    { name: 'a weekday alone', code: 'Saturday 11:05 a.m.–11:30 a.m. in Mystic Theatre' },
    { name: 'no date', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    {
      name: 'a day that cannot be a month',
      code: line('⟦15/8/2017⟧'),
      text: '15/8/2017 has the day first, and is 15 August; readers who expect the month first take it for another day or for none. Swap the two numbers, or write 2017-08-15',
      fixed: line('8/15/2017'),
    },
    {
      name: 'written as ISO dates are',
      code: line('⟦15/8/2017⟧'),
      fix: 'Write 2017-08-15',
      fixed: line('2017-08-15'),
    },
    {
      name: 'a day of the event only when the day is first',
      code: line('⟦12/8/2017⟧'),
      config: days,
      fixed: line('8/12/2017'),
    },
    {
      name: 'the month first, where the day is',
      code: line('⟦8/15/2017⟧'),
      config: dayFirst,
      text: '8/15/2017 has the month first, and is 15 August; readers who expect the day first take it for another day or for none. Swap the two numbers, or write 2017-08-15',
      fixed: line('15/8/2017'),
    },
  ],
};
