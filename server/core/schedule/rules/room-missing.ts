import type { Census } from '../census.ts';
import { byTime } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import { titleText } from '../titleName.ts';

const fewest = 5;
const mostShare = 0.8;

export const rule = defineScheduleRule({
  id: 'room-missing',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A talk names its room, when all others do.',
  why: 'Attendees do not know where to go, and nobody sees when the room is taken.',
  messages: {
    missing: {
      severity: 'hint',
      text: '{title} has no LOCATION, {count} other talks of that day have one: attendees do not know where to go. Add it',
    },
  },
  sources: ['Wilm0r/giggity PR#341'],
  visit: 'schedule',
  check({ census }, { report }) {
    const counts = countByDay(census);
    for (const talk of [...census.withoutRoom].sort(byTime)) {
      const { main } = talk;
      const { places, url } = main.facts;
      const { all, withRoom } = counts.get(census.dayKey(talk)) ?? noTalks;
      if (withRoom < fewest || withRoom / all < mostShare) continue;
      // A link to a meeting is where the talk is.
      if (/\b(?:zoom|jitsi|meet|webex|bbb|youtube|twitch|stream)\b/i.test(url ?? '')) continue;
      report('missing', {
        block: main,
        at: places.title ?? places.self,
        data: { title: titleText(talk), count: withRoom },
      });
    }
  },
});

interface DayCount {
  readonly all: number;
  readonly withRoom: number;
}

const noTalks: DayCount = { all: 0, withRoom: 0 };

/** How many talks, breaks not among them, the days have on which one has no room. */
function countByDay(census: Census): ReadonlyMap<number, DayCount> {
  const days = new Set([...census.withoutRoom].map((talk) => census.dayKey(talk)));
  return new Map(
    [...days].map((day) => {
      const talks = [...census.days.of(day)].filter(({ kind }) => kind !== 'break');
      const withRoom = talks.filter((talk) => !census.withoutRoom.has(talk)).length;
      return [day, { all: talks.length, withRoom }];
    }),
  );
}

const five = [9, 10, 11, 12, 13].map((hour) =>
  talkExample(`d${hour}`, `${hour}:00`, `${hour}:30`, 'LOCATION:Hall'),
);

export const examples: ScheduleExamples = {
  valid: [
    { name: 'all have one', files: { 'all.ics': five.join('') } },
    {
      name: 'a break',
      files: { 'all.ics': [...five, talkExample('b', '14:00', '14:30', 'SUMMARY:Coffee')].join('') },
    },
    {
      name: 'in the net',
      files: {
        'all.ics': [
          ...five,
          talkExample('n', '14:00', '14:30', 'CONFERENCE;VALUE=URI:https://meet.example.org/x'),
        ].join(''),
      },
    },
    {
      name: 'a link to a meeting',
      files: { 'all.ics': [...five, talkExample('n', '14:00', '14:30', 'URL:https://zoom.us/j/1')].join('') },
    },
    {
      name: 'too few to tell',
      files: { 'all.ics': [...five.slice(1), talkExample('n', '14:00', '14:30')].join('') },
    },
    {
      name: 'rooms are not known yet',
      files: {
        'all.ics': [...five, ...['x', 'y'].map((name) => talkExample(name, '14:00', '14:30'))].join(''),
      },
    },
  ],
  invalid: [
    {
      name: 'none',
      files: {
        'all.ics': [...five, talkExample('n', '14:00', '14:30').replace('Talk n', '⟦Talk n⟧')].join(''),
      },
      text: '"Talk n" has no LOCATION, 5 other talks of that day have one: attendees do not know where to go. Add it',
    },
    {
      name: 'an empty one',
      files: {
        'a.ics': five.join(''),
        'n.ics': talkExample('n', '14:00', '14:30', 'LOCATION:').replace('Talk n', '⟦Talk n⟧'),
      },
    },
  ],
};
