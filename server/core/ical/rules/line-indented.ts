import type { RuleExamples } from '../../engine/rule.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { defineRule } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { nameRange, ownerOf } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

export const rule = defineRule({
  id: 'line-indented',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A line must not be indented: white space at its start makes it part of the line above.',
  why: 'The property is lost, and the value above it is spoilt. Editors that indent for themselves do this.',
  messages: {
    continues: {
      severity: 'error',
      text: 'The white space before {name} makes this line part of {above} above it; readers find no {name} and spoil {above}. Remove the white space',
    },
    begins: {
      severity: 'error',
      text: 'The white space before {name} makes this a part of a line above, but there is none; many readers refuse the file. Remove the white space',
    },
  },
  sources: ['euruko2013/site#73'],
  supersedes: ['*'],
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    for (const line of tree.contentLines) {
      if (line.lineCount === 1 && line.kind !== 'malformed') continue;
      const index = firstIndented(tree, line);
      if (index === undefined) continue;
      const at = indentOf(tree, index);
      const name = knownNameAt(tree, at.end) ?? '';
      const message = index === line.line ? 'begins' : 'continues';
      const isTorn = line.kind !== 'property';
      const owns = { start: line.start, end: isTorn ? tree.text.length : line.fullEnd };
      // What readers do not find because of it is not missing: its component is owned, by the place of its name.
      const owner = ownerOf(tree, line);
      const ownsElsewhere = owner ? [{ block: ctx.block, at: nameRange(owner) }] : [];
      ctx.report(message, { at, owns, ownsElsewhere, data: { name, above: line.name } });
    }
  },
  fixes({ at, block: { tree } }) {
    const edits = unindent(tree, at.start);
    return [{ title: 'Remove the indentation', safety: 'unsafe', edits }];
  },
});

/** Types of which a value is complete, so that nothing is missing that a fold could bring. */
const completeTypes: ReadonlySet<string> = new Set([
  'BOOLEAN',
  'DATE',
  'DATE-TIME',
  'DURATION',
  'INTEGER',
  'UTC-OFFSET',
]);

/** The first physical line of a content line that looks like a property that somebody indented. */
function firstIndented(tree: BlockTree, line: ContentLine): number | undefined {
  const isFirst = line.kind === 'malformed' && isIndent(tree.text.charCodeAt(line.start));
  if (!isFirst && !isComplete(tree, line)) return undefined;
  for (let index = isFirst ? line.line : line.line + 1; index < line.line + line.lineCount; index++) {
    if (knownNameAt(tree, indentOf(tree, index).end) !== undefined) return index;
  }
  return undefined;
}

/** Says whether a content line has all its value on its first physical line. */
function isComplete(tree: BlockTree, line: ContentLine): boolean {
  if (line.kind === 'begin' || line.kind === 'end') return true;
  const firstEnd = tree.lines.ends[line.line] as number;
  if (line.kind !== 'property' || line.valueStart >= firstEnd) return false;
  if (line.name === 'UID' || propertySpec(line.name)?.enum) return true;
  return completeTypes.has(valueTypeOf(tree, line) ?? '');
}

function isIndent(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** The white space at the start of a physical line. */
function indentOf({ text, lines }: BlockTree, index: number): { start: number; end: number } {
  const start = lines.starts[index] as number;
  const lineEnd = lines.ends[index] as number;
  let end = start;
  while (end < lineEnd && isIndent(text.charCodeAt(end))) end++;
  return { start, end };
}

/** The name of a known property at `at`, or BEGIN or END; in upper case and before a colon or semicolon. */
function knownNameAt({ text }: BlockTree, at: number): string | undefined {
  let end = at;
  while (end - at < 32 && isNameUnit(text.charCodeAt(end))) end++;
  const after = text.charCodeAt(end);
  if (end === at || (after !== 58 && after !== 59)) return undefined;
  const name = text.slice(at, end);
  const isKnown = name === 'BEGIN' || name === 'END' || name.startsWith('X-') || propertySpec(name);
  return isKnown ? name : undefined;
}

function isNameUnit(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 45;
}

/**
 * Takes the indentation off every line of the content line that holds `offset`, from there on. A line that
 * is no property of its own was folded inside the indented block: it keeps the white space of its fold.
 */
function unindent(tree: BlockTree, offset: number): readonly TextEdit[] {
  const { starts } = tree.lines;
  const line = tree.contentLines.find(({ start, fullEnd }) => start <= offset && offset < fullEnd);
  if (!line) return [];
  const edits: TextEdit[] = [];
  let width = 0;
  for (let index = starts.indexOf(offset); index < line.line + line.lineCount; index++) {
    const { start, end } = indentOf(tree, index);
    const isProperty = knownNameAt(tree, end) !== undefined;
    if (isProperty) width = end - start;
    const kept = isProperty ? 0 : Math.max(1, end - start - width);
    if (end - kept > start) edits.push({ start, end: end - kept, newText: '' });
  }
  return edits;
}

const body = 'UID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n';
const inside = `VERSION:2.0\nPRODID:-//Example//EN\nBEGIN:VEVENT\n${body}END:VEVENT\n`;

/** Each line two spaces to the right, the first indentation marked. */
function indented(lines: string): string {
  return `⟦  ⟧${lines.replaceAll('\n', '\n  ').trimEnd()}\n`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a folded text', code: 'DESCRIPTION:See the new\n  LOCATION: it has moved' },
    { name: 'a fold after the name', code: 'VERSION\n :2.0' },
    { name: 'a folded list', code: 'EXDATE:20270514T090000Z,\n 20270515T090000Z' },
  ],
  invalid: [
    {
      name: 'an indented component',
      code: `BEGIN:VEVENT\n⟦  ⟧UID:a@example.org\n  DTSTAMP:20270401T080000Z\n  DTSTART:20270514T090000Z\n  DESCRIPTION:Bring a\n    laptop\nEND:VEVENT`,
      message: 'continues',
      fixed: `BEGIN:VEVENT\n${body}DESCRIPTION:Bring a\n  laptop\nEND:VEVENT`,
    },
    {
      name: 'one indented line',
      code: 'DTSTART:20270514T090000Z\n⟦\t⟧SUMMARY:Opening',
      message: 'continues',
      fixed: 'DTSTART:20270514T090000Z\nSUMMARY:Opening',
    },
    {
      name: 'the whole file',
      code: indented(`BEGIN:VCALENDAR\n${inside}END:VCALENDAR\n`).replaceAll('\n', '\r\n'),
      raw: true,
      message: 'begins',
      fixed: `BEGIN:VCALENDAR\n${inside}END:VCALENDAR\n`.replaceAll('\n', '\r\n'),
    },
    {
      name: 'everything inside the calendar',
      code: `BEGIN:VCALENDAR\n${indented(inside)}END:VCALENDAR\n`,
      message: 'continues',
      fixed: `BEGIN:VCALENDAR\n${inside}END:VCALENDAR\n`,
    },
    {
      name: 'the first line',
      code: `⟦ ⟧BEGIN:VCALENDAR\n${inside}END:VCALENDAR\n`.replaceAll('\n', '\r\n'),
      raw: true,
      message: 'begins',
      fixed: `BEGIN:VCALENDAR\n${inside}END:VCALENDAR\n`.replaceAll('\n', '\r\n'),
    },
    {
      name: 'a property with a parameter',
      code: 'DTSTART:20270514T090000Z\n⟦ ⟧SUMMARY;LANGUAGE=en:Opening',
      message: 'continues',
      fixed: 'DTSTART:20270514T090000Z\nSUMMARY;LANGUAGE=en:Opening',
    },
    {
      name: 'a property of your own',
      code: 'DTSTART:20270514T090000Z\n⟦ ⟧X-ROOM2:Hall A',
      message: 'continues',
      fixed: 'DTSTART:20270514T090000Z\nX-ROOM2:Hall A',
    },
  ],
};
