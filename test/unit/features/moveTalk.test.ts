import { describe, expect, it } from 'vitest';
import type { Slot } from '../../../server/core/index.ts';
import type { Files } from '../../support/schedule.ts';
import { editTalks, slotOf } from './editTalks.ts';

const hour = 3_600_000;
/** 14 May 2027 in UTC. */
const at = (hours: number) => Date.UTC(2027, 4, 14) + hours * hour;

function event(uid: string, ...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:Talk ${uid}`, ...lines, 'END:VEVENT', ''].join('\n');
}

/** Moves the talk `a`; gives the lines that are new, by file, or the refusal. */
function move(files: Files, to: Partial<Slot>) {
  const edited = editTalks(files, (view) => {
    const talk = view.talks.find(({ id }) => id.startsWith('a'));
    if (!talk) throw new Error('There is no talk a.');
    const from = slotOf(talk);
    return { type: 'move', moves: [{ id: talk.id, from, to: { ...from, ...to } }] };
  });
  return 'refusal' in edited ? edited.refusal : edited.newLines;
}

const berlin = ['DTSTART;TZID=Europe/Berlin:20270514T100000', 'DTEND;TZID=Europe/Berlin:20270514T110000'];

describe('moving a talk', () => {
  it.each([
    [
      'in a zone',
      berlin,
      ['DTSTART;TZID=Europe/Berlin:20270514T140000', 'DTEND;TZID=Europe/Berlin:20270514T150000'],
    ],
    [
      'in UTC',
      ['DTSTART:20270514T080000Z', 'DTEND:20270514T090000Z'],
      ['DTSTART:20270514T120000Z', 'DTEND:20270514T130000Z'],
    ],
    ['with a DURATION', ['DTSTART:20270514T080000Z', 'DURATION:PT60M'], ['DTSTART:20270514T120000Z']],
    [
      'in two zones',
      ['DTSTART;TZID=Europe/Berlin:20270514T100000', 'DTEND;TZID=Europe/London:20270514T100000'],
      ['DTSTART;TZID=Europe/Berlin:20270514T140000', 'DTEND;TZID=Europe/London:20270514T140000'],
    ],
  ])('keeps times %s in the form that they have', (_, lines, expected) => {
    expect(move({ 'f.ics': event('a', ...lines) }, { start: at(12), end: at(13) })).toEqual({
      'f.ics': expected,
    });
  });

  it('writes times without a zone on the clocks that they are drawn on', () => {
    const floating = ['DTSTART:20270514T100000', 'DTEND:20270514T110000'];
    const files = {
      'greenroom.json': '{"event": {"timeZone": "Europe/Berlin"}}',
      'f.ics': event('a', ...floating),
    };
    expect(move(files, { start: at(12), end: at(13) })).toEqual({
      'f.ics': ['DTSTART:20270514T140000', 'DTEND:20270514T150000'],
    });
  });

  it('changes a DURATION only when the talk gets another length', () => {
    const files = { 'f.ics': event('a', 'DTSTART:20270514T080000Z', 'DURATION:PT60M') };
    expect(move(files, { end: at(9.5) })).toEqual({ 'f.ics': ['DURATION:PT1H30M'] });
  });

  it('changes all files that hold the talk, and in each what it has', () => {
    const files = {
      'all.ics': event('a', ...berlin, 'LOCATION:Hall') + event('b', ...berlin, 'LOCATION:Loft'),
      'talks/a.ics': event('a', ...berlin, 'LOCATION:Hall'),
    };
    expect(move(files, { room: 'Big, old; room' })).toEqual({
      'all.ics': ['LOCATION:Big\\, old\\; room'],
      'talks/a.ics': ['LOCATION:Big\\, old\\; room'],
    });
  });

  it('gives a talk that is in no room one', () => {
    expect(move({ 'f.ics': event('a', ...berlin) }, { room: 'Loft' })).toEqual({
      'f.ics': ['LOCATION:Loft'],
    });
  });

  it('changes nothing when nothing is to be changed', () => {
    expect(move({ 'f.ics': event('a', ...berlin, 'LOCATION:Hall') }, {})).toEqual({});
  });

  it('crosses midnight and the end of summer time by instants', () => {
    const lines = ['DTSTART;TZID=Europe/Berlin:20271030T220000', 'DTEND;TZID=Europe/Berlin:20271030T230000'];
    const to = { start: Date.UTC(2027, 9, 31, 2), end: Date.UTC(2027, 9, 31, 3) };
    expect(move({ 'f.ics': event('a', ...lines) }, to)).toEqual({
      'f.ics': ['DTSTART;TZID=Europe/Berlin:20271031T030000', 'DTEND;TZID=Europe/Berlin:20271031T040000'],
    });
  });
});

describe('a move that cannot be made', () => {
  it.each<readonly [string, readonly string[], Partial<Slot>, RegExp]>([
    ['repeats', [...berlin, 'RRULE:FREQ=DAILY;COUNT=2'], { start: at(12), end: at(13) }, /repeats/],
    ['lasts whole days', ['DTSTART;VALUE=DATE:20270514'], { start: at(12), end: at(13) }, /whole days/],
    [
      'has no time that can be read',
      ['DTSTART:soon'],
      { start: at(12), end: at(13) },
      /no time that can be read/,
    ],
    ['would end before it begins', berlin, { end: at(1) }, /cannot end before/],
    ['has no end to be moved', ['DTSTART:20270514T080000Z'], { start: at(8), end: at(13) }, /has no end/],
    [
      'would begin at a time that comes twice',
      berlin,
      { start: Date.UTC(2027, 9, 31, 1), end: Date.UTC(2027, 9, 31, 2) },
      /twice that night/,
    ],
  ])('is refused for a talk that %s', (_, lines, to, reason) => {
    expect(move({ 'f.ics': event('a', ...lines) }, to)).toMatch(reason);
  });
});
