import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { isRoomWord } from '../values/roomWords.ts';

export const rule = defineRule({
  id: 'page-room-placeholder',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['A page of PyBay 2017 has "Here" as its room'],
  summary: 'The room of a talk is a room.',
  why: 'A word that only keeps the place leads nobody to the talk, and all talks with it seem to be in one room.',
  messages: {
    placeholder: {
      severity: 'info',
      text: '"{room}" looks like a placeholder, and leads nobody to the talk. Write the room, or name it among the rooms in greenroom.json if there is one of that name',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ room }, ctx) {
    if (!room || !isRoomWord(room.text)) return;
    const isRoom = ctx.context.rooms.some((name) => name.toLowerCase() === room.text.toLowerCase());
    if (isRoom) return;
    ctx.report('placeholder', { at: { start: room.start, end: room.end }, data: { room: room.text } });
  },
});

const line = (room: string) => `8/12/2017 | 3:15 PM-4:15 PM | ${room}`;

export const examples: RuleExamples = {
  valid: [
    { name: 'a room', code: line('Main Hall') },
    { name: 'a room with such a word in its name', code: line('Room 1') },
    { name: 'a room of that name', code: line('Here'), config: { event: { rooms: ['Main Hall', 'HERE'] } } },
    { name: 'no room', code: line('') },
  ],
  invalid: [
    { name: 'to be announced', code: line('⟦TBA⟧') },
    { name: 'as on the page of PyBay', code: line('⟦Here⟧') },
    {
      name: 'here, where the rooms are others',
      code: line('⟦Here⟧'),
      config: { event: { rooms: ['Main Hall'] } },
    },
    { name: 'question marks', code: line('⟦???⟧') },
  ],
};
