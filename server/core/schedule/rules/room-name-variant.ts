import { inOrder } from '../copyRank.ts';
import { talkExample } from '../examples.ts';
import { isSameRoomName } from '../nearNames.ts';
import { roomKey } from '../roomName.ts';
import { defineScheduleRule, type ScheduleExamples, type ScheduleFix } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { TalkCopy } from '../talk.ts';
import { writeText } from '../textEdits.ts';

/** A spelling that is seldom used is a variant of one that is used more often. */
const mostSeldom = 2;
const fewestUsual = 3;
/** Whoever names more rooms than this names something else. */
const mostRooms = 400;

export const rule = defineScheduleRule({
  id: 'room-name-variant',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A room has one spelling in the whole schedule.',
  why: 'Attendees look for a room that does not exist, apps show a column of its own for it, and nobody sees that the room is taken twice.',
  messages: {
    variant: {
      severity: 'info',
      text: 'Room "{value}" looks like "{usual}", which stands at {count} other talks: apps show two rooms. Use one spelling',
    },
  },
  sources: ['FOSDEM/website#227', 'opensearch-project/project-website#1879'],
  visit: 'schedule',
  check(index, { report }) {
    const spellings = [...index.roomSpellings.keys].sort();
    if (spellings.length > mostRooms) return;
    const usual = spellings.filter(
      (spelling) => countOf(index, spelling) >= fewestUsual || isGiven(index, spelling),
    );
    for (const value of spellings) {
      if (countOf(index, value) > mostSeldom || isGiven(index, value)) continue;
      const near = usual.find((each) => each !== value && isSameRoomName(value, each));
      if (near === undefined) continue;
      const examples = [...index.roomSpellings.of(near)].sort(inOrder).slice(0, 1);
      const related = examples.map((block) => ({
        block,
        at: block.facts.places.room ?? block.facts.places.self,
        text: `"${near}" stands here`,
      }));
      for (const block of [...index.roomSpellings.of(value)].sort(inOrder)) {
        const at = block.facts.places.room;
        if (at)
          report('variant', {
            block,
            at,
            data: { value, usual: near, count: countOf(index, near) },
            related,
          });
      }
    }
  },
  fixes({ block, data }, index) {
    const { value, usual } = data as { readonly value: string; readonly usual: string };
    const one = { title: `Change to "${usual}"`, safety: 'unsafe' as const, edits: [change(block, usual)] };
    const hasOthers = countOf(index, value) > 1;
    return [...(hasOthers ? [everywhere(index, value, usual)] : [one]), everywhere(index, usual, value)];
  },
});

function everywhere(index: ScheduleIndex, from: string, to: string): ScheduleFix {
  const edits = [...index.roomSpellings.of(from)].map((copy) => change(copy, to));
  return { title: `Change "${from}" to "${to}" everywhere`, safety: 'unsafe', edits };
}

function change(copy: TalkCopy, text: string) {
  return writeText(copy, copy.facts.places.room ?? copy.facts.places.self, text);
}

function countOf(index: ScheduleIndex, spelling: string): number {
  return index.roomSpellings.of(spelling).size;
}

/** Says whether greenroom.json has a room of that name, or by that alias. */
function isGiven({ settings }: ScheduleIndex, spelling: string): boolean {
  return settings.rooms.some(
    ({ name, aliases }) => [name, ...aliases].includes(spelling) && roomKey(spelling) !== '',
  );
}

const rooms = (...names: readonly string[]) =>
  names
    .map((name, index) => talkExample(`t${index}`, `${9 + index}:00`, `${9 + index}:30`, `LOCATION:${name}`))
    .join('');

export const examples: ScheduleExamples = {
  valid: [
    { name: 'one spelling', files: { 'all.ics': rooms('The Barn', 'The Barn', 'The Barn') } },
    {
      name: 'a digit makes another room',
      files: { 'all.ics': rooms('Room 1', 'Room 1', 'Room 1', 'Room 10', 'Room 2') },
    },
    {
      name: 'so does a letter',
      files: { 'all.ics': rooms('Hall A', 'Hall A', 'Hall A', 'Hall B', 'Hall II') },
    },
    {
      name: 'and a side of the house',
      files: { 'all.ics': rooms('North Wing', 'North Wing', 'North Wing', 'South Wing') },
    },
    { name: 'names that only sound alike', files: { 'all.ics': rooms('Kiel', 'Kiel', 'Kiel', 'Kiew') } },
    { name: 'nobody knows which is right', files: { 'all.ics': rooms('The Barn', 'the barn') } },
    {
      name: 'an alias',
      files: {
        'greenroom.json': '{"event": {"rooms": [{"name": "The Barn", "aliases": "the barn"}]}}',
        'all.ics': rooms('The Barn', 'The Barn', 'The Barn', 'the barn'),
      },
    },
  ],
  invalid: [
    {
      name: 'case and white space',
      files: {
        'all.ics': rooms('The Barn', 'The Barn', 'The Barn'),
        'b.ics': talkExample('b', '15:00', '16:00', 'LOCATION:⟦the barn⟧'),
      },
      text: 'Room "the barn" looks like "The Barn", which stands at 3 other talks: apps show two rooms. Use one spelling',
      fixed: { 'b.ics': talkExample('b', '15:00', '16:00', 'LOCATION:The Barn') },
    },
    {
      name: 'a slip, and the other way round',
      files: {
        'all.ics': rooms('Färberei\\, 1. OG', 'Färberei\\, 1. OG', 'Färberei\\, 1. OG', '⟦Färbrei\\, 1. OG⟧'),
      },
      fix: 'Change "Färberei, 1. OG" to "Färbrei, 1. OG" everywhere',
      fixed: {
        'all.ics': rooms('Färbrei\\, 1. OG', 'Färbrei\\, 1. OG', 'Färbrei\\, 1. OG', 'Färbrei\\, 1. OG'),
      },
    },
    {
      name: 'at several talks, all of which get the usual one',
      files: {
        'all.ics': rooms('The Barn', 'The Barn', 'The Barn'),
        'b.ics': rooms('⟦the barn⟧').replaceAll('t0', 'b'),
        'c.ics': rooms('⟦the barn⟧').replaceAll('t0', 'c').replaceAll('T09', 'T19'),
      },
      fix: 'Change "the barn" to "The Barn" everywhere',
      fixed: {
        'b.ics': rooms('The Barn').replaceAll('t0', 'b'),
        'c.ics': rooms('The Barn').replaceAll('t0', 'c').replaceAll('T09', 'T19'),
      },
    },
    {
      name: 'of a talk that repeats, whose room is written once',
      files: {
        'all.ics': talkExample('a', '09:00', '10:00', 'LOCATION:The Barn\nRRULE:FREQ=DAILY;COUNT=3'),
        'b.ics': talkExample('b', '15:00', '16:00', 'LOCATION:⟦the barn!⟧'),
      },
      fix: 'Change "The Barn" to "the barn!" everywhere',
      fixed: {
        'all.ics': talkExample('a', '09:00', '10:00', 'LOCATION:the barn!\nRRULE:FREQ=DAILY;COUNT=3'),
      },
    },
    {
      name: 'letters that look alike',
      files: { 'all.ics': rooms('The Barn', 'The Barn', 'The Barn', '⟦The Bam⟧') },
      fixed: { 'all.ics': rooms('The Barn', 'The Barn', 'The Barn', 'The Barn') },
    },
    {
      name: 'another word for a room',
      files: { 'all.ics': rooms('Room Turing', 'Room Turing', 'Room Turing', '⟦Turing⟧') },
      fixed: { 'all.ics': rooms('Room Turing', 'Room Turing', 'Room Turing', 'Room Turing') },
    },
    {
      name: 'an accent',
      files: { 'all.ics': rooms('Großer Saal', 'Großer Saal', 'Großer Saal', '⟦Grosser Saal⟧') },
      fixed: { 'all.ics': rooms('Großer Saal', 'Großer Saal', 'Großer Saal', 'Großer Saal') },
    },
  ],
};
