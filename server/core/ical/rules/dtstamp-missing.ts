import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { components } from '../spec/index.ts';
import { insertLineAfter } from '../syntax/edits.ts';
import type { BlockTree, Component } from '../syntax/nodes.ts';
import { fromDayNumber } from '../values/date.ts';
import { addSeconds, formatDateTime, parseDateTime } from '../values/dateTime.ts';
import { lacksProperty, nameRange } from '../values/expected.ts';
import { readValue } from '../values/parsed.ts';

export const rule = defineRule({
  id: 'dtstamp-missing',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.1' },
    { rfc: 5545, section: '3.8.7.2' },
  ],
  summary: 'Each event must have a DTSTAMP.',
  why: 'Google and Apple refuse events without it, and others cannot tell which of two versions is newer.',
  messages: {
    missing: {
      severity: 'error',
      text: '{component} has no DTSTAMP: some calendars refuse it. Add the moment of the export, in UTC',
    },
  },
  sources: ['FuzzyGrim/Yamtrack#669 (Google)', 'spatie/calendar-links#96 (Apple)'],
  adds: ['DTSTAMP'],
  visit: 'component',
  reads: 'heads',
  on: components
    .filter(({ properties }) =>
      properties.some(({ cardinality, names }) => cardinality === '1' && names.includes('DTSTAMP')),
    )
    .map(({ name }) => name),
  check(component, ctx) {
    if (!lacksProperty(ctx.tree, component, 'DTSTAMP')) return;
    ctx.report('missing', { at: nameRange(component), data: { component: component.name } });
  },
  fixes({ node: component, block }, ctx) {
    const line = `DTSTAMP:${lastModified(block.tree, component) ?? formatInstant(ctx.now)}`;
    const after = findProperty(component, 'UID') ?? component.begin;
    return [{ title: `Add ${line}`, safety: 'safe', edits: [insertLineAfter(after, line, ctx.eol)] }];
  },
});

/** The time of the last change, when it is a valid one: a better stamp than today. */
function lastModified(tree: BlockTree, component: Component): string | undefined {
  const line = findProperty(component, 'LAST-MODIFIED');
  const value = line && readValue(tree, line, parseDateTime).value;
  return value?.isUtc ? formatDateTime(value) : undefined;
}

/** Epoch milliseconds as a DATE-TIME in UTC. */
function formatInstant(now: number): string {
  const midnight = { ...fromDayNumber(0), hour: 0, minute: 0, second: 0, isUtc: true };
  return formatDateTime(addSeconds(midnight, Math.floor(now / 1000)));
}

export const examples: RuleExamples = {
  valid: [
    { name: 'an event with a DTSTAMP', code: 'DTSTAMP:20270401T080000Z' },
    {
      name: 'a reminder needs none',
      code: 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM',
    },
  ],
  invalid: [
    {
      name: 'the time of the repair',
      code: 'BEGIN:⟦VEVENT⟧\nUID:a@example.org\nDTSTART:20270514T090000Z\nEND:VEVENT',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'the time of the last change',
      code: 'BEGIN:⟦VTODO⟧\nUID:a@example.org\nLAST-MODIFIED:20270301T120000Z\nEND:VTODO',
      fixed:
        'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270301T120000Z\nLAST-MODIFIED:20270301T120000Z\nEND:VTODO',
    },
  ],
};
