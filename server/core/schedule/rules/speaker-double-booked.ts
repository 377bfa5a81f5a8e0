import { type Bookings, isInside } from '../bookings.ts';
import { isContainer, tellPartners } from '../conflicts.ts';
import { pageExample, talkExample } from '../examples.ts';
import { eventOf, isOfPage, pagesOf } from '../pageLinks.ts';
import { defineScheduleRule, type ScheduleExamples } from '../rule.ts';
import type { ScheduleIndex } from '../scheduleIndex.ts';
import type { Talk, TalkSpeaker } from '../talk.ts';
import { placeOfSpeaker, spanText } from '../times.ts';

export const rule = defineScheduleRule({
  id: 'speaker-double-booked',
  category: 'schedule',
  since: '0.1.0',
  spec: [],
  summary: 'A speaker is in one place at a time.',
  why: 'One of the two audiences waits for somebody who is on another stage.',
  messages: {
    twice: {
      severity: 'warning',
      text: '{speaker} is in two places at once: "{title}" ({time}) overlaps {partners}. Move one of them, or correct the name',
    },
  },
  sources: ['frab/frab#479', 'pretalx/pretalx#46'],
  visit: 'talk',
  check(talk, { index, conflicts, report }) {
    if (!talk.occupies) return;
    for (const speaker of speakersOf(talk, index)) {
      const partners = partnersOf(speaker, talk, index);
      if (partners.length === 0) continue;
      const { text, shown, clock } = tellPartners(talk, partners);
      report('twice', {
        block: speaker.copy,
        at: speaker.facts.at,
        data: {
          speaker: speaker.name,
          title: talk.title,
          time: spanText(talk, clock),
          partners: text,
        },
        group: `${speaker.key}\n${conflicts.nameOf(`speaker ${speaker.key}`, talk, (other) => partnersOf(speaker, other, index))}`,
        related: shown.map((partner) => ({
          ...placeOfSpeaker(partner, speaker.key),
          text: `"${partner.title}" is ${spanText(partner, clock)}${inRoom(partner)}`,
        })),
      });
    }
  },
});

/** The talks that somebody cannot give together with one. A name of one word may be anybody's. */
function partnersOf({ key, facts }: TalkSpeaker, talk: Talk, index: ScheduleIndex): readonly Talk[] {
  const booked = index.ofSpeaker(key);
  // Of events the index knows which overlap: somebody may have very many.
  const ofEvents = booked.overlapping(talk).filter((other) => !isOfPage(other));
  const ofPages = index.hasPages ? eventsOfPages(booked, talk, index) : [];
  if (ofEvents.length + ofPages.length === 0 || !facts.person.isFull) return [];
  return [...new Set([...ofEvents, ...ofPages])].filter(
    (other) => !isHeldIn(talk, other, index) && !isHeldIn(other, talk, index),
  );
}

/** The events that a speaker's pages tell of, as far as they overlap a talk. */
function eventsOfPages({ talks }: Bookings, talk: Talk, index: ScheduleIndex): readonly Talk[] {
  return [...talks]
    .filter(isOfPage)
    .flatMap((page) => eventOf(page, index) ?? [])
    .filter((other) => other !== talk && other.occupies && overlaps(talk, other));
}

/** Half-open: talks that touch do not overlap. */
function overlaps({ span: a }: Talk, { span: b }: Talk): boolean {
  return a !== undefined && b !== undefined && a.clock === b.clock && a.start < b.end && b.start < a.end;
}

/** Those that the event names; of one that names nobody, those whose pages have it. */
function speakersOf(talk: Talk, index: ScheduleIndex): readonly TalkSpeaker[] {
  if (talk.speakers.length > 0 || talk.kind === 'break') return talk.speakers;
  const byKey = new Map<string, TalkSpeaker>();
  for (const page of pagesOf(talk, index))
    for (const speaker of page.speakers) byKey.set(speaker.key, speaker);
  return [...byKey.values()];
}

/** Who hosts a session may speak in it. */
function isHeldIn(inner: Talk, outer: Talk, index: ScheduleIndex): boolean {
  if (!isInside(inner, outer)) return false;
  const shared = outer.rooms.filter(({ key }) => inner.rooms.some((room) => room.key === key));
  return shared.some(({ key }) => isContainer(outer, index.inRoom(key)));
}

function inRoom({ rooms }: Talk): string {
  return rooms.length === 0 ? '' : ` in ${rooms.map(({ name }) => name).join(', ')}`;
}

const ann = 'X-SPEAKER:Ann Smith\nLOCATION:';
const pretalx = (text: string) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//pretalx//schedule.example.org//2027\n${text}END:VCALENDAR\n`;

export const examples: ScheduleExamples = {
  valid: [
    {
      name: 'one after the other',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', `${ann}Hall`),
        'b.ics': talkExample('b', '15:00', '16:00', `${ann}Barn`),
      },
    },
    {
      name: 'a name of one word',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'X-SPEAKER:Ann'),
        'b.ics': talkExample('b', '14:30', '16:00', 'X-SPEAKER:Ann'),
      },
    },
    {
      name: 'a talk in two rooms at once, and in two files',
      files: {
        'all.ics':
          talkExample('a-1', '14:00', '15:00', `SUMMARY:Opening\n${ann}Hall`) +
          talkExample('a-2', '14:00', '15:00', `SUMMARY:Opening\n${ann}Barn`),
        'a.ics': talkExample('a-1', '14:00', '15:00', `SUMMARY:Opening\n${ann}Hall`),
      },
    },
    {
      name: 'titles that end alike',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'SUMMARY:Python - Part One'),
        'b.ics': talkExample('b', '14:00', '15:00', 'SUMMARY:Rust - Part One'),
      },
    },
    {
      name: 'a break that is not cancelled for her sake',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', `${ann}Hall`),
        'b.ics': talkExample('b', '14:00', '15:00', 'SUMMARY:Coffee break\nX-SPEAKER:Ann Smith'),
      },
    },
    {
      name: 'the speaker holds the session in which she speaks',
      files: {
        'all.ics': [
          talkExample('all', '14:00', '15:00', `${ann}Hall`),
          talkExample('a', '14:00', '14:05', `${ann}Hall`),
          talkExample('b', '14:05', '14:10', 'LOCATION:Hall'),
          talkExample('c', '14:10', '14:15', 'LOCATION:Hall'),
        ].join(''),
      },
    },
  ],
  invalid: [
    {
      name: 'in two files',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'X-SPEAKER:⟦Ann Smith⟧\nLOCATION:Hall'),
        'b.ics': talkExample('b', '14:30', '15:30', 'X-SPEAKER:Bob Jones\\, ⟦ann smith⟧\nLOCATION:Barn'),
      },
      text: 'Ann Smith is in two places at once: "Talk a" (14:00–15:00) overlaps "Talk b" (14:30–15:30). Move one of them, or correct the name',
      related: ['"Talk b" is 14:30–15:30 in Barn'],
    },
    {
      name: 'behind the titles, as pretalx writes them',
      files: {
        'all.ics': pretalx(
          talkExample('a', '14:00', '15:00', 'SUMMARY:Knots - a love story - ⟦Ann Smith⟧') +
            talkExample('b', '14:00', '15:00', 'SUMMARY:Wool - Bob Jones\\, ⟦Ann Smith⟧') +
            talkExample('c', '16:00', '17:00', 'SUMMARY:Silk - '),
        ),
      },
    },
    {
      name: 'behind a title, when another talk knows the name',
      files: {
        'a.ics': talkExample('a', '14:00', '15:00', 'SUMMARY:Knots - ⟦Ann Smith⟧'),
        'b.ics': talkExample('b', '14:30', '15:30', 'X-SPEAKER:⟦Ann Smith⟧'),
      },
      related: ['"Talk b" is 14:30–15:30'],
    },
    {
      name: 'by her page, where the calendar names nobody',
      files: {
        'greenroom.json': '{"event": {"timeZone": "UTC"}}',
        'all.ics':
          talkExample('a', '14:00', '15:00') + talkExample('b', '14:30', '15:00', 'X-SPEAKER:⟦Ann Smith⟧'),
        'ann.speaker.txt': pageExample('⟦Ann Smith⟧', 'Talk a', '5/14/2027 | 2:00 PM-3:00 PM | Hall'),
      },
    },
    {
      name: 'a participant and an attendee',
      files: {
        'a.ics': talkExample(
          'a',
          '14:00',
          '15:00',
          'UID:a@example.org\nSUMMARY:Talk a\nBEGIN:PARTICIPANT\nUID:p@example.org\nPARTICIPANT-TYPE:SPEAKER\nSUMMARY:⟦Ann Smith⟧\nEND:PARTICIPANT',
        ),
        'b.ics': talkExample(
          'b',
          '14:00',
          '15:00',
          'ORGANIZER:mailto:desk@example.org\nATTENDEE;ROLE=CHAIR;CN="⟦Ann Smith⟧":mailto:ann@example.org',
        ),
      },
    },
  ],
};
