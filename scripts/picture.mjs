/**
 * `npm run picture`: takes the README's picture in a real VS Code, so that it shows what there is. Installs
 * the packaged extension, opens a damaged talk, hovers over its start and writes client/media/editor.png.
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

/** A folder with one damaged talk, and the theme in its settings. */
async function prepare(theme) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await cp(join(fixtures, 'samples', 'damaged-talk.ics'), join(folder, 'talk.ics'));
  const settings = { 'workbench.colorTheme': theme, 'greenroom.localTimeZone': 'Europe/Berlin' };
  await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
}

/** Opens the talk, waits for its squiggles and hovers over the start. */
async function show(page, url) {
  await page.goto(url);
  await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await page.locator('.view-line').first().click();
  await page.keyboard.press('Control+End');
  await page
    .locator('.view-line', { hasText: 'DTSTART' })
    .last()
    .hover({ position: { x: 180, y: 8 } });
  await page.locator('.monaco-hover:visible', { hasText: 'Europe/Berlin' }).waitFor();
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
    const page = await browser.newPage({ viewport: { width: 1240, height: 860 } });
    const payload = [['openFile', host.uri(join(folder, 'talk.ics'))]];
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
