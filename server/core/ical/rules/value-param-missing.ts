import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import type { ValueType } from '../spec/index.ts';
import { insertParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isDate } from '../values/date.ts';
import { isDateTime } from '../values/dateTime.ts';
import { parseDuration } from '../values/duration.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';

export const rule = defineRule({
  id: 'value-param-missing',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.20' },
    { rfc: 5545, section: '3.8.2.4' },
  ],
  summary: 'A value that is not of the default type of its property must be announced by VALUE.',
  why: 'Calendars read the value as the default type, fail, and drop the event.',
  messages: {
    missing: {
      severity: 'error',
      text: '{property} has a {actual} as its value and does not say so: calendars fail to read it and drop the event. Write {property};VALUE={actual}',
    },
  },
  sources: ['ical.js 2.2 fails when DTSTART:20230101 is read'],
  supersedes: ['datetime-invalid', 'duration-invalid'],
  visit: 'doubtfulValue',
  on: ['DATE-TIME', 'DURATION'],
  check(line, ctx) {
    if (isLikelyDefault(ctx.tree, line)) return;
    const actual = actualType(ctx.tree, line);
    if (!actual || !mayHaveType(line, actual) || !isKnownPlace(ctx.component)) return;
    const at = { start: line.valueStart, end: line.end };
    ctx.report('missing', { at, data: { property: line.name, actual } });
  },
  fixes({ node: line, data }) {
    const parameter = `VALUE=${data.actual}`;
    return [{ title: `Add ${parameter}`, safety: 'safe', edits: [insertParameter(line, parameter)] }];
  },
});

/** A DATE-TIME as usual, or a DURATION, which has no digit first. Tells the healthy at a glance. */
function isLikelyDefault(tree: BlockTree, line: ContentLine): boolean {
  if (line.lineCount > 1) return false;
  const first = tree.text.charCodeAt(line.valueStart);
  if (first < 48 || first > 57) return true;
  return line.name !== 'TRIGGER' && isDateTime(tree.text, line.valueStart, line.end);
}

/** The type that all values of the line have, where it is another than the default and VALUE does not name one. */
function actualType(tree: BlockTree, line: ContentLine): ValueType | undefined {
  if (line.params.some(({ name }) => name === 'VALUE')) return undefined;
  const values = valueText(tree, line).split(',');
  if (values.every((value) => isDate(value))) return 'DATE';
  if (values.every(isPeriod)) return 'PERIOD';
  // The only property with a DURATION by default that takes it is TRIGGER.
  return line.name === 'TRIGGER' && values.every((value) => isDateTime(value)) ? 'DATE-TIME' : undefined;
}

/** Start and end, or start and length (RFC 5545, 3.3.9). */
function isPeriod(value: string): boolean {
  const slash = value.indexOf('/');
  if (slash < 0 || !isDateTime(value, 0, slash)) return false;
  return isDateTime(value, slash + 1) || parseDuration(value, slash + 1).problem === undefined;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a date that is announced', code: 'DTSTART;VALUE=DATE:20270514' },
    { name: 'the default type', code: 'DTSTART:20270514T093000' },
    { name: 'a property that cannot be a date', code: 'X-DAY:20270514' },
  ],
  invalid: [
    {
      name: 'a date',
      code: 'DTSTART:⟦20270514⟧',
      fixed: 'DTSTART;VALUE=DATE:20270514',
    },
    {
      name: 'several dates',
      code: 'DTSTART;VALUE=DATE:20270514\nEXDATE;X-NOTE=holiday:⟦20270521,20270528⟧',
      fixed: 'DTSTART;VALUE=DATE:20270514\nEXDATE;VALUE=DATE;X-NOTE=holiday:20270521,20270528',
    },
    {
      name: 'periods',
      code: 'DTSTART:20270514T090000Z\nRDATE:⟦20270515T090000Z/PT1H⟧',
      fixed: 'DTSTART:20270514T090000Z\nRDATE;VALUE=PERIOD:20270515T090000Z/PT1H',
    },
    {
      name: 'a reminder at a moment',
      code: 'DTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:⟦20270514T084500Z⟧\nEND:VALARM',
      fixed:
        'DTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER;VALUE=DATE-TIME:20270514T084500Z\nEND:VALARM',
    },
  ],
};
