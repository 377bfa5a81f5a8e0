import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { type BlockContext, defineRule, type IcalReporter, type ParameterNode } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine, Parameter, Problem } from '../syntax/nodes.ts';
import { isKnownPlace, ownerOf } from '../values/expected.ts';

type MessageId = 'quotes' | 'quotesOnly' | 'sign';

/** The ASCII characters of the grammar, by others that look like them. */
const meant: ReadonlyMap<string, string> = new Map([
  ['：', ':'],
  ['﹕', ':'],
  ['；', ';'],
  ['﹔', ';'],
  ['＝', '='],
  ['﹦', '='],
]);

export const rule = defineRule({
  id: 'char-typographic-quote',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'Quotes, colons, semicolons and equals signs of the format are those of ASCII.',
  why: 'Word processors, chats and input methods replace them by others that look alike. Readers take these for text: they cut the value off, or do not find the property.',
  messages: {
    quotes: {
      severity: 'error',
      text: 'Readers do not take {open} and {close} for quotes: they end the value at the "{char}" inside. Write " for both',
    },
    quotesOnly: {
      severity: 'warning',
      text: 'Readers do not take {open} and {close} for quotes but for a part of {parameter}. Write " for both',
    },
    sign: {
      severity: 'error',
      text: 'This is no "{sign}" but a character that looks alike, and readers do not find {name} in the line. Write "{sign}"',
    },
  },
  supersedes: [
    'cal-address-invalid',
    'line-not-content-line',
    'param-not-allowed',
    'param-syntax',
    'param-value-invalid',
    'param-value-needs-quotes',
    'property-name-invalid',
    'property-unknown',
    'uri-invalid',
    'value-surrounding-space',
  ],
  visit: ['doubtfulParameter', 'problem'],
  on: ['*'],
  check(node, ctx) {
    if ('kind' in node) checkSign(node, ctx);
    else checkQuotes(node, ctx);
  },
  fixes({ at, message, data, block: { tree } }) {
    const { text } = tree;
    if (message === 'sign') {
      const newText = String(data.sign);
      const isUnreadable = newText === ':' && !/[:]/.test(lineTextAt(tree, at.start));
      const edits = [{ ...at, newText }];
      return [{ title: `Write "${newText}"`, safety: isUnreadable ? 'safe' : 'unsafe', edits }];
    }
    if (text.slice(at.start, at.end).includes('"')) return [];
    const edits = [at.start, at.end - 1].map((start) => ({ start, end: start + 1, newText: '"' }));
    return [{ title: 'Write " for both', safety: 'unsafe', edits }];
  },
});

type Context = BlockContext & IcalReporter<MessageId>;

/** No name is longer than this, and no quoted value that is looked at. */
const farthest = 1000;

const nameAndSign = /^([A-Za-z0-9-]+)([：﹕；﹔＝﹦])/;

/** A known property, or a parameter, with a sign of another script after its name. */
function checkSign(problem: Problem, ctx: Context): void {
  const start = startOfName(problem);
  if (start === undefined) return;
  const [, name = '', sign = ''] = nameAndSign.exec(ctx.tree.text.slice(start, start + farthest)) ?? [];
  const isParameter = problem.kind === 'param-no-equals';
  if (!meant.has(sign) || !(isParameter || isPropertyName(name))) return;
  if (!isKnownPlace(ownerOf(ctx.tree, problem.line))) return;
  const at = { start: start + name.length, end: start + name.length + 1 };
  const { line } = problem;
  const owns = { start: line.start, end: line.end };
  ctx.report('sign', { at, owns, data: { name: name.toUpperCase(), sign: meant.get(sign) ?? '' } });
}

/** Where the name starts that the problem is about; undefined for other problems. */
function startOfName({ kind, line, parameter }: Problem): number | undefined {
  if (kind === 'no-colon' || kind === 'name-invalid') return line.nameStart;
  return kind === 'param-no-equals' ? parameter?.start : undefined;
}

function isPropertyName(name: string): boolean {
  const upper = name.toUpperCase();
  return upper.startsWith('X-') || upper === 'BEGIN' || upper === 'END' || propertySpec(upper) !== undefined;
}

function lineTextAt({ text, contentLines }: BlockTree, offset: number): string {
  const line = contentLines.find(({ start, end }) => start <= offset && offset < end);
  return line ? text.slice(line.start, line.end) : '';
}

function checkQuotes({ line, parameter }: ParameterNode, ctx: Context): void {
  const { text } = ctx.tree;
  if (!isOpening(text.charCodeAt(parameter.nameEnd + 1)) || !isKnownPlace(ctx.component)) return;
  const at = findQuoted(text, line, parameter);
  if (!at) return;
  const char = /[:;,]/.exec(text.slice(at.start, at.end))?.[0];
  ctx.report(char === undefined ? 'quotesOnly' : 'quotes', {
    at,
    owns: { start: parameter.start, end: line.end },
    data: {
      open: text.charAt(at.start),
      close: text.charAt(at.end - 1),
      parameter: parameter.name,
      char: char ?? '',
    },
  });
}

/** “ ” „ ‟ « » */
function isOpening(unit: number): boolean {
  return (unit >= 0x201c && unit <= 0x201f) || unit === 0xab || unit === 0xbb;
}

/** From the opening quote to the first closing one that ends a value or the parameters. */
function findQuoted(text: string, line: ContentLine, { nameEnd }: Parameter): Range | undefined {
  const start = nameEnd + 1;
  const rest = text.slice(start, Math.min(line.end, start + farthest));
  const length = rest.slice(1).search(/[“”„‟«»](?=[:;,])/) + 2;
  return length < 2 ? undefined : { start, end: start + length };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'ASCII quotes', code: 'ORGANIZER;CN="Hall, A":mailto:a@example.org' },
    { name: 'typographic quotes inside', code: 'ORGANIZER;CN="Ann “The” Smith":mailto:a@example.org' },
    { name: 'a quote that is never closed', code: 'ORGANIZER;CN=“Ann:mailto:a@example.org' },
    {
      name: 'typographic quotes and signs in text',
      code: 'SUMMARY:“Opening”：the year; ahead'.replace(';', ''),
    },
    { name: 'a sentence', code: 'DESCRIPTION:Hello\nNote： bring a laptop' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nCONTACT;X-A=“a”:Ann\nSUMMARY：Opening\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a comma inside',
      code: 'ORGANIZER;CN=⟦“Hall, A”⟧:mailto:a@example.org',
      message: 'quotes',
      fixed: 'ORGANIZER;CN="Hall, A":mailto:a@example.org',
    },
    {
      name: 'a colon inside',
      code: 'ORGANIZER;CN=⟦„Track: Web“⟧:mailto:a@example.org',
      message: 'quotes',
      fixed: 'ORGANIZER;CN="Track: Web":mailto:a@example.org',
    },
    {
      name: 'a semicolon inside, and another parameter',
      code: 'ORGANIZER;CN=⟦«Hall; A»⟧;LANGUAGE=fr:mailto:a@example.org',
      message: 'quotes',
      fixed: 'ORGANIZER;CN="Hall; A";LANGUAGE=fr:mailto:a@example.org',
    },
    {
      name: 'other quotes inside',
      code: 'ORGANIZER;CN=⟦“Hall, "A"”⟧:mailto:a@example.org',
      message: 'quotes',
      also: ['param-quote-misplaced'],
    },
    {
      name: 'a name',
      code: 'ORGANIZER;CN=⟦“Ann”⟧:mailto:a@example.org',
      message: 'quotesOnly',
      fixed: 'ORGANIZER;CN="Ann":mailto:a@example.org',
    },
    {
      name: 'a wide colon',
      code: 'SUMMARY⟦：⟧Opening',
      message: 'sign',
      fixed: 'SUMMARY:Opening',
    },
    {
      name: 'a wide colon before another',
      code: 'X-MAP⟦：⟧https://example.org/',
      message: 'sign',
      fixed: 'X-MAP:https://example.org/',
    },
    {
      name: 'a wide semicolon',
      code: 'SUMMARY⟦；⟧LANGUAGE=en:Opening',
      message: 'sign',
      fixed: 'SUMMARY;LANGUAGE=en:Opening',
    },
    {
      name: 'a wide equals sign',
      code: 'SUMMARY;LANGUAGE⟦＝⟧en:Opening',
      message: 'sign',
      fixed: 'SUMMARY;LANGUAGE=en:Opening',
    },
    {
      name: 'where a reminder begins',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN⟦：⟧VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT',
      message: 'sign',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT',
      also: ['begin-end-mismatch', 'property-not-allowed'],
    },
    {
      name: 'a name between the quotes of French',
      code: 'ORGANIZER;CN=⟦»Ann«⟧:mailto:a@example.org',
      message: 'quotesOnly',
      fixed: 'ORGANIZER;CN="Ann":mailto:a@example.org',
    },
    {
      name: 'where a reminder ends',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND⟦：⟧VALARM\nEND:VEVENT',
      message: 'sign',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT',
      also: ['component-not-closed'],
    },
  ],
};
