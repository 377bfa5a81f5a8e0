import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { valueText } from '../syntax/unfold.ts';
import { lacksProperty, nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'summary-missing',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.1' },
    { rfc: 5546, section: '3.2.1' },
  ],
  summary: 'An event for the public has a title.',
  why: 'Calendars show "(No title)" or an empty box: nobody knows what takes place.',
  messages: {
    missing: {
      // The RFC lets an event be without a title, and a file that is being written has not all of them yet.
      severity: 'off',
      profiles: { publish: 'warning' },
      text: 'The event has no title: calendars show "(No title)" or an empty box. Add SUMMARY',
    },
  },
  visit: 'component',
  on: ['VEVENT'],
  check(component, ctx) {
    // With a METHOD, its own table says whether there must be one.
    if (ctx.calendar.method !== undefined || !lacksProperty(ctx.tree, component, 'SUMMARY')) return;
    const access = findProperty(component, 'CLASS');
    if (access && valueText(ctx.tree, access).toUpperCase() === 'PRIVATE') return;
    ctx.report('missing', { at: nameRange(component) });
  },
});

const inside = 'UID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z';

export const examples: RuleExamples = {
  valid: [
    { name: 'a title', code: 'SUMMARY:Opening', profile: 'publish' },
    { name: 'a task', code: 'BEGIN:VTODO\nUID:a\nDTSTAMP:20270401T080000Z\nEND:VTODO', profile: 'publish' },
    {
      name: 'a private event',
      code: `BEGIN:VEVENT\n${inside}\nCLASS:private\nEND:VEVENT`,
      profile: 'publish',
    },
    {
      name: 'a cancellation',
      code: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nMETHOD:CANCEL\nBEGIN:VEVENT\n${inside}\nEND:VEVENT\nEND:VCALENDAR`,
      profile: 'publish',
    },
  ],
  invalid: [
    {
      name: 'no title',
      code: `BEGIN:⟦VEVENT⟧\n${inside}\nEND:VEVENT`,
      profile: 'publish',
      also: ['event-without-end'],
    },
    {
      name: 'a public event',
      code: `BEGIN:⟦VEVENT⟧\n${inside}\nCLASS:PUBLIC\nEND:VEVENT`,
      profile: 'publish',
      also: ['event-without-end'],
    },
  ],
};
