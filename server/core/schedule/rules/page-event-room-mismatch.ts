import { pageExample, talkExample } from '../examples.ts';
import { isSameRoomName } from '../nearNames.ts';
import { eventOf, isOfPage } from '../pageLinks.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import { writeEither } from '../textEdits.ts';

export const rule = defineScheduleRule({
  id: 'page-event-room-mismatch',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A speaker page and the calendar name the same room.',
  why: 'Part of the audience waits at the wrong door.',
  messages: {
    differs: {
      severity: 'warning',
      text: 'The page says "{page}", the calendar "{event}": part of the audience waits at the wrong door. Make both the same',
    },
  },
  sources: ['FOSDEM/website#227'],
  visit: 'talk',
  check(talk, { index, report }) {
    const event = isOfPage(talk) ? eventOf(talk, index) : undefined;
    const [room] = talk.rooms;
    if (!event || !room || event.rooms.length === 0) return;
    const isOne = event.rooms.some(({ key, name }) => key === room.key || isSameRoomName(name, room.name));
    if (isOne) return;
    const { places, room: theirs } = event.main.facts;
    for (const block of talk.copies) {
      report('differs', {
        block,
        at: block.facts.places.room ?? block.facts.places.self,
        data: { page: room.name, event: theirs },
        related: [
          { block: event.main, at: places.room ?? places.self, text: `The calendar says "${theirs}" here` },
        ],
      });
    }
  },
  fixes({ block, at, data, related: [other] }) {
    const place = block.facts.places.room;
    const theirs = other?.block?.facts.places.room;
    if (!other?.block || !place || !theirs || place.start !== at.start) return [];
    return writeEither({ block, at: place }, { block: other.block, at: theirs }, data);
  },
});

const event = (room: string) => talkExample('a', '14:30', '15:00', `SUMMARY:Knots\nLOCATION:${room}`);
const page = (room: string) => pageExample('Ann Smith', 'Knots', `5/14/2027 | 2:30 PM-3:00 PM | ${room}`);

export const examples: ScheduleExamples = {
  valid: [
    { name: 'one room', files: { 'a.ics': event('The Barn'), 'ann.speaker.txt': page('The Barn') } },
    {
      name: 'in another spelling, which is a fault of its own',
      files: { 'a.ics': event('The Barn'), 'ann.speaker.txt': page('the barn') },
    },
    {
      name: 'an alias',
      files: {
        'greenroom.json': '{"event": {"rooms": [{"name": "Hall", "aliases": "Main Hall"}]}}',
        'a.ics': event('Hall'),
        'ann.speaker.txt': page('Main Hall'),
      },
    },
    { name: 'not known yet', files: { 'a.ics': event('The Barn'), 'ann.speaker.txt': page('TBA') } },
  ],
  invalid: [
    {
      name: 'another room',
      files: { 'a.ics': event('The Barn\\, 2. OG'), 'ann.speaker.txt': page('⟦Main Hall⟧') },
      text: 'The page says "Main Hall", the calendar "The Barn, 2. OG": part of the audience waits at the wrong door. Make both the same',
      fixed: { 'ann.speaker.txt': page('The Barn, 2. OG') },
    },
    {
      name: 'the calendar is wrong',
      files: { 'a.ics': event('The Barn'), 'ann.speaker.txt': page('⟦Main Hall, 1. OG⟧') },
      fix: 'Write "Main Hall, 1. OG" into the calendar',
      fixed: { 'a.ics': event('Main Hall\\, 1. OG') },
    },
  ],
};
