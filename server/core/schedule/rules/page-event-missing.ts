import { pageExample, talkExample } from '../examples.ts';
import { eventOf, isOfPage } from '../pageLinks.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { Talk } from '../talk.ts';
import { dayOf } from '../times.ts';

export const rule = defineScheduleRule({
  id: 'page-event-missing',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A talk of a speaker page is in the calendar.',
  why: 'Who plans the day with the calendar never hears of the talk.',
  messages: {
    missing: {
      severity: 'info',
      text: 'The calendar has no event for "{title}": who plans with it never hears of the talk. Add it, or correct the title',
    },
  },
  visit: 'talk',
  check(talk, { index, report }) {
    if (!isOfPage(talk) || talk.title === '' || !talk.start) return;
    if (!hasEventsThen(talk, index) || eventOf(talk, index)) return;
    for (const block of talk.copies) {
      const { title, self } = block.facts.places;
      report('missing', { block, at: title ?? self, data: { title: talk.title } });
    }
  },
});

/** Where no calendar is of those days, the page is of another event than the calendars are. */
function hasEventsThen({ start }: Talk, { census }: ScheduleIndex): boolean {
  return start !== undefined && [-1, 0, 1].some((by) => census.days.has(dayOf(start) + by));
}

const event = (title: string, date = '20270514') =>
  talkExample('a', '14:30', '15:00', `SUMMARY:${title}`).replaceAll('20270514', date);
const page = (title: string) => pageExample('Ann Smith', title, '5/14/2027 | 2:30 PM-3:00 PM | Hall');

export const examples: ScheduleExamples = {
  valid: [
    { name: 'the calendar has it', files: { 'a.ics': event('Knots'), 'ann.speaker.txt': page('Knots') } },
    {
      name: 'the calendars are of another event',
      files: { 'a.ics': event('Wool', '20230514'), 'ann.speaker.txt': page('Knots') },
    },
    { name: 'there is no calendar', files: { 'ann.speaker.txt': page('Knots') } },
    {
      name: 'no date',
      files: { 'a.ics': event('Wool'), 'ann.speaker.txt': pageExample('Ann Smith', 'Knots', '') },
    },
  ],
  invalid: [
    {
      name: 'other talks of that day',
      files: { 'a.ics': event('Wool'), 'ann.speaker.txt': page('⟦Knots⟧') },
      text: 'The calendar has no event for "Knots": who plans with it never hears of the talk. Add it, or correct the title',
    },
    {
      name: 'of the day before',
      files: { 'a.ics': event('Wool', '20270513'), 'ann.speaker.txt': page('⟦Knots⟧') },
    },
  ],
};
