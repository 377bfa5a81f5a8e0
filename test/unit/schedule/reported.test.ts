import { describe, expect, it } from 'vitest';
import { talkExample } from '../../../server/core/schedule/examples.ts';
import { processorMs } from '../../support/cost.ts';
import { type Files, factsOf, openSchedule } from '../../support/schedule.ts';

/** What is found in the files of a schedule, as `file rule`. */
function found(files: Files): readonly string[] {
  const { checker } = openSchedule(files);
  return Object.keys(files).flatMap((file) =>
    checker.findingsOf(file).map(({ finding }) => `${file} ${finding.rule}`),
  );
}

const inHall = (name: string, from: string, to: string) => talkExample(name, from, to, 'LOCATION:Main Hall');
const both = ['a.ics room-double-booked', 'b.ics room-double-booked'];

/** Faults of other programs that their users reported: Greenroom must not have them. */
describe('conflicts as they were reported elsewhere', () => {
  it('are found between talks of one start and one end (pretalx#1266, pretalx#1494)', () => {
    expect(found({ 'a.ics': inHall('a', '14:00', '15:00'), 'b.ics': inHall('b', '14:00', '15:00') })).toEqual(
      both,
    );
    const by = (name: string, room: string) =>
      talkExample(name, '14:00', '15:00', `LOCATION:${room}\nX-SPEAKER:Ann Smith`);
    expect(found({ 'a.ics': by('a', 'Main Hall'), 'b.ics': by('b', 'The Barn') })).toEqual([
      'a.ics speaker-double-booked',
      'b.ics speaker-double-booked',
    ]);
  });

  it('are none between a talk over midnight and one of the evening before or the day after (pretalx#1087)', () => {
    const late = inHall('a', '23:30', '24:30');
    const conflicts = (other: string) =>
      found({ 'a.ics': late, 'b.ics': other }).filter((row) => row.endsWith('double-booked'));
    expect(conflicts(inHall('b', '00:00', '00:45'))).toEqual([]);
    expect(conflicts(inHall('b', '22:00', '23:30'))).toEqual([]);
    expect(conflicts(inHall('b', '24:30', '25:00'))).toEqual([]);
    expect(conflicts(inHall('b', '24:15', '25:00'))).toEqual(both);
  });

  it('are none in a room that is said to hold several things at once, posters perhaps (osem#2625)', () => {
    const posters = { 'a.ics': inHall('a', '14:00', '15:00'), 'b.ics': inHall('b', '14:00', '15:00') };
    const config = (room: string) => `{"event": {"rooms": [{"name": "${room}", "parallel": true}]}}`;
    expect(found({ 'greenroom.json': config('Main Hall'), ...posters })).toEqual([]);
    const other = found({ 'greenroom.json': config('The Barn'), ...posters });
    expect(other.filter((row) => row.endsWith('double-booked'))).toEqual(both);
  });
});

describe('a date that is wrong altogether', () => {
  it('is one finding, whatever its hour (1970-01-01 at midnight)', () => {
    const others = Array.from({ length: 9 }, (_, hour) =>
      talkExample(`t${hour}`, `${hour + 9}:00`, `${hour + 9}:30`),
    );
    const lost = talkExample('lost', '00:00', '01:00').replaceAll('20270514', '19700101');
    expect(found({ 'a.ics': others.join('') + lost })).toEqual(['a.ics event-outside-conference']);
  });
});

describe('schedules that nobody means', () => {
  it('are looked at in time: thousands of talks on one page', () => {
    const page = `speaker-page\n\nAnn Smith\n\n${'8/12/2017 | 3:15 PM-4:15 PM | Here\n\n'.repeat(4000)}`;
    // Each was compared with each: sixteen million pairs took ten seconds.
    expect(processorMs(() => openSchedule({ 'a.speaker.txt': page }))).toBeLessThan(8000);
  });

  it('are looked at in time when they change: thousands of talks on one page', () => {
    const text = `speaker-page\n\nAnn Smith\n\n${'8/12/2017 | 3:15 PM-4:15 PM | Here\n\n'.repeat(4000)}`;
    const { index, checker, pages } = openSchedule({ 'a.speaker.txt': text });
    const other = pages.get('a.speaker.txt')?.withText(text.replace('Ann', 'Anna'));
    if (other) index.set(factsOf('a.speaker.txt', other));
    // Each was found beside each: sixteen million times.
    expect(processorMs(() => checker.update())).toBeLessThan(8000);
    expect(checker.findingsOf('a.speaker.txt')).toEqual([]);
  });

  it('are looked at in time: twenty daily events at one time and in one room, without an end', () => {
    const daily = Array.from({ length: 20 }, (_, number) =>
      talkExample(`d${number}`, '09:00', '10:00', 'LOCATION:Main Hall\nRRULE:FREQ=DAILY'),
    );
    const { checker } = openSchedule({ 'a.ics': daily.join('') });
    const [first] = checker
      .findingsOf('a.ics')
      .filter(({ finding }) => finding.rule === 'room-double-booked');
    expect(first?.related).toHaveLength(19);
  });
});
