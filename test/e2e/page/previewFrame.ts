/** The schedule preview inside a workbench: a page in a frame in a frame, used as a person uses it. */
import axe from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';
import type { Workbench } from './workbench.ts';

export interface PreviewFrame {
  readonly frame: Frame;
  /** The talk with words in its title. */
  talk(words: string): Locator;
  /** What is wrong with the page for those who use it otherwise, in words; nothing when all is well. */
  barriers(): Promise<readonly string[]>;
}

/** Opens the preview to the side of the file in the editor, as a timetable however narrow it is. */
export async function openPreview({ page, runCommand }: Workbench): Promise<PreviewFrame> {
  await runCommand('Greenroom: Open Schedule Preview to the Side');
  const preview = await shownPreview(page);
  await preview.frame.getByRole('button', { name: 'Timetable', exact: true }).click();
  await preview.frame.locator('.timetable').waitFor();
  return preview;
}

/** Waits for a preview that is there, or about to be. */
export async function shownPreview(page: Page): Promise<PreviewFrame> {
  const outer = await contentOf(page.locator('iframe.webview.ready').first());
  const frame = await contentOf(outer.locator('iframe#active-frame'));
  await frame.locator('.talk').first().waitFor();
  return {
    frame,
    talk: (words) => frame.locator('.talk', { has: frame.locator('.title', { hasText: words }) }),
    barriers: () => findBarriers(frame),
  };
}

async function contentOf(iframe: Locator): Promise<Frame> {
  const element = await iframe.elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('There is no page in the frame.');
  return frame;
}

async function findBarriers(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate('axe.run()').then((found) => found as axe.AxeResults);
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  );
}
