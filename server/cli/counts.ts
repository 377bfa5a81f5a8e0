import type { Severity } from '../core/index.ts';
import type { CheckedFile } from './checkFile.ts';

export interface Counts {
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** How many findings have a safe fix. */
  readonly safe: number;
}

/** Counts what was found in all files. */
export function counts(files: readonly CheckedFile[]): Counts {
  const bySeverity = { error: 0, warning: 0, info: 0, hint: 0 };
  let safe = 0;
  for (const finding of files.flatMap((file) => file.findings)) {
    bySeverity[finding.severity]++;
    if (finding.fix === 'safe') safe++;
  }
  return { bySeverity, safe };
}
