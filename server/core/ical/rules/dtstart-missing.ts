import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { propertyUse } from '../spec/index.ts';
import { lacksProperty, nameRange } from '../values/expected.ts';

/** The methods whose events must have a start (RFC 5546, 3.2); the others may leave it out. */
const methodsWithStart: ReadonlySet<string> = new Set(['PUBLISH', 'REQUEST', 'ADD', 'COUNTER']);

export const rule = defineRule({
  id: 'dtstart-missing',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.1' },
    { rfc: 5545, section: '3.8.2.4' },
    { rfc: 5546, section: '3.2.1' },
  ],
  summary: 'An event, and whatever repeats, must have a DTSTART.',
  why: 'No calendar can show an event that has no start.',
  messages: {
    missing: {
      severity: 'error',
      text: '{component} has no DTSTART, so calendars cannot place it and leave it out. Add its start',
    },
    recurring: {
      severity: 'error',
      text: '{component} has an RRULE and no DTSTART from which to count, so it never repeats. Add its start',
    },
  },
  visit: 'component',
  reads: 'heads',
  on: ['VEVENT', 'VTODO', 'VJOURNAL', 'AVAILABLE', 'STANDARD', 'DAYLIGHT'],
  check(component, ctx) {
    if (findProperty(component, 'DTSTART')) return;
    const isNeeded = needsStart(component.name, ctx.calendar.method);
    if (!isNeeded && !findProperty(component, 'RRULE')) return;
    if (!lacksProperty(ctx.tree, component, 'DTSTART')) return;
    const at = nameRange(component);
    ctx.report(isNeeded ? 'missing' : 'recurring', { at, data: { component: component.name } });
  },
});

function needsStart(component: string, method: string | undefined): boolean {
  const use = propertyUse(component, 'DTSTART');
  if (use?.cardinality !== '1') return false;
  return !use.optionalWithMethod || method === undefined || methodsWithStart.has(method);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'an event with a start', code: 'DTSTART:20270514T090000Z' },
    {
      name: 'a task may do without',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nEND:VTODO',
    },
    {
      name: 'so may a cancellation',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
  ],
  invalid: [
    {
      name: 'an event',
      code: 'BEGIN:⟦VEVENT⟧\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nEND:VEVENT',
      message: 'missing',
    },
    {
      name: 'a task that repeats',
      code: 'BEGIN:⟦VTODO⟧\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nRRULE:FREQ=DAILY;COUNT=2\nEND:VTODO',
      message: 'recurring',
    },
  ],
};
