import type { ReportedFinding } from '../checkFile.ts';
import type { Report } from './report.ts';

/** One object for programs; its shape changes only with `version`. Paths stand as they were given. */
export function reportJson({ files }: Report): string {
  const shown = files.map(({ path, findings }) => ({ path, findings: findings.map(showFinding) }));
  return `${JSON.stringify({ version: 1, files: shown }, undefined, 2)}\n`;
}

function showFinding({ rule, severity, message, start, end, fix }: ReportedFinding) {
  return { rule, severity, message, start, end, fix };
}
