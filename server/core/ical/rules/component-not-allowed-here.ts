import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { componentSpec, components } from '../spec/index.ts';
import type { Component } from '../syntax/nodes.ts';
import { isKnownPlace, nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'component-not-allowed-here',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6' },
    { rfc: 7953, section: '3.1' },
    { rfc: 9073, section: '7' },
    { rfc: 9074, section: '8' },
  ],
  summary: 'A component must stand where the RFCs put it.',
  why: 'A reminder outside its event reminds nobody; strict calendars refuse the file.',
  messages: {
    misplaced: {
      severity: 'error',
      text: '{name} cannot stand in {parent}: calendars ignore it or refuse the file. Move it into {allowed}',
    },
  },
  visit: 'component',
  reads: 'heads',
  on: components.map(({ name }) => name),
  check(component, ctx) {
    const { name, parent } = component;
    const parents = componentSpec(name)?.parents ?? [];
    const place = parent?.name ?? 'VCALENDAR';
    if (parents.length === 0 || parents.some((allowed) => allowed === place)) return;
    // What is open around it is the fault: another rule says so.
    if (!isKnownPlace(component) || isLeftOpen(parent)) return;
    ctx.report('misplaced', {
      at: nameRange(component),
      data: { name, parent: place, allowed: parents.join(' or ') },
    });
  },
});

/** A calendar is closed in another block. */
function isLeftOpen(component: Component | undefined): boolean {
  return component !== undefined && component.name !== 'VCALENDAR' && !component.endLine;
}

const alarm = 'ACTION:AUDIO\nTRIGGER;VALUE=DATE-TIME:20270514T084500Z\nEND:VALARM';
const event = 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'a reminder in an event', code: `${event}BEGIN:VALARM\n${alarm}\nEND:VEVENT` },
    { name: 'an event in the calendar', code: `${event}END:VEVENT` },
    {
      name: 'in a reminder that is not closed, which another rule reports',
      code: `${event}BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nBEGIN:VALARM\n${alarm}\nEND:VEVENT`,
    },
    {
      name: 'inside a component that nobody knows',
      code: `BEGIN:X-NOTE\nBEGIN:VALARM\n${alarm}\nEND:X-NOTE`,
    },
  ],
  invalid: [
    {
      name: 'a reminder in the calendar',
      code: `${event}END:VEVENT\nBEGIN:⟦VALARM⟧\n${alarm}`,
    },
    {
      name: 'a reminder in a reminder',
      code: `${event}BEGIN:VALARM\nBEGIN:⟦VALARM⟧\n${alarm}\n${alarm}\nEND:VEVENT`,
    },
    {
      name: 'an observance without its zone',
      code: `BEGIN:⟦STANDARD⟧\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\n${event}END:VEVENT`,
    },
  ],
};
