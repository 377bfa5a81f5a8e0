import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { forEachProperty } from '../syntax/walk.ts';
import { isKnownPlace } from '../values/expected.ts';
import { decodeEntity, entityPattern } from '../values/html.ts';
import { escapeText } from '../values/text.ts';

const words: ReadonlySet<string> = new Set(['CATEGORIES', 'DESCRIPTION', 'LOCATION', 'SUMMARY']);

export const rule = defineRule({
  id: 'text-html-entity',
  category: 'text',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.11' }],
  summary: 'TEXT has no character references of HTML.',
  why: 'Calendars show "&amp;" to attendees as it stands. It comes from an export that escaped its texts for a web page.',
  messages: {
    entity: {
      severity: 'info',
      text: 'Attendees see "{entity}" as it stands, for TEXT is not HTML. Write "{char}"',
    },
  },
  visit: 'block',
  on: ['*'],
  check(tree, ctx) {
    if (!tree.text.includes('&')) return;
    forEachProperty(tree, (line, component) => {
      if (!words.has(line.name) || !isKnownPlace(component)) return;
      const found = findEntities(tree, line);
      const first = found[0];
      if (!first) return;
      ctx.report('entity', {
        at: first.at,
        data: { entity: first.entity, char: first.char },
        related: found.slice(1).map(({ at }) => ({ at, text: 'This one too' })),
      });
    });
  },
  fixes({ at, block: { tree } }) {
    const line = tree.contentLines.find(({ start, end }) => start <= at.start && at.start < end);
    const found = line ? findEntities(tree, line) : [];
    const edits = found.map(({ at: { start, end }, char }) => ({ start, end, newText: escapeText(char) }));
    return [{ title: found.length > 1 ? 'Decode them all' : 'Decode it', safety: 'unsafe', edits }];
  },
});

interface Entity {
  readonly at: Range;
  readonly entity: string;
  readonly char: string;
}

function findEntities(tree: BlockTree, line: ContentLine): readonly Entity[] {
  const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
  return [...text.matchAll(entityPattern())].flatMap(({ 0: entity, index }) => {
    const char = decodeEntity(entity);
    if (char === undefined) return [];
    return [{ at: sourceRange(index, index + entity.length), entity: entity.replace('\\', ''), char }];
  });
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'ampersands that are meant',
      code: 'SUMMARY:Q&A with AT&T; the authors answer'.replace('; ', '\\; '),
    },
    { name: 'no such character', code: 'SUMMARY:Opening &#1; &nosuch\\; end'.replace('#1;', '#1\\;') },
    { name: 'a link', code: 'URL:https://example.org/?a=1&lt;=2' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMMARY:Questions &amp; answers\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'an ampersand',
      code: 'SUMMARY:Questions ⟦&amp;⟧ answers',
      fixed: 'SUMMARY:Questions & answers',
    },
    {
      name: 'several, and escaped as TEXT wants it',
      code: 'DESCRIPTION:Tom⟦&#8217\\;⟧s &quot\\;new&quot\\; room&#x2c\\; at 9',
      fixed: 'DESCRIPTION:Tom’s "new" room\\, at 9',
    },
    {
      name: 'across a fold',
      code: 'LOCATION:Food ⟦&am\n p\\;⟧ drinks',
      fixed: 'LOCATION:Food & drinks',
    },
  ],
};
