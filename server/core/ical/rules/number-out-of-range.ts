import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import { type NumberRange, propertySpec, valueTypeSpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfoldText, valueText } from '../syntax/unfold.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { parseGeo } from '../values/geo.ts';
import { parseInteger } from '../values/number.ts';
import { readValue } from '../values/parsed.ts';

const integers = valueTypeSpec('INTEGER')?.range as NumberRange;

export const rule = defineRule({
  id: 'number-out-of-range',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.8' },
    { rfc: 5545, section: '3.8.1.6' },
    { rfc: 5545, section: '3.8.1.8' },
    { rfc: 5545, section: '3.8.1.9' },
    { rfc: 5545, section: '3.8.6.2' },
    { rfc: 5545, section: '3.8.7.4' },
  ],
  summary: 'A number must lie in the range of its property.',
  why: 'Calendars drop the number, or take another one for it.',
  messages: {
    outside: {
      severity: 'error',
      text: '{part} of {property} must lie between {min} and {max}: calendars drop {value} or take another number for it. Correct it',
    },
    negative: {
      severity: 'error',
      text: '{property} cannot be negative: calendars drop {value} or take another number for it. Write 0 or more',
    },
    tooLarge: {
      severity: 'error',
      text: '{value} is more than calendars can count, so they drop {property} or take another number for it. Write a smaller one',
    },
  },
  visit: 'value',
  on: ['INTEGER', 'FLOAT'],
  check(line, ctx) {
    const found = findOutside(ctx.tree, line);
    if (!found || !isKnownPlace(ctx.component)) return;
    const { at, part, value, range } = found;
    const data = { property: line.name, part, value, min: range.min, max: range.max };
    if (range.max !== integers.max) return ctx.report('outside', { at, data });
    ctx.report(Number(value) < 0 ? 'negative' : 'tooLarge', { at, data });
  },
  fixes({ data, at }) {
    const nearest = Number(data.value) < Number(data.min) ? data.min : data.max;
    return [
      { title: `Change to ${nearest}`, safety: 'unsafe', edits: [{ ...at, newText: String(nearest) }] },
    ];
  },
});

interface Outside {
  readonly at: Range;
  /** What of the property it is. */
  readonly part: string;
  readonly value: string;
  readonly range: NumberRange;
}

function findOutside(tree: BlockTree, line: ContentLine): Outside | undefined {
  if (line.name === 'GEO') return findDegrees(tree, line);
  const range = propertySpec(line.name)?.range;
  if (!range || !mayHaveType(line, 'INTEGER')) return undefined;
  const { problem } = readValue(tree, line, (text, start, end) => parseInteger(text, start, end, range));
  if (problem?.kind !== 'out-of-range') return undefined;
  const { start, end } = problem;
  return { at: { start, end }, part: 'The value', value: valueText(tree, line), range };
}

function findDegrees(tree: BlockTree, line: ContentLine): Outside | undefined {
  const { problem } = readValue(tree, line, parseGeo);
  const parts = propertySpec('GEO')?.structured ?? [];
  const part = parts.find(({ name }) => problem?.kind === `${name}-range`);
  if (!problem || !part?.range) return undefined;
  const { start, end } = problem;
  const value = unfoldText(tree, line, start, end);
  return { at: { start, end }, part: `The ${part.name}`, value, range: part.range };
}

/** A task around the line that matters. */
function task(line: string): string {
  return `BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${line}\nEND:VTODO`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the lowest', code: 'PRIORITY:9' },
    { name: 'none', code: 'PRIORITY:0\nSEQUENCE:0' },
    { name: 'all done', code: task('PERCENT-COMPLETE:100') },
    { name: 'not yet begun', code: task('PERCENT-COMPLETE:0') },
    { name: 'no number at all', code: 'PRIORITY:high' },
    { name: 'a place', code: 'GEO:-90;180' },
    { name: 'an unknown property', code: 'X-RANK;VALUE=INTEGER:-5' },
    { name: 'a text', code: 'SUMMARY;VALUE=INTEGER:-5' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nPRIORITY:10\nEND:X-NOTE' },
  ],
  invalid: [
    { name: 'above the range', code: 'PRIORITY:⟦10⟧', message: 'outside', fixed: 'PRIORITY:9' },
    { name: 'below the range', code: 'PRIORITY:⟦-1⟧', message: 'outside', fixed: 'PRIORITY:0' },
    {
      name: 'more than all',
      code: task('PERCENT-COMPLETE:⟦110⟧'),
      message: 'outside',
      fixed: task('PERCENT-COMPLETE:100'),
    },
    {
      name: 'north of the pole',
      code: 'GEO:⟦252.5200⟧;213.4050',
      message: 'outside',
      fixed: 'GEO:90;213.4050',
    },
    {
      name: 'around the world',
      code: 'GEO:52.5200;⟦-213.4050⟧',
      message: 'outside',
      fixed: 'GEO:52.5200;-180',
    },
    { name: 'less than nothing', code: 'SEQUENCE:⟦-1⟧', message: 'negative', fixed: 'SEQUENCE:0' },
    {
      name: 'a time stamp',
      code: 'SEQUENCE:⟦20270514093000⟧',
      message: 'tooLarge',
      fixed: 'SEQUENCE:2147483647',
    },
  ],
};
