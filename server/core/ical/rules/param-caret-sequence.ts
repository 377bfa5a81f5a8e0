import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine, Parameter } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'param-caret-sequence',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 6868, section: '3.2' }],
  summary: "In a parameter a caret begins one of ^n, ^^ and ^'; any other is written ^^.",
  why: 'A caret before anything else stays as it is, by RFC 6868. A reader that is less careful may drop it.',
  messages: {
    bare: {
      severity: 'off',
      profiles: { strict: 'hint' },
      text: '"^{char}" is none of ^n, ^^ and ^\', so the caret stands for itself; some readers may drop it. Write ^^',
    },
  },
  visit: 'doubtfulParameter',
  on: ['*'],
  check({ line, parameter }, ctx) {
    for (const at of bareCarets(ctx.tree, line, parameter)) {
      const char = ctx.tree.text.charAt(at.end);
      ctx.report('bare', { at, data: { char } });
    }
  },
  fixes({ at }) {
    const edits = [{ start: at.end, end: at.end, newText: '^' }];
    return [{ title: 'Write ^^', safety: 'safe', edits }];
  },
});

const nothing: readonly never[] = [];

/** The carets that begin no sequence, from left to right: `^^n` is a caret and an n. */
function bareCarets(tree: BlockTree, line: ContentLine, { nameEnd, end }: Parameter): readonly Range[] {
  if (!tree.text.slice(nameEnd, end).includes('^')) return nothing;
  const { text, sourceRange } = unfold(tree, line, nameEnd, end);
  return [...text.matchAll(/\^[n^']|\^/g)]
    .filter(([found]) => found === '^')
    .map(({ index }) => sourceRange(index, index + 1));
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'the three sequences',
      code: "ORGANIZER;CN=Ann ^'The^' Smith^nTrack ^^n:mailto:ann@example.org",
      profile: 'strict',
    },
    { name: 'a caret in the value', code: 'SUMMARY;LANGUAGE=en:The 5^th talk', profile: 'strict' },
    {
      name: 'a sequence across a fold',
      code: "ORGANIZER;CN=Ann ^\n 'The^' Smith:mailto:ann@example.org",
      profile: 'strict',
    },
  ],
  invalid: [
    {
      name: 'before a letter',
      code: 'ORGANIZER;CN=5⟦^⟧th track:mailto:track5@example.org',
      fixed: 'ORGANIZER;CN=5^^th track:mailto:track5@example.org',
      profile: 'strict',
    },
    {
      name: 'at the end',
      code: 'ORGANIZER;CN="Track ^^ and ⟦^⟧":mailto:track5@example.org',
      fixed: 'ORGANIZER;CN="Track ^^ and ^^":mailto:track5@example.org',
      profile: 'strict',
    },
  ],
};
