import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

/** In UTF-16 units, as MS-OXCICAL counts. */
const most = 255;

export const rule = defineRule({
  id: 'text-too-long-for-outlook',
  category: 'interop',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.1.7' },
    { rfc: 5545, section: '3.8.1.12' },
  ],
  summary: 'Outlook keeps 255 characters of a title or a room.',
  why: 'Of a panel whose title names all its speakers, Outlook users do not see the last ones.',
  messages: {
    long: {
      severity: 'info',
      text: '{property} has {count} characters; Outlook and Exchange keep the first 255 and drop the rest. Shorten it',
    },
  },
  sources: ['MS-OXCICAL 2.1.3.1.1.20.24', 'MS-OXCICAL 2.1.3.1.1.20.15'],
  visit: 'property',
  on: ['LOCATION', 'SUMMARY'],
  check(line, ctx) {
    if (line.end - line.valueStart <= most || !isKnownPlace(ctx.component)) return;
    const { start, count } = measure(ctx.tree, line);
    if (count <= most) return;
    ctx.report('long', { at: { start, end: line.end }, data: { property: line.name, count } });
  },
});

/** How many units the text has for readers, and where in the block the first stands that is one too many. */
function measure(tree: BlockTree, line: ContentLine): { readonly start: number; readonly count: number } {
  const { text, sourceAt } = unfold(tree, line, line.valueStart, line.end);
  let count = 0;
  let limit = text.length;
  for (let at = 0; at < text.length; at++) {
    if (count === most) limit = at;
    if (/[\\;,nN]/.test(text.charAt(at + 1)) && text.charAt(at) === '\\') at++;
    count++;
  }
  return { start: sourceAt(limit), count };
}

const title = 'Twenty characters.. '.repeat(12);

export const examples: RuleExamples = {
  valid: [
    { name: 'a title', code: 'SUMMARY:Opening' },
    { name: 'as long as can be', code: `SUMMARY:${fold(`${title}fifteen letters`)}` },
    { name: 'escapes are one character', code: `LOCATION:${fold(`${title}a\\,b\\;c\\\\d\\ne\\N five`)}` },
    { name: 'a description', code: `DESCRIPTION:${fold(`${title}more than fifteen`)}` },
    {
      name: 'inside a component that nobody knows',
      code: `BEGIN:X-NOTE\nSUMMARY:${fold(`${title}more than fifteen`)}\nEND:X-NOTE`,
    },
  ],
  invalid: [
    { name: 'one too many', code: `SUMMARY:${fold(`${title}fifteen letters`)}⟦!⟧` },
    { name: 'cut before an escape', code: `LOCATION:${fold(`${title}fifteen\\, letter`)}⟦\\, and more⟧` },
  ],
};

/** Short enough physical lines, one for each 20 characters. */
function fold(text: string): string {
  return text.replace(/(.{20})(?=.)/g, '$1\n ');
}
