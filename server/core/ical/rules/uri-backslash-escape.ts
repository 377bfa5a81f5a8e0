import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'uri-backslash-escape',
  category: 'text',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.13' },
    { rfc: 5545, section: '3.3.3' },
  ],
  summary: 'Addresses are not escaped as TEXT is.',
  why: 'The backslash becomes part of the address: the link that attendees click leads nowhere.',
  messages: {
    escape: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'In {property} the backslash becomes part of the address, and the link leads nowhere. Write "{char}" without it',
    },
    newline: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'In {property} "\\{char}" is no line break but part of the address, and the link leads nowhere. Remove it',
    },
  },
  supersedes: ['cal-address-invalid', 'uri-invalid'],
  visit: 'doubtfulValue',
  on: ['CAL-ADDRESS', 'URI'],
  check(line, ctx) {
    const found = findEscapes(ctx.tree, line);
    const first = found[0];
    if (!first || !isKnownPlace(ctx.component)) return;
    const char = ctx.tree.text.charAt(first.end - 1);
    ctx.report(/n/i.test(char) ? 'newline' : 'escape', {
      at: first,
      owns: { start: line.valueStart, end: line.end },
      data: { property: line.name, char },
      related: found.slice(1).map((at) => ({ at, text: 'This one too' })),
    });
  },
  fixes({ node: line, block: { tree } }) {
    const found = findEscapes(tree, line);
    const isBreak = ({ end }: Range) => /n/i.test(tree.text.charAt(end - 1));
    // What should come of a line break inside an address nobody knows.
    if (found.some((at) => isBreak(at) && at.end < line.end)) return [];
    const edits = found.map((at) => ({
      start: at.start,
      end: isBreak(at) ? at.end : at.start + 1,
      newText: '',
    }));
    return [{ title: 'Remove what is no part of the address', safety: 'unsafe', edits }];
  },
});

const nothing: readonly never[] = [];

/** What would be an escape in TEXT, and `\:`, which is one nowhere; with any fold inside. */
function findEscapes(tree: BlockTree, line: ContentLine): readonly Range[] {
  if (!tree.text.slice(line.valueStart, line.end).includes('\\')) return nothing;
  const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
  return [...text.matchAll(/\\[,;:nN]/g)].map(({ index }) => sourceRange(index, index + 2));
}

export const examples: RuleExamples = {
  valid: [
    { name: 'commas as they are', code: 'URL:https://example.org/map?q=37.8,-122.2;z=3' },
    { name: 'text is escaped', code: 'LOCATION:Hall A\\, ground floor' },
    { name: 'backslashes for slashes', code: 'URL:https:\\\\example.org\\map' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nURL:https://example.org/a\\,b\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a comma and a colon',
      code: 'URL:https://example.org/map?q=37.8⟦\\,⟧-122.2&t=9\\:30',
      message: 'escape',
      fixed: 'URL:https://example.org/map?q=37.8,-122.2&t=9:30',
    },
    {
      name: 'a semicolon across a fold',
      code: 'ORGANIZER:mailto:ann@example.org?subject=a⟦\\\n ;⟧b',
      message: 'escape',
      fixed: 'ORGANIZER:mailto:ann@example.org?subject=a\n ;b',
    },
    {
      name: 'a line break at the end',
      code: 'URL:https://example.org/⟦\\n⟧',
      message: 'newline',
      fixed: 'URL:https://example.org/',
    },
    {
      name: 'a line break inside',
      code: 'URL:https://example.org/⟦\\n⟧https://example.org/2',
      message: 'newline',
    },
  ],
};
