/**
 * `npm run picture`: takes the README's picture in a real VS Code, so that it shows what there is. Installs the packaged
 * extension, opens a conference with one clash and its preview beside it, and writes client/media/editor.png.
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, ensureBrowser } from './browser.mjs';
import { cache, fixtures, root } from './lib/paths.mjs';
import { packageExtension } from './package.mjs';
import { startHost } from './vscodeHost.mjs';

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
};
const folder = join(cache, 'picture');

/** A talk that was put into a room that is taken. */
const clash = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Webkante//Late changes//EN',
  'BEGIN:VEVENT',
  'UID:late-1@webkante.example',
  'DTSTAMP:20270501T080000Z',
  'DTSTART;TZID=Europe/Berlin:20270514T101500',
  'DTEND;TZID=Europe/Berlin:20270514T104500',
  'SUMMARY:Type checkers and how to live with them',
  'LOCATION:Großer Saal',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** A folder with the conference, and the theme in its settings. */
async function prepare(theme) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await cp(join(fixtures, 'workspaces', 'conference'), folder, { recursive: true });
  await writeFile(join(folder, 'late-changes.ics'), clash);
  const settings = {
    'workbench.colorTheme': theme,
    'greenroom.localTimeZone': 'Europe/Berlin',
    'editor.minimap.enabled': false,
  };
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
}

/** Opens the late change and the preview beside it, with the cursor in the talk. */
async function show(page, url) {
  await page.goto(url);
  await page.locator('.view-line', { hasText: 'DTSTART' }).first().waitFor();
  await page.keyboard.press('Control+B');
  await page.locator('.editor-actions a[aria-label*="Open Schedule Preview to the Side"]').click();
  const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await frame.locator('.talk.overlapping').first().waitFor();
  await frame.getByRole('button', { name: 'Timetable', exact: true }).click();
  await page.locator('.view-line', { hasText: 'LOCATION' }).first().click();
  await frame.locator('.talk.highlighted').first().waitFor();
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ state: 'attached' });
}

async function main() {
  const [name = 'light', file = join(root, 'client', 'media', 'editor.png')] = process.argv.slice(2);
  await prepare(themes[name] ?? themes.light);
  const vsix = await packageExtension();
  const host = await startHost({ dataDir: join(cache, 'picture-host') });
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...browserArguments],
  });
  try {
    await host.installVsix(vsix);
    const page = await browser.newPage({ viewport: { width: 1440, height: 860 } });
    page.setDefaultTimeout(180_000);
    const payload = [['openFile', host.uri(join(folder, 'late-changes.ics'))]];
    await show(page, host.url({ folder, payload })).catch(async (error) => {
      await page.screenshot({ path: `${file}.failed.png` });
      throw error;
    });
    await page.screenshot({ path: file });
    console.log(`Wrote ${file}`);
  } finally {
    await browser.close();
    await host.stop();
  }
}

await main();
