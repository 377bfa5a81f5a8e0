import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { Talk } from '../talk.ts';
import { msPerMinute, spanText } from '../times.ts';

export const rule = defineScheduleRule({
  id: 'changeover-too-short',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'Between two talks in a room there is the time that greenroom.json wants there.',
  why: 'One speaker is still packing up and answering questions when the next should begin, and so it goes on all day.',
  messages: {
    short: {
      severity: 'warning',
      text: 'Only {minutes} min lie between "{before}" ({time}) and this in {room}; greenroom.json wants {least}. Begin later, or end the other earlier',
    },
  },
  sources: ['pretalx/pretalx#153', 'wafflejs#24'],
  visit: 'talk',
  check(talk, { index, report }) {
    if (!talk.occupies || !talk.span || talk.kind === 'break') return;
    for (const room of talk.rooms) {
      const least = index.changeoverIn(room.key);
      if (least === 0 || index.isParallel(room.key)) continue;
      const before = index.inRoom(room.key).before(talk, least * msPerMinute);
      if (!before?.span || before.kind === 'break' || isSameSpeaker(before, talk)) continue;
      const minutes = Math.floor((talk.span.start - before.span.end) / msPerMinute);
      if (minutes >= least) continue;
      const { places } = talk.main.facts;
      const other = before.main.facts.places;
      report('short', {
        at: places.start ?? places.self,
        data: { minutes, before: before.title, time: spanText(before, talk), room: room.name, least },
        related: [{ block: before.main, at: other.end ?? other.self, text: `"${before.title}" ends here` }],
      });
    }
  },
});

/** Who goes on needs no changeover. */
function isSameSpeaker(a: Talk, b: Talk): boolean {
  return (
    a.speakers.length > 0 && a.speakers.every(({ key }) => b.speakers.some((other) => other.key === key))
  );
}

const config = { 'greenroom.json': '{"event": {"changeover": 5}}' };
const barn = 'LOCATION:The Barn';

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'time enough',
      files: {
        ...config,
        'all.ics': talkExample('a', '14:00', '15:00', barn) + talkExample('b', '15:05', '15:30', barn),
      },
    },
    {
      name: 'nobody wants any',
      files: {
        'all.ics': talkExample('a', '14:00', '15:00', barn) + talkExample('b', '15:00', '15:30', barn),
      },
    },
    {
      name: 'the same speaker',
      files: {
        ...config,
        'all.ics':
          talkExample('a', '14:00', '15:00', `${barn}\nX-SPEAKER:Ann Smith`) +
          talkExample('b', '15:00', '15:30', `${barn}\nX-SPEAKER:Ann Smith`),
      },
    },
    {
      name: 'a break',
      files: {
        ...config,
        'all.ics':
          talkExample('a', '14:00', '15:00', barn) +
          talkExample('b', '15:00', '15:30', `${barn}\nSUMMARY:Coffee`) +
          talkExample('c', '15:30', '16:00', barn),
      },
    },
    {
      name: 'a room that needs none',
      files: {
        'greenroom.json': '{"event": {"changeover": 5, "rooms": [{"name": "The Barn", "changeover": 0}]}}',
        'all.ics': talkExample('a', '14:00', '15:00', barn) + talkExample('b', '15:00', '15:30', barn),
      },
    },
    {
      name: 'a room for several things at once',
      files: {
        'greenroom.json': '{"event": {"changeover": 5, "rooms": [{"name": "The Barn", "parallel": true}]}}',
        'all.ics': talkExample('a', '14:00', '15:00', barn) + talkExample('b', '15:00', '15:30', barn),
      },
    },
  ],
  invalid: [
    {
      name: 'none at all',
      files: {
        ...config,
        'a.ics': talkExample('a', '14:00', '15:00', barn),
        'b.ics': talkExample('b', '15:00', '15:30', barn).replace('20270514T150000Z', '⟦20270514T150000Z⟧'),
      },
      text: 'Only 0 min lie between "Talk a" (14:00–15:00) and this in The Barn; greenroom.json wants 5. Begin later, or end the other earlier',
    },
    {
      name: 'too short in one room',
      files: {
        'greenroom.json': '{"event": {"rooms": [{"name": "The Barn", "changeover": 15}]}}',
        'all.ics':
          talkExample('a', '14:00', '15:00', `${barn}\nX-SPEAKER:Ann Smith`) +
          talkExample('b', '15:10', '15:30', `${barn}\nX-SPEAKER:Bob Jones`).replace(
            '20270514T151000Z',
            '⟦20270514T151000Z⟧',
          ),
      },
    },
  ],
};
