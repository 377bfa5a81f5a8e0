import {
  type ConfigExample,
  type ConfigFinding,
  type Configuration,
  type DocumentHost,
  defaultConfiguration,
  exampleText,
  type Fix,
  fileRules,
  type InvalidExample,
  type InvalidScheduleExample,
  knownRules,
  languageOfRule,
  openDocument,
  profileNames,
  type RuleMeta,
  RuleTable,
  readConfiguration,
  ScheduleChecker,
  ScheduleIndex,
  type Severity,
  scheduleRules,
  type TextBlock,
  unusedSuppressions,
  wholeExample,
} from '../core/index.ts';
import { openFile } from './checkFile.ts';
import type { ListedRule } from './listedRules.ts';

/** What a rule says of one of its examples. */
export interface ShownExample {
  readonly severity: Severity;
  readonly message: string;
  /** Every fix that it offers there, best first. */
  readonly fixes: readonly ShownFix[];
  /** The fix that makes the example's `fixed`; none when it has no such thing. */
  readonly fix: ShownFix | undefined;
}

export type ShownFix = Pick<Fix<TextBlock>, 'title' | 'safety'>;

/** An example as a page has it: one piece of code, also where it is of several files. */
export interface PageExample {
  readonly name: string;
  /** The id of the message. */
  readonly message: string;
  readonly profile: string | undefined;
  readonly code: string;
  readonly raw: boolean;
  /** The greenroom.json that it is checked under, where there is one. */
  readonly config: string | undefined;
  readonly fixed: string | undefined;
  readonly shown: ShownExample;
  /** Of a greenroom.json: as somebody should write it. */
  readonly better?: string;
}

/** The examples on which a rule speaks, with what it says there. */
export function invalidExamples({
  rule,
  examples,
  scheduleExamples,
  configExamples = [],
}: ListedRule): readonly PageExample[] {
  const ofFile = (examples?.invalid ?? []).flatMap((example) => {
    const shown = runExample(rule, example);
    const { name, message = firstMessage(rule.id, fileRules), code, raw = false, fixed, profile } = example;
    const config = configText(example);
    return shown ? [{ name, message, profile, code, raw, config, fixed, shown }] : [];
  });
  const ofSchedule = (scheduleExamples?.invalid ?? []).flatMap((example) => {
    const shown = runScheduleExample(rule.id, example);
    const { name, message = firstMessage(rule.id, scheduleRules), files, profile } = example;
    const fixed = example.fixed && filesAsCode(example.fixed);
    const code = filesAsCode(files);
    return shown ? [{ name, message, profile, code, raw: false, config: undefined, fixed, shown }] : [];
  });
  return [
    ...ofFile,
    ...ofSchedule,
    ...configExamples.flatMap((example) => showConfigExample(rule.id, example)),
  ];
}

function showConfigExample(id: string, { name, code, better }: ConfigExample): readonly PageExample[] {
  const found = runConfigExample(id, code);
  if (!found) return [];
  const { message, severity, text } = found;
  const shown = { severity, message: text, fixes: [], fix: undefined };
  return [
    {
      name,
      message,
      profile: undefined,
      code,
      raw: false,
      config: undefined,
      fixed: undefined,
      shown,
      better,
    },
  ];
}

/** Reads a marked greenroom.json as if its whole schedule was checked; undefined when the rule finds nothing there. */
export function runConfigExample(id: string, code: string): ConfigFinding | undefined {
  const { configuration, findings } = readConfiguration(unmarked(code), knownRules);
  const unused = unusedSuppressions(configuration, new Set());
  return [...findings, ...unused].find(({ rule }) => rule === id);
}

/** The examples on which a rule is silent. */
export function validExamples({ examples, scheduleExamples }: ListedRule) {
  return [
    ...(examples?.valid ?? []).map((example) => {
      const { name, code, raw = false } = example;
      return { name, code, raw, config: configText(example) };
    }),
    ...(scheduleExamples?.valid ?? []).map(({ name, files }) => ({
      name,
      code: filesAsCode(files),
      raw: false,
      config: undefined,
    })),
  ];
}

function configText({ config }: Pick<InvalidExample, 'config'>): string | undefined {
  return config && JSON.stringify(config, undefined, 1).replace(/\n */g, ' ');
}

function firstMessage(
  id: string,
  modules: readonly { readonly rule: { readonly id: string; readonly messages: object } }[],
): string {
  const found = modules.find(({ rule }) => rule.id === id);
  return Object.keys(found?.rule.messages ?? {})[0] ?? '';
}

/** Several files one after the other, each under its path. */
function filesAsCode(files: Readonly<Record<string, string>>): string {
  const all = Object.entries(files);
  if (all.length === 1) return all[0]?.[1] ?? '';
  return all.map(([path, code]) => `── ${path}\n${code.replace(/\n$/, '')}\n`).join('\n');
}

const table = new RuleTable(fileRules.map(({ rule }) => rule));
const tables = new Map(
  profileNames.map((profile) => [profile, table.under({ profile, rules: new Map() })] as const),
);
const noRules = new RuleTable([]);

/** A host that always says the same, so that the pages do not change from day to day. */
const exampleHost: DocumentHost = {
  now: () => Date.UTC(2027, 3, 1, 8),
  newUid: () => '00000000-0000-4000-8000-000000000001',
  onRuleFailure: () => {},
};

/** Most examples have nothing but a profile, and share its table. */
function rulesUnder(configuration: Configuration): RuleTable {
  const shared = configuration.rules.size === 0 ? tables.get(configuration.profile) : undefined;
  return shared ?? table.under(configuration);
}

/** Checks an example as the tests do; undefined when the rule finds nothing there. */
function runExample(rule: RuleMeta, example: InvalidExample): ShownExample | undefined {
  const { profile = 'editor', config = {} } = example;
  const { configuration } = readConfiguration(JSON.stringify({ profile, ...config }), knownRules);
  const checkedBy = { rules: rulesUnder(configuration), suppressions: [], configuration };
  const language = languageOfRule(rule);
  const text = unmarked(exampleText(rule, example, example.code));
  // A text that is not read from bytes may have what no bytes are: half of a surrogate pair.
  const document = example.bytes
    ? openFile(language, bytesOf(text), checkedBy, exampleHost)
    : openDocument(language, text, checkedBy, exampleHost);
  const found = document.findings().find(({ finding }) => finding.rule === rule.id)?.finding;
  if (!found) return undefined;
  const fixes = document.fixes(found);
  const shown = example.fix ? fixes.find(({ title }) => title === example.fix) : fixes[0];
  const fix = example.fixed === undefined ? undefined : shown;
  return { severity: found.severity, message: found.text, fixes, fix };
}

/** Checks the files of an example together; undefined when the rule finds nothing there. */
function runScheduleExample(id: string, { files, profile = 'editor', ...example }: InvalidScheduleExample) {
  const text = files['greenroom.json'];
  const read = text === undefined ? defaultConfiguration : readConfiguration(text, knownRules).configuration;
  const configuration: Configuration = { ...read, profile };
  const index = new ScheduleIndex(configuration.event);
  for (const [path, code] of Object.entries(files)) {
    if (path === 'greenroom.json') continue;
    const whole = path.endsWith('.ics') ? wholeExample(unmarked(code)) : unmarked(code);
    const language = path.endsWith('.ics') ? 'icalendar' : 'speaker-page';
    const checkedBy = { rules: noRules, suppressions: [], configuration };
    index.set({ key: path, path, ...openDocument(language, whole, checkedBy, exampleHost).talks() });
  }
  const scheduleTable = new RuleTable(
    scheduleRules.map(({ rule }) => rule),
    configuration,
  );
  const checker = new ScheduleChecker(index, scheduleTable, [], () => {});
  checker.update();
  const all = Object.keys(files).flatMap((path) => checker.findingsOf(path));
  const found = all.find(({ finding }) => finding.rule === id)?.finding;
  if (!found) return undefined;
  const fixes = checker.fixes(found);
  const shown = example.fix ? fixes.find(({ title }) => title === example.fix) : fixes[0];
  const fix = example.fixed === undefined ? undefined : shown;
  return { severity: found.severity, message: found.text, fixes, fix };
}

function unmarked(code: string): string {
  return code.replaceAll(/[⟦⟧]/g, '');
}

/** `<E9>` is one byte, `<CR>` and `<LF>` are the parts of a line break; all else is UTF-8. */
function bytesOf(code: string): Uint8Array {
  const parts = code.split(/(<(?:[0-9A-F]{2}|CR|LF)>)/);
  return Buffer.concat(parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : namedByte(part))));
}

function namedByte(part: string): Uint8Array {
  if (part === '<CR>') return Uint8Array.of(13);
  return Uint8Array.of(part === '<LF>' ? 10 : Number.parseInt(part.slice(1, 3), 16));
}
