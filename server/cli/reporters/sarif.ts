import { type Level, loudestLevel, type RuleMeta } from '../../core/index.ts';
import type {
  CheckedFile,
  ReportedFinding,
  ReportedRange,
  ReportedRelated,
  ReportedRepair,
} from '../checkFile.ts';
import { standardInput } from '../files.ts';
import { listedRules } from '../listedRules.ts';
import { pageAsMarkdown, pageAsText, rulePage } from '../rulePage.ts';
import { uriOf } from './paths.ts';
import type { Report } from './report.ts';

/** Numbers in the comments are sections of "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". */
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The name by which viewers know the folder that relative addresses start from. */
const sourceRoot = '%SRCROOT%';

/** Of a longer range no text is shown: it would be most of the report. */
const longestSnippet = 500;

const levels: Readonly<Record<Level, 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'none',
};

/** What a result needs of the run that it is in. */
interface RunContext extends ShownFile {
  /** Index of a rule among those that the log describes. */
  readonly ruleIndex: ReadonlyMap<string, number>;
  /** The files that were checked, by path. */
  readonly files: ReadonlyMap<string, ShownFile>;
}

/** A file as results name it. */
interface ShownFile {
  readonly artifact: { readonly uri: string; readonly uriBaseId?: string; readonly index: number };
  readonly file: CheckedFile;
}

/** One log with one run, for code scanning services and SARIF viewers. */
export function reportSarif(report: Report): string {
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [showRun(report)] }, undefined, 2)}\n`;
}

function showRun({ files, complaints, cwd, version }: Report) {
  const found = new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const rules = listedRules.filter(({ rule }) => found.has(rule.id));
  const ruleIndex = new Map(rules.map(({ rule }, index) => [rule.id, index]));
  const artifacts = files.map(({ path }) => locate(path, cwd));
  const shown = files.map((file, index) => ({ file, artifact: { ...locate(file.path, cwd), index } }));
  const byPath = new Map(shown.map((each) => [each.file.path, each]));
  const results = shown.flatMap((each) =>
    each.file.findings.map((finding) => showResult(finding, { ...each, ruleIndex, files: byPath })),
  );
  const driver = { name: 'Greenroom', version, semanticVersion: version };
  return {
    tool: { driver: { ...driver, rules: rules.map(({ rule }) => describeRule(rule)) } },
    invocations: [describeInvocation(complaints)],
    // 3.14.17: offsets and columns count what JavaScript and LSP count.
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: { [sourceRoot]: { description: { text: 'The folder that Greenroom was run in.' } } },
    artifacts: artifacts.map((location) => ({ location, roles: ['analysisTarget'] })),
    results,
  };
}

function describeInvocation(complaints: readonly string[]) {
  const notifications = complaints.map((text) => ({ level: 'error', message: { text } }));
  return { executionSuccessful: complaints.length === 0, toolExecutionNotifications: notifications };
}

/** There is no helpUri: it would have to be absolute (3.49.12), and the page travels in `help`. */
function describeRule(rule: RuleMeta) {
  const page = rulePage(listedRules.find((listed) => listed.rule === rule) ?? { rule });
  const level = levels[loudestLevel(rule, 'editor')];
  return {
    id: rule.id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: pageAsText(page), markdown: pageAsMarkdown(page) },
    defaultConfiguration: level === 'none' ? { enabled: false } : { level },
    properties: { tags: [rule.category] },
  };
}

function locate(path: string, cwd: string) {
  if (path === standardInput) return { uri: path, description: { text: 'Standard input' } };
  const uri = uriOf(cwd, path);
  return { uri, ...(!uri.startsWith('file:') && { uriBaseId: sourceRoot }) };
}

function showResult(finding: ReportedFinding, context: RunContext) {
  const { rule, severity, message, related, repair } = finding;
  return {
    ruleId: rule,
    ruleIndex: context.ruleIndex.get(rule),
    level: levels[severity],
    message: { text: escapeLinks(message) },
    locations: [{ physicalLocation: placeOf(finding, context) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, index) => showRelated(other, index, context)),
    }),
    ...(repair && { fixes: [showFix(repair, context)] }),
  };
}

/** A calendar's own text must not become a link (3.11.6). */
function escapeLinks(text: string): string {
  return text.replaceAll('](', '\\](');
}

function placeOf(range: ReportedRange, { artifact, file }: ShownFile) {
  const text = snippet(range, file);
  return {
    artifactLocation: artifact,
    region: { ...regionOf(range), ...(text && { snippet: { text } }) },
  };
}

/** What stands in the range, when it is a part of a line that is at hand. */
function snippet({ start, end }: ReportedRange, { lines }: CheckedFile): string | undefined {
  const isShort = start.line === end.line && end.column - start.column <= longestSnippet;
  return isShort ? lines.get(start.line)?.slice(start.column - 1, end.column - 1) : undefined;
}

/** Lines and columns count from 1, offsets from 0; the end is the column after the last one (3.30). */
function regionOf({ start, end }: ReportedRange) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

function showRelated(related: ReportedRelated, index: number, context: RunContext) {
  const message = { text: escapeLinks(related.message) };
  const other = related.path === undefined ? context : (context.files.get(related.path) ?? context);
  return { id: index + 1, physicalLocation: placeOf(related, other), message };
}

function showFix({ title, edits }: ReportedRepair, { artifact }: RunContext) {
  const replacements = edits.map((edit) => ({
    deletedRegion: regionOf(edit),
    ...(edit.newText !== '' && { insertedContent: { text: edit.newText } }),
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: artifact, replacements }] };
}
