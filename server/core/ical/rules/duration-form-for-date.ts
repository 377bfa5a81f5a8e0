import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { componentSpec, components } from '../spec/index.ts';
import { replaceValue } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import {
  type DurationValue,
  exactSeconds,
  formatDuration,
  nominalDays,
  parseDuration,
} from '../values/duration.ts';
import { isKnownPlace } from '../values/expected.ts';
import { readValue } from '../values/parsed.ts';
import { valueTypeOf } from '../values/valueType.ts';

/** The components whose length must be in whole days when they start on a date. */
const names = components
  .filter(({ name }) => componentSpec(name)?.constraints?.some(({ kind }) => kind === 'wholeDays'))
  .map(({ name }) => name);

const secondsPerDay = 86400;

export const rule = defineRule({
  id: 'duration-form-for-date',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.1' },
    { rfc: 5545, section: '3.8.2.5' },
  ],
  summary: 'The length of an all-day event must be in days or weeks.',
  why: 'Calendars ignore the length or refuse the event, and when clocks change the last day may be lost.',
  messages: {
    clock: {
      severity: 'error',
      text: '{value} has hours, minutes or seconds and DTSTART is a date: calendars ignore the length or refuse the event. Write days or weeks, as in P1D',
    },
  },
  visit: 'component',
  on: names,
  check(component, ctx) {
    const line = findProperty(component, 'DURATION');
    const value = line && findClockLength(ctx.tree, component, line);
    if (!value || !isKnownPlace(component)) return;
    const start = findProperty(component, 'DTSTART') as ContentLine;
    ctx.report('clock', {
      at: { start: line.valueStart, end: line.end },
      data: { value: valueText(ctx.tree, line) },
      related: [{ at: { start: start.valueStart, end: start.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: component, block }) {
    const line = findProperty(component, 'DURATION');
    const value = line && findClockLength(block.tree, component, line);
    const days = value && nominalDays(value) + exactSeconds(value) / secondsPerDay;
    if (!value || !days || !Number.isInteger(days)) return [];
    const text = formatDuration({ ...none, days });
    return [{ title: `Change to ${text}`, safety: 'unsafe', edits: [replaceValue(line, text)] }];
  },
});

const none: DurationValue = { sign: 1, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };

/** The length, when it is not in whole days and the component starts on a date. */
function findClockLength(
  tree: BlockTree,
  component: Component,
  line: ContentLine,
): DurationValue | undefined {
  const start = findProperty(component, 'DTSTART');
  if (!start || valueTypeOf(tree, start) !== 'DATE') return undefined;
  const { value } = readValue(tree, line, parseDuration);
  return value && exactSeconds(value) !== 0 ? value : undefined;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'days', code: 'DTSTART;VALUE=DATE:20270514\nDURATION:P2D' },
    { name: 'a time', code: 'DTSTART:20270514T090000Z\nDURATION:PT45M' },
    { name: 'no length at all', code: 'DTSTART;VALUE=DATE:20270514\nDURATION:PT0S' },
    { name: 'a length that cannot be read', code: 'DTSTART;VALUE=DATE:20270514\nDURATION:all day' },
    { name: 'an end', code: 'DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270515' },
    {
      name: 'no start',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDURATION:PT1H\nEND:VTODO',
    },
  ],
  invalid: [
    {
      name: 'a day in hours',
      code: 'DTSTART;VALUE=DATE:20270514\nDURATION:⟦PT24H⟧',
      fixed: 'DTSTART;VALUE=DATE:20270514\nDURATION:P1D',
    },
    {
      name: 'days and hours that make days',
      code: 'DTSTART;VALUE=DATE:20270514\nDURATION:⟦P1DT48H⟧',
      fixed: 'DTSTART;VALUE=DATE:20270514\nDURATION:P3D',
    },
    { name: 'half a day', code: 'DTSTART;VALUE=DATE:20270514\nDURATION:⟦PT12H⟧' },
  ],
};
