import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { components } from '../spec/index.ts';
import { insertLineAfter } from '../syntax/edits.ts';
import { lacksProperty, nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'uid-missing',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.1' },
    { rfc: 5545, section: '3.8.4.7' },
    { rfc: 7986, section: '5.3' },
  ],
  summary: 'Each event must have a UID.',
  why: 'When the schedule is published again, subscribers get every event a second time instead of its update.',
  messages: {
    missing: {
      severity: 'error',
      text: '{component} has no UID: updates make duplicates of it, and some calendars refuse it. Add a UID and never change it',
    },
  },
  sources: ['nextcloud/calendar#660', 'nextcloud/calendar#857', 'wp-event-manager#1438 (Apple)'],
  visit: 'component',
  reads: 'heads',
  on: components
    .filter(({ properties }) =>
      properties.some(({ cardinality, names }) => cardinality === '1' && names.includes('UID')),
    )
    .map(({ name }) => name),
  check(component, ctx) {
    if (!lacksProperty(ctx.tree, component, 'UID')) return;
    ctx.report('missing', { at: nameRange(component), data: { component: component.name } });
  },
  fixes({ node: component }, ctx) {
    const edits = [insertLineAfter(component.begin, `UID:${ctx.newUid()}`, ctx.eol)];
    return [{ title: 'Add a UID', safety: 'unsafe', edits }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'an event with a UID', code: 'UID:talk-1@example.org' },
    { name: 'a UID in lower case', code: 'uid:talk-1@example.org' },
    {
      name: 'a reminder needs none',
      code: 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM',
    },
  ],
  invalid: [
    {
      name: 'an event',
      code: 'BEGIN:⟦VEVENT⟧\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
      fixed:
        'BEGIN:VEVENT\nUID:00000000-0000-4000-8000-000000000001\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'a location',
      code: 'UID:a@example.org\nBEGIN:⟦VLOCATION⟧\nNAME:Main hall\nEND:VLOCATION',
      fixed:
        'UID:a@example.org\nBEGIN:VLOCATION\nUID:00000000-0000-4000-8000-000000000001\nNAME:Main hall\nEND:VLOCATION',
    },
  ],
};
