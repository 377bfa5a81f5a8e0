import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule } from '../rule.ts';
import { componentSpec, draftComponents } from '../spec/index.ts';
import type { Component } from '../syntax/nodes.ts';
import { componentName } from '../syntax/tree.ts';
import { isKnownPlace, nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'component-misspelt',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6' }],
  summary: 'A component must have the name by which calendars know it.',
  why: 'Calendars ignore components that they do not know: the talk is missing, without a message.',
  messages: {
    misspelt: {
      severity: 'warning',
      text: 'There is no component {name}: calendars leave it out without a message. Did you mean {suggestion}?',
    },
  },
  supersedes: ['begin-end-mismatch', 'component-unknown'],
  visit: 'unknownComponent',
  on: ['*'],
  check(component, ctx) {
    if (draftComponents.has(component.name)) return;
    const suggestion = isKnownPlace(component.parent) ? suggestFor(component) : undefined;
    if (suggestion === undefined) return;
    ctx.report('misspelt', {
      at: nameRange(component),
      // A right END is the END of this BEGIN.
      owns: { start: component.begin.valueStart, end: component.end },
      data: { name: component.name, suggestion },
    });
  },
  fixes({ node: { name, begin, endLine }, data: { suggestion }, block: { tree } }) {
    const lines = endLine && componentName(tree, endLine) === name ? [begin, endLine] : [begin];
    const newText = String(suggestion);
    const edits = lines.map(({ valueStart, end }) => ({ start: valueStart, end, newText }));
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits }];
  },
});

/** The component that was meant, among those that may stand here. */
function suggestFor({ name, parent }: Component): string | undefined {
  const groups = componentSpec(parent?.name ?? 'VCALENDAR')?.children ?? [];
  return nearMiss(
    name,
    groups.flatMap(({ names }) => names),
  );
}

const inside = 'UID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z';

export const examples: RuleExamples = {
  valid: [
    { name: 'the right name', code: `BEGIN:VEVENT\n${inside}\nEND:VEVENT` },
    { name: 'a component of your own', code: `BEGIN:X-VEVNT\n${inside}\nEND:X-VEVNT` },
    { name: 'a component of a draft', code: `BEGIN:VPOLL\n${inside}\nEND:VPOLL` },
    { name: 'a name that is near to nothing', code: `BEGIN:SESSION\n${inside}\nEND:SESSION` },
    { name: 'near to one that cannot stand here', code: `BEGIN:STANDRD\n${inside}\nEND:STANDRD` },
    {
      name: 'inside a component that nobody knows',
      code: `BEGIN:X-NOTE\nBEGIN:VEVNT\n${inside}\nEND:VEVNT\nEND:X-NOTE`,
    },
  ],
  invalid: [
    {
      name: 'a letter is missing',
      code: `BEGIN:⟦VEVNT⟧\n${inside}\nEND:VEVNT`,
      fixed: `BEGIN:VEVENT\n${inside}\nEND:VEVENT`,
    },
    {
      name: 'where it begins, but not where it ends',
      code: `BEGIN:⟦VEVNT⟧\n${inside}\nEND:VEVENT`,
      fixed: `BEGIN:VEVENT\n${inside}\nEND:VEVENT`,
    },
    {
      name: 'a reminder in an event',
      code: `BEGIN:VEVENT\n${inside}\nBEGIN:⟦ALARM⟧\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:ALARM\nEND:VEVENT`,
      fixed: `BEGIN:VEVENT\n${inside}\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT`,
    },
  ],
};
