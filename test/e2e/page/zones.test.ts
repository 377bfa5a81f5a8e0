import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { quickPick } from './quickPick.ts';
import { shareWorkbench } from './sharedWorkbench.ts';
import type { Workbench } from './workbench.ts';

const event = (uid: string, title: string, time: string) => [
  'BEGIN:VEVENT',
  `UID:${uid}@example.org`,
  'DTSTAMP:20270401T080000Z',
  `DTSTART:${time}`,
  `SUMMARY:${title}`,
  'END:VEVENT',
];

const text = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//a//b',
  // What shows that the server has read the file.
  'CALSCALE:JULIAN',
  ...event('1', 'Opening', '20270514T090000Z'),
  ...event('2', 'Panel', '20270514T100000Z'),
  'END:VCALENDAR',
  '',
].join('\r\n');

describe('the commands that change the time zone', () => {
  const shared = shareWorkbench('zones');

  /** Opens a calendar of two talks; gives the workbench, and what its file says. */
  async function openTalks(name: string): Promise<[Workbench, () => string]> {
    const workspace = shared.makeFolder(name);
    const file = workspace.write('talks.ics', text);
    const workbench = await shared.open();
    await workbench.openFile(workspace.path('talks.ics'));
    await workbench.squiggles('warning');
    return [workbench, () => readFileSync(file, 'utf8')];
  }

  it('ask for the zone by its city and say what each way does to the talk', async () => {
    const [workbench, read] = await openTalks('zone-of-event');
    await workbench.putCursor('SUMMARY:Opening');
    const zones = await workbench.runAskingCommand('Change Time Zone of This Event…', /Which Zone/);
    await zones.filter('yokohama');
    await zones.row(/Asia\/Tokyo/, /UTC\+09:00 · .*Yokohama/);
    await workbench.screenshot('zones-which');
    await zones.take('Asia/Tokyo');
    const ways = await quickPick(workbench.page, /What Stays/);
    await ways.row(
      /Same moment, written in Asia\/Tokyo/,
      /nothing moves/,
      /“Opening”: .*09:00 UTC → .* 18:00/,
    );
    await ways.row(/Same clock time, in Asia\/Tokyo/, /moves it by 9 h, to earlier/, /09:00 UTC → .* 09:00/);
    await workbench.screenshot('zones-what-stays');
    await ways.take('Same moment');
    await workbench.untilShown('DTSTART;TZID=Asia/Tokyo:20270514T180000');
    await workbench.save();
    assert.match(read(), /BEGIN:VTIMEZONE\r\nTZID:Asia\/Tokyo\r\n/);
    assert.match(read(), /\r\nDTSTART:20270514T100000Z\r\n/);
  });

  it('keep the clock time of a whole file where that is chosen', async () => {
    const [workbench, read] = await openTalks('zone-of-file');
    const zones = await workbench.runAskingCommand('Change Time Zone of This File…', /Which Zone/);
    await zones.filter('tokyo');
    await zones.take('Asia/Tokyo');
    const ways = await quickPick(workbench.page, /What Stays/);
    await ways.row(/Same clock time/, /moves it by 9 h, to earlier/, /and 1 more/);
    await workbench.screenshot('zones-what-stays-file');
    await ways.take('Same clock time');
    await workbench.untilShown('DTSTART;TZID=Asia/Tokyo:20270514T090000');
    await workbench.save();
    assert.match(read(), /\r\nDTSTART;TZID=Asia\/Tokyo:20270514T100000\r\n/);
    await workbench.page.keyboard.press('Control+Z');
    await workbench.untilShown('DTSTART:20270514T090000Z');
    await workbench.save();
    assert.equal(read(), text);
  });
});
