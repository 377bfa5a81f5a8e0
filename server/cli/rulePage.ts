import { categoryTitles, levelInProfile, type Message, profileNames, type RuleMeta } from '../core/index.ts';
import type { ListedRule } from './listedRules.ts';
import { invalidExamples, type PageExample } from './ruleExamples.ts';
import { plain, type Style, showControls } from './terminal.ts';
import { wrap } from './wrap.ts';

/** A piece of a rule's page, before anybody decided how it looks. */
export type PageBlock =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string; readonly language?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** All that there is to know of a rule, from its own data; one example for each of its messages. */
export function rulePage(listed: ListedRule): readonly PageBlock[] {
  const { rule } = listed;
  return [
    { kind: 'title', text: rule.id },
    { kind: 'text', text: rule.summary },
    { kind: 'text', text: `${categoryTitles[rule.category]} · since ${rule.since}` },
    { kind: 'heading', text: 'Why it matters' },
    { kind: 'text', text: rule.why },
    { kind: 'heading', text: 'Messages' },
    { kind: 'list', items: Object.values(rule.messages).map(describeMessage) },
    ...showExamples(listed),
    ...showList('Specification', rule.spec.map(describeSpec)),
    ...showList('Sources', rule.sources ?? []),
  ];
}

/** The severity while somebody writes, and in each profile that differs. */
function describeMessage(message: Message): string {
  const differing = profileNames
    .filter((profile) => levelInProfile(message, profile) !== message.severity)
    .map((profile) => `${profile}: ${levelInProfile(message, profile)}`);
  const levels = differing.length > 0 ? `${message.severity} (${differing.join(', ')})` : message.severity;
  return `${levels}: ${message.text}`;
}

function describeSpec({ rfc, section }: RuleMeta['spec'][number]): string {
  return `RFC ${rfc}, section ${section}: https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
}

function showList(heading: string, items: readonly string[]): PageBlock[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', text: heading },
        { kind: 'list', items },
      ];
}

/** One example for each message, where there is one. */
function showExamples(listed: ListedRule): PageBlock[] {
  const examples = invalidExamples(listed);
  const firsts = Object.keys(listed.rule.messages).flatMap(
    (id) => examples.find(({ message }) => message === id) ?? [],
  );
  if (firsts.length === 0) return [];
  const legend = 'In the examples, what stands between ⟦ and ⟧ is what the finding marks.';
  return [{ kind: 'text', text: legend }, ...firsts.flatMap(showExample)];
}

function showExample(example: PageExample): PageBlock[] {
  const { severity, message } = example.shown;
  const profile = example.profile ? ` (profile ${example.profile})` : '';
  return [
    { kind: 'heading', text: `Example: ${example.name}` },
    { kind: 'code', text: visibleCode(example.code, example), ...languageOf(example) },
    ...(example.config === undefined
      ? []
      : [{ kind: 'text', text: `With this greenroom.json: ${example.config}` } as const]),
    { kind: 'text', text: `${severity}${profile}: ${message}` },
    ...showFix(example),
  ];
}

function languageOf({ better }: PageExample): { readonly language?: string } {
  return better === undefined ? {} : { language: 'jsonc' };
}

function showFix(example: PageExample): PageBlock[] {
  const { fix } = example.shown;
  if (example.better !== undefined) {
    return [
      { kind: 'text', text: 'As it should be:' },
      { kind: 'code', text: example.better, ...languageOf(example) },
    ];
  }
  if (!fix || example.fixed === undefined) {
    return [{ kind: 'text', text: 'There is no fix: only a person knows what is meant.' }];
  }
  const safety = fix.safety === 'safe' ? 'Safe fix, also made by --fix' : 'Fix, for a person to choose';
  return [
    { kind: 'text', text: `${safety}: ${fix.title}` },
    { kind: 'code', text: visibleCode(example.fixed, example) },
  ];
}

/** Code with what cannot be seen made visible; of raw code the line breaks as well. */
function visibleCode(code: string, { raw }: Pick<PageExample, 'raw'>): string {
  const text = raw ? code.replace(/\r\n|\r|\n/g, (found) => `${showControls(found)}\n`) : code;
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.map((line) => showControls(line.replaceAll('\t', '␉'))).join('\n');
}

const pageWidth = 80;

/** A page for a terminal. */
export function pageAsText(page: readonly PageBlock[], style: Style = plain): string {
  return `${page.map((block) => blockAsText(block, style)).join('\n\n')}\n`;
}

function blockAsText(block: PageBlock, style: Style): string {
  if (block.kind === 'list') return block.items.map(itemAsText).join('\n');
  if (block.kind === 'code') return block.text.replace(/^/gm, '      ');
  if (block.kind === 'text') return wrap(block.text, pageWidth, '  ');
  return style('bold', block.text);
}

function itemAsText(item: string): string {
  return wrap(item, pageWidth, '    ').replace(/^ {4}/, '  - ');
}

/** A page as Markdown. */
export function pageAsMarkdown(page: readonly PageBlock[]): string {
  return `${page.map(blockAsMarkdown).join('\n\n')}\n`;
}

function blockAsMarkdown(block: PageBlock): string {
  if (block.kind === 'list') return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
  if (block.kind === 'code') return fence(block.text, block.language ?? 'ics');
  const marks = { title: '# ', heading: '## ', text: '' };
  return `${marks[block.kind]}${escapeMarkdown(block.text)}`;
}

/** A fence is longer than any that stands in the code. */
function fence(code: string, language: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const line = '`'.repeat(longest + 1);
  return `${line}${language}\n${code}\n${line}`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_<>|[\]]/g, '\\$&');
}
