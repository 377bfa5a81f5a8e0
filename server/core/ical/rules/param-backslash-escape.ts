import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule, type ParameterNode } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import type { BlockTree } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'param-backslash-escape',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 6868, section: '3' },
  ],
  summary: "In a parameter a backslash escapes nothing: there are double quotes, and ^n, ^^ and ^'.",
  why: 'Calendars show the backslash, and cut the name off at the comma or semicolon behind it.',
  messages: {
    separator: {
      severity: 'warning',
      text: 'In {parameter} a backslash escapes nothing: calendars cut the value off at the "{char}". Put the value in double quotes and remove the backslash',
    },
    newline: {
      severity: 'warning',
      text: 'In {parameter} "\\{char}" is no line break: calendars show it as it is. Write ^n',
    },
    quoted: {
      severity: 'warning',
      text: 'In {parameter} a backslash escapes nothing: calendars show it. Remove it, for the value stands in double quotes',
    },
    own: {
      severity: 'hint',
      text: 'In {parameter} a backslash escapes nothing; whoever reads {property} may think otherwise. Put the value in double quotes and remove the backslash',
    },
  },
  sources: ['iOS 26.4 writes such escapes into X-APPLE-STRUCTURED-LOCATION'],
  supersedes: ['param-syntax', 'param-value-needs-quotes'],
  visit: 'doubtfulParameter',
  on: ['*'],
  check(node, ctx) {
    const { line, parameter } = node;
    const found = findEscapes(ctx.tree, node);
    const first = found[0];
    if (!first || !isKnownPlace(ctx.component)) return;
    const char = ctx.tree.text.charAt(first.end - 1);
    const message = messageFor(node, first, char);
    if (!message) return;
    ctx.report(message, {
      at: first,
      owns: { start: parameter.start, end: line.valueStart },
      data: { parameter: parameter.name, property: line.name, char },
      related: found.slice(1).map((at) => ({ at, text: 'This one too' })),
    });
  },
  fixes({ node, block: { tree } }) {
    const { line, parameter } = node;
    const next = line.params[line.params.indexOf(parameter) + 1];
    const isSplit = tree.text.charAt(parameter.end - 1) === '\\' && next?.values.length === 0;
    const end = isSplit ? next.end : parameter.end;
    const start = parameter.nameEnd + 1;
    const newText = `"${withoutEscapes(unfold(tree, line, start, end).text)}"`;
    const edits = [{ start, end, newText }];
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits }];
  },
});

/** None inside the quotes of a property of somebody's own: nothing is cut there, and its reader knows what it means. */
function messageFor({ line, parameter }: ParameterNode, at: Range, char: string) {
  const isQuoted = parameter.values.some(
    (value) => value.quoted && value.start < at.start && at.end < value.end,
  );
  if (!propertySpec(line.name)) return isQuoted ? undefined : 'own';
  if (/n/i.test(char)) return 'newline';
  return isQuoted ? 'quoted' : 'separator';
}

const nothing: readonly never[] = [];

/** `=C:\`: a path on Windows, where backslashes are what they are. */
const startsWithDrive = /^="?[A-Za-z]:\\/;

/** What looks like an escape of TEXT, with any fold inside; `\;` ends where the next parameter begins. */
function findEscapes(tree: BlockTree, { line, parameter }: ParameterNode): readonly Range[] {
  const { nameEnd, end } = parameter;
  if (!tree.text.slice(nameEnd, end).includes('\\')) return nothing;
  const { text, sourceRange } = unfold(tree, line, nameEnd, Math.min(end + 1, line.end));
  if (startsWithDrive.test(text)) return nothing;
  return [...text.matchAll(/\\\\|\\[,;nN]/g)]
    .filter(([found]) => found !== '\\\\')
    .map(({ index }) => sourceRange(index, index + 2));
}

function withoutEscapes(text: string): string {
  return text
    .replaceAll('"', '')
    .replace(/\\([,;nN])/g, (_, char: string) => (/n/i.test(char) ? '^n' : char));
}

export const examples: RuleExamples = {
  valid: [
    { name: 'in quotes', code: 'ORGANIZER;CN="Smith, John":mailto:john@example.org' },
    { name: 'an escape of TEXT', code: 'SUMMARY;LANGUAGE=en:Slides\\, notes\\; code' },
    { name: 'a path', code: 'ATTACH;FILENAME="C:\\new":https://example.org/notes.pdf' },
    { name: 'doubled backslashes', code: 'ATTACH;FILENAME=old\\\\new.pdf:https://example.org/notes.pdf' },
    {
      name: 'in quotes, in a property of your own',
      code: 'X-PLACE;X-ADDRESS="1 Main St\\nSpringfield":geo:52.5,13.4',
    },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMMARY;X-A=1\\,2:Hello\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a comma',
      code: 'ORGANIZER;CN=Smith⟦\\,⟧ John:mailto:john@example.org',
      message: 'separator',
      fixed: 'ORGANIZER;CN="Smith, John":mailto:john@example.org',
    },
    {
      name: 'a semicolon',
      code: 'ORGANIZER;CN=Smith⟦\\;⟧ John;LANGUAGE=en:mailto:john@example.org',
      message: 'separator',
      fixed: 'ORGANIZER;CN="Smith; John";LANGUAGE=en:mailto:john@example.org',
    },
    {
      name: 'a comma in quotes',
      code: 'ORGANIZER;CN="Smith⟦\\,⟧ John":mailto:john@example.org',
      message: 'quoted',
      fixed: 'ORGANIZER;CN="Smith, John":mailto:john@example.org',
    },
    {
      name: 'a line break',
      code: 'URL;LABEL=Hall A⟦\\n⟧Stream:https://video.example.org/1',
      message: 'newline',
      fixed: 'URL;LABEL="Hall A^nStream":https://video.example.org/1',
      also: ['conference-without-fallback'],
    },
    {
      name: 'a parameter of your own',
      code: 'X-PLACE;X-TITLE=Hall A⟦\\;⟧ 1 Main St:geo:52.5,13.4',
      message: 'own',
      fixed: 'X-PLACE;X-TITLE="Hall A; 1 Main St":geo:52.5,13.4',
    },
  ],
};
