import type { RuleExamples } from '../../engine/rule.ts';
import { breakAt } from '../../text/lineBreaks.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';

export const rule = defineRule({
  id: 'line-whitespace-only',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A line of white space alone is no empty line: it continues the line above.',
  why: 'All but its first character is added to the value above, where nobody sees it. Editors that trim lines make an empty line of it, which the format does not have.',
  messages: {
    nothing: {
      severity: 'hint',
      text: 'This line is not empty: it continues the line above and adds nothing to it. Remove it',
    },
    blanks: {
      severity: 'hint',
      text: 'This line is not empty: it adds {count} blank(s) to the end of the line above. Remove it, unless they are meant',
    },
  },
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    for (const line of tree.contentLines) {
      if (line.lineCount === 1 || line.kind === 'malformed') continue;
      for (const at of blankContinuations(tree, line)) {
        const count = at.end - at.start - 1;
        ctx.report(count === 0 ? 'nothing' : 'blanks', { at, data: { count } });
      }
    }
  },
  fixes({ at, block, message }) {
    const safety = message === 'nothing' ? 'safe' : 'unsafe';
    const edits = [{ start: at.start, end: breakAt(block.text, at.end).end, newText: '' }];
    return [{ title: 'Remove this line', safety, edits }];
  },
});

/** A program folds where a line is full, whatever comes next; a person who leaves a line empty does not. */
const fullLine = 70;

function isBlankUnit(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** The physical lines after the first that hold white space alone. */
function blankContinuations({ text, lines }: BlockTree, line: ContentLine) {
  const found: { start: number; end: number }[] = [];
  for (let index = line.line + 1; index < line.line + line.lineCount; index++) {
    const start = lines.starts[index] as number;
    const end = lines.ends[index] as number;
    let at = start + 1;
    while (at < end && isBlankUnit(text.charCodeAt(at))) at++;
    const isMachineMade = (lines.octets[index - 1] as number) >= fullLine;
    if (at === end && !isMachineMade) found.push({ start, end });
  }
  return found;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a fold', code: 'SUMMARY:Opening\n  keynote' },
    { name: 'a fold with a tab', code: 'SUMMARY:Open\n\ting' },
    {
      name: 'the last blank of a text that a program folded',
      code: `DESCRIPTION:${'x'.repeat(63)}\n  \nLOCATION:Hall A`,
    },
  ],
  invalid: [
    {
      name: 'one space',
      code: 'SUMMARY:Opening\n⟦ ⟧\nLOCATION:Hall A',
      message: 'nothing',
      fixed: 'SUMMARY:Opening\nLOCATION:Hall A',
    },
    {
      name: 'several',
      code: 'SUMMARY:Opening\n⟦ \t ⟧\nLOCATION:Hall A',
      message: 'blanks',
      fixed: 'SUMMARY:Opening\nLOCATION:Hall A',
    },
    {
      name: 'inside a folded text',
      code: 'DESCRIPTION:Bring a\n⟦ ⟧\n  laptop',
      message: 'nothing',
      fixed: 'DESCRIPTION:Bring a\n  laptop',
    },
  ],
};
