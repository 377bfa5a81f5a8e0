import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { greenroomIn, putIn } from '../support/commandLine.ts';

const conference = path.resolve(import.meta.dirname, '../../fixtures/workspaces/conference');

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'greenroom-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

function talk(uid: string, day: string, hour: string): string {
  const times = [`DTSTART:202705${day}T${hour}0000Z`, `DTEND:202705${day}T${hour}3000Z`];
  const event = [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20270401T080000Z',
    ...times,
    `SUMMARY:${uid}`,
    'END:VEVENT',
  ];
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', ...event, 'END:VCALENDAR', ''].join('\r\n');
}

describe('greenroom export', () => {
  it('writes a page to standard output', async () => {
    const { code, out, err } = await greenroomIn(conference, ['export']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^<!DOCTYPE html>/);
    expect(out).toContain('Everything I know about deadlocks I learned from knitting');
  });

  it('takes several files with one talk for one talk', async () => {
    const whole = await greenroomIn(conference, ['export', '--format', 'ics', 'schedule.ics']);
    const all = await greenroomIn(conference, ['export', '--format', 'ics']);
    const events = (text: string) => text.match(/^BEGIN:VEVENT/gm)?.length;
    expect(events(all.out)).toBe(events(whole.out));
  });

  it('goes by the name of the file to write', async () => {
    await putIn(folder, 'a.ics', talk('a', '14', '09'));
    const { code, err } = await greenroomIn(folder, ['export', '-o', 'all.json', 'a.ics']);
    expect([code, err]).toEqual([0, 'greenroom: wrote all.json\n']);
    expect(
      JSON.parse(await readFile(path.join(folder, 'all.json'), 'utf8')).schedule.conference.daysCount,
    ).toBe(1);
  });

  it('draws each day in a picture of its own', async () => {
    await putIn(folder, 'a.ics', talk('a', '14', '09'));
    await putIn(folder, 'b.ics', talk('b', '15', '09'));
    expect((await greenroomIn(folder, ['export', '--format', 'svg'])).err).toContain('Choose one with --day');
    const one = await greenroomIn(folder, ['export', '--format', 'svg', '--day', '2027-05-15']);
    expect(one.out).toMatch(/^<svg [\s\S]*Sat 15 May 2027/);
    await greenroomIn(folder, ['export', '-o', 'day.svg']);
    expect((await readdir(folder)).filter((name) => name.endsWith('.svg'))).toEqual([
      'day-2027-05-14.svg',
      'day-2027-05-15.svg',
    ]);
  });

  it('says what a format has no place for', async () => {
    await putIn(folder, 'a.ics', talk('a', '14', '09').replace('SUMMARY', 'STATUS:CANCELLED\r\nSUMMARY'));
    const { code, err } = await greenroomIn(folder, ['export', '--format', 'xml']);
    expect([code, err]).toEqual([0, expect.stringContaining('1 talk is left out')]);
  });

  it('takes name and zone of the event from greenroom.json', async () => {
    await putIn(folder, 'greenroom.json', '{"event": {"name": "Webkante", "timeZone": "Asia/Tokyo"}}');
    await putIn(folder, 'a.ics', talk('a', '14', '09'));
    const { out } = await greenroomIn(folder, ['export']);
    expect(out).toContain('<title>Webkante</title>');
    expect(out).toContain('18:00');
  });

  it.each([
    [['nowhere'], 'nowhere: no such file or folder'],
    [['--format', 'pdf'], '--format takes html, ics, svg, json, xml, not "pdf"'],
    [['--day', 'Friday'], '--day takes a date such as 2027-05-14'],
    [
      ['--day', '2020-01-01', conference],
      'nothing takes place on 2020-01-01; the days with talks are 2027-05-14',
    ],
    [[], 'no iCalendar file found to export'],
  ])('says what makes no sense about %j', async (args, message) => {
    const { code, err } = await greenroomIn(folder, ['export', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('does not make one schedule of two', async () => {
    for (const name of ['one', 'two']) {
      await putIn(folder, `${name}/greenroom.json`, '{}');
      await putIn(folder, `${name}/a.ics`, talk(name, '14', '09'));
    }
    const { code, err } = await greenroomIn(folder, ['export']);
    expect([code, err]).toEqual([2, expect.stringContaining('several schedules')]);
  });
});
