import type { ReportedFinding } from '../checkFile.ts';
import type { Report } from './report.ts';

/** One object for programs; its shape changes only with `version`. Paths stand as they were given. */
export function reportJson({ files }: Report): string {
  const shown = files.map(({ path, findings }) => ({
    path,
    findings: findings.map((finding) => showFinding(finding, path)),
  }));
  return `${JSON.stringify({ version: 1, files: shown }, undefined, 2)}\n`;
}

function showFinding(finding: ReportedFinding, path: string) {
  const { rule, severity, message, start, end, fix, group, related } = finding;
  const shown = { rule, severity, message, start, end, fix };
  const isOfSchedule = group !== undefined || related.some((other) => other.path !== undefined);
  return isOfSchedule ? { ...shown, group, related: showRelated(finding, path) } : shown;
}

/** What a finding on the whole schedule speaks of, wherever that is. */
function showRelated({ related }: ReportedFinding, path: string) {
  return related.map((other) => ({
    path: other.path ?? path,
    message: other.message,
    start: other.start,
    end: other.end,
  }));
}
