import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { components } from '../spec/index.ts';
import { removeLine } from '../syntax/edits.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace } from '../values/expected.ts';

/** The properties of which each component may have one at most, by its name. */
const exclusive: ReadonlyMap<string, readonly string[]> = new Map(
  components.flatMap(({ name, constraints }) =>
    (constraints ?? []).flatMap((constraint) =>
      constraint.kind === 'mutuallyExclusive' && !constraint.onlyWithMethod
        ? [[name, constraint.properties] as const]
        : [],
    ),
  ),
);

export const rule = defineRule({
  id: 'properties-exclusive',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.1' },
    { rfc: 5545, section: '3.6.2' },
    { rfc: 7953, section: '3.1' },
  ],
  summary: 'An end and a DURATION must not both be present.',
  why: 'Calendars believe one or the other, so that attendees see different ends.',
  messages: {
    both: {
      severity: 'error',
      text: '{second} cannot stand beside {first}: calendars believe one or the other, or refuse the entry. Remove one of the two',
    },
  },
  sources: ['pycalendar drops DTEND; ical4j and allenporter/ical drop DURATION'],
  visit: 'component',
  reads: 'heads',
  on: [...exclusive.keys()],
  check(component, ctx) {
    const present = findPresent(component);
    const [first, second] = present;
    if (!first || !second || !isKnownPlace(component)) return;
    ctx.report('both', {
      at: { start: second.nameStart, end: second.nameEnd },
      data: { first: first.name, second: second.name },
      related: [{ at: { start: first.nameStart, end: first.nameEnd }, text: `${first.name} is here` }],
    });
  },
  fixes({ node: component }) {
    // The length is what people forget when they move the end: it goes first.
    const lines = [...findPresent(component)].sort(
      (a, b) => Number(b.name === 'DURATION') - Number(a.name === 'DURATION'),
    );
    return lines.map((line) => ({
      title: `Remove ${line.name}`,
      safety: 'unsafe',
      edits: [removeLine(line)],
    }));
  },
});

/** Those of the exclusive properties that are there, in the order of the text. */
function findPresent(component: Component): readonly ContentLine[] {
  const found: ContentLine[] = [];
  for (const name of exclusive.get(component.name) ?? []) {
    const line = findProperty(component, name);
    if (line) found.push(line);
  }
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'an end', code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z' },
    { name: 'a length', code: 'DTSTART:20270514T090000Z\nDURATION:PT45M' },
    {
      name: 'a reminder has a DURATION of its own',
      code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nDURATION:PT5M\nREPEAT:2\nEND:VALARM',
    },
  ],
  invalid: [
    {
      name: 'an end and a length',
      code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z\n⟦DURATION⟧:PT30M\nSUMMARY:Opening',
      fixed: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z\nSUMMARY:Opening',
    },
    {
      name: 'a task',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDURATION:P1D\n⟦DUE⟧:20270516T090000Z\nEND:VTODO',
      fix: 'Remove DUE',
      fixed:
        'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDURATION:P1D\nEND:VTODO',
    },
  ],
};
