import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** A part of the code and the parts that it may import from, beside itself. First match names the part. */
const parts: readonly {
  readonly part: string;
  readonly holds: RegExp;
  readonly mayImport: readonly string[];
}[] = [
  { part: 'text', holds: /^server\/core\/text\//, mayImport: [] },
  { part: 'engine', holds: /^server\/core\/engine\//, mayImport: ['text'] },
  { part: 'config', holds: /^server\/core\/config\//, mayImport: ['text', 'engine', 'time'] },
  { part: 'spec', holds: /^server\/core\/ical\/spec\//, mayImport: [] },
  { part: 'syntax', holds: /^server\/core\/ical\/syntax\//, mayImport: ['text'] },
  { part: 'facts', holds: /^server\/core\/ical\/(facts|context)\.ts$/, mayImport: ['text', 'syntax'] },
  { part: 'values', holds: /^server\/core\/ical\/values\//, mayImport: ['text', 'spec', 'syntax', 'facts'] },
  { part: 'recurrence', holds: /^server\/core\/recurrence\//, mayImport: ['text', 'values'] },
  {
    part: 'time',
    holds: /^server\/core\/time\//,
    mayImport: ['text', 'spec', 'syntax', 'facts', 'values', 'recurrence'],
  },
  {
    part: 'model',
    holds: /^server\/core\/ical\/model\//,
    mayImport: ['text', 'spec', 'syntax', 'facts', 'values', 'recurrence', 'time'],
  },
  {
    part: 'scheduleRuleList',
    holds: /^server\/core\/schedule\/rules\/index\.ts$/,
    mayImport: ['schedule', 'scheduleRules'],
  },
  { part: 'twoPartRules', holds: /^server\/core\/twoPartRules\.ts$/, mayImport: ['engine'] },
  {
    part: 'scheduleRules',
    holds: /^server\/core\/schedule\/rules\//,
    mayImport: ['text', 'engine', 'values', 'time', 'schedule', 'twoPartRules'],
  },
  {
    part: 'schedule',
    holds: /^server\/core\/schedule\//,
    mayImport: [
      'pageValues',
      'pageModel',
      'text',
      'engine',
      'spec',
      'syntax',
      'facts',
      'values',
      'recurrence',
      'time',
      'model',
      'timetable',
    ],
  },
  {
    part: 'timetable',
    holds: /^server\/core\/timetable\//,
    mayImport: ['values', 'time', 'timeText'],
  },
  { part: 'timeText', holds: /^server\/core\/features\/timeText\.ts$/, mayImport: ['values', 'time'] },
  {
    part: 'export',
    holds: /^server\/core\/export\//,
    mayImport: ['syntax', 'facts', 'ical', 'model', 'time', 'timeText', 'timetable', 'schedule', 'document'],
  },
  {
    part: 'rule',
    holds: /^server\/core\/ical\/rule\.ts$/,
    mayImport: ['text', 'engine', 'syntax', 'facts', 'values', 'time'],
  },
  { part: 'ruleList', holds: /^server\/core\/ical\/rules\/index\.ts$/, mayImport: ['rule', 'rules'] },
  {
    part: 'rules',
    holds: /^server\/core\/ical\/rules\//,
    mayImport: ['text', 'engine', 'spec', 'syntax', 'facts', 'values', 'recurrence', 'time', 'model', 'rule'],
  },
  {
    part: 'ical',
    holds: /^server\/core\/ical\/[^/]+\.ts$/,
    mayImport: ['text', 'engine', 'spec', 'syntax', 'facts', 'values', 'recurrence', 'time', 'model', 'rule'],
  },
  {
    part: 'pageValues',
    holds: /^server\/core\/speaker\/values\//,
    mayImport: ['text', 'values'],
  },
  {
    part: 'pageSyntax',
    holds: /^server\/core\/speaker\/syntax\//,
    mayImport: ['text', 'pageValues'],
  },
  {
    part: 'pageModel',
    holds: /^server\/core\/speaker\/model\//,
    mayImport: ['text', 'values', 'time', 'model', 'pageValues', 'pageSyntax'],
  },
  {
    part: 'page',
    holds: /^server\/core\/speaker\/[^/]+\.ts$/,
    mayImport: ['text', 'engine', 'values', 'pageValues', 'pageSyntax', 'pageModel'],
  },
  {
    part: 'pageRuleList',
    holds: /^server\/core\/speaker\/rules\/index\.ts$/,
    mayImport: ['page', 'pageRules'],
  },
  {
    part: 'pageRules',
    holds: /^server\/core\/speaker\/rules\//,
    mayImport: [
      'text',
      'engine',
      'values',
      'time',
      'pageValues',
      'pageSyntax',
      'pageModel',
      'page',
      'twoPartRules',
    ],
  },
  {
    part: 'checkedDocument',
    holds: /^server\/core\/checkedDocument\.ts$/,
    mayImport: ['text', 'engine', 'schedule'],
  },
  {
    part: 'pageDocument',
    holds: /^server\/core\/pageDocument\.ts$/,
    mayImport: ['text', 'engine', 'checkedDocument', 'pageSyntax', 'pageModel', 'page', 'schedule'],
  },
  {
    part: 'document',
    holds: /^server\/core\/(document|documentBlock|blockList|runMemory|toldTalks)\.ts$/,
    mayImport: ['text', 'engine', 'checkedDocument', 'syntax', 'facts', 'rule', 'ical', 'schedule', 'time'],
  },
  {
    part: 'features',
    holds: /^server\/core\/features\//,
    mayImport: [
      'text',
      'engine',
      'spec',
      'syntax',
      'facts',
      'values',
      'recurrence',
      'time',
      'model',
      'rule',
      'ical',
      'pageValues',
      'pageSyntax',
      'pageModel',
      'page',
      'checkedDocument',
      'document',
      'pageDocument',
      'config',
      'timeText',
      'schedule',
      'timetable',
    ],
  },
  {
    part: 'core',
    holds: /^server\/core\/(index|knownRules|openDocument|exampleText)\.ts$/,
    mayImport: [
      'text',
      'engine',
      'spec',
      'syntax',
      'facts',
      'values',
      'time',
      'model',
      'rule',
      'ruleList',
      'ical',
      'pageValues',
      'pageSyntax',
      'pageModel',
      'page',
      'pageRuleList',
      'checkedDocument',
      'document',
      'pageDocument',
      'features',
      'config',
      'schedule',
      'scheduleRuleList',
      'timeText',
      'timetable',
      'export',
    ],
  },
  { part: 'protocol', holds: /^server\/protocol\.ts$/, mayImport: ['core'] },
  { part: 'lsp', holds: /^server\/lsp\//, mayImport: ['core', 'protocol'] },
  { part: 'cli', holds: /^server\/cli\//, mayImport: ['core'] },
  { part: 'entries', holds: /^server\/(node|browser)\.ts$/, mayImport: ['lsp', 'protocol', 'core'] },
  { part: 'previewProtocol', holds: /^client\/previewProtocol\.ts$/, mayImport: ['core'] },
  { part: 'preview', holds: /^client\/preview\//, mayImport: ['previewProtocol', 'core'] },
  { part: 'client', holds: /^client\/src\//, mayImport: ['protocol', 'previewProtocol', 'core'] },
];

/** Packages that a part may import; a part that is not here imports none. */
const packages: Readonly<Record<string, readonly RegExp[]>> = {
  config: [/^jsonc-parser$/],
  text: [/^fastest-levenshtein$/],
  recurrence: [/^ical\.js$/],
  time: [/^windows-iana$/, /^@vvo\/tzdb\/raw-time-zones\.json$/],
  rules: [/^fastest-levenshtein$/],
  lsp: [/^vscode-languageserver/, /^vscode-uri$/, /^node:/],
  protocol: [/^vscode-languageserver/],
  entries: [/^vscode-languageserver/, /^vscode-uri$/, /^node:/],
  cli: [/^node:/, /^tinyglobby$/, /^string-width$/],
  preview: [/^preact(?:\/hooks)?$/],
  client: [/^vscode$/, /^vscode-languageclient/],
};

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file));
}

function imports(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
    ),
  ].map((match) => (match[1] ?? match[2]) as string);
}

function partOf(file: string): string {
  const found = parts.find(({ holds }) => holds.test(file));
  if (!found)
    throw new Error(`${file} belongs to no part: put it where ARCHITECTURE.md says, or name its part here`);
  return found.part;
}

/** What a file imports against the rules, in words. */
function trespasses(file: string): string[] {
  const own = parts.find(({ holds }) => holds.test(file));
  const part = partOf(file);
  const isSibling = (target: string) =>
    /^(?:r|pageR|scheduleR)ules$/.test(part) && target !== file && partOf(target) === part;
  return imports(file).flatMap((specifier) => {
    if (!specifier.startsWith('.')) {
      return packages[part]?.some((allowed) => allowed.test(specifier))
        ? []
        : [`${file} imports ${specifier}`];
    }
    const target = path.posix.join(path.posix.dirname(file), specifier);
    const other = partOf(target);
    const isAllowed = (other === part && !isSibling(target)) || own?.mayImport.includes(other);
    return isAllowed ? [] : [`${file} (${part}) imports ${target} (${other})`];
  });
}

describe('who may import whom', () => {
  const files = [...sources('server'), ...sources('client')];

  it('reads the code', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports('server/core/document.ts').length).toBeGreaterThan(5);
  });

  it('holds everywhere', () => {
    expect(files.flatMap(trespasses)).toEqual([]);
  });

  it('sees a trespass', () => {
    expect(partOf('server/core/text/range.ts')).toBe('text');
    expect(() => partOf('server/core/utils.ts')).toThrow('belongs to no part');
  });
});

describe('the core', () => {
  it('keeps no state in modules', () => {
    const stateful = sources('server')
      .concat(sources('client'))
      .filter((file) => /^(?:export\s+)?(?:let|var)\s/m.test(readFileSync(path.join(root, file), 'utf8')));
    expect(stateful).toEqual([]);
  });
});
