import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { type DateTimeValue, parseDateTime, toClockSeconds } from '../values/dateTime.ts';
import { isKnownPlace } from '../values/expected.ts';
import { readValue } from '../values/parsed.ts';

export const rule = defineRule({
  id: 'timestamps-disordered',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.7.1' },
    { rfc: 5545, section: '3.8.7.3' },
  ],
  summary: 'An entry cannot be changed before it was made.',
  why: 'Calendars that go by LAST-MODIFIED may keep an old version of the entry.',
  messages: {
    disordered: {
      severity: 'hint',
      text: 'LAST-MODIFIED is before CREATED: calendars that go by it may keep an old version. Check the clock of the program that wrote this',
    },
  },
  visit: 'component',
  on: ['*'],
  check(component, ctx) {
    const created = findProperty(component, 'CREATED');
    const modified = created && findProperty(component, 'LAST-MODIFIED');
    const first = modified && readUtc(ctx.tree, created);
    const last = modified && readUtc(ctx.tree, modified);
    if (!first || !last || toClockSeconds(last) >= toClockSeconds(first) || !isKnownPlace(component)) return;
    ctx.report('disordered', {
      at: { start: modified.valueStart, end: modified.end },
      related: [{ at: { start: created.valueStart, end: created.end }, text: 'Made here' }],
    });
  },
});

function readUtc(tree: BlockTree, line: ContentLine): DateTimeValue | undefined {
  const { value } = readValue(tree, line, parseDateTime);
  return value?.isUtc ? value : undefined;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'in order', code: 'CREATED:20270101T080000Z\nLAST-MODIFIED:20270401T080000Z' },
    { name: 'at once', code: 'CREATED:20270101T080000Z\nLAST-MODIFIED:20270101T080000Z' },
    { name: 'one of the two', code: 'CREATED:20270401T080000Z' },
    { name: 'a time that is not in UTC', code: 'CREATED:20270401T080000Z\nLAST-MODIFIED:20270101T080000' },
    { name: 'a time that cannot be read', code: 'CREATED:later\nLAST-MODIFIED:20270101T080000Z' },
    { name: 'stamped long after the event', code: 'DTSTAMP:20290401T080000Z\nCREATED:20270101T080000Z' },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nCREATED:20270401T080000Z\nLAST-MODIFIED:20270101T080000Z\nEND:X-NOTE',
    },
  ],
  invalid: [
    { name: 'changed before', code: 'CREATED:20270401T080000Z\nLAST-MODIFIED:⟦20270101T080000Z⟧' },
    { name: 'changed a second before', code: 'LAST-MODIFIED:⟦20270401T080000Z⟧\nCREATED:20270401T080001Z' },
  ],
};
