import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { propertyUse } from '../spec/index.ts';
import { removeLine } from '../syntax/edits.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'rrule-multiple',
  category: 'recurrence',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.5.3' },
    { rfc: 7953, section: '3.1' },
  ],
  summary: 'A component should have one recurrence rule at most.',
  why: 'Most calendars read only one of several rules, and show only part of the dates.',
  messages: {
    several: {
      severity: 'warning',
      text: 'This is RRULE number {number} of one {component}, and most calendars read only one. Write one rule, or add the other dates with RDATE',
    },
    forbidden: {
      severity: 'error',
      text: 'No {component} has more than one RRULE: calendars read only one, or refuse it. Write one rule, or add the other dates with RDATE',
    },
  },
  sources: ['libical reads all of them, most others the first or the last'],
  visit: 'component',
  reads: 'heads',
  on: ['*'],
  check(component, ctx) {
    const rules = findRules(component);
    const [first, ...others] = rules;
    if (!first || others.length === 0 || !isKnownPlace(component)) return;
    others.forEach((line, index) => {
      const isForbidden = propertyUse(component.name, 'RRULE')?.level !== 'SHOULD';
      ctx.report(isForbidden ? 'forbidden' : 'several', {
        at: { start: line.nameStart, end: line.nameEnd },
        data: { component: component.name, number: index + 2 },
        related: [{ at: { start: first.nameStart, end: first.nameEnd }, text: 'This is the first' }],
      });
    });
  },
  fixes({ node: component, at }) {
    const line = findRules(component).find(({ nameStart }) => nameStart === at.start);
    return line ? [{ title: 'Remove this rule', safety: 'unsafe', edits: [removeLine(line)] }] : [];
  },
});

const none: readonly ContentLine[] = [];

/** Makes a list only where there is a rule at all. */
function findRules(component: Component): readonly ContentLine[] {
  if (!findProperty(component, 'RRULE')) return none;
  return component.properties.filter(({ name }) => name === 'RRULE');
}

/** An AVAILABLE around the lines that matter. */
function available(lines: string): string {
  return `BEGIN:VAVAILABILITY\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nBEGIN:AVAILABLE\nUID:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n${lines}\nEND:AVAILABLE\nEND:VAVAILABILITY`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'one', code: 'RRULE:FREQ=DAILY;COUNT=3' },
    { name: 'one and more dates', code: 'RRULE:FREQ=DAILY;COUNT=3\nRDATE:20270530T090000Z' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'two',
      code: 'RRULE:FREQ=DAILY;COUNT=2\n⟦RRULE⟧:FREQ=WEEKLY;COUNT=2',
      message: 'several',
      fixed: 'RRULE:FREQ=DAILY;COUNT=2',
    },
    {
      name: 'where one is all that there may be',
      code: available('RRULE:FREQ=DAILY;COUNT=2\n⟦RRULE⟧:FREQ=WEEKLY;COUNT=2'),
      message: 'forbidden',
      fixed: available('RRULE:FREQ=DAILY;COUNT=2'),
    },
  ],
};
