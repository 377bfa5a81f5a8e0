import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { removeLine } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'attendee-duplicate',
  category: 'itip',
  since: '0.1.0',
  spec: [{ rfc: 5546, section: '3.2.3' }],
  summary: 'Nobody is an attendee twice.',
  why: 'Calendars keep one of the two, and with it perhaps the wrong answer.',
  messages: {
    twice: {
      severity: 'warning',
      text: '{address} is an attendee twice: calendars keep one of the two, and perhaps the wrong answer. Remove the other',
    },
  },
  visit: 'component',
  on: ['*'],
  check(component, ctx) {
    if (!findProperty(component, 'ATTENDEE')) return;
    for (const { line, first } of findRepeated(ctx.tree, component)) {
      if (!isKnownPlace(component)) return;
      ctx.report('twice', {
        at: { start: line.valueStart, end: line.end },
        data: { address: valueText(ctx.tree, line).replace(/^mailto:/i, '') },
        related: [{ at: { start: first.valueStart, end: first.end }, text: 'Here is the first' }],
      });
    }
  },
  fixes({ node: component, at }) {
    const line = component.properties.find(({ valueStart }) => valueStart === at.start);
    return line ? [{ title: 'Remove this one', safety: 'unsafe', edits: [removeLine(line)] }] : [];
  },
});

interface Repeated {
  readonly line: ContentLine;
  readonly first: ContentLine;
}

/** No mailbox in use tells capitals from small letters. */
function findRepeated(tree: BlockTree, { properties }: Component): readonly Repeated[] {
  const seen = new Map<string, ContentLine>();
  const repeated: Repeated[] = [];
  for (const line of properties) {
    if (line.name !== 'ATTENDEE') continue;
    const address = valueText(tree, line).toLowerCase();
    const first = seen.get(address);
    if (first) repeated.push({ line, first });
    else seen.set(address, line);
  }
  return repeated;
}

const meeting = 'DTSTART:20270514T090000Z\nDTEND:20270514T100000Z\nORGANIZER:mailto:desk@example.org';

export const examples: RuleExamples = {
  valid: [
    {
      name: 'two people',
      code: `${meeting}\nATTENDEE:mailto:ann@example.org\nATTENDEE:mailto:bo@example.org`,
    },
    { name: 'the organizer too', code: `${meeting}\nATTENDEE:mailto:desk@example.org` },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nATTENDEE:mailto:ann@example.org\nATTENDEE:mailto:ann@example.org\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'in capitals',
      code: `${meeting}\nATTENDEE:mailto:ann@example.org\nATTENDEE:⟦MAILTO:Ann@Example.org⟧`,
      text: 'Ann@Example.org is an attendee twice: calendars keep one of the two, and perhaps the wrong answer. Remove the other',
      fixed: `${meeting}\nATTENDEE:mailto:ann@example.org`,
    },
    {
      name: 'with two answers',
      code: `${meeting}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.org\nATTENDEE:mailto:bo@example.org\nATTENDEE;PARTSTAT=DECLINED:⟦mailto:ann@example.org⟧`,
      fixed: `${meeting}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.org\nATTENDEE:mailto:bo@example.org`,
    },
  ],
};
