import { byTime } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { Talk } from '../talk.ts';
import { moveEvent } from '../timeEdits.ts';
import { clockText, msPerMinute } from '../times.ts';
import { titleText } from '../titleName.ts';

/** Of fewer talks nobody can say when they usually are. */
const fewest = 5;
const mostAtDay = 0.8;
const halfDay = 12 * 60 * msPerMinute;

export const rule = defineScheduleRule({
  id: 'event-at-night',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'Talks begin by day, when all others do.',
  why: 'A slip of twelve hours or of a time zone puts the talk into the night: calendars remind attendees at three in the morning, or not at all.',
  messages: {
    night: {
      severity: 'info',
      text: '{title} begins at {time}, in the night; nearly all others begin by day. Is it twelve hours or a time zone off?',
    },
    halfDay: {
      severity: 'info',
      text: '{title} begins at {time}, in the night; nearly all others begin by day. Is {other} meant?',
    },
  },
  sources: ['OpenStackweb/openstack-org#145 (03:00 for 09:00)'],
  visit: 'schedule',
  check(index, { report }) {
    const { census } = index;
    const others = census.size - 1;
    if (others < fewest || census.byDay / others < mostAtDay) return;
    for (const talk of [...census.atNight].sort(byTime)) {
      const { start, main } = talk;
      const at = main.facts.places.start;
      if (!at || !start || goesOn(talk, index)) continue;
      const { hour } = census.localOf(start);
      const other = `${String(hour + 12).padStart(2, '0')}${clockText(start).slice(2)}`;
      const message = hour + 12 < 22 && start.form !== 'utc' ? 'halfDay' : 'night';
      report(message, { block: main, at, data: { title: titleText(talk), time: clockText(start), other } });
    }
  },
  fixes({ block, message, data }) {
    if (message !== 'halfDay') return [];
    return [{ title: `Begin at ${data.other}`, safety: 'unsafe', edits: moveEvent(block, halfDay) }];
  },
});

/** Says whether a talk begins when another one in its room ends: an evening that goes on into the night is meant so. */
function goesOn(talk: Talk, index: ScheduleIndex): boolean {
  return talk.rooms.some(({ key }) => index.inRoom(key).before(talk, 1) !== undefined);
}

const day = ['09:00', '10:00', '11:00', '13:00', '14:00'].map((from, index) =>
  talkExample(`d${index}`, from, from.replace(':00', ':30')),
);
const zoned = (text: string) => text.replaceAll(/(DTSTART|DTEND):(\S+?)Z/g, '$1;TZID=Europe/Berlin:$2');

export const examples: ScheduleExamples = {
  valid: [
    { name: 'all by day', files: { 'all.ics': [...day, talkExample('n', '07:00', '08:00')].join('') } },
    {
      name: 'too few to tell',
      files: { 'all.ics': [...day.slice(1), talkExample('n', '02:40', '03:00')].join('') },
    },
    {
      name: 'an evening that goes on',
      files: {
        'all.ics': [
          ...day,
          talkExample('e', '22:00', '25:00', 'LOCATION:Hall'),
          talkExample('n', '25:00', '26:00', 'LOCATION:Hall'),
        ].join(''),
      },
    },
    {
      name: 'a night of talks',
      files: {
        'all.ics': [...day, ...['a', 'b', 'c', 'd'].map((name) => talkExample(name, '02:40', '03:00'))].join(
          '',
        ),
      },
    },
  ],
  invalid: [
    {
      name: 'twelve hours off',
      files: {
        'all.ics': zoned([...day, talkExample('n', '02:40', '03:00')].join('')).replace(
          '20270514T024000',
          '⟦20270514T024000⟧',
        ),
      },
      message: 'halfDay',
      text: '"Talk n" begins at 02:40, in the night; nearly all others begin by day. Is 14:40 meant?',
      fixed: { 'all.ics': zoned([...day, talkExample('n', '14:40', '15:00')].join('')) },
    },
    {
      name: 'in UTC, of which nobody knows the hour at the venue',
      files: {
        'all.ics': [...day, talkExample('n', '05:40', '06:00')]
          .join('')
          .replace('20270514T054000Z', '⟦20270514T054000Z⟧'),
      },
      message: 'night',
    },
  ],
};
