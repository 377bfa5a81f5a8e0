import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { type PageOptions, readSuiteOptions } from '../suiteOptions.ts';
import { launchBrowser, openAsUser, openInWorker, readerZone, type Workbench } from './workbench.ts';
import { makeWorkspace } from './workspace.ts';

const options = readSuiteOptions<PageOptions>();
const damaged = 'samples/damaged-talk.ics';

describe('a damaged schedule, as one sees it', () => {
  let browser: BrowserContext;
  let workbench: Workbench | undefined;

  before(async () => {
    browser = await launchBrowser(options);
  });
  after(() => browser.close());
  afterEach(() => workbench?.close());

  /** The file is long, and what is wrong with it is at its end. */
  async function showEnd({ page }: Workbench): Promise<void> {
    await page.keyboard.press('Control+End');
  }

  const hosts = { 'on the server’s side': openAsUser, 'in the web worker': openInWorker };
  for (const [where, open] of Object.entries(hosts)) {
    it(`has squiggles, hovers and quick fixes with the extension ${where}`, async () => {
      const workspace = makeWorkspace(options, `findings-${open.name}`);
      const file = workspace.copy(damaged, 'talk.ics');
      const before = readFileSync(file, 'utf8');
      workbench = await open(browser, options, workspace.folder);
      await workbench.openFile('talk.ics');
      await workbench.untilShown('BEGIN:VCALENDAR');
      await showEnd(workbench);

      await workbench.squiggles('error');
      await workbench.hover(
        '20240720T104000',
        /DTEND is 35 minutes before DTSTART/,
        /Sat 20 July 2024, 11:15 – 10:40/,
      );
      await workbench.screenshot(`findings-${open.name}`);

      await workbench.quickFix('Kelp, forests', 'Escape with a backslash');
      await workbench.untilShown('Kelp\\, forests');
      await workbench.save();
      assert.equal(readFileSync(file, 'utf8'), before.replace('Kelp, forests', 'Kelp\\, forests'));
    });
  }

  it('says when it is where the reader is, whom the web worker is with', async () => {
    const workspace = makeWorkspace(options, 'findings-zone');
    workspace.copy(damaged, 'talk.ics');
    workbench = await openInWorker(browser, options, workspace.folder);
    await workbench.openFile('talk.ics');
    await workbench.untilShown('BEGIN:VCALENDAR');
    await showEnd(workbench);
    await workbench.squiggles('error');
    await workbench.hover('20240720T111500', new RegExp(`${readerZone}.*Sun 21 July 2024, 03:15`));
  });

  it('has its bytes repaired by the extension in the web worker', async () => {
    const workspace = makeWorkspace(options, 'findings-bytes');
    const file = workspace.copy('samples/latin-1.ics', 'cafe.ics');
    const before = readFileSync(file, 'latin1');
    workbench = await openInWorker(browser, options, workspace.folder);
    await workbench.openFile('cafe.ics');
    await workbench.squiggles('error');
    await workbench.quickFix('Caf\ufffd', 'from windows-1252');
    await workbench.untilShown('Café on the pier');
    assert.equal(readFileSync(file, 'utf8'), before);
  });

  it('boxes characters that nobody sees, and no names in other scripts', async () => {
    const workspace = makeWorkspace(options, 'findings-unicode');
    const names = 'Сергей Иванов\\, Ελένη Παπαδοπούλου\\, Øyvind Sørensen\\, 山田太郎';
    workspace.write(
      'names.ics',
      `BEGIN:VCALENDAR\r\nX-WR-CALDESC:${names}\r\nX-WR-CALNAME:Web\u200bkante\r\n`,
    );
    workbench = await openAsUser(browser, options, workspace.folder);
    await workbench.openFile('names.ics');
    const boxes = workbench.page.locator('.editor-instance .unicode-highlight');
    await boxes.first().waitFor({ state: 'attached' });
    assert.equal(await boxes.count(), 1);
    await workbench.screenshot('findings-unicode');
  });
});

describe('the page of a rule', () => {
  it('is shown as it is meant to be read', async () => {
    const workspace = makeWorkspace(options, 'rule-page');
    workspace.copy(damaged, 'talk.ics');
    const browser = await launchBrowser(options);
    try {
      const workbench = await openAsUser(browser, options, workspace.folder);
      await workbench.openFile('talk.ics');
      await workbench.page.keyboard.press('Control+End');
      await workbench.squiggles('error');
      await workbench.hover('20240720T104000', /end-not-after-start/);
      await workbench.page.locator('.monaco-hover a', { hasText: 'end-not-after-start' }).click();
      const preview = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe');
      await preview.locator('h1', { hasText: 'end-not-after-start' }).waitFor();
      await workbench.screenshot('rule-page');
    } finally {
      await browser.close();
    }
  });
});
