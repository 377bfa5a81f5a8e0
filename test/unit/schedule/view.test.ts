import { describe, expect, it } from 'vitest';
import { drawSchedule, type ScheduleView, talkOfBlock } from '../../../server/core/index.ts';
import { type Files, openSchedule } from '../../support/schedule.ts';

function draw(files: Files, before?: ScheduleView) {
  const { index, checker, documents } = openSchedule(files);
  const findings = checker.filesWithFindings.flatMap((file) => checker.findingsOf(file));
  const all = { version: 1, findings: findings.map(({ finding }) => finding), ...(before && { before }) };
  return { index, documents, ...drawSchedule(index, all) };
}

function event(uid: string, start: string, end: string, ...more: readonly string[]): string {
  const lines = [`UID:${uid}`, `SUMMARY:Talk ${uid}`, `DTSTART;TZID=Europe/Berlin:20270514T${start}00`];
  return [
    'BEGIN:VEVENT',
    ...lines,
    `DTEND;TZID=Europe/Berlin:20270514T${end}00`,
    ...more,
    'END:VEVENT',
    '',
  ].join('\n');
}

describe('the schedule as it is drawn', () => {
  it('has days, rooms and talks in order, by the clocks of the venue', () => {
    const { view } = draw({
      'a.ics': event('b', '1100', '1130', 'LOCATION:Room 10') + event('a', '1000', '1030', 'LOCATION:Room 2'),
    });
    expect(view.rooms).toEqual(['Room 2', 'Room 10']);
    expect(view.talks.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(view.talks[0]).toMatchObject({ title: 'Talk a', room: 'Room 2', start: Date.UTC(2027, 4, 14, 8) });
    expect(view.clock).toEqual({
      zone: 'Europe/Berlin',
      offsets: [{ from: Date.UTC(2027, 4, 14, 2), seconds: 7200 }],
    });
    expect(view.days).toEqual([
      {
        date: { year: 2027, month: 5, day: 14 },
        start: Date.UTC(2027, 4, 14, 2),
        end: Date.UTC(2027, 4, 15, 2),
      },
    ]);
  });

  it('puts what is on after midnight to the evening before', () => {
    const { view } = draw({ 'a.ics': event('party', '0100', '0200') + event('talk', '1000', '1100') });
    expect(view.days.map(({ date }) => date.day)).toEqual([13, 14]);
  });

  it('takes name, rooms and the hour of a new day from greenroom.json', () => {
    const event1 = { name: 'Conf', dayStart: '00:00', rooms: [{ name: 'Zoo' }, { name: 'Attic' }] };
    const { view } = draw({
      'greenroom.json': JSON.stringify({ event: event1 }),
      'a.ics': event('party', '0100', '0200', 'LOCATION:Attic'),
    });
    expect(view).toMatchObject({ name: 'Conf', rooms: ['Zoo', 'Attic'] });
    expect(view.days.map(({ date }) => date.day)).toEqual([14]);
  });

  it('says what overlaps, with what and by what', () => {
    const { view } = draw({
      'a.ics': event('a', '1000', '1100', 'LOCATION:Hall'),
      'b.ics': event('b', '1030', '1130', 'LOCATION:Hall'),
      'c.ics': event('c', '1030', '1130', 'LOCATION:Loft'),
    });
    expect(view.talks.map(({ overlaps }) => overlaps)).toEqual([
      [{ with: 'b', by: 'room', name: 'Hall' }],
      [{ with: 'a', by: 'room', name: 'Hall' }],
      [],
    ]);
  });

  it('tells two talks that were given one UID apart', () => {
    const second = event('a', '1200', '1300').replace('Talk a', 'Another');
    const { view, talks } = draw({ 'a.ics': event('a', '1000', '1100') + second });
    expect(view.talks.map(({ id }) => id)).toEqual(['a', 'a\n2']);
    expect(view.talks.map(({ id }) => talks.get(id)?.title)).toEqual(['Talk a', 'Another']);
  });

  it('has whole days and what has no time on no day', () => {
    const { view } = draw({
      'a.ics': `BEGIN:VEVENT\nUID:a\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270516\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nSUMMARY:Some day\nEND:VEVENT\n`,
    });
    expect(view.days).toEqual([]);
    expect(view.talks[0]?.allDay).toEqual({
      first: { year: 2027, month: 5, day: 14 },
      last: { year: 2027, month: 5, day: 15 },
    });
    expect(view.talks[1]).not.toHaveProperty('start');
  });

  it('shows times without a zone as they are written', () => {
    const { view } = draw({ 'a.ics': event('a', '1000', '1100').replaceAll(';TZID=Europe/Berlin', '') });
    expect(view.clock.zone).toBeUndefined();
    expect(view.talks[0]?.start).toBe(Date.UTC(2027, 4, 14, 10));
  });

  it('shows UTC where all times are in UTC', () => {
    const files = { 'a.ics': event('a', '1000', '1100').replace(/;TZID=Europe\/Berlin:(\d+T\d+)/g, ':$1Z') };
    expect(draw(files).view.clock.zone).toBe('UTC');
  });

  it('keeps a talk whose time is half-typed where it was, and says so', () => {
    const { view: before } = draw({ 'a.ics': event('a', '1000', '1100') });
    const { view } = draw({ 'a.ics': event('a', '10', '1100') }, before);
    expect(view.talks[0]).toMatchObject({
      isHeld: true,
      start: before.talks[0]?.start,
      end: before.talks[0]?.end,
    });
    const without = event('a', '1000', '1100').replace(/DTSTART.*\n/, '');
    expect(draw({ 'a.ics': without }, before).view.talks[0]).not.toHaveProperty('start');
  });

  it('finds the talk of a block', () => {
    const drawn = draw({ 'a.ics': event('a', '1000', '1100') + event('b', '1100', '1200') });
    const document = drawn.documents.get('a.ics');
    const block = document?.blockAt(document.text.indexOf('UID:b'));
    expect(talkOfBlock(drawn, 'a.ics', block?.start ?? -1)).toBe('b');
    expect(talkOfBlock(drawn, 'a.ics', 0)).toBeUndefined();
  });
});
