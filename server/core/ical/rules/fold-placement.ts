import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import { foldLine } from '../syntax/fold.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'fold-placement',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'A fold stands best between characters of the value.',
  why: 'A fold may stand between any two characters, and calendars cope. Programs that read line by line do not find a name or an escape that is cut in two.',
  messages: {
    inside: {
      severity: 'off',
      profiles: { strict: 'hint' },
      text: 'The fold stands inside {what}: calendars cope, but programs that read line by line do not find it. Fold the line elsewhere',
    },
  },
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    for (const line of tree.contentLines) {
      if (line.lineCount === 1) continue;
      for (const { at, what } of findPoorFolds(tree, line)) ctx.report('inside', { at, data: { what } });
    }
  },
  fixes({ at, block: { tree } }, { eol }) {
    const line = tree.contentLines.find(({ start, end }) => start <= at.start && at.start < end);
    if (!line) return [];
    const newText = foldLine(unfoldText(tree, line, line.start, line.end), eol);
    const isBetter = findPoorFolds(tree, line).length > 0 && !newText.includes(`\\${eol}`);
    const edits = [{ start: line.start, end: line.end, newText }];
    return isBetter ? [{ title: 'Fold the line anew', safety: 'safe', edits }] : [];
  },
});

interface PoorFold {
  readonly at: Range;
  readonly what: string;
}

/** The folds of a content line that cut something, each from its line break to its white space. */
function findPoorFolds(tree: BlockTree, line: ContentLine): readonly PoorFold[] {
  const { starts, ends } = tree.lines;
  const found: PoorFold[] = [];
  for (let index = line.line + 1; index < line.line + line.lineCount; index++) {
    const at = { start: ends[index - 1] as number, end: (starts[index] as number) + 1 };
    const what = cutBy(tree.text, line, at);
    if (what !== undefined) found.push({ at, what });
  }
  return found;
}

/** What a fold cuts; undefined where it does no harm. */
function cutBy(text: string, line: ContentLine, { start, end }: Range): string | undefined {
  if (line.kind === 'begin' || line.kind === 'end') return 'the line that begins or ends a component';
  if (start <= line.nameEnd) return 'the name';
  if (end <= line.valueStart) return 'the parameters';
  if (countBackslashes(text, start) % 2 === 1) return 'an escape';
  return /^(?:\p{M}|\u200d)/u.test(text.slice(end, end + 2)) ? 'a character' : undefined;
}

function countBackslashes(text: string, end: number): number {
  let count = 0;
  while (text.charAt(end - 1 - count) === '\\') count++;
  return count;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'between two words', code: 'DESCRIPTION:Bring a\n  laptop', profile: 'strict' },
    { name: 'inside a word', code: 'DESCRIPTION:Bring a lap\n top', profile: 'strict' },
    { name: 'after an escaped backslash', code: 'DESCRIPTION:C:\\\\\n talks', profile: 'strict' },
    { name: 'after the colon', code: 'DESCRIPTION:\n Bring a laptop', profile: 'strict' },
  ],
  invalid: [
    {
      name: 'inside an escape',
      code: 'DESCRIPTION:First line⟦\\\n ⟧nsecond line'.replace('⟦\\', '\\⟦'),
      fixed: 'DESCRIPTION:First line\\nsecond line',
      profile: 'strict',
    },
    {
      name: 'inside the name',
      code: 'DESC⟦\n ⟧RIPTION:Bring a laptop',
      fixed: 'DESCRIPTION:Bring a laptop',
      profile: 'strict',
    },
    {
      name: 'inside the parameters',
      code: 'DESCRIPTION;LANG⟦\n ⟧UAGE=en:Bring a laptop',
      fixed: 'DESCRIPTION;LANGUAGE=en:Bring a laptop',
      profile: 'strict',
    },
    {
      name: 'where a component begins',
      code: 'BEGIN:VEV⟦\n ⟧ENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
      profile: 'strict',
      also: ['uid-reveals-host'],
    },
    {
      name: 'inside a character of two code points',
      code: 'LOCATION:Cafe⟦\n ⟧\u0301',
      fixed: 'LOCATION:Cafe\u0301',
      profile: 'strict',
    },
  ],
};
