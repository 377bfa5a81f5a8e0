import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { calendar, event } from './calendarText.ts';
import { openPreview, type PreviewFrame } from './previewFrame.ts';
import { quickPick } from './quickPick.ts';
import { shareWorkbench } from './sharedWorkbench.ts';
import type { Workbench } from './workbench.ts';
import type { Workspace } from './workspace.ts';

describe('edits in the schedule preview', function () {
  this.timeout(240_000);
  const shared = shareWorkbench('preview-edits');

  async function open(workspace: Workspace): Promise<[Workbench, PreviewFrame]> {
    const workbench = await shared.open();
    await workbench.openFile(workspace.path('a.ics'));
    return [workbench, await openPreview(workbench)];
  }

  it('swap talks, shift a day and repair what is wrong, each taken back from there', async () => {
    const workspace = shared.makeFolder('menu');
    const third = event('Third', '1200', 'Hall', 'DTEND:20270514T123000Z');
    const text = calendar(event('First', '0900'), event('Second', '1000', 'Loft'), third);
    const file = workspace.write('a.ics', text);
    const [shown, { frame, talk }] = await open(workspace);
    const { page, screenshot, takeFromMenu } = shown;
    const starts = (title: string, time: string) => talk(title).locator('.time', { hasText: time }).waitFor();
    const takeBack = async () => {
      await talk('First').focus();
      await page.keyboard.press('Control+Z');
    };

    await takeFromMenu(talk('First'), 'Swap Talk');
    await (await quickPick(page, /Swap “First”/)).take('Second');
    await starts('First', '10:00');
    await starts('Second', '09:00');
    await talk('First').and(frame.locator('[aria-description*="in Loft"]')).waitFor();
    await takeBack();
    await starts('First', '09:00');
    await starts('Second', '10:00');

    await takeFromMenu(talk('Second'), 'Shift the Day');
    await (await quickPick(page, /^Shift /)).filter('40');
    await page.keyboard.press('Enter');
    await (await quickPick(page, /by 40 minutes/)).take('Everything from 10:00 on');
    await starts('Second', '10:40');
    await starts('Third', '12:40');
    await starts('First', '09:00');
    await takeBack();
    await starts('Third', '12:00');

    await talk('Third').locator('.badge').click();
    const problems = await quickPick(page, /Problems of “Third”/);
    await screenshot('preview-problems');
    await (await problems.row(/DTEND/, /^(?!.*Show it in the text)/)).click();
    const badge = talk('Third').locator('.badge');
    await badge.waitFor({ state: 'detached' });
    await takeBack();
    await badge.waitFor();
    await page.keyboard.press('Control+Shift+Z');
    await badge.waitFor({ state: 'detached' });

    await shown.runCommand('File: Save All Files');
    await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    const once = event('Third', '1200', 'Hall');
    assert.equal(
      readFileSync(file, 'utf8'),
      calendar(event('First', '0900'), event('Second', '1000', 'Loft'), once),
    );
  });

  it('are refused when the text has moved on while a talk was held', async () => {
    const workspace = shared.makeFolder('moved-on');
    const file = workspace.write('a.ics', calendar(event('First', '0900'), event('Second', '1000')));
    const [{ page, screenshot }, { frame, talk }] = await open(workspace);
    await talk('First').focus();
    for (const key of ['m', 'ArrowDown']) await page.keyboard.press(key);
    await frame.getByText('Moving First: 09:05–09:35').waitFor({ state: 'attached' });
    const text = readFileSync(file, 'utf8');
    const changed = text.replace('T090000Z', 'T091000Z');
    workspace.write('a.ics', changed);
    await talk('First').locator('.time', { hasText: '09:10' }).waitFor();
    await talk('First').focus();
    await page.keyboard.press('Enter');
    const said = frame.getByText('Nothing was changed. The text has changed in the meantime');
    await said.waitFor({ state: 'attached', timeout: 20_000 }).catch(async () => {
      assert.fail(`It says: ${await frame.getByRole('status').first().textContent()}`);
    });
    await screenshot('preview-refused');
    assert.equal(await frame.locator('.ghost').count(), 0);
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    assert.equal(readFileSync(file, 'utf8'), changed);
  });

  it('need not be guessed at: a card says all about a talk, and goes with Escape', async () => {
    const workspace = shared.makeFolder('card');
    workspace.write('a.ics', calendar(event('First', '0900'), event('Second', '0900')));
    const [{ page, screenshot }, { frame, talk }] = await open(workspace);
    const card = frame.locator('.card');
    await talk('First').hover();
    await card.getByText('Room Hall is also taken by “Second”').waitFor();
    await screenshot('preview-card');
    await card.hover();
    await card.getByText('09:00–09:30').waitFor();
    await page.mouse.move(1, 1);
    await card.waitFor({ state: 'detached' });
    await talk('First').focus();
    await page.keyboard.press('ArrowRight');
    await card.getByText('Room Hall is also taken by “First”').waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
  });
});
