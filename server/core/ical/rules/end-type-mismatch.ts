import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { parseDate } from '../values/date.ts';
import { parseDateTime } from '../values/dateTime.ts';
import { findStartAndEnd } from '../values/endOrder.ts';
import { isKnownPlace } from '../values/expected.ts';
import { readValue } from '../values/parsed.ts';
import { valueTypeOf } from '../values/valueType.ts';

export const rule = defineRule({
  id: 'end-type-mismatch',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.2.2' },
    { rfc: 5545, section: '3.8.2.3' },
  ],
  summary: 'DTSTART and DTEND or DUE must both be dates or both be date-times.',
  why: 'Calendars disagree on whether such an event lasts all day, and some refuse it.',
  messages: {
    mismatch: {
      severity: 'error',
      text: 'DTSTART is a {startType} and {end} a {endType}: calendars disagree on whether this lasts all day, or refuse it. Make both the same',
    },
  },
  visit: 'doubtfulSpan',
  on: ['VEVENT', 'VTODO'],
  check(component, ctx) {
    const lines = findStartAndEnd(component);
    if (!lines) return;
    const startType = readType(ctx.tree, lines.start);
    const endType = readType(ctx.tree, lines.end);
    if (!startType || !endType || startType === endType || !isKnownPlace(component)) return;
    ctx.report('mismatch', {
      at: { start: lines.end.valueStart, end: lines.end.end },
      data: { end: lines.end.name, startType, endType },
      related: [{ at: { start: lines.start.valueStart, end: lines.start.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: component, block }) {
    const lines = findStartAndEnd(component);
    if (!lines) return [];
    const timed = readType(block.tree, lines.start) === 'DATE-TIME' ? lines.start : lines.end;
    return toDate(block.tree, timed);
  },
});

/** The type of a value that is valid as what it says it is. */
function readType(tree: BlockTree, line: ContentLine): 'DATE' | 'DATE-TIME' | undefined {
  const type = valueTypeOf(tree, line);
  if (type === 'DATE') return readValue(tree, line, parseDate).problem ? undefined : type;
  if (type !== 'DATE-TIME') return undefined;
  return readValue(tree, line, parseDateTime).problem ? undefined : type;
}

/** Only midnight may stand for the day: any other time would be lost. */
function toDate(tree: BlockTree, line: ContentLine): readonly IcalFix[] {
  const { value } = readValue(tree, line, parseDateTime);
  if (!value || value.hour + value.minute + value.second > 0) return [];
  const params = line.params
    .filter(({ name }) => name !== 'TZID' && name !== 'VALUE')
    .map(({ start, end }) => `;${tree.text.slice(start, end)}`);
  const date = tree.text.slice(line.valueStart, line.end).replace(/\s/g, '').slice(0, 8);
  const newText = `;VALUE=DATE${params.join('')}:${date}`;
  const edits = [{ start: line.nameEnd, end: line.end, newText }];
  return [{ title: `Change ${line.name} to the date ${date}`, safety: 'unsafe', edits }];
}

export const examples: RuleExamples = {
  valid: [
    { name: 'both dates', code: 'DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270515' },
    { name: 'both date-times', code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z' },
    { name: 'UTC and floating are one type', code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500' },
  ],
  invalid: [
    {
      name: 'a date and midnight',
      code: 'DTSTART;VALUE=DATE:20270514\nDTEND:⟦20270515T000000⟧',
      fixed: 'DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270515',
    },
    {
      name: 'midnight and a date',
      code: 'DTSTART;X-NOTE=a:20270514T000000Z\nDTEND;VALUE=DATE:⟦20270515⟧',
      fixed: 'DTSTART;VALUE=DATE;X-NOTE=a:20270514\nDTEND;VALUE=DATE:20270515',
    },
    {
      name: 'a date and a time of day',
      code: 'DTSTART;VALUE=DATE:20270514\nDTEND:⟦20270514T094500Z⟧',
    },
  ],
};
