import assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { type PageOptions, readSuiteOptions } from '../suiteOptions.ts';
import { launchBrowser, openAsUser, type Workbench } from './workbench.ts';
import { makeWorkspace } from './workspace.ts';

const options = readSuiteOptions<PageOptions>();

/** Over the 50 MB that VS Code hands to extensions. */
const sizeOfHuge = 51 * 1024 * 1024;

/** Else VS Code asks, before it opens a file of that size over a connection. */
const settings = JSON.stringify({ 'workbench.editorLargeFileConfirmation': 1024 });

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
  let browser: BrowserContext;
  let workbench: Workbench | undefined;

  before(async () => {
    browser = await launchBrowser(options);
  });
  after(() => browser.close());
  afterEach(() => workbench?.close());

  it('is said not to be checked, once, with the command that checks it', async () => {
    const workspace = makeWorkspace(options, 'page-large');
    workspace.write('.vscode/settings.json', settings);
    const file = workspace.write('huge.ics', hugeCalendar());
    workspace.write('other.ics', hugeCalendar());
    workbench = await openAsUser(browser, options, workspace.folder);
    const { page } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

    await workbench.openFile('huge.ics');
    const notice = await openNotice(page, 'huge.ics');
    await workbench.screenshot('large-file');
    await notice.getByRole('button', { name: 'Copy Command' }).click();
    await notice.waitFor({ state: 'detached' });
    const isCopied = (text: string) => navigator.clipboard.readText().then((copied) => copied === text);
    await page.waitForFunction(isCopied, `greenroom check "${file}"`);

    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('huge.ics');
    await workbench.openFile('other.ics');
    await openNotice(page, 'other.ics');
    assert.equal(await notice.count(), 0);
  });
});
