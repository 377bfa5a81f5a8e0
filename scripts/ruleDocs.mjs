/**
 * Writes a page for each rule, and the index of them, to `server/docs/rules/`. With `--check` it writes nothing
 * and fails when a page is not what it would write. The rules are TypeScript, which Node cannot import, so they
 * are bundled in memory first.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore } from './lib/core.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'server/docs/rules');

/**
 * Every page by its file name, as it should be.
 *
 * @param {import('./lib/core.mjs').Core} core
 * @returns {Map<string, string>}
 */
export function renderRuleDocs(core) {
  const titles = core.categoryTitles;
  const rules = core.listedRules.map((listed) => ({
    rule: listed.rule,
    title: titles[listed.rule.category],
    examples: show(core, listed),
    valid: core.validExamples(listed),
  }));
  const pages = new Map(rules.map((one) => [`${one.rule.id}.md`, renderPage(one)]));
  return pages.set('README.md', renderIndex(rules, Object.values(titles)));
}

/**
 * What is wrong with the pages on disk, in words; nothing when they are fresh.
 *
 * @param {Map<string, string>} pages As they should be.
 * @returns {Promise<string[]>}
 */
export async function staleRuleDocs(pages) {
  const onDisk = await namesOnDisk();
  const stale = await Promise.all(
    [...pages].map(async ([name, text]) => {
      if (!onDisk.includes(name)) return [`${name} is missing`];
      const written = await readFile(path.join(folder, name), 'utf8');
      return written.replaceAll('\r\n', '\n') === text ? [] : [`${name} is stale`];
    }),
  );
  const left = onDisk.filter((name) => !pages.has(name)).map((name) => `${name} has no rule`);
  return [...stale.flat(), ...left];
}

async function writeRuleDocs() {
  const pages = renderRuleDocs(await loadCore());
  await mkdir(folder, { recursive: true });
  for (const [name, text] of pages) await writeFile(path.join(folder, name), text);
  const left = (await namesOnDisk()).filter((name) => !pages.has(name));
  for (const name of left) await rm(path.join(folder, name));
}

async function namesOnDisk() {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.md'));
}

/** A rule's examples and what it says of them: of each, or the page would be incomplete. */
function show(core, listed) {
  const { rule, examples, scheduleExamples, configExamples = [] } = listed;
  const shown = core.invalidExamples(listed);
  const all =
    (examples?.invalid.length ?? 0) + (scheduleExamples?.invalid.length ?? 0) + configExamples.length;
  if (shown.length !== all) throw new Error(`An example of ${rule.id} shows nothing`);
  return shown.map((example) => ({ example, ...example.shown }));
}

/** Half a surrogate pair is no text that a file can hold: pages show its number wherever it stands. */
function renderPage(rule) {
  return renderBlocks(rule).replace(/\p{Cs}/gu, visible);
}

function renderBlocks({ rule, title, examples, valid }) {
  const fence = rule.category === 'page' ? 'text' : 'ics';
  return joinBlocks([
    `# ${rule.id}`,
    escapeMarkdown(rule.summary),
    `**Why it matters.** ${escapeMarkdown(rule.why)}`,
    `${title} · since ${rule.since}${rule.spec.map((spec) => ` · ${rfcLink(spec)}`).join('')}`,
    '## Messages',
    renderMessages(rule),
    '## Examples',
    'What stands between ⟦ and ⟧ is what the finding marks.',
    ...examples.flatMap((one) => renderExample(one, fence)),
    ...(valid.length > 0 ? ['## Not reported'] : []),
    ...valid.flatMap(({ name, code, raw, config }) => [
      escapeMarkdown(capitalised(name)),
      codeBlock(code, raw, fence),
      ...renderConfig(config),
    ]),
    ...renderSources(rule),
  ]);
}

function renderMessages(rule) {
  const rows = Object.values(rule.messages).map(
    (message) => `| ${levels(message)} | ${escapeMarkdown(message.text)} |`,
  );
  return ['| Severity | Message |', '| --- | --- |', ...rows].join('\n');
}

/** The severity while somebody writes, and in each profile that differs. */
function levels({ severity, profiles = {} }) {
  const others = Object.entries(profiles).filter(([, level]) => level !== severity);
  if (others.length === 0) return severity;
  return `${severity} (${others.map(([profile, level]) => `${profile}: ${level}`).join(', ')})`;
}

function renderExample({ example, severity, message, fix }, fence) {
  if (example.better !== undefined) return renderConfigExample({ example, severity, message });
  return [
    `### ${escapeMarkdown(capitalised(example.name))}`,
    codeBlock(example.code, example.raw, fence),
    ...renderConfig(example.config),
    `${severity}: ${escapeMarkdown(message)}`,
    ...(fix
      ? [
          `${safetyWords(fix.safety)}: *${escapeMarkdown(fix.title)}*`,
          codeBlock(example.fixed, example.raw, fence),
        ]
      : ['There is no fix: only a person knows what is meant.']),
  ];
}

/** The configuration of an example, where it has one. */
function renderConfig(config) {
  return config === undefined ? [] : ['With this greenroom.json:', `\`\`\`json\n${config}\n\`\`\``];
}

/** An example that is a greenroom.json. */
function renderConfigExample({ example, severity, message }) {
  const json = (code) => `\`\`\`jsonc\n${code}\n\`\`\``;
  return [
    `### ${escapeMarkdown(capitalised(example.name))}`,
    json(example.code),
    `${severity}: ${escapeMarkdown(message)}`,
    'As it should be:',
    json(example.better),
  ];
}

function safetyWords(safety) {
  return safety === 'safe'
    ? 'Safe fix, also made by `--fix` and by “fix all”'
    : 'Unsafe fix, offered for one finding at a time';
}

function renderSources({ sources }) {
  return sources?.length
    ? ['## Sources', sources.map((source) => `- ${escapeMarkdown(source)}`).join('\n')]
    : [];
}

function renderIndex(rules, titles) {
  const groups = titles.flatMap((title) => {
    const members = rules.filter((one) => one.title === title);
    if (members.length === 0) return [];
    const rows = members.map(renderRow);
    return [`## ${title}`, ['| Rule | Severity | Fix | |', '| --- | --- | --- | --- |', ...rows].join('\n')];
  });
  return joinBlocks([
    '# Rules',
    'What Greenroom checks in iCalendar files, on speaker pages, in the schedule that all files of a folder make together, and in greenroom.json. A safe fix changes nothing that a calendar or a reader of pages can read today, so `greenroom check --fix` and “fix all” make it; an unsafe one needs a person who decides.',
    ...groups,
  ]);
}

function renderRow({ rule, examples }) {
  const severities = new Set(Object.values(rule.messages).map(({ severity }) => severity));
  const safeties = new Set(examples.flatMap(({ fixes }) => fixes.slice(0, 1).map(({ safety }) => safety)));
  const fix = [...safeties].sort().join(' or ') || '–';
  const cells = [
    `[${rule.id}](${rule.id}.md)`,
    [...severities].join(', '),
    fix,
    escapeMarkdown(rule.summary),
  ];
  return `| ${cells.join(' | ')} |`;
}

function rfcLink({ rfc, section }) {
  return `[RFC ${rfc}, ${section}](https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section})`;
}

/** Code as it is, but with what cannot be seen made visible; of raw code the line breaks as well. */
function codeBlock(code, raw, fence) {
  const text = raw ? code.replace(/\r\n|\r|\n/g, (found) => `${visible(found)}\n`) : code;
  const shown = shortened(text).replace(
    /[\u0000-\u0009\u000b-\u001f\u007f\u0080-\u009f\u200b-\u200f\u2028-\u202e\ufeff]|\p{Cs}|\p{Noncharacter_Code_Point}/gu,
    visible,
  );
  return `\`\`\`${fence}\n${shown.replace(/\n$/, '')}\n\`\`\``;
}

/** The most lines of an example that a page shows: the examples of what is too large are. */
const mostLines = 60;

function shortened(text) {
  const lines = text.split('\n');
  if (lines.length <= mostLines) return text;
  const left = lines.length - mostLines;
  const half = mostLines / 2;
  return [...lines.slice(0, half), `… ${left} more lines …`, ...lines.slice(-half)].join('\n');
}

/** The picture of a control character, or the number of any other. */
function visible(characters) {
  return [...characters]
    .map((character) => {
      const unit = character.codePointAt(0) ?? 0;
      if (unit < 0x20) return String.fromCharCode(0x2400 + unit);
      if (unit === 0x7f) return '␡';
      return unit === 0xfeff ? '⟨BOM⟩' : `⟨U+${unit.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    })
    .join('');
}

function escapeMarkdown(text) {
  return text.replace(/[\\`*_<>|[\]]/g, '\\$&');
}

function capitalised(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function joinBlocks(blocks) {
  return `${blocks.join('\n\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = await staleRuleDocs(renderRuleDocs(await loadCore()));
    for (const line of stale) console.error(`server/docs/rules/${line}`);
    if (stale.length > 0) console.error('Run "npm run docs".');
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    await writeRuleDocs();
  }
}
