import { describe, expect, it } from 'vitest';
import type { Slot } from '../../../server/core/index.ts';
import { editTalks, slotOf } from './editTalks.ts';

const hour = 3_600_000;
/** 14 May 2027 on the clocks of Berlin. */
const at = (hours: number) => Date.UTC(2027, 4, 14) + (hours - 2) * hour;

const event = [
  'BEGIN:VEVENT',
  'UID:a',
  'SUMMARY:Knots',
  'DTSTART;TZID=Europe/Berlin:20270514T143000',
  'DTEND;TZID=Europe/Berlin:20270514T150000',
  'LOCATION:Hall',
  'X-SPEAKER:Ann Smith',
  'END:VEVENT',
  '',
].join('\n');

function page(schedule: string, title = 'Knots'): string {
  return `speaker-page\n\nAnn Smith\n\nOne of us.\n\n${title}\n\nOps, Beginner\n${schedule}\n\nDescription\n\nMore of it.\n`;
}

/** Moves the talk that is also on a page with this line; gives the page's new line, or the refusal. */
function moveOnPage(schedule: string, to: Partial<Slot>, calendar = event) {
  const files = { 'a.ics': calendar, 'ann.speaker.txt': page(schedule) };
  const edited = editTalks(files, ({ talks: [talk] }) => {
    if (!talk) throw new Error('There is no talk.');
    const from = slotOf(talk);
    return { type: 'move', moves: [{ id: talk.id, from, to: { ...from, ...to } }] };
  });
  if ('refusal' in edited) return edited.refusal;
  const line = edited.newLines['ann.speaker.txt'];
  expect(edited.texts['ann.speaker.txt']).toBe(page(line?.[0] ?? schedule));
  return line?.[0] ?? 'unchanged';
}

const sameDay = { start: at(16), end: at(16.5) };
const nextDay = { start: at(24 + 9), end: at(24 + 9.75) };

describe('a talk that is also on a speaker page', () => {
  it('moves in both, in the form that each has', () => {
    const files = { 'a.ics': event, 'ann.speaker.txt': page('5/14/2027 | 2:30 PM-3:00 PM | Hall') };
    const edited = editTalks(files, () => ({
      type: 'move',
      moves: [
        {
          id: 'a',
          from: { start: at(14.5), end: at(15), room: 'Hall' },
          to: { start: at(24 + 9), end: at(24 + 9.5), room: 'Loft, 2nd floor' },
        },
      ],
    }));
    expect(edited).toMatchObject({
      newLines: {
        'a.ics': [
          'DTSTART;TZID=Europe/Berlin:20270515T090000',
          'DTEND;TZID=Europe/Berlin:20270515T093000',
          'LOCATION:Loft\\, 2nd floor',
        ],
        'ann.speaker.txt': ['5/15/2027 | 9:00 AM-9:30 AM | Loft, 2nd floor'],
      },
    });
  });

  it.each<readonly [string, Partial<Slot>, string]>([
    ['5/14/2027 | 2:30 PM-3:00 PM | Hall', sameDay, '5/14/2027 | 4:00 PM-4:30 PM | Hall'],
    ['5/14/2027 | 2:30 PM-3:00 PM | Hall', nextDay, '5/15/2027 | 9:00 AM-9:45 AM | Hall'],
    ['5/14/2027 | 2:30 PM-3:00 PM | Hall', { room: 'Loft' }, '5/14/2027 | 2:30 PM-3:00 PM | Loft'],
    ['5/14/2027 | 2:30 PM-3:00 PM | Hall', { end: at(16) }, '5/14/2027 | 2:30 PM-4:00 PM | Hall'],
    ['2027-05-14 | 14:30–15:00 | Hall', nextDay, '2027-05-15 | 09:00–09:45 | Hall'],
    ['14.05.2027 | 14.30-15.00 | Hall', nextDay, '15.05.2027 | 09.00-09.45 | Hall'],
    ['14/5/2027 | 14h30 - 15h | Hall', nextDay, '15/5/2027 | 09h00 - 09h45 | Hall'],
    ['Fri, May 14, 2027 | 2:30-3 p.m. | Hall', nextDay, 'Sat, May 15, 2027 | 9:00-9:45 a.m. | Hall'],
    [
      'Friday, 14th of May 2027 | 2:30pm-3pm | Hall',
      nextDay,
      'Saturday, 15th of May 2027 | 9:00am-9:45am | Hall',
    ],
    [
      "FRIDAY 14 MAY '27 | 2:30 PM to 3 PM | Hall",
      nextDay,
      "SATURDAY 15 MAY '27 | 9:00 AM to 9:45 AM | Hall",
    ],
    ['May 14, 2027, 2:30 PM - 3:00 PM in Hall', { room: 'Loft' }, 'May 14, 2027, 2:30 PM - 3:00 PM in Loft'],
    ['5/14/2027 | 2:30-3 PM | Hall', { start: at(11.5), end: at(12) }, '5/14/2027 | 11:30-12 PM | Hall'],
    ['5/14/2027 | 2:30-3 PM | Hall', { start: at(11), end: at(16) }, '5/14/2027 | 11:00-4 PM | Hall'],
    ['5/14/2027 | 2:30 PM | Hall', sameDay, '5/14/2027 | 4:00 PM | Hall'],
    [
      '5/14/2027 | 2:30 PM-3:00 PM | Hall',
      { start: at(22.5), end: at(24) },
      '5/14/2027 | 10:30 PM-12:00 AM | Hall',
    ],
    ['5/14/2027 | 2:30 PM-3:00 PM', { room: 'Loft' }, 'unchanged'],
    ['5/14/2027 | 3:30 PM-4:00 PM | Hall', { room: 'Loft' }, '5/14/2027 | 3:30 PM-4:00 PM | Loft'],
    ['5/14/2027 | 3:30 PM-4:00 PM | Hall', sameDay, '5/14/2027 | 4:00 PM-4:30 PM | Hall'],
  ])('%s', (before, to, after) => expect(moveOnPage(before, to)).toBe(after));

  it('keeps the words noon and midnight where they are still right', () => {
    const noon = event.replace('T143000', 'T120000').replace('T150000', 'T130000');
    const line = '5/14/2027 | noon-1 PM | Hall';
    expect(moveOnPage(line, { start: at(12), end: at(12.5) }, noon)).toBe('5/14/2027 | noon-12:30 PM | Hall');
    expect(moveOnPage(line, { start: at(12.25), end: at(13.25) }, noon)).toBe(
      '5/14/2027 | 12:15 PM-1:15 PM | Hall',
    );
  });

  it('takes the page’s own clocks where nobody knows those of the venue', () => {
    const inUtc = event.replaceAll(/;TZID=Europe\/Berlin:(\d+T\d+)/g, ':$1Z');
    const to = { start: Date.UTC(2027, 4, 14, 15), end: Date.UTC(2027, 4, 14, 15, 30) };
    expect(moveOnPage('5/14/2027 | 4:30 PM-5:00 PM | Hall', to, inUtc)).toBe(
      '5/14/2027 | 5:00 PM-5:30 PM | Hall',
    );
  });

  it('stays where it is, with the reason, when the page could not say it so that it is read again', () => {
    expect(moveOnPage('5/14/2027 | 2:30 PM-3:00 PM | Hall', { room: 'Loft | Attic' })).toMatch(
      /^On the speaker page ann\.speaker\.txt .* cannot be written/,
    );
    expect(moveOnPage('14/5/2027 | 2:30 PM-3:00 PM | Hall', { start: at(-180), end: at(-179) })).toMatch(
      /cannot be written/,
    );
  });

  it('leaves alone what the page does not tell', () => {
    expect(moveOnPage('Hall', nextDay)).toBe('unchanged');
  });
});
