import {
  type ConfigFinding,
  capByRule,
  type Suppression,
  unusedSuppressions,
  withMore,
} from '../core/index.ts';
import type { CheckedFile, ReportedPlace } from './checkFile.ts';
import type { ConfigFile } from './schedules.ts';

/**
 * What is wrong with a greenroom.json, as of any file. `used` are the suppressions that silenced something;
 * undefined when not every file of the schedule was checked, so that nobody can say which are unused.
 */
export function checkConfig(config: ConfigFile, used: ReadonlySet<Suppression> | undefined): CheckedFile {
  const unused = used ? unusedSuppressions(config.configuration, used) : [];
  const all = [...config.findings, ...unused].sort((a, b) => a.at.start - b.at.start);
  const lines = config.text.split(/\r\n|\r|\n/);
  const shown = new Map<number, string>();
  const findings = capByRule(all, ({ rule }) => rule).map(({ item, more }) => {
    const finding = report(config.text, item, more);
    shown.set(finding.start.line, lines[finding.start.line - 1] ?? '');
    return finding;
  });
  return { path: config.path, findings, lines: shown, usedSuppressions: new Set() };
}

function report(text: string, { rule, severity, text: message, at }: ConfigFinding, more: number) {
  const start = place(text, at.start);
  const end = place(text, at.end);
  return { rule, severity, message: withMore(message, more), start, end, related: [] };
}

function place(text: string, offset: number): ReportedPlace {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines[lines.length - 1] as string).length + 1, offset };
}
