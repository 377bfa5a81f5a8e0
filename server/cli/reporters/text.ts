import type { Severity } from '../../core/index.ts';
import type { CheckedFile, ReportedFinding, ReportedRelated } from '../checkFile.ts';
import { counts } from '../counts.ts';
import { plain, type Style, showControls, styleFor } from '../terminal.ts';
import type { Report } from './report.ts';

const colors = { error: 'red', warning: 'yellow', info: 'cyan', hint: 'gray' } as const;
/** A code frame shows this many columns around the range of a long line. */
const frameWidth = 100;

/** What people read: each finding with its place and the line that it is on, then a summary. */
export async function reportText({ files, hasColor, complaints }: Report): Promise<string> {
  const style = styleFor(hasColor);
  const look: Look = { style, columnsOf: await columnCounter(files) };
  const findings = files.flatMap((file) => file.findings.map((finding) => showFinding(file, finding, look)));
  return [...findings, summary(files, style, complaints.length)].join('\n');
}

/** How a report looks. */
interface Look {
  readonly style: Style;
  /** How many columns of the terminal a text takes. */
  columnsOf(text: string): number;
}

/**
 * What knows wide characters takes longer to load than most files to check, so it is loaded only for a report
 * that shows more than ASCII.
 */
async function columnCounter(files: readonly CheckedFile[]): Promise<Look['columnsOf']> {
  const isPlain = files.every(({ lines }) =>
    [...lines.values()].every((line) => /^[\t\x20-\x7e]*$/.test(line)),
  );
  return isPlain ? (text) => text.length : (await import('string-width')).default;
}

function showFinding(file: CheckedFile, finding: ReportedFinding, look: Look): string {
  const { style } = look;
  const { line, column } = finding.start;
  const place = style('bold', `${showControls(file.path)}:${line}:${column}`);
  const severity = style(colors[finding.severity], finding.severity);
  const fix = finding.fix === 'safe' ? style('gray', ' (--fix repairs it)') : '';
  const head = `${place} ${severity} ${style('gray', finding.rule)}${fix}\n  ${showControls(finding.message)}`;
  const text = file.lines.get(line);
  const others = finding.related.flatMap((related) => showElsewhere(related, style)).join('');
  return `${head}\n${text === undefined ? '' : frame(text, finding, look)}${others}`;
}

/** What a finding speaks of in another file; what is in its own, the reader has before them. */
function showElsewhere({ path, start, message }: ReportedRelated, style: Style): string[] {
  if (path === undefined) return [];
  const place = style('bold', `${showControls(path)}:${start.line}:${start.column}`);
  return [`        ${place} ${showControls(message)}\n`];
}

/** The line with its range underlined; a long line is cut around the range. */
function frame(line: string, finding: ReportedFinding, { style, columnsOf }: Look): string {
  const from = finding.start.column - 1;
  const isOneLine = finding.end.line === finding.start.line;
  const to = Math.max(from, isOneLine ? Math.min(finding.end.column - 1, line.length) : line.length);
  const cut = window(line, from, to);
  const number = String(finding.start.line).padStart(5);
  const before = `${cut.head}${showControls(line.slice(cut.start, from))}`;
  const marked = showControls(line.slice(from, Math.min(to, cut.end)));
  const after = `${showControls(line.slice(Math.min(to, cut.end), cut.end))}${cut.tail}`;
  const underline = '^'.repeat(Math.max(1, columnsOf(marked)));
  return [
    `${style('gray', `${number} |`)} ${before}${marked}${after}`,
    `${style('gray', '      |')} ${' '.repeat(columnsOf(before))}${style(colors[finding.severity], underline)}`,
    '',
  ].join('\n');
}

/** The stretch of a line to show, with an ellipsis where it is cut; never through a surrogate pair. */
function window(line: string, from: number, to: number) {
  if (line.length <= frameWidth) return { start: 0, end: line.length, head: '', tail: '' };
  const start = onPoint(line, Math.max(0, from - 30));
  const end = onPoint(
    line,
    Math.min(line.length, Math.max(start + frameWidth, Math.min(to, from + frameWidth))),
  );
  return { start, end, head: start > 0 ? '…' : '', tail: end < line.length ? '…' : '' };
}

function onPoint(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

/** One line: how much of what was found in how many files. No praise when something could not be checked. */
export function summary(files: readonly CheckedFile[], style: Style = plain, complaints = 0): string {
  const { bySeverity, safe } = counts(files);
  const where = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const parts = (['error', 'warning', 'info', 'hint'] as const)
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => style(colors[severity], count(bySeverity[severity], severity)));
  if (parts.length === 0 && complaints > 0) return files.length === 0 ? '' : `Nothing found in ${where}.\n`;
  if (parts.length === 0) return `${style('green', '✔')} Nothing to report in ${where}.\n`;
  const fixable = safe > 0 ? ` ${safe} of them can be repaired safely with --fix.` : '';
  return `${parts.join(', ')} in ${where}.${fixable}\n`;
}

function count(number: number, severity: Severity): string {
  return `${number} ${severity}${number === 1 || severity === 'info' ? '' : 's'}`;
}
