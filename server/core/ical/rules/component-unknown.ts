import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { draftComponents } from '../spec/index.ts';
import { isKnownPlace, nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'component-unknown',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6' }],
  summary: 'Components of your own have names that begin with X-.',
  why: 'Calendars ignore a component that they do not know, with all that is in it. A later RFC may give the name another meaning.',
  messages: {
    unknown: {
      severity: 'hint',
      text: '{name} is no registered component: calendars ignore it, with all that is in it. For data of your own write X-{name}',
    },
  },
  visit: 'unknownComponent',
  on: ['*'],
  check(component, ctx) {
    const { name, parent } = component;
    if (draftComponents.has(name) || name.startsWith('X-') || name === '') return;
    if (isKnownPlace(parent)) ctx.report('unknown', { at: nameRange(component), data: { name } });
  },
});

const inside = 'UID:a@example.org\nSUMMARY:Opening';

export const examples: RuleExamples = {
  valid: [
    {
      name: 'a known component',
      code: 'BEGIN:VTODO\nDTSTAMP:20270401T080000Z\nUID:a@example.org\nEND:VTODO',
    },
    { name: 'a component of your own', code: `BEGIN:X-TALK\n${inside}\nEND:X-TALK` },
    { name: 'a component of a draft', code: `BEGIN:VPOLL\n${inside}\nEND:VPOLL` },
    { name: 'no name', code: `UID:a@example.org\nBEGIN:\n${inside}\nEND:` },
    { name: 'inside another', code: `BEGIN:X-DAY\nBEGIN:TALK\n${inside}\nEND:TALK\nEND:X-DAY` },
  ],
  invalid: [
    { name: 'in the calendar', code: `BEGIN:⟦SESSION⟧\n${inside}\nEND:SESSION` },
    {
      name: 'in an event',
      code: `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN:⟦SPEAKER⟧\n${inside}\nEND:SPEAKER\nEND:VEVENT`,
    },
  ],
};
