import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'text-line-break-in-summary',
  category: 'interop',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.1.7' },
    { rfc: 5545, section: '3.8.1.12' },
  ],
  summary: 'A title or a room is one line.',
  why: 'Outlook and Exchange remove line breaks there, so that words run together: "The Barn1390 Main St".',
  messages: {
    inside: {
      severity: 'warning',
      text: 'Outlook and Exchange remove this line break from {property}, so that words run together. Write a comma or a dash',
    },
    inPlace: {
      // Apple Calendar writes every address below its place.
      severity: 'info',
      profiles: { publish: 'warning' },
      text: 'Outlook and Exchange remove this line break from {property}, so that words run together. Write a comma or a dash',
    },
    atEnd: {
      severity: 'info',
      text: '{property} ends in a line break, which Outlook and Exchange remove and other calendars show as an empty line. Remove it',
    },
  },
  sources: ['MS-OXCICAL 2.1.3.1.1.20.24', 'MS-OXCICAL 2.1.3.1.1.20.15'],
  visit: 'property',
  on: ['LOCATION', 'SUMMARY'],
  check(line, ctx) {
    if (!mayBreak(ctx.tree.text.slice(line.valueStart, line.end))) return;
    const found = findBreaks(ctx.tree, line);
    const first = found[0];
    if (!first || !isKnownPlace(ctx.component)) return;
    ctx.report(messageOf(line, first), {
      at: first,
      data: { property: line.name },
      related: found.slice(1).map((at) => ({ at, text: 'This one too' })),
    });
  },
  fixes({ node: line, block: { tree } }) {
    const between = line.name === 'SUMMARY' ? ' – ' : '\\, ';
    const edits = findBreaks(tree, line).map(({ start, end }) => ({
      start,
      end,
      newText: end === line.end ? '' : between,
    }));
    return [{ title: 'Write it in one line', safety: 'unsafe', edits }];
  },
});

function messageOf({ name, end }: ContentLine, first: Range) {
  if (first.end === end) return 'atEnd';
  return name === 'SUMMARY' ? 'inside' : 'inPlace';
}

/** Says whether there is a backslash with an n behind it, or with a fold. It may be escaped itself. */
function mayBreak(value: string): boolean {
  for (let at = value.indexOf('\\'); at >= 0; at = value.indexOf('\\', at + 1)) {
    const next = value.charCodeAt(at + 1);
    if (next === 110 || next === 78 || next === 10 || next === 13) return true;
  }
  return false;
}

/** The stretches of line breaks, each with the blanks after it. */
function findBreaks(tree: BlockTree, line: ContentLine): readonly Range[] {
  const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
  return [...text.matchAll(/((?:\\[nN][ \t]*)+)|\\./gs)]
    .filter(([, breaks]) => breaks !== undefined)
    .map(({ 0: found, index }) => sourceRange(index, index + found.length));
}

/** An event with the line that matters, all with LF. */
function inUnixFile(line: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n${line}\nEND:VEVENT\nEND:VCALENDAR\n`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'one line', code: 'LOCATION:The Barn\\, 1390 Main St' },
    { name: 'a backslash and an n', code: 'SUMMARY:All about \\\\n in C' },
    { name: 'several lines where they belong', code: 'DESCRIPTION:First part.\\nSecond part.' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMMARY:First\\nSecond\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'an address below the room',
      code: 'LOCATION:The Barn⟦\\n⟧1390 Main St\\N94952 Petaluma',
      message: 'inPlace',
      fixed: 'LOCATION:The Barn\\, 1390 Main St\\, 94952 Petaluma',
    },
    {
      name: 'two together, across a fold',
      code: 'SUMMARY:Opening⟦\\\n n \\n⟧The year ahead',
      message: 'inside',
      fixed: 'SUMMARY:Opening – The year ahead',
    },
    {
      name: 'at the end',
      code: 'SUMMARY:Opening⟦\\n⟧',
      message: 'atEnd',
      fixed: 'SUMMARY:Opening',
    },
    {
      name: 'written with a capital',
      code: 'SUMMARY:Opening⟦\\N⟧The year ahead',
      message: 'inside',
      fixed: 'SUMMARY:Opening – The year ahead',
    },
    {
      name: 'across a fold and nowhere else',
      code: 'SUMMARY:Opening⟦\\\n n⟧The year ahead',
      message: 'inside',
      fixed: 'SUMMARY:Opening – The year ahead',
    },
    {
      name: 'across a fold of a file from Unix',
      code: inUnixFile('SUMMARY:Opening⟦\\\n n⟧The year ahead'),
      raw: true,
      message: 'inside',
      fixed: inUnixFile('SUMMARY:Opening – The year ahead'),
      also: ['line-ending-not-crlf'],
    },
  ],
};
