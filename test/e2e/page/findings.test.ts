import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { shareWorkbench } from './sharedWorkbench.ts';
import { type OpenWorkbench, openAsUser, openInWorker, readerZone, type Workbench } from './workbench.ts';

const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', 'END:VCALENDAR', ''].join('\r\n');
const damaged = 'samples/damaged-talk.ics';

describe('a schedule in the workbench', () => {
  const shared = shareWorkbench('findings');

  /** The file is long, and what is wrong with it is at its end. */
  async function showEnd({ page }: Workbench): Promise<void> {
    await page.keyboard.press('Control+End');
  }

  /** Squiggles, hover and quick fix, wherever the extension runs. */
  async function showsAndMends(how: OpenWorkbench): Promise<void> {
    const workspace = shared.makeFolder('damaged');
    const file = workspace.copy(damaged, 'talk.ics');
    const before = readFileSync(file, 'utf8');
    const workbench = await shared.open(how);
    await workbench.openFile(workspace.path('talk.ics'));
    await workbench.untilShown('BEGIN:VCALENDAR');
    await showEnd(workbench);

    await workbench.squiggles('error');
    await workbench.hover(
      '20240720T104000',
      /DTEND is 35 minutes before DTSTART/,
      /Sat 20 July 2024, 11:15 – 10:40/,
    );
    await workbench.screenshot(`findings-${how.name}`);

    await workbench.quickFix('Kelp, forests', 'Escape with a backslash');
    await workbench.untilShown('Kelp\\, forests');
    await workbench.save();
    assert.equal(readFileSync(file, 'utf8'), before.replace('Kelp, forests', 'Kelp\\, forests'));
  }

  it('has squiggles, hovers and quick fixes', () => showsAndMends(openAsUser));

  it('opens a schedule and saves what is typed', async () => {
    const workspace = shared.makeFolder('user');
    const file = workspace.write('talks.ics', calendar);
    const workbench = await shared.open();
    await workbench.openFile(workspace.path('talks.ics'));
    await workbench.untilShown('PRODID:-//a//b');
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('X');
    await workbench.screenshot('host-user');
    await workbench.save();
    assert.equal(readFileSync(file, 'utf8'), `${calendar}X`);
  });

  it('boxes characters that nobody sees, and no names in other scripts', async () => {
    const workspace = shared.makeFolder('unicode');
    const names = 'Сергей Иванов\\, Ελένη Παπαδοπούλου\\, Øyvind Sørensen\\, 山田太郎';
    workspace.write(
      'names.ics',
      `BEGIN:VCALENDAR\r\nX-WR-CALDESC:${names}\r\nX-WR-CALNAME:Web\u200bkante\r\n`,
    );
    const workbench = await shared.open();
    await workbench.openFile(workspace.path('names.ics'));
    const boxes = workbench.page.locator('.editor-instance .unicode-highlight');
    await boxes.first().waitFor({ state: 'attached' });
    assert.equal(await boxes.count(), 1);
    await workbench.screenshot('findings-unicode');
  });

  it('leads from a finding to the page of its rule', async () => {
    const workspace = shared.makeFolder('rule-page');
    workspace.copy(damaged, 'talk.ics');
    const workbench = await shared.open();
    await workbench.openFile(workspace.path('talk.ics'));
    await showEnd(workbench);
    await workbench.squiggles('error');
    await workbench.hover('20240720T104000', /end-not-after-start/);
    await workbench.page.locator('.monaco-hover a', { hasText: 'end-not-after-start' }).click();
    const preview = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe');
    await preview.locator('h1', { hasText: 'end-not-after-start' }).waitFor();
    await workbench.screenshot('rule-page');
  });

  it('has squiggles, hovers and quick fixes in the web worker', () => showsAndMends(openInWorker));

  it('says when it is where the reader is, whom the web worker is with', async () => {
    const workspace = shared.makeFolder('zone');
    workspace.copy(damaged, 'talk.ics');
    const workbench = await shared.open(openInWorker);
    await workbench.openFile(workspace.path('talk.ics'));
    await workbench.untilShown('BEGIN:VCALENDAR');
    await showEnd(workbench);
    await workbench.squiggles('error');
    await workbench.hover('20240720T111500', new RegExp(`${readerZone}.*Sun 21 July 2024, 03:15`));
  });

  it('has its bytes repaired by the extension in the web worker', async () => {
    const workspace = shared.makeFolder('bytes');
    const file = workspace.copy('samples/latin-1.ics', 'cafe.ics');
    const before = readFileSync(file, 'latin1');
    const workbench = await shared.open(openInWorker);
    await workbench.openFile(workspace.path('cafe.ics'));
    await workbench.squiggles('error');
    await workbench.quickFix('Caf\ufffd', 'from windows-1252');
    await workbench.untilShown('Café on the pier');
    assert.equal(readFileSync(file, 'utf8'), before);
  });

  it('starts the extension in the web worker', async () => {
    const workspace = shared.makeFolder('worker');
    workspace.write('talks.ics', calendar);
    const workbench = await shared.open(openInWorker);
    await workbench.openFile(workspace.path('talks.ics'));
    await workbench.page.locator('#status\\.editor\\.mode', { hasText: /icalendar/i }).waitFor();
    await workbench.screenshot('host-worker');
    assert.match(await workbench.runningExtension('Greenroom'), /Activation: \d+ms/);
  });
});
