import { byTime } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { Talk } from '../talk.ts';
import { titleKey, titleText } from '../titleName.ts';

export const rule = defineScheduleRule({
  id: 'url-shared',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'The page of a talk belongs to one talk.',
  why: 'Attendees who open the link from one of the two read about the other.',
  messages: {
    shared: {
      severity: 'hint',
      text: 'This is also the page of {other}: attendees read there about another talk. Correct one of the two URLs',
    },
  },
  visit: 'talk',
  check(talk, { index, report }) {
    const others = index
      .withUrl(talk.main)
      .filter((other) => other !== talk && titleKey(other.title) !== titleKey(talk.title) && !isCopied(other))
      .sort(byTime);
    const [first] = others;
    if (!first || others.length >= usual || isCopied(talk)) return;
    const { places } = talk.main.facts;
    report('shared', {
      at: places.url ?? places.self,
      data: { other: titleText(first) },
      related: others.map((other) => ({
        block: other.main,
        at: other.main.facts.places.url ?? other.main.facts.places.self,
        text: `${titleText(other)} has it here`,
      })),
    });
  },
});

/** A talk whose UID names another talk than its URL has the wrong one of them, which another rule says. */
function isCopied({ main }: Talk): boolean {
  const { uid = '', code = '' } = main.facts;
  return uid.startsWith('pretalx-') && !uid.includes(code.slice(code.lastIndexOf('/') + 1));
}

/** A page that so many talks lead to is about all of them. */
const usual = 3;

const page = 'URL:https://schedule.example.org/2027/talk/KNOTS/';

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'one each',
      files: {
        'all.ics':
          talkExample('a', '09:00', '10:00', page) +
          talkExample('b', '10:00', '11:00', page.replace('KNOTS', 'WOOL')),
      },
    },
    {
      name: 'a talk that is given twice',
      files: {
        'all.ics':
          talkExample('a-1', '09:00', '10:00', `SUMMARY:Knots\n${page}`) +
          talkExample('a-2', '10:00', '11:00', `SUMMARY:Knots\n${page}`),
      },
    },
    {
      name: 'the whole schedule',
      files: {
        'all.ics': ['a', 'b']
          .map((name) => talkExample(name, '09:00', '10:00', 'URL:https://schedule.example.org/2027/'))
          .join(''),
      },
    },
    {
      name: 'a copy whose UID still names the other talk, which is a fault of its own',
      files: {
        'all.ics':
          talkExample('a', '09:00', '10:00', `UID:pretalx-2027-KNOTS@example.org\n${page}`) +
          talkExample('b', '10:00', '11:00', `UID:pretalx-2027-WOOL@example.org\n${page}`),
      },
    },
    {
      name: 'a page for a session of several',
      files: {
        'all.ics': ['a', 'b', 'c', 'd']
          .map((name, hour) => talkExample(name, `1${hour}:00`, `1${hour}:30`, page))
          .join(''),
      },
    },
  ],
  invalid: [
    {
      name: 'copied from another talk',
      files: {
        'all.ics': ['a', 'b']
          .map((name, hour) =>
            talkExample(name, `1${hour}:00`, `1${hour}:30`, page.replace(/https.*/, '⟦$&⟧')),
          )
          .join(''),
      },
      text: 'This is also the page of "Talk b": attendees read there about another talk. Correct one of the two URLs',
    },
    {
      name: 'two slots, one with another title',
      files: {
        'all.ics': ['1', '2']
          .map((slot) =>
            talkExample(
              slot,
              `1${slot}:00`,
              `1${slot}:30`,
              `UID:pretalx-2027-KNOTS-${slot}@example.org\n${page.replace(/https.*/, '⟦$&⟧')}`,
            ),
          )
          .join(''),
      },
    },
    {
      name: 'in two files',
      files: {
        'a.ics': talkExample('a', '10:00', '10:30', page.replace(/https.*/, '⟦$&⟧')),
        'b.ics': talkExample('b', '11:00', '11:30', page.replace(/https.*/, '⟦$&⟧')),
      },
    },
  ],
};
