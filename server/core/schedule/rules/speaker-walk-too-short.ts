import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { Talk } from '../talk.ts';
import { msPerMinute } from '../times.ts';

export const rule = defineScheduleRule({
  id: 'speaker-walk-too-short',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A speaker has the time that greenroom.json gives for the way from one room to another.',
  why: 'The speaker comes late to the second talk, or leaves the questions of the first unanswered.',
  messages: {
    short: {
      severity: 'warning',
      text: '{speaker} has {minutes} min for the way from {from} to {to}; greenroom.json gives {least}. Begin later, or use the same room',
    },
  },
  sources: ['pretalx/pretalx#153'],
  visit: 'talk',
  check(talk, { index, report }) {
    if (!talk.occupies || !talk.span || index.longestWalk === 0) return;
    for (const speaker of talk.speakers) {
      if (!speaker.facts.person.isFull) continue;
      const before = index.ofSpeaker(speaker.key).before(talk, index.longestWalk * msPerMinute);
      const way = before && wayBetween(before, talk);
      if (!before?.span || !way) continue;
      const least = index.walkBetween(way.from.key, way.to.key);
      const minutes = Math.floor((talk.span.start - before.span.end) / msPerMinute);
      if (minutes >= least) continue;
      const { places } = talk.main.facts;
      const other = before.main.facts.places;
      report('short', {
        at: places.start ?? places.self,
        data: { speaker: speaker.name, minutes, from: way.from.name, to: way.to.name, least },
        related: [{ block: before.main, at: other.end ?? other.self, text: `"${before.title}" ends here` }],
      });
    }
  },
});

/** A talk in several rooms is heard in all of them: nobody need walk. */
function wayBetween(before: Talk, after: Talk) {
  const [from, ...others] = before.rooms;
  const [to, ...more] = after.rooms;
  const isOneWay = from && to && others.length === 0 && more.length === 0 && from.key !== to.key;
  return isOneWay ? { from, to } : undefined;
}

const talk = (name: string, from: string, to: string, room: string) =>
  talkExample(name, from, to, `X-SPEAKER:Ann Smith\nLOCATION:${room}`);
const marked = (text: string) => text.replace(/DTSTART:(\w+)/, 'DTSTART:⟦$1⟧');

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'time enough',
      files: {
        'greenroom.json': '{"event": {"walk": 10}}',
        'all.ics': talk('a', '14:00', '15:00', 'Hall') + talk('b', '15:10', '16:00', 'Barn'),
      },
    },
    {
      name: 'no way is long',
      files: { 'all.ics': talk('a', '14:00', '15:00', 'Hall') + talk('b', '15:00', '16:00', 'Barn') },
    },
    {
      name: 'one room',
      files: {
        'greenroom.json': '{"event": {"walk": 10}}',
        'all.ics': talk('a', '14:00', '15:00', 'Hall') + talk('b', '15:00', '16:00', 'Hall'),
      },
    },
    {
      name: 'two rooms that are one beside the other',
      files: {
        'greenroom.json': '{"event": {"walk": 10, "walks": [{"between": ["Barn", "Hall"], "minutes": 0}]}}',
        'all.ics': talk('a', '14:00', '15:00', 'Hall') + talk('b', '15:00', '16:00', 'Barn'),
      },
    },
  ],
  invalid: [
    {
      name: 'no time at all',
      files: {
        'greenroom.json': '{"event": {"walk": 10}}',
        'all.ics': talk('a', '14:00', '15:00', 'Hall') + marked(talk('b', '15:05', '16:00', 'Barn')),
      },
      text: 'Ann Smith has 5 min for the way from Hall to Barn; greenroom.json gives 10. Begin later, or use the same room',
    },
    {
      name: 'two rooms that are far apart',
      files: {
        'greenroom.json': '{"event": {"walks": [{"between": ["Barn", "Hall"], "minutes": 20}]}}',
        'a.ics': talk('a', '14:00', '15:00', 'Hall'),
        'b.ics': marked(talk('b', '15:10', '16:00', 'Barn')),
      },
    },
  ],
};
