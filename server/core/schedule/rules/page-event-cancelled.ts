import { pageExample, talkExample } from '../examples.ts';
import { eventOf, isOfPage } from '../pageLinks.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import { titleText } from '../titleName.ts';

export const rule = defineScheduleRule({
  id: 'page-event-cancelled',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A talk that is cancelled in the calendar is on no speaker page.',
  why: 'Who reads the page comes to a talk that does not take place.',
  messages: {
    cancelled: {
      severity: 'warning',
      text: 'The calendar marks {title} CANCELLED: who reads this page comes in vain. Say so here, or take the talk from the page',
    },
  },
  visit: 'talk',
  check(talk, { index, report }) {
    const event = isOfPage(talk) ? eventOf(talk, index) : undefined;
    if (!event?.isCancelled) return;
    const { places } = event.main.facts;
    for (const block of talk.copies) {
      report('cancelled', {
        block,
        at: block.facts.places.title ?? block.facts.places.self,
        data: { title: titleText(talk) },
        related: [{ block: event.main, at: places.status ?? places.self, text: 'It is cancelled here' }],
      });
    }
  },
});

const event = (lines = '') => talkExample('a', '14:30', '15:00', `SUMMARY:Knots${lines}`);
const page = (title: string) => pageExample('Ann Smith', title, '5/14/2027 | 2:30 PM-3:00 PM | Hall');

export const examples: ScheduleExamples = {
  valid: [
    { name: 'a talk that takes place', files: { 'a.ics': event(), 'ann.speaker.txt': page('Knots') } },
    {
      name: 'another talk',
      files: { 'a.ics': event('\nSTATUS:CANCELLED'), 'ann.speaker.txt': page('Wool') },
    },
  ],
  invalid: [
    {
      name: 'a talk that does not take place',
      files: { 'a.ics': event('\nSTATUS:CANCELLED'), 'ann.speaker.txt': page('⟦Knots⟧') },
      text: 'The calendar marks "Knots" CANCELLED: who reads this page comes in vain. Say so here, or take the talk from the page',
    },
    {
      name: 'in another case',
      files: { 'a.ics': event('\nSTATUS:cancelled'), 'ann.speaker.txt': page('⟦KNOTS⟧') },
    },
  ],
};
