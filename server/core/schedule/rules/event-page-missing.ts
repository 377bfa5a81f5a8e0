import { byTime } from '../copyRank.ts';
import { pageExample, talkExample } from '../examples.ts';
import { isOfPage, pagesOf } from '../pageLinks.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import { titleText } from '../titleName.ts';

const fewest = 5;
const mostShare = 0.8;

export const rule = defineScheduleRule({
  id: 'event-page-missing',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'Every talk has a speaker page, where nearly all have one.',
  why: 'Attendees who look for the speaker find all others.',
  messages: {
    missing: {
      severity: 'off',
      text: 'No speaker page is about {title}; {count} other talks have one. Add it',
    },
  },
  visit: 'schedule',
  check(index, { report }) {
    const events = [...index.talks].filter(
      (talk) => !isOfPage(talk) && talk.occupies && talk.kind === 'talk',
    );
    const without = events.filter((event) => pagesOf(event, index).length === 0);
    const count = events.length - without.length;
    if (count < fewest || count / events.length < mostShare) return;
    for (const talk of without.sort(byTime)) {
      const { main } = talk;
      const { places } = main.facts;
      report('missing', {
        block: main,
        at: places.title ?? places.self,
        data: { title: titleText(talk), count },
      });
    }
  },
});

const config = { 'greenroom.json': '{"rules": {"event-page-missing": "info"}}' };
const five = Object.fromEntries(
  [9, 10, 11, 12, 13].flatMap((hour) => [
    [`${hour}.ics`, talkExample(`d${hour}`, `${hour}:00`, `${hour}:30`, `SUMMARY:Talk ${hour}`)],
    [
      `${hour}.speaker.txt`,
      pageExample(
        `Speaker No${'x'.repeat(hour)}`,
        `Talk ${hour}`,
        `5/14/2027 | ${hour}:00-${hour}:30 | Hall`,
      ),
    ],
  ]),
);

export const examples: ScheduleExamples = {
  valid: [
    { name: 'all have one', files: { ...config, ...five } },
    {
      name: 'a break',
      files: { ...config, ...five, 'b.ics': talkExample('b', '15:00', '15:30', 'SUMMARY:Coffee') },
    },
    {
      name: 'few have one',
      files: {
        ...config,
        '9.ics': five['9.ics'] as string,
        '9.speaker.txt': five['9.speaker.txt'] as string,
        'n.ics': talkExample('n', '15:00', '15:30'),
      },
    },
  ],
  invalid: [
    {
      name: 'one has none',
      files: { ...config, ...five, 'n.ics': talkExample('n', '15:00', '15:30', 'SUMMARY:⟦Knots⟧') },
      text: 'No speaker page is about "Knots"; 5 other talks have one. Add it',
    },
    {
      name: 'in the file with others',
      files: {
        ...config,
        ...five,
        '9.ics': `${five['9.ics']}${talkExample('n', '15:00', '15:30', 'SUMMARY:⟦Knots⟧')}`,
      },
    },
  ],
};
