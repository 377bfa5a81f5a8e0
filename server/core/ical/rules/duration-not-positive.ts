import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { exactSeconds, nominalDays, parseDuration } from '../values/duration.ts';
import { isKnownPlace, mayHaveType, wrongValues } from '../values/expected.ts';
import { readValue } from '../values/parsed.ts';
import { parsePeriod } from '../values/period.ts';
import { valueTypeOf } from '../values/valueType.ts';

export const rule = defineRule({
  id: 'duration-not-positive',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.2.5' },
    { rfc: 5545, section: '3.3.9' },
    { rfc: 7986, section: '5.7' },
  ],
  summary: 'The length of something must be more than nothing.',
  why: 'Calendars drop an event that ends before it starts, and draw one without length in ways of their own.',
  messages: {
    negative: {
      severity: 'error',
      text: 'A length of {value} ends before it starts: calendars refuse it or ignore the length. Remove the minus sign',
    },
    zero: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '{value} is no time at all: calendars show nothing, a thin line or a whole hour. Write the real length, or leave it out',
    },
  },
  visit: 'value',
  on: ['DURATION', 'PERIOD'],
  check(line, ctx) {
    for (const { at, text, reading } of findNotPositive(ctx.tree, line)) {
      if (!isKnownPlace(ctx.component)) return;
      ctx.report(reading === undefined ? 'zero' : 'negative', { at, data: { value: text } });
    }
  },
  fixes({ node: line, block, at }) {
    const found = findNotPositive(block.tree, line).find((one) => one.at.start === at.start);
    if (found?.reading === undefined) return [];
    const edits = [{ ...found.at, newText: found.reading }];
    return [{ title: `Change to ${found.reading}`, safety: 'unsafe', edits }];
  },
});

interface NotPositive {
  readonly at: Range;
  readonly text: string;
  /** The same length without its sign; undefined for no length at all. */
  readonly reading: string | undefined;
}

const none: readonly NotPositive[] = [];

function findNotPositive(tree: BlockTree, line: ContentLine): readonly NotPositive[] {
  if (isPlainlyPositive(tree.text, line.valueStart, line.end)) return none;
  if (valueTypeOf(tree, line) === 'DURATION') return ofDuration(tree, line);
  if (!mayHaveType(line, 'PERIOD')) return none;
  return wrongValues(tree, line, parsePeriod)
    .filter(({ problem }) => problem.kind === 'not-positive')
    .map(({ problem, part }) => toNotPositive({ start: problem.start, end: problem.end }, part));
}

/** A minus sign, or zeros alone, make a length that is none; so it is seen without reading it. */
function isPlainlyPositive(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== 80) return false;
  for (let at = start + 1; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 48 && unit <= 57) return true;
  }
  return false;
}

function ofDuration(tree: BlockTree, line: ContentLine): readonly NotPositive[] {
  const { value } = propertySpec(line.name)?.positive ? readValue(tree, line, parseDuration) : {};
  if (!value || exactSeconds(value) + nominalDays(value) > 0) return none;
  return [toNotPositive({ start: line.valueStart, end: line.end }, valueText(tree, line))];
}

function toNotPositive(at: Range, text: string): NotPositive {
  return { at, text, reading: /[1-9]/.test(text) ? text.replace('-', '') : undefined };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a length', code: 'DURATION:PT45M' },
    { name: 'a length with a sign', code: 'DURATION:+PT45M' },
    { name: 'a reminder goes before', code: 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM' },
    { name: 'a length that cannot be read', code: 'DURATION:-45M' },
    { name: 'a stretch of time', code: 'RDATE;VALUE=PERIOD:20270515T090000Z/PT1H,20270516T090000Z/+PT1H' },
    { name: 'a stretch that is no period', code: 'RDATE;VALUE=PERIOD:20270515T090000Z' },
    { name: 'a property that is not a period', code: 'X-BREAK;VALUE=PERIOD:20270515T090000Z/-PT1H' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nDURATION:-PT5M\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'a sign',
      code: 'DURATION:⟦-PT25M⟧',
      message: 'negative',
      fixed: 'DURATION:PT25M',
    },
    {
      name: 'a sign before days, folded',
      code: 'DURATION:⟦-P\n 1D⟧',
      message: 'negative',
      fixed: 'DURATION:P1D',
    },
    {
      name: 'a sign in one of several periods',
      code: 'RDATE;VALUE=PERIOD:20270515T090000Z/PT1H,20270516T090000Z/⟦-PT1H⟧',
      message: 'negative',
      fixed: 'RDATE;VALUE=PERIOD:20270515T090000Z/PT1H,20270516T090000Z/PT1H',
    },
    { name: 'nothing', code: 'DURATION:⟦PT0S⟧', message: 'zero' },
    { name: 'a period of nothing', code: 'RDATE;VALUE=PERIOD:20270515T090000Z/⟦PT0M⟧', message: 'zero' },
  ],
};
