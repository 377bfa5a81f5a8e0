import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { shareWorkbench } from './sharedWorkbench.ts';

/** Over the 50 MB that VS Code hands to extensions. */
const sizeOfHuge = 51 * 1024 * 1024;

/** Else VS Code asks, before it opens a file of that size over a connection. */
const settings = { 'workbench.editorLargeFileConfirmation': 1024 };

function hugeCalendar(): string {
  const line = `DESCRIPTION:${'x'.repeat(60)}\r\n`;
  return `BEGIN:VCALENDAR\r\n${line.repeat(Math.ceil(sizeOfHuge / line.length))}END:VCALENDAR\r\n`;
}

/** What Greenroom says about a file. Kept behind the bell: VS Code shows no toasts while it lets itself be driven. */
async function openNotice(page: Page, name: string): Promise<Locator> {
  const notice = page.locator('.notification-list-item', { hasText: `Greenroom cannot check ${name}` });
  await page.locator('#status\\.notifications:has(.codicon-bell-dot)').waitFor();
  await page.locator('#status\\.notifications').click();
  await notice.waitFor();
  return notice;
}

describe('a file over 50 MB', () => {
  const shared = shareWorkbench('large', settings);

  it('is said not to be checked, once, with the command that checks it', async () => {
    const workspace = shared.makeFolder('huge');
    const file = workspace.write('huge.ics', hugeCalendar());
    workspace.write('other.ics', hugeCalendar());
    const workbench = await shared.open();
    const { page } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

    await workbench.openFile(workspace.path('huge.ics'));
    const notice = await openNotice(page, 'huge.ics');
    await workbench.screenshot('large-file');
    await notice.getByRole('button', { name: 'Copy Command' }).click();
    await notice.waitFor({ state: 'detached' });
    const isCopied = (text: string) => navigator.clipboard.readText().then((copied) => copied === text);
    await page.waitForFunction(isCopied, `greenroom check "${file}"`);

    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile(workspace.path('huge.ics'));
    await workbench.openFile(workspace.path('other.ics'));
    await openNotice(page, 'other.ics');
    assert.equal(await notice.count(), 0);
  });
});
