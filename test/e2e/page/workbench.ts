/** A workbench in a browser page, seen and used from outside as a person does: by keyboard, by mouse, by looking. */
import { dirname, join } from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { PageOptions } from '../suiteOptions.ts';
import { type QuickPick, quickPick } from './quickPick.ts';

const patience = 60_000;

/** Where whoever looks at these pages is: far from the machine that serves them. */
export const readerZone = 'Asia/Tokyo';

export interface Workbench {
  readonly page: Page;
  /** Opens a file of the workspace by its path in the workspace and waits until its text is there. */
  openFile(path: string): Promise<void>;
  /** Runs a command by its name in the command palette. */
  runCommand(name: string): Promise<void>;
  /** Runs a command that asks something, and waits for the list, known by its title, that it asks with. */
  runAskingCommand(name: string, title: RegExp): Promise<QuickPick>;
  /** Waits until VS Code lists an extension as running and returns what it says about it. */
  runningExtension(name: string): Promise<string>;
  /** Shows the hover at a text of the editor and waits until it says all of that: its parts come one by one. */
  hover(text: string, ...says: readonly RegExp[]): Promise<void>;
  /** Opens the menu of something by the right mouse button and takes an entry of it. */
  takeFromMenu(of: Locator, entry: string): Promise<void>;
  /** Puts the cursor into a text of the editor. */
  putCursor(text: string): Promise<void>;
  /** Waits for squiggles of a severity. */
  squiggles(severity: 'error' | 'warning' | 'info'): Promise<Locator>;
  /** Puts the cursor into a text of the editor and takes the quick fix with this title. */
  quickFix(text: string, title: string | RegExp): Promise<void>;
  /** Waits until the text of the editor's visible lines has this in it. */
  untilShown(text: string): Promise<void>;
  save(): Promise<void>;
  /** Saves what is not saved and closes all editors. */
  closeEditors(): Promise<void>;
  /** Loads the window anew, as VS Code does it: what it keeps of the window is written first. */
  reload(): Promise<void>;
  /** Writes what is to be seen into the screenshots folder, which git ignores. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * One browser for the tests of a file, and one profile for those of a run: what a workbench has loaded and compiled once
 * is there for the next. What it remembers of a folder does not meet, since each test has a folder of its own.
 */
export function launchBrowser(options: PageOptions): Promise<BrowserContext> {
  const { browser: executablePath, browserArguments, workspace } = options;
  return chromium.launchPersistentContext(join(dirname(workspace), 'profile'), {
    executablePath,
    args: [...browserArguments],
    viewport: { width: 1280, height: 800 },
    timezoneId: readerZone,
  });
}

export type OpenWorkbench = typeof openAsUser;

/** The workbench as a user has it: the VSIX installed, running on the server's side. */
export function openAsUser(
  browser: BrowserContext,
  options: PageOptions,
  folder: string,
): Promise<Workbench> {
  return open(browser, options, address(options.hosts.user, folder));
}

/** The workbench with the extension in the web worker, as in a browser without any server. */
export function openInWorker(
  browser: BrowserContext,
  options: PageOptions,
  folder: string,
): Promise<Workbench> {
  const payload = [
    ['extensionDevelopmentPath', `vscode-remote://remote${encodeURI(options.webExtension)}`],
    ['extensionDevelopmentKind', 'web'],
  ];
  return open(browser, options, address(options.hosts.web, folder, payload));
}

function address(host: string, folder: string, payload?: readonly (readonly string[])[]): string {
  const url = new URL(host);
  url.searchParams.set('folder', folder);
  if (payload) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

async function open(browser: BrowserContext, options: PageOptions, url: string): Promise<Workbench> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(url);
  await page.locator('.monaco-workbench .statusbar-item').first().waitFor();
  return {
    page,
    openFile: (path) => openFile(page, path),
    runCommand: (name) => pick(page, 'F1', name),
    runAskingCommand: async (name, title) => {
      await startPick(page, 'F1', name);
      return quickPick(page, title);
    },
    runningExtension: (name) => runningExtension(page, name),
    hover: (text, ...says) => hover(page, text, says),
    takeFromMenu: (of, entry) => takeFromMenu(page, of, entry),
    putCursor: (text) => putCursor(page, text),
    squiggles: (severity) => squiggles(page, severity),
    quickFix: (text, title) => quickFix(page, text, title),
    untilShown: (text) => untilShown(page, text),
    save: () => save(page),
    closeEditors: () => closeEditors(page),
    reload: () => reload(page),
    screenshot: async (name) =>
      void (await page.screenshot({ path: join(options.screenshots, `${name}.png`) })),
    close: () => page.close(),
  };
}

/** Takes what was typed into the quick input, which closes. */
async function pick(page: Page, key: string, text: string): Promise<void> {
  await startPick(page, key, text);
  await page.locator(quickInputField).waitFor({ state: 'hidden' });
}

const quickInputField = '.quick-input-widget input[type=text]';

/**
 * Quick input: open it with a key, type, take the first row once it is the one that was typed. What VS Code had not
 * loaded when it was typed does not come by itself, so it is typed again.
 */
async function startPick(page: Page, key: string, text: string): Promise<void> {
  const input = page.locator(quickInputField);
  const rows = page.locator('.quick-input-list .monaco-list-row');
  // A row shows the name of a file before the folder that it is in.
  const row = text.split('/').reduce((shown, hasText) => shown.filter({ hasText }), rows);
  await actUntil('visible', row.first(), async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    await input.waitFor({ timeout: tryMilliseconds });
    await input.fill(key === 'F1' ? `>${text}` : text, { timeout: tryMilliseconds });
  });
  await page.keyboard.press('Enter');
}

/** The list draws only what fits on the screen, hence the tall one. */
async function runningExtension(page: Page, name: string): Promise<string> {
  await page.setViewportSize({ width: 1280, height: 3000 });
  await pick(page, 'F1', 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: name });
  await row.waitFor();
  return (await row.textContent()) ?? '';
}

async function openFile(page: Page, path: string): Promise<void> {
  await pick(page, 'Control+P', path);
  const name = path.split('/').at(-1)!;
  await page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
  await editorOf(page).locator('.view-line').first().waitFor();
}

/** The text editor that has the focus or had it last. */
function editorOf(page: Page): Locator {
  return page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
}

interface Box {
  readonly x: number;
  readonly y: number;
}

/** Where a text stands on the screen, which must be within one visible line. The editor draws blanks as no-break spaces. */
async function placeOf(page: Page, text: string): Promise<Box> {
  const found = await page.waitForFunction(findText, text);
  const box = await found.jsonValue();
  if (!box) throw new Error(`${text} is not to be seen in the editor.`);
  return box;
}

/** Runs in the page, so it can use nothing from around it. */
function findText(text: string): Box | undefined {
  const textNodes = (line: Element): Text[] => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    return nodes;
  };
  const middleOf = (node: Text, offset: number): Box => {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const lines = [...document.querySelectorAll('.editor-group-container.active .view-line')];
  const shown = (line: Element) => (line.textContent ?? '').replaceAll('\u00a0', ' ');
  const line = lines.find((each) => shown(each).includes(text));
  if (!line) return undefined;
  let offset = shown(line).indexOf(text) + Math.floor(text.length / 2);
  for (const node of textNodes(line)) {
    if (offset < node.length) return middleOf(node, offset);
    offset -= node.length;
  }
  return undefined;
}

/** How long one try may take before the next: a busy machine answers late, and a widget may close meanwhile. */
const tryMilliseconds = 4000;

/**
 * Acts, and acts again, until something is to be seen, or no longer. What VS Code takes from under somebody's hands (a list
 * that closes while they type) is one more reason to act again.
 */
async function actUntil(
  state: 'visible' | 'hidden',
  wanted: Locator,
  act: () => Promise<void>,
): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const failure = await act()
      .then(() => wanted.waitFor({ state, timeout: tryMilliseconds }))
      .then(
        () => undefined,
        (error: Error) => error,
      );
    if (!failure) return;
    if (Date.now() > until) throw new Error(`Not ${state}: ${wanted}, because: ${failure.message}`);
  }
}

/** A menu of VS Code hears no click in its first tenth of a second. */
async function takeFromMenu(page: Page, of: Locator, entry: string): Promise<void> {
  await of.click({ button: 'right' });
  const item = page.locator('.monaco-menu .action-item', { hasText: entry });
  await actUntil('hidden', item, () => item.click({ timeout: tryMilliseconds }));
}

async function hover(page: Page, text: string, says: readonly RegExp[]): Promise<void> {
  const content = page.locator('.monaco-hover:not(.hidden)');
  const wanted = says.reduce((shown, hasText) => shown.filter({ hasText }), content);
  await actUntil('visible', wanted.first(), async () => {
    const { x, y } = await placeOf(page, text);
    await page.mouse.move(x - 40, y + 60);
    await page.mouse.move(x, y, { steps: 4 });
  });
}

async function squiggles(page: Page, severity: string): Promise<Locator> {
  const all = editorOf(page).locator(`.squiggly-${severity}`);
  await all.first().waitFor({ state: 'attached' });
  return all;
}

/** A hover that is still shown would take the click, and a menu that was opened too early lacks what came after. */
async function quickFix(page: Page, text: string, title: string | RegExp): Promise<void> {
  const row = page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
  await actUntil('visible', row, async () => {
    await putCursor(page, text);
    await page.keyboard.press('Control+.');
  });
  await row.click();
}

async function putCursor(page: Page, text: string): Promise<void> {
  await closeWidgets(page);
  const { x, y } = await placeOf(page, text);
  await page.mouse.click(x, y);
}

async function closeWidgets(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
  await page.keyboard.press('Escape');
  await page.locator('.monaco-hover:not(.hidden):visible').first().waitFor({ state: 'hidden' });
}

async function untilShown(page: Page, text: string): Promise<void> {
  await placeOf(page, text);
}

async function reload(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await pick(page, 'F1', 'Developer: Reload Window');
  await loaded;
  await page.locator('.monaco-workbench .statusbar-item').first().waitFor();
}

/** Saves the file in the editor that has the focus: a tab says `dirty` as long as changes of its file are not saved. */
async function save(page: Page): Promise<void> {
  const dirty = page.locator('.tabs-container .tab.dirty');
  await dirty.first().waitFor();
  await page.keyboard.press('Control+S');
  await dirty.first().waitFor({ state: 'detached' });
}

async function closeEditors(page: Page): Promise<void> {
  await pick(page, 'F1', 'File: Save All Files');
  await page.locator('.tabs-container .tab.dirty').first().waitFor({ state: 'detached' });
  await pick(page, 'F1', 'View: Close All Editors');
  await page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
}
