import { type Bookings, isInside } from '../bookings.ts';
import { isContainer, tellPartners } from '../conflicts.ts';
import { talkExample } from '../examples.ts';
import { isExhibit } from '../exhibits.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { Talk, TalkRoom } from '../talk.ts';
import { spanText } from '../times.ts';

export const rule = defineScheduleRule({
  id: 'room-double-booked',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A room holds one talk at a time.',
  why: 'Two audiences and two speakers stand at one door, and one of them has no room.',
  messages: {
    twice: {
      severity: 'warning',
      text: '{room} is booked twice: "{title}" ({time}) overlaps {partners}. Move one of them to another time or room',
    },
    duringBreak: {
      severity: 'info',
      text: '{room} is taken during "{title}" ({time}) by {partners}. Move one of them, or mark one TRANSP:TRANSPARENT when both are right',
    },
  },
  sources: [
    'pretalx/pretalx#46, #777, #1266 and #1494 (identical times)',
    'openSUSE/osem#2625 (parallel posters)',
  ],
  visit: 'talk',
  check(talk, { index, conflicts, report }) {
    if (!talk.occupies) return;
    for (const room of talk.rooms) {
      const partners = partnersIn(room, talk, index);
      if (partners.length === 0) continue;
      const { text, shown, clock } = tellPartners(talk, partners);
      const isOfBreak = talk.kind === 'break' || partners.every(({ kind }) => kind === 'break');
      const { main } = talk;
      report(isOfBreak ? 'duringBreak' : 'twice', {
        at: main.facts.places.room ?? main.facts.places.self,
        data: {
          room: room.name,
          title: talk.title,
          time: spanText(talk, clock),
          partners: text,
        },
        group: `${room.key}\n${conflicts.nameOf(`room ${room.key}`, talk, (other) => partnersIn(room, other, index))}`,
        related: shown.map((partner) => ({
          block: partner.main,
          at: partner.main.facts.places.room ?? partner.main.facts.places.self,
          text: `"${partner.title}" is here ${spanText(partner, clock)}`,
        })),
      });
    }
  },
});

/** The talks that cannot be in a room together with one. */
function partnersIn(room: TalkRoom, talk: Talk, index: ScheduleIndex): readonly Talk[] {
  if (index.isParallel(room.key)) return [];
  const bookings = index.inRoom(room.key);
  return bookings
    .overlapping(talk)
    .filter(
      (other) =>
        isConflict(talk, other) && !isHeldIn(talk, other, bookings) && !isHeldIn(other, talk, bookings),
    );
}

/** Says whether a session is only the frame of a talk. */
function isHeldIn(inner: Talk, outer: Talk, room: Bookings): boolean {
  return isInside(inner, outer) && isContainer(outer, room);
}

/** Posters hang beside each other, and two breaks of one name are one break. */
function isConflict(talk: Talk, other: Talk): boolean {
  if ([talk, other].some(({ title, tracks }) => isExhibit(title, tracks))) return false;
  const areBreaks = talk.kind === 'break' && other.kind === 'break';
  return !(areBreaks && talk.title.toLowerCase() === other.title.toLowerCase());
}

const barn = 'LOCATION:The Barn';

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'an introduction within a day of sprints',
      files: {
        'all.ics':
          talkExample('s', '09:00', '17:00', `SUMMARY:Sprints\n${barn}`) +
          talkExample('i', '09:30', '10:00', `SUMMARY:How to sprint\n${barn}`),
      },
    },
    {
      name: 'posters that are still up when a session with several talks in it begins',
      files: {
        'all.ics':
          talkExample('p', '14:00', '14:30', `SUMMARY:Poster session\n${barn}`) +
          talkExample('s', '14:15', '15:15', `SUMMARY:Short papers\n${barn}`) +
          ['14:15', '14:30', '14:45']
            .map((from, index) => talkExample(`t${index}`, from, from.replace(/5$|0$/, '9'), barn))
            .join(''),
      },
    },
    {
      name: 'one after the other',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', barn),
        'b.ics': talkExample('b', '15:00', '15:30', barn),
      },
    },
    {
      name: 'in two rooms whose names differ in a digit',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'LOCATION:Room 1'),
        'b.ics': talkExample('b', '14:00', '15:00', 'LOCATION:Room 10'),
      },
    },
    {
      name: 'one talk in two files',
      files: {
        'schedule.ics': talkExample('a', '14:00', '15:00', barn),
        'talks/a.ics': talkExample('a', '14:00', '15:00', barn),
      },
    },
    {
      name: 'one is cancelled',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', barn),
        'b.ics': talkExample('b', '14:30', '15:30', `${barn}\nSTATUS:CANCELLED`),
      },
    },
    {
      name: 'one takes nobody’s time',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', barn),
        'b.ics': talkExample('b', '14:30', '15:30', `${barn}\nTRANSP:TRANSPARENT`),
      },
    },
    {
      name: 'lightning talks within their session',
      files: {
        'all.ics': [
          talkExample('all', '14:00', '15:00', barn),
          talkExample('a', '14:00', '14:05', barn),
          talkExample('b', '14:05', '14:10', barn),
          talkExample('c', '14:10', '14:15', barn),
        ].join(''),
      },
    },
    {
      name: 'posters in a room for several things at once',
      files: {
        'greenroom.json': '{"event": {"rooms": [{"name": "Foyer", "parallel": true}]}}',
        'a.ics': talkExample('a', '14:00', '15:00', 'LOCATION:Foyer'),
        'b.ics': talkExample('b', '14:00', '15:00', 'LOCATION:foyer'),
      },
    },
    {
      name: 'posters',
      files: {
        'all.ics': ['Knots', 'Wool']
          .map((name) => talkExample(name, '14:00', '15:00', `SUMMARY:${name} (poster)\n${barn}`))
          .join(''),
      },
    },
    {
      name: 'until after midnight, and the evening before',
      files: {
        'a.ics': talkExample('a', '23:30', '24:30', barn),
        'b.ics': talkExample('b', '23:30', '24:30', barn)
          .replaceAll('20270514', '20270513')
          .replaceAll('20270515', '20270514'),
      },
    },
    {
      name: 'a break in two rooms',
      files: {
        'all.ics':
          talkExample('a', '14:00', '14:30', 'LOCATION:Foyer').replace('Talk a', 'Coffee') +
          talkExample('b', '14:00', '14:45', 'LOCATION:Foyer').replace('Talk b', 'Coffee'),
      },
    },
    {
      name: 'no room is known',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'LOCATION:TBA'),
        'b.ics': talkExample('b', '14:00', '15:00', 'LOCATION:TBA'),
      },
    },
  ],
  invalid: [
    {
      name: 'a talk about sprints, and one that overlaps hours of sprints',
      files: {
        'a.ics': talkExample('s', '09:00', '10:00', 'SUMMARY:Sprints\nLOCATION:⟦The Barn⟧'),
        'b.ics': talkExample('i', '09:15', '09:30', 'LOCATION:⟦The Barn⟧'),
        'c.ics': talkExample('h', '14:00', '18:00', 'SUMMARY:Hackathon\nLOCATION:⟦The Barn⟧'),
        'd.ics': talkExample('j', '13:30', '14:30', 'LOCATION:⟦The Barn⟧'),
      },
      message: 'twice',
    },
    {
      name: 'one in UTC and one without a zone, where somebody named that of the venue',
      files: {
        'greenroom.json': '{"event": {"timeZone": "Europe/Berlin"}}',
        'a.ics': talkExample('a', '12:30', '13:30', 'LOCATION:⟦The Barn⟧'),
        'b.ics': talkExample('b', '14:00', '15:00', 'LOCATION:⟦The Barn⟧').replaceAll(
          /(DTSTART|DTEND):(\S+?)Z/g,
          '$1:$2',
        ),
      },
      message: 'twice',
      text: 'The Barn is booked twice: "Talk a" (14:30–15:30) overlaps "Talk b" (14:00–15:00). Move one of them to another time or room',
    },
    {
      name: 'one of the two in UTC, at hours of the venue',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'LOCATION:⟦The Barn⟧').replaceAll(
          /(DTSTART|DTEND):(\S+?)Z/g,
          '$1;TZID=Europe/Berlin:$2',
        ),
        'b.ics': talkExample('b', '12:30', '13:30', 'LOCATION:⟦The Barn⟧'),
      },
      message: 'twice',
    },
    {
      name: 'two files',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'LOCATION:⟦The Barn⟧'),
        'b.ics': talkExample('b', '14:30', '15:00', 'LOCATION:⟦the  barn⟧'),
      },
      text: 'The Barn is booked twice: "Talk a" (14:00–15:00) overlaps "Talk b" (14:30–15:00). Move one of them to another time or room',
    },
    {
      name: 'the same times',
      files: {
        'all.ics':
          talkExample('a', '14:00', '15:00', 'LOCATION:⟦The Barn⟧') +
          talkExample('b', '14:00', '15:00', 'LOCATION:⟦The Barn⟧'),
      },
    },
    {
      name: 'three at once',
      files: {
        'all.ics':
          talkExample('a', '14:00', '15:00', 'LOCATION:⟦The Barn⟧') +
          talkExample('b', '14:10', '14:40', 'LOCATION:⟦The Barn⟧') +
          talkExample('c', '14:20', '15:20', 'LOCATION:⟦The Barn⟧'),
      },
      text: 'The Barn is booked twice: "Talk a" (14:00–15:00) overlaps "Talk b" (14:10–14:40) and 1 more. Move one of them to another time or room',
    },
    {
      name: 'in two time zones',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'LOCATION:⟦The Barn⟧')
          .replace('DTSTART:', 'DTSTART;TZID=America/Los_Angeles:')
          .replace('DTEND:', 'DTEND;TZID=America/Los_Angeles:')
          .replace(/(T\d{6})Z(\nDTEND)/, '$1$2')
          .replace(/(DTEND.*T\d{6})Z/, '$1'),
        'b.ics': talkExample('b', '21:30', '22:30', 'LOCATION:⟦The Barn⟧'),
      },
    },
    {
      name: 'over midnight',
      files: {
        'a.ics': talkExample('a', '23:30', '24:30', 'LOCATION:⟦The Barn⟧'),
        'b.ics': talkExample('b', '24:15', '25:00', 'LOCATION:⟦The Barn⟧'),
      },
      text: 'The Barn is booked twice: "Talk a" (23:30–00:30) overlaps "Talk b" (00:15–01:00). Move one of them to another time or room',
    },
    {
      name: 'during a break',
      files: {
        'all.ics':
          talkExample('a', '14:00', '15:00', 'LOCATION:⟦Foyer⟧') +
          talkExample('b', '14:30', '15:00', 'LOCATION:⟦Foyer⟧').replace('Talk b', 'Coffee break'),
      },
      message: 'duringBreak',
    },
  ],
};
