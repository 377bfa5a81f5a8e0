import { byTime } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import { spanText } from '../times.ts';
import { titleText } from '../titleName.ts';

/** Where so many talks run past midnight, nights belong to the event. */
const usual = 3;
/** In the evening it is a party. */
const lastHour = 20;
const twelveHours = 12 * 3_600_000;

export const rule = defineScheduleRule({
  id: 'event-crosses-midnight',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A talk that begins by day ends on the same day.',
  why: 'The end is probably in the wrong half of the day: calendars show the talk all night, and every other one of that room as in its way.',
  messages: {
    past: {
      severity: 'info',
      text: '{title} runs past midnight ({time}), although it begins by day. Is its end twelve hours or a day off?',
    },
  },
  sources: ['pretalx/pretalx#1087'],
  visit: 'schedule',
  check({ census }, { report }) {
    if (census.overMidnight.size >= usual) return;
    for (const talk of [...census.overMidnight].sort(byTime)) {
      const { start, span, main } = talk;
      const at = main.facts.places.end;
      if (!start || !span || !at || start.local.hour >= lastHour) continue;
      if (span.end - span.start >= twelveHours) continue;
      report('past', { block: main, at, data: { title: titleText(talk), time: spanText(talk) } });
    }
  },
});

export const examples: ScheduleExamples = {
  valid: [
    { name: 'a party', files: { 'a.ics': talkExample('a', '21:00', '25:30') } },
    { name: 'until midnight', files: { 'a.ics': talkExample('a', '18:00', '24:00') } },
    {
      name: 'an event of nights',
      files: { 'all.ics': ['a', 'b', 'c'].map((name) => talkExample(name, '19:00', '26:00')).join('') },
    },
    { name: 'more than half a day', files: { 'a.ics': talkExample('a', '11:00', '26:00') } },
  ],
  invalid: [
    {
      name: 'the wrong half of the day',
      files: {
        'a.ics': talkExample('a', '17:40', '26:05').replace('20270515T020500Z', '⟦20270515T020500Z⟧'),
      },
      text: '"Talk a" runs past midnight (17:40–02:05), although it begins by day. Is its end twelve hours or a day off?',
    },
    {
      name: 'a length that is too long',
      files: { 'a.ics': talkExample('a', '17:40', '18:00').replace(/DTEND:.*/, 'DURATION:⟦PT8H⟧') },
    },
  ],
};
