import { nearWord } from '../../text/nearWord.ts';
import { talkExample } from '../examples.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import { writeText } from '../textEdits.ts';

export const rule = defineScheduleRule({
  id: 'room-unknown',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A talk is in one of the rooms that greenroom.json lists.',
  why: 'Attendees look for a room that does not exist, and nobody sees whether it is free.',
  messages: {
    unknown: {
      severity: 'warning',
      text: '"{room}" is none of the rooms in greenroom.json: attendees look for a room that there may not be. Correct it, or add the room or an alias there',
    },
  },
  visit: 'talk',
  check(talk, { index, report }) {
    const { rooms } = index.settings;
    if (rooms.length === 0 || talk.kind === 'all-day') return;
    for (const { name } of talk.rooms) {
      const isKnown = rooms.some((room) => room.name === name);
      const { room, self } = talk.main.facts.places;
      if (!isKnown) report('unknown', { at: room ?? self, data: { room: name } });
    }
  },
  fixes({ block, data }, { settings }) {
    const at = block.facts.places.room;
    const near = nearWord(
      String(data.room),
      settings.rooms.map(({ name }) => name),
    );
    if (near === undefined || !at || block.facts.room !== data.room) return [];
    return [{ title: `Change to "${near}"`, safety: 'unsafe', edits: [writeText(block, at, near)] }];
  },
});

const config = {
  'greenroom.json': '{"event": {"rooms": ["The Barn", {"name": "Hall", "aliases": "Main Hall"}]}}',
};
const at = (room: string) => talkExample('a', '09:00', '10:00', `LOCATION:${room}`);

export const examples: ScheduleExamples = {
  valid: [
    { name: 'a room of the list', files: { ...config, 'a.ics': at('the barn') } },
    { name: 'an alias', files: { ...config, 'a.ics': at('Main Hall') } },
    { name: 'two rooms', files: { ...config, 'a.ics': at('Hall / The Barn') } },
    { name: 'no room yet', files: { ...config, 'a.ics': at('TBA') } },
    { name: 'no list', files: { 'a.ics': at('The Bar') } },
    {
      name: 'a whole day',
      files: {
        ...config,
        'a.ics': at('Town')
          .replaceAll(/(DTSTART|DTEND):(\d{6})14\S+/g, '$1;VALUE=DATE:$214')
          .replace('DTEND;VALUE=DATE:20270514', 'DTEND;VALUE=DATE:20270515'),
      },
    },
  ],
  invalid: [
    {
      name: 'a slip',
      files: { ...config, 'a.ics': at('⟦The Bar⟧') },
      text: '"The Bar" is none of the rooms in greenroom.json: attendees look for a room that there may not be. Correct it, or add the room or an alias there',
      fixed: { 'a.ics': at('The Barn') },
    },
    { name: 'another room', files: { ...config, 'a.ics': at('⟦Kitchen⟧') } },
  ],
};
