import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { calendar, event, eventLines } from './calendarText.ts';
import { openPreview, type PreviewFrame, shownPreview } from './previewFrame.ts';
import { shareWorkbench } from './sharedWorkbench.ts';
import { openAsUser, openInWorker, type Workbench } from './workbench.ts';
import type { Workspace } from './workspace.ts';

describe('the schedule preview', function () {
  this.timeout(240_000);
  const shared = shareWorkbench('preview', { 'workbench.colorTheme': 'Dark Modern' });

  function conference(name: string): Workspace {
    const workspace = shared.makeFolder(name);
    workspace.copy('workspaces/conference/schedule.ics', 'schedule.ics');
    workspace.copy('workspaces/conference/talks', 'talks');
    return workspace;
  }

  async function open(
    { path }: Workspace,
    file: string,
    how = openAsUser,
  ): Promise<[Workbench, PreviewFrame]> {
    const workbench = await shared.open(how);
    await workbench.openFile(path(file));
    return [workbench, await openPreview(workbench)];
  }

  it('shows days, list, zones and what is searched for', async () => {
    const [shown, { frame, talk }] = await open(conference('look'), 'schedule.ics');
    await talk('Everything I know about deadlocks').waitFor();
    await frame.locator('.room', { hasText: 'Großer Saal' }).waitFor();
    await shown.screenshot('preview-timetable');

    await frame.getByRole('tab', { name: 'Sat 15 May' }).click();
    await talk('Move slowly and mend things').waitFor();
    assert.equal(await talk('Everything I know about deadlocks').count(), 0);

    const cell = talk('Move slowly and mend things');
    const place = await cell.getAttribute('style');
    await frame.getByLabel('Time zone').selectOption('reader');
    await talk('Move slowly and mend things').locator('.time', { hasText: '17:30' }).waitFor();
    assert.equal(await cell.getAttribute('style'), place);

    await frame.getByRole('button', { name: 'List', exact: true }).click();
    await frame.locator('.list').waitFor();
    await shown.screenshot('preview-list');

    await frame.getByLabel('Search talks').fill('agnieszka mend');
    await frame.waitForFunction(() => document.querySelectorAll('.talk').length === 1);
    await frame.getByRole('tab', { name: /1 of \d+/ }).waitFor();
  });

  it('follows the text as it is typed, and the cursor', async () => {
    const workspace = shared.makeFolder('live');
    workspace.write('a.ics', calendar(event('First', '0900'), event('Second', '1000')));
    const [{ page, screenshot }, { frame, talk }] = await open(workspace, 'a.ics');
    assert.equal(await talk('First').locator('.time').textContent(), '09:00');

    await goTo(page, lineOf('First', 'DTSTART'), 'DTSTART:20270514T'.length + 1);
    await frame.locator('.talk[aria-current=true]', { hasText: 'First' }).waitFor();
    await page.keyboard.press('Delete');
    await frame.locator('.talk.held', { hasText: 'First' }).waitFor();
    await page.keyboard.press('Delete');
    await page.keyboard.type('08');
    await talk('First').locator('.time', { hasText: '08:00' }).waitFor();
    assert.equal(await frame.locator('.held').count(), 0);

    await goTo(page, lineOf('Second', 'SUMMARY'), 1);
    await frame.locator('.talk[aria-current=true]', { hasText: 'Second' }).waitFor();
    await screenshot('preview-live');

    await talk('First').click();
    const line = lineOf('First', 'SUMMARY');
    await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line}, Col ` }).waitFor();
  });

  it('shows overlaps in words, and leads from one to the next', async () => {
    const workspace = shared.makeFolder('overlap');
    workspace.write(
      'a.ics',
      calendar(event('First', '0900'), event('Second', '0900'), event('Third', '1100')),
    );
    const [{ screenshot }, { frame, talk }] = await open(workspace, 'a.ics');
    await frame.getByText('2 talks overlap').waitFor();
    assert.match(
      (await talk('First').getAttribute('aria-description')) ?? '',
      /Room Hall is also taken by “Second”/,
    );
    await frame.getByRole('button', { name: 'Next overlap' }).click();
    assert.match(await focusedTalk(frame), /First/);
    await frame.locator(':focus').press('ArrowRight');
    assert.match(await focusedTalk(frame), /Second/);
    await frame.locator(':focus').press('ArrowDown');
    assert.match(await focusedTalk(frame), /Third/);
    await screenshot('preview-overlap');
  });

  it('moves a talk by keyboard and by pointer, in the text and nowhere else', async () => {
    const workspace = shared.makeFolder('move');
    const text = calendar(event('First', '0900'), event('Second', '1000', 'Loft'), event('Third', '1200'));
    const file = workspace.write('a.ics', text);
    const [shown, { frame, talk }] = await open(workspace, 'a.ics');
    const { page } = shown;
    const inRoom = (room: string) => talk('Third').and(frame.locator(`[aria-description*="in ${room}"]`));
    await talk('First').focus();
    for (const key of ['m', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    await frame.getByText('Moving First: 09:05–09:35, Loft').waitFor({ state: 'attached' });
    await shown.screenshot('preview-moving');
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await talk('First').locator('.time', { hasText: '09:05' }).waitFor();
    const moved = text
      .replace('T090000Z', 'T090500Z')
      .replace('T093000Z', 'T093500Z')
      .replace('LOCATION:Hall', 'LOCATION:Loft');

    const from = await talk('Third').boundingBox();
    const to = await frame.locator('.room', { hasText: 'Loft' }).boundingBox();
    if (!from || !to) throw new Error('Nothing is to be seen.');
    await page.mouse.move(from.x + 20, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, from.y + 10, { steps: 5 });
    await page.mouse.up();
    await inRoom('Loft').waitFor();

    await page.locator('.editor-group-container .editor-instance .view-line').first().click();
    await shown.save();
    assert.equal(readFileSync(file, 'utf8'), moved.replace('LOCATION:Hall', 'LOCATION:Loft'));
    await page.keyboard.press('Control+Z');
    await inRoom('Hall').waitFor();
  });

  it('moves a talk in calendar and page together, cancels one by its menu, and takes both back', async () => {
    const workspace = shared.makeFolder('undo');
    const text = calendar(event('Second', '1000', 'Loft'), event('Third', '1200'));
    const file = workspace.write('a.ics', text);
    const ofSpeaker = workspace.write('ann.speaker.txt', speakerPage('12:00 PM-12:30 PM | Hall'));
    const [shown, { frame, talk }] = await open(workspace, 'a.ics');
    const { page } = shown;
    const inRoom = (room: string) =>
      talk('Third')
        .and(frame.locator(`[aria-description*="in ${room}"]`))
        .waitFor();
    await talk('Third').focus();
    for (const key of ['m', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await shown.screenshot('preview-question');
    await page.getByRole('button', { name: 'Change 2 Files' }).click();
    await inRoom('Loft');

    await talk('Third').focus();
    await page.keyboard.press('Control+Z');
    await inRoom('Hall');
    await page.keyboard.press('Control+Shift+Z');
    await inRoom('Loft');

    await shown.takeFromMenu(talk('Second'), 'Cancel Talk');
    await frame.locator('.talk.cancelled', { hasText: 'Second' }).waitFor();
    await talk('Second').focus();
    await page.keyboard.press('Control+Z');
    await frame.locator('.talk.cancelled').waitFor({ state: 'detached' });

    await shown.runCommand('File: Save All Files');
    await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    assert.equal(readFileSync(file, 'utf8'), text.replace('LOCATION:Hall', 'LOCATION:Loft'));
    assert.equal(readFileSync(ofSpeaker, 'utf8'), speakerPage('12:00 PM-12:30 PM | Loft'));
  });

  it('is there again after the window was loaded anew, as it was', async () => {
    const [shown, { frame }] = await open(conference('reload'), 'schedule.ics');
    await frame.getByRole('tab', { name: 'Sat 15 May' }).click();
    await frame.getByLabel('Time zone').selectOption('reader');
    await frame.getByLabel('Every status').selectOption('confirmed');
    await frame.locator('#day').evaluate((day) => day.scrollTo(40, 300));
    await frame.waitForFunction(() => document.getElementById('day')?.scrollTop === 300);
    // The page's news of how it is looked at is on its way to the workbench.
    await shown.page.waitForTimeout(1000);
    await shown.reload();

    const { frame: again } = await shownPreview(shown.page);
    await again.locator('.timetable').waitFor();
    await shown.screenshot('preview-reloaded');
    const tab = again.getByRole('tab', { name: 'Sat 15 May' });
    assert.equal(await tab.getAttribute('aria-selected'), 'true');
    assert.equal(await again.getByLabel('Time zone').inputValue(), 'reader');
    assert.equal(await again.getByLabel('Every status').inputValue(), 'confirmed');
    const scrolled = await again
      .locator('#day')
      .evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
    assert.deepEqual(scrolled, [40, 300]);

    // In a browser, VS Code writes what it keeps of a window every five seconds, and later where it is busy: a page that is
    // left has no time to.
    await again.getByRole('tab', { name: 'Fri 14 May' }).click();
    await shown.page.waitForTimeout(12_000);
    await shown.page.reload();
    const { frame: once } = await shownPreview(shown.page);
    const first = once.getByRole('tab', { name: 'Fri 14 May' });
    assert.equal(await first.getAttribute('aria-selected'), 'true');
    assert.equal(await once.getByLabel('Time zone').inputValue(), 'reader');
  });

  it('shows hostile text as text, and loads nothing', async () => {
    const workspace = shared.makeFolder('hostile');
    const evil = [
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      'javascript:alert(1)',
      '\u202egnp.exe',
    ];
    workspace.write('a.ics', calendar(...evil.map((text, i) => event(text, `1${i}00`, `Room ${text}`))));
    const [{ page }, { frame }] = await open(workspace, 'a.ics');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await frame.getByRole('button', { name: 'List', exact: true }).click();
    const titles = await frame.locator('.title').allTextContents();
    assert.deepEqual(titles, evil);
    assert.equal(await frame.locator('.talk img, .talk script, .talk a').count(), 0);
    assert.deepEqual(
      asked.filter((url) => /x$|onerror|alert/.test(url)),
      [],
    );
  });

  it('has no barriers in any theme, as timetable and as list', async () => {
    const workspace = conference('themes');
    const clash = event('One', '0900', 'Großer Saal');
    workspace.write('more.ics', calendar(clash, event('Off', '1400', 'Loft', 'STATUS:CANCELLED')));
    const [{ screenshot }, preview] = await open(workspace, 'schedule.ics');
    const { frame } = preview;
    await frame.getByText(/talks overlap/).waitFor();
    for (const [theme, kind] of Object.entries(themes)) {
      shared.configure({ 'workbench.colorTheme': theme });
      await frame.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor({ state: 'attached' });
      for (const look of ['Timetable', 'List']) {
        await frame.getByRole('button', { name: look, exact: true }).click();
        await frame.locator(look === 'List' ? '.list' : '.timetable').waitFor();
        assert.deepEqual(await preview.barriers(), [], `${theme}, ${look}`);
        await screenshot(`preview-${kind}-${look.toLowerCase()}`);
      }
    }
  });

  it('works with the extension in the web worker', async () => {
    const [{ screenshot }, { talk }] = await open(conference('worker'), 'schedule.ics', openInWorker);
    await talk('Everything I know about deadlocks').waitFor();
    await screenshot('preview-worker');
  });
});

/** Themes, and what VS Code says of their kinds to the pages in its frames. */
const themes = {
  'Light Modern': 'vscode-light',
  'Dark Modern': 'vscode-dark',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
};

/** The page of the one who speaks in the talk Third. */
function speakerPage(line: string): string {
  return `speaker-page\n\nAnn Smith\n\nOne of us.\n\nThird\n\n5/14/2027 | ${line}\n\nDescription\n\nMore of it.\n`;
}

/** The number of a line in a calendar of the events First and Second, from 1. */
function lineOf(title: 'First' | 'Second', property: string): number {
  const before = title === 'First' ? 3 : 3 + eventLines.length + 1;
  return before + eventLines.indexOf(property) + 1;
}

async function goTo(page: Workbench['page'], line: number, column: number): Promise<void> {
  await page.locator('.editor-group-container .editor-instance .view-line').first().click();
  await page.keyboard.press('Control+G');
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
}

function focusedTalk(frame: PreviewFrame['frame']): Promise<string> {
  return frame.evaluate(() => document.activeElement?.textContent ?? '');
}
