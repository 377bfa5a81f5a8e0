import type { CheckedFile } from '../checkFile.ts';

/** One object for programs; its shape changes only with `version`. Paths stand as they were given. */
export function reportJson(files: readonly CheckedFile[]): string {
  const shown = files.map(({ path, findings }) => ({ path, findings }));
  return `${JSON.stringify({ version: 1, files: shown }, undefined, 2)}\n`;
}
