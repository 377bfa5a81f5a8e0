import type { CheckedFile, ReportedFinding } from '../checkFile.ts';
import type { Report } from './report.ts';

/** JUnit's XML, as build servers read it: a suite for each file, in it a failed test for each finding. */
export function reportJunit({ files, complaints }: Report): string {
  const failures = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const tests = files.reduce((sum, file) => sum + countTests(file), complaints.length);
  const suites = [...files.map(showSuite), ...showComplaints(complaints)];
  const all = { name: 'greenroom', tests, failures, errors: complaints.length };
  return `<?xml version="1.0" encoding="UTF-8"?>${element('testsuites', all, suites)}\n`;
}

/** A file without findings is one test that passed. */
function countTests({ findings }: CheckedFile): number {
  return Math.max(1, findings.length);
}

function showSuite(file: CheckedFile): string {
  const { path, findings } = file;
  const counts = { tests: countTests(file), failures: findings.length, errors: 0, skipped: 0 };
  const passed = element('testcase', { name: 'nothing to report', classname: path, file: path }, []);
  const failed = findings.map((finding) => showFinding(finding, path));
  return element('testsuite', { name: path, ...counts }, failed.length > 0 ? failed : [passed]);
}

function showFinding({ rule, severity, message, start, related }: ReportedFinding, path: string): string {
  const name = `${rule} at ${start.line}:${start.column}`;
  const head = `${path}:${start.line}:${start.column} ${severity} ${rule}\n${message}`;
  const others = related.map(
    (other) => `${other.path ?? path}:${other.start.line}:${other.start.column} ${other.message}`,
  );
  const text = [head, ...others].join('\n');
  const failure = element('failure', { message, type: severity }, [escapeXml(text)]);
  return element('testcase', { name, classname: path, file: path, line: start.line }, [failure]);
}

function showComplaints(complaints: readonly string[]): string[] {
  if (complaints.length === 0) return [];
  const cases = complaints.map((message) =>
    element('testcase', { name: message, classname: 'greenroom' }, [
      element('error', { message, type: 'misuse' }, []),
    ]),
  );
  const counts = { tests: cases.length, failures: 0, errors: cases.length, skipped: 0 };
  return [element('testsuite', { name: 'greenroom', ...counts }, cases)];
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, content: string[]) {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const start = `\n<${name}${list.join('')}`;
  if (content.length === 0) return `${start}/>`;
  return `${start}>${content.join('')}</${name}>`;
}

/** Text for content and attributes alike. What XML 1.0 has no way to write (2.2, Char) is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"\t\r\n]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`);
}

/** Attributes are always in double quotes. */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
