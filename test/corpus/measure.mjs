/** Checks the files of a labelled collection, and compares what is found with what their projects say. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readStatements, statesTheSame } from './statements.mjs';

/**
 * Reads `manifest.jsonl` in a folder: one object a line, with `file`, `source`, `expect` (`error`, `warning`, `valid`
 * or `unlabelled`), and perhaps `why` and `line`. Gives undefined when there is none.
 */
export async function readManifest(folder) {
  const text = await readFile(path.join(folder, 'manifest.jsonl'), 'utf8').catch(() => undefined);
  return text
    ?.split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/**
 * Checks each file of a manifest in the profile `editor`. Gives for each its entry, what is found of level error or
 * warning, and for faulty ones what each statement of its project is matched by.
 */
export async function measure(folder, manifest, core) {
  const check = checkerOf(core);
  return Promise.all(
    manifest.map(async (entry) => {
      const bytes = await readFile(path.join(folder, entry.file));
      const findings = check(entry.file, bytes);
      return { entry, findings, ...(isFaulty(entry) && compare(entry, findings)) };
    }),
  );
}

/** Whether the project that a file comes from says that something is wrong with it. */
export function isFaulty({ expect }) {
  return expect === 'error' || expect === 'warning';
}

function checkerOf({ RuleTable, icalRules, checkDocument, defaultConfiguration, openFile }) {
  const rules = new RuleTable(icalRules.map(({ rule }) => rule));
  const host = { now: () => Date.now(), newUid: () => crypto.randomUUID(), onRuleFailure: failed };
  return (name, bytes) => {
    const lines = bytes.toString('utf8').split(/\r\n|\r|\n/);
    const checkedBy = { rules, suppressions: [], configuration: defaultConfiguration };
    const { findings } = checkDocument(name, openFile('icalendar', bytes, checkedBy, host));
    return findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map((finding) => placed(finding, lines));
  };
}

function failed(rule, error) {
  throw new Error(`The rule ${rule} failed`, { cause: error });
}

/** A finding with what stands where it is: the marked text, the property, the component. */
function placed({ rule, severity, message, start, end }, lines) {
  const first = firstLineOf(lines, start.line - 1);
  const { name, component } = { name: nameOf(lines[first] ?? ''), component: componentAt(lines, first) };
  const marked =
    start.line === end.line ? (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1) : '';
  return { rule, severity, message, start, end, marked, property: name, component };
}

/** The index of the physical line on which the content line of another begins. */
function firstLineOf(lines, index) {
  let first = index;
  while (first > 0 && /^[ \t]/.test(lines[first] ?? '')) first--;
  return first;
}

function nameOf(line) {
  return /^[A-Za-z0-9-]+/.exec(line)?.[0].toUpperCase() ?? '';
}

/** The name of the component that a line stands in, or that it begins. */
function componentAt(lines, index) {
  let depth = 0;
  for (let at = index; at >= 0; at--) {
    const [, word, name] = /^(BEGIN|END):([A-Za-z-]+)/i.exec(lines[at] ?? '') ?? [];
    if (word?.toUpperCase() === 'END' && at !== index) depth++;
    if (word?.toUpperCase() === 'BEGIN' && depth-- === 0) return name.toUpperCase();
  }
  return undefined;
}

/** What each statement is matched by, and whether a finding stands on the line that the manifest names. */
function compare({ why = '', line }, findings) {
  const statements = readStatements(why).map((statement) => ({
    ...statement,
    matches: findings.filter((finding) => statesTheSame(statement, finding)),
  }));
  const matches = statements.flatMap((statement) => statement.matches);
  const isOnLine =
    line === undefined
      ? undefined
      : matches.some(({ start, end }) => start.line === line && end.line === line);
  return { statements, isForReason: matches.length > 0, isOnLine };
}
