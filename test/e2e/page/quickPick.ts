/** The lists that commands ask with, as somebody sees and answers them. */
import type { Locator, Page } from 'playwright-core';

/** A list that is open, known by its title. */
export interface QuickPick {
  /** Types into its field, and so leaves only the rows that have this. */
  filter(text: string): Promise<void>;
  /** The row that says all of that, once it is to be seen. */
  row(...says: readonly RegExp[]): Promise<Locator>;
  /** Types what only one row has, takes that row, and waits until the list is gone. */
  take(text: string): Promise<void>;
}

/** Waits until a list with that title has opened. */
export async function quickPick(page: Page, title: RegExp): Promise<QuickPick> {
  const list = page.locator('.quick-input-widget', {
    has: page.locator('.quick-input-title', { hasText: title }),
  });
  await list.waitFor();
  const field = list.locator('input[type=text]');
  const rows = list.locator('.quick-input-list .monaco-list-row');
  return {
    filter: (text) => field.fill(text),
    row: async (...says) => {
      const wanted = says.reduce((shown, hasText) => shown.filter({ hasText }), rows).first();
      await wanted.waitFor();
      return wanted;
    },
    take: async (text) => {
      await field.fill(text);
      await rows.nth(1).waitFor({ state: 'hidden' });
      await rows.filter({ hasText: text }).waitFor();
      await page.keyboard.press('Enter');
      await list.waitFor({ state: 'hidden' });
    },
  };
}
