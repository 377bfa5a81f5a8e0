import type { CheckedFile } from '../checkFile.ts';

/** What a reporter makes text of. */
export interface Report {
  /** Every file that was checked, those without findings as well. */
  readonly files: readonly CheckedFile[];
  /** What went wrong with the check itself: files that are not there or cannot be read. */
  readonly complaints: readonly string[];
  /** The current folder, absolute. */
  readonly cwd: string;
  /** Greenroom's own. */
  readonly version: string;
  readonly hasColor: boolean;
}

/** Gives all that is written, with a line break at its end. */
export type Reporter = (report: Report) => string | Promise<string>;
