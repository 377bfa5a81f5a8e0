import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { contentLineIndexAt } from '../facts.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { isKnownPlace, mayHaveType, ownerOf } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

const BACKSLASH = 92;

export const rule = defineRule({
  id: 'text-double-escaped',
  category: 'text',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.11' }],
  summary: 'TEXT must be escaped once, not twice.',
  why: 'Attendees see "\\n" in the middle of the abstract where a new line should begin.',
  messages: {
    twice: {
      severity: 'warning',
      text: 'This text was escaped twice: attendees see "\\{char}" as it stands. Write "\\{char}" with one backslash',
    },
  },
  sources: ['markuspoerschke/iCal#617', 'ical.js 2.2 shows a backslash and an n'],
  supersedes: ['text-unescaped-separator'],
  visit: 'oddBlock',
  on: ['*'],
  check(tree, ctx) {
    let last: ContentLine | undefined;
    for (const offset of tree.lines.odd) {
      if (tree.text.charCodeAt(offset) !== BACKSLASH) continue;
      const line = tree.contentLines[contentLineIndexAt(tree, offset)];
      if (line && line !== last) checkLine(line, ctx);
      last = line;
    }
  },
  fixes({ at, block: { tree } }) {
    const line = tree.contentLines.find(({ start, end }) => start <= at.start && at.start < end);
    const found = line ? findDoubled(tree, line) : [];
    const edits = found.map(({ start }) => ({ start, end: start + 1, newText: '' }));
    return [{ title: 'Remove one of each two backslashes', safety: 'unsafe', edits }];
  },
});

function checkLine(line: ContentLine, ctx: BlockContext & IcalReporter<'twice'>): void {
  const { tree } = ctx;
  if (valueTypeOf(tree, line) !== 'TEXT' || !mayHaveType(line, 'TEXT')) return;
  const found = findDoubled(tree, line);
  const first = found[0];
  if (!first || !isKnownPlace(ownerOf(tree, line))) return;
  ctx.report('twice', {
    at: first,
    owns: { start: line.valueStart, end: line.end },
    data: { char: tree.text.charAt(first.end - 1) },
    related: found.slice(1).map((at) => ({ at, text: 'This one too' })),
  });
}

/** What a value has behind its backslashes, read from left to right. */
interface Escape {
  readonly index: number;
  readonly char: string;
  readonly isDouble: boolean;
}

const nothing: readonly never[] = [];

/** Paths, shares and formulas: a drive, four backslashes, or a doubled backslash before a letter that is no n. */
const pathOrFormula = /\b[A-Za-z]:\\\\|\\\\\\\\|\\\\[A-MO-Za-mo-z]/;

/** The doubled escapes, each from its first backslash to its character. */
function findDoubled(tree: BlockTree, line: ContentLine): readonly Range[] {
  const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
  if (!text.includes('\\\\') || pathOrFormula.test(text)) return nothing;
  const escapes = [...text.matchAll(/\\\\([nN,;])|\\(.)/gs)].map(
    ({ 1: doubled, 2: single, index }): Escape => ({
      index,
      char: (doubled ?? single ?? '').toLowerCase(),
      isDouble: doubled !== undefined,
    }),
  );
  const once = new Set(escapes.filter(({ isDouble }) => !isDouble).map(({ char }) => char));
  const twice = escapes.filter(({ isDouble, char }) => isDouble && !once.has(char));
  const breaks = twice.filter(({ char }) => char === 'n');
  const isSure = breaks.some((one) => isLineBreak(text, one, breaks.length));
  return twice.filter(({ char }) => char !== 'n' || isSure).map(({ index }) => sourceRange(index, index + 3));
}

/** A name that begins with n can stand behind a backslash too, but hardly in front of a capital or a dash. */
function isLineBreak(text: string, { index }: Escape, count: number): boolean {
  if (/[A-Za-z:]/.test(text.charAt(index - 1))) return false;
  const after = text.slice(index + 3, index + 6);
  return /^(?:\\\\n|[\p{Lu}*•–—-])/u.test(after) || (count > 1 && !/^\p{Ll}/u.test(after));
}

export const examples: RuleExamples = {
  valid: [
    { name: 'escaped once', code: 'DESCRIPTION:First part.\\n\\nSecond part\\, and third.' },
    { name: 'a path', code: 'DESCRIPTION:Look into C:\\\\new\\\\Notes\\\\, please.' },
    { name: 'a share', code: 'DESCRIPTION:Look into \\\\\\\\server\\\\Notes.' },
    { name: 'a formula', code: 'SUMMARY:From \\\\nabla to \\\\nu' },
    { name: 'how to write a line break', code: 'SUMMARY:All about \\\\n in C' },
    { name: 'a word behind a backslash', code: 'SUMMARY:Section\\\\Name' },
    { name: 'both kinds', code: 'DESCRIPTION:Write \\\\nNot \\n for a line break.' },
    { name: 'a link', code: 'URL:https://example.org/\\\\,a' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nDESCRIPTION:First part.\\\\n\\\\nSecond part.\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'paragraphs',
      code: 'DESCRIPTION:First part.⟦\\\\n⟧\\\\nSecond part.',
      fixed: 'DESCRIPTION:First part.\\n\\nSecond part.',
    },
    {
      name: 'several lines',
      code: 'DESCRIPTION:9 talks.⟦\\\\n⟧5 rooms.\\\\N2 days.',
      fixed: 'DESCRIPTION:9 talks.\\n5 rooms.\\N2 days.',
    },
    {
      name: 'a comma',
      code: 'LOCATION:Hall A⟦\\\\,⟧ ground floor',
      fixed: 'LOCATION:Hall A\\, ground floor',
    },
    {
      name: 'a semicolon across a fold',
      code: 'SUMMARY:Opening⟦\\\\\n ;⟧ then tea',
      fixed: 'SUMMARY:Opening\\\n ; then tea',
    },
    {
      name: 'a list',
      code: 'DESCRIPTION:Bring:⟦\\\\n⟧- a laptop (yes)\\\\n- tea',
      fixed: 'DESCRIPTION:Bring:\\n- a laptop (yes)\\n- tea',
    },
  ],
};
