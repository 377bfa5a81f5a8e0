import type { Severity } from '../../core/index.ts';
import type { CheckedFile, ReportedFinding } from '../checkFile.ts';
import { standardInput } from '../files.ts';
import { showControls } from '../terminal.ts';
import { pathBelow } from './paths.ts';
import type { Report } from './report.ts';
import { summary } from './text.ts';

type Properties = Readonly<Record<string, string | number>>;

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands, which GitHub shows beside the lines of a pull request, and the summary for the log. What
 * comes from the files cannot begin a command of its own.
 */
export function reportGithub({ files, complaints, cwd }: Report): string {
  const findings = files.flatMap((file) => file.findings.map((finding) => annotate(finding, file, cwd)));
  const failures = complaints.map((complaint) => command('error', { title: 'greenroom' }, complaint));
  return [...findings, ...failures, summary(files, undefined, complaints.length)].join('\n');
}

function annotate(finding: ReportedFinding, file: CheckedFile, cwd: string) {
  const { rule, severity, start, end } = finding;
  const message = withElsewhere(finding);
  const name = commands[severity];
  if (file.path === standardInput) {
    return command(name, { title: rule }, `Line ${start.line}, column ${start.column}: ${message}`);
  }
  // GitHub takes columns only within one line, and counts them from 1 as well.
  const columns: Properties = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const place = { file: pathBelow(cwd, file.path) ?? file.path, line: start.line, endLine: end.line };
  return command(name, { ...place, ...columns, title: rule }, message);
}

/** The message, and what it speaks of in other files: an annotation has no other place for that. */
function withElsewhere({ message, related }: ReportedFinding): string {
  const others = related.flatMap(({ path, start, message: text }) =>
    path === undefined ? [] : [`${path}:${start.line}: ${text}`],
  );
  return [message, ...others].join('; ');
}

function command(name: string, properties: Properties, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeData(showControls(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
