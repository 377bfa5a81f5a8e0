import type { Severity } from '../core/index.ts';
import type { CheckedFile } from './checkFile.ts';

export interface Counts {
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** How many findings have a safe fix. */
  readonly safe: number;
}

/** Counts what was found in all files; what is one thing seen from several places once. */
export function counts(files: readonly CheckedFile[]): Counts {
  const bySeverity = { error: 0, warning: 0, info: 0, hint: 0 };
  let safe = 0;
  const seen = new Set<string>();
  for (const finding of files.flatMap((file) => file.findings)) {
    if (finding.fix === 'safe') safe++;
    if (finding.group !== undefined) {
      const group = `${finding.rule}\n${finding.group}`;
      if (seen.has(group)) continue;
      seen.add(group);
    }
    bySeverity[finding.severity]++;
  }
  return { bySeverity, safe };
}
