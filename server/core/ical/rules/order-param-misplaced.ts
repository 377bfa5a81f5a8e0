import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { propertyUse } from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'order-param-misplaced',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 9073, section: '5.1' }],
  summary: 'ORDER is for properties that may occur several times.',
  why: 'Strict calendars refuse the component.',
  messages: {
    single: {
      severity: 'error',
      text: '{property} occurs once in a {component}, so there is nothing to put in order, and strict calendars refuse ORDER there. Remove it',
    },
  },
  supersedes: ['param-not-allowed'],
  visit: 'parameter',
  reads: 'heads',
  on: ['ORDER'],
  check({ line, parameter }, ctx) {
    const component = ctx.component?.name ?? 'VCALENDAR';
    const cardinality = propertyUse(component, line.name)?.cardinality;
    if ((cardinality !== '1' && cardinality !== '0..1') || !isKnownPlace(ctx.component)) return;
    ctx.report('single', {
      at: { start: parameter.start, end: parameter.end },
      data: { property: line.name, component },
    });
  },
  fixes({ node: { line, parameter } }) {
    return [{ title: 'Remove ORDER', safety: 'unsafe', edits: [removeParameter(line, parameter)] }];
  },
});

export const examples: RuleExamples = {
  valid: [
    {
      name: 'one of several',
      code: 'ATTACH;ORDER=1:https://example.org/a\nATTACH;ORDER=2:https://example.org/b',
    },
    { name: 'a property of somebody', code: 'X-TITLE;ORDER=1:Opening' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nSUMMARY;ORDER=1:Opening\nEND:X-NOTE' },
    {
      name: 'in an unknown component',
      code: 'BEGIN:X-NOTE\nBEGIN:VLOCATION\nUID;ORDER=1:a\nEND:VLOCATION\nEND:X-NOTE',
    },
  ],
  invalid: [
    { name: 'a title', code: 'SUMMARY;⟦ORDER=1⟧:Opening', fixed: 'SUMMARY:Opening' },
    {
      name: 'a required property',
      code: 'UID;X-NOTE=a;⟦ORDER=1⟧:a@example.org',
      fixed: 'UID;X-NOTE=a:a@example.org',
    },
    {
      name: 'a property of the calendar',
      code: 'BEGIN:VCALENDAR\nVERSION;⟦ORDER=1⟧:2.0\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
  ],
};
