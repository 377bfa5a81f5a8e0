import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { type PropertySpec, propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { findRawSeparators } from '../values/text.ts';

/** More than these are not listed one by one. */
const mostRelated = 20;

/** Readers compare a TZID letter by letter, escapes and all: writing it otherwise would tear it from its uses. */
const comparedAsWritten: ReadonlySet<string> = new Set(['TZID', 'TZID-ALIAS-OF']);

export const rule = defineRule({
  id: 'text-unescaped-separator',
  category: 'text',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.11' }],
  summary: 'A comma or semicolon inside TEXT must be written with a backslash before it.',
  why: 'A bare comma or semicolon separates values, so some calendars cut the title or the room off there.',
  messages: {
    unescaped: {
      severity: 'warning',
      text: '"{char}" stands bare in {property}: some calendars cut the text off there. Write "\\{char}"',
    },
  },
  sources: ['InteractionDesignFoundation/calendar-link#455', 'lfos/calcurse#323'],
  visit: 'doubtfulValue',
  on: ['TEXT'],
  check(line, ctx) {
    const found = rawSeparators(ctx.tree, line);
    const first = found[0];
    if (first === undefined || !isKnownPlace(ctx.component)) return;
    ctx.report('unescaped', {
      at: { start: first, end: first + 1 },
      data: { char: ctx.tree.text.charAt(first), property: line.name },
      related: found.slice(1, mostRelated + 1).map((start) => ({
        at: { start, end: start + 1 },
        text: 'This one too',
      })),
    });
  },
  fixes({ node: line, block }) {
    const found = rawSeparators(block.tree, line);
    const edits = found.map((start) => ({ start, end: start, newText: '\\' }));
    const title =
      found.length > 1 ? `Escape all ${found.length} with a backslash` : 'Escape with a backslash';
    return [{ title, safety: 'safe', edits }];
  },
});

const nothing: readonly number[] = [];

/** The separators that separate nothing here, in the order of the text. */
function rawSeparators(tree: BlockTree, line: ContentLine): readonly number[] {
  const semicolons = findRawSeparators(tree, line, ';');
  const commas = findRawSeparators(tree, line, ',');
  if (semicolons.length + commas.length === 0) return nothing;
  const spec = propertySpec(line.name);
  if (!spec || !isFreeText(line, spec)) return nothing;
  const wrongCommas = spec.multiValued ? nothing : commas;
  const wrongSemicolons = spec.structured ? nothing : semicolons.filter((at) => !endsEntity(tree, line, at));
  return [...wrongCommas, ...wrongSemicolons].sort((a, b) => a - b);
}

/** Words of an enumeration are right or wrong as a whole: an escape would not help them. */
function isFreeText(line: ContentLine, spec: PropertySpec): boolean {
  if (spec.enum || comparedAsWritten.has(spec.name)) return false;
  return mayHaveType(line, 'TEXT');
}

/** `&amp;` and its like are HTML that got into the text: the semicolon is not what is wrong with them. */
function endsEntity(tree: BlockTree, line: ContentLine, at: number): boolean {
  const before = tree.text.slice(Math.max(line.valueStart, at - 12), at).replace(/(?:\r\n?|\n)[ \t]/g, '');
  return /&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+)$/i.test(before);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'escaped', code: 'SUMMARY:Packaging\\, wheels\\; and more' },
    { name: 'commas separate categories', code: 'CATEGORIES:Track A,Workshop' },
    { name: 'an escape across a fold', code: 'SUMMARY:Packaging\\\n , wheels' },
    { name: 'coordinates have a semicolon', code: 'GEO:52.5200;13.4050' },
    { name: 'an HTML entity is another matter', code: 'SUMMARY:Questions &amp; answers' },
    {
      name: 'a UID is compared as it is written',
      code: 'LINK;LINKREL="SOURCE";VALUE=UID:talk,1@example.org',
    },
    { name: 'a link is not TEXT', code: 'URL:https://example.org/map?q=52.52,13.40' },
  ],
  invalid: [
    {
      name: 'a comma and a semicolon',
      code: 'SUMMARY:Packaging⟦,⟧ wheels; and more',
      fixed: 'SUMMARY:Packaging\\, wheels\\; and more',
    },
    {
      name: 'a semicolon among categories',
      code: 'CATEGORIES:Track A⟦;⟧Workshop,Keynote',
      fixed: 'CATEGORIES:Track A\\;Workshop,Keynote',
    },
    {
      name: 'an escaped backslash escapes no comma',
      code: 'DESCRIPTION:C:\\\\⟦,⟧ D:\\\\',
      fixed: 'DESCRIPTION:C:\\\\\\, D:\\\\',
    },
    {
      name: 'right after a fold',
      code: 'LOCATION:Main hall\n ⟦,⟧ ground floor',
      fixed: 'LOCATION:Main hall\n \\, ground floor',
    },
  ],
};
