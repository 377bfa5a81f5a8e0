/**
 * A workbench that the tests of a file share. To open one takes longer than most tests, so that each test gets a folder
 * in the workspace of one that is open: with a greenroom.json, which makes it a schedule by itself.
 */
import type { BrowserContext } from 'playwright-core';
import { type PageOptions, readSuiteOptions } from '../suiteOptions.ts';
import { launchBrowser, type OpenWorkbench, openAsUser, type Workbench } from './workbench.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

export interface SharedWorkbench {
  /** Makes a folder of the test's own, which is new at each try. */
  makeFolder(name: string): Workspace;
  /** Writes the settings of the workspace, over those of the start. */
  configure(settings: Record<string, unknown>): void;
  /** The workbench, which is opened where none is that runs the extension in this way. */
  open(how?: OpenWorkbench): Promise<Workbench>;
}

/**
 * Call it within `describe`, whose tests then share a browser and one workbench in it. After a test its editors are
 * closed; a workbench in which a test has failed is closed itself, so that the next try has a fresh one.
 *
 * @param name Names the folder of the workspace; no other describe may have it.
 * @param settings Settings of the workspace at the start of each test.
 */
export function shareWorkbench(name: string, settings: Record<string, unknown> = {}): SharedWorkbench {
  const options = readSuiteOptions<PageOptions>();
  let tries = 0;
  const makeRoot = () => makeWorkspace(options, `${name}-${++tries}`);
  let root = makeRoot();
  const configure: SharedWorkbench['configure'] = (some) =>
    void root.write('.vscode/settings.json', JSON.stringify(some));
  let browser: BrowserContext;
  let opened: { readonly how: OpenWorkbench; readonly workbench: Workbench } | undefined;
  let count = 0;
  const close = async () => {
    await opened?.workbench.close();
    opened = undefined;
  };

  before(async () => {
    browser = await launchBrowser(options);
  });
  beforeEach(() => configure(settings));
  afterEach(async function () {
    const { state, title = '' } = this.currentTest ?? {};
    if (state === 'passed') return opened?.workbench.closeEditors();
    await opened?.workbench.screenshot(`failed-${title.replaceAll(/\W+/g, '-')}`);
    await close();
    // In the same folder VS Code would open again what was open when the test failed.
    root = makeRoot();
  });
  after(() => browser.close());

  return {
    configure,
    makeFolder: (folder) => {
      const made = root.makeFolder(`${folder}-${++count}`);
      made.write('greenroom.json', '{}');
      return made;
    },
    open: async (how = openAsUser) => {
      if (opened?.how !== how) await close();
      opened ??= { how, workbench: await how(browser, options, root.folder) };
      return opened.workbench;
    },
  };
}
