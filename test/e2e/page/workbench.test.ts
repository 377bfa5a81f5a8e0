import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { type PageOptions, readSuiteOptions } from '../suiteOptions.ts';
import { launchBrowser, openAsUser, openInWorker, type Workbench } from './workbench.ts';
import { makeWorkspace } from './workspace.ts';

const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b', 'END:VCALENDAR', ''].join('\r\n');
const options = readSuiteOptions<PageOptions>();

describe('the workbench page', () => {
  let browser: BrowserContext;
  let workbench: Workbench | undefined;

  before(async () => {
    browser = await launchBrowser(options);
  });
  afterEach(() => workbench?.close());
  after(() => browser.close());

  it('opens a schedule and saves what is typed', async () => {
    const workspace = makeWorkspace(options, 'page-user');
    const file = workspace.write('talks.ics', calendar);
    workbench = await openAsUser(browser, options, workspace.folder);
    await workbench.openFile('talks.ics');
    await workbench.untilShown('PRODID:-//a//b');
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type('X');
    await workbench.screenshot('host-user');
    await workbench.save();
    assert.equal(readFileSync(file, 'utf8'), `${calendar}X`);
  });

  it('starts the extension in the web worker', async () => {
    const workspace = makeWorkspace(options, 'page-worker');
    workspace.write('talks.ics', calendar);
    workbench = await openInWorker(browser, options, workspace.folder);
    await workbench.openFile('talks.ics');
    await workbench.page.locator('#status\\.editor\\.mode', { hasText: /icalendar/i }).waitFor();
    await workbench.screenshot('host-worker');
    assert.match(await workbench.runningExtension('Greenroom'), /Activation: \d+ms/);
  });
});
