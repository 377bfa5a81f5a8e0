/** Renders client/media/icon.svg as the PNG that VS Code and its marketplace ask for. To be run when the drawing changes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { browserArguments, ensureBrowser } from './browser.mjs';
import { root } from './lib/paths.mjs';

const media = join(root, 'client', 'media');
const { chromium } = await import('playwright-core');
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArguments] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<body style="margin:0">${await readFile(join(media, 'icon.svg'), 'utf8')}</body>`);
await page.screenshot({ path: join(media, 'icon.png'), omitBackground: true });
await browser.close();
