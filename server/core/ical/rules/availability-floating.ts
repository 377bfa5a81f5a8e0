import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { readKnownTime } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import { components } from '../spec/index.ts';
import { isKnownPlace } from '../values/expected.ts';

/** The properties whose times must have a zone, by component. */
const fixed: ReadonlyMap<string, readonly string[]> = new Map(
  components.flatMap(({ name, constraints }) =>
    (constraints ?? []).flatMap((constraint) =>
      constraint.kind === 'utcOrZonedOnly' ? [[name, constraint.properties] as const] : [],
    ),
  ),
);

export const rule = defineRule({
  id: 'availability-floating',
  category: 'event',
  since: '0.1.0',
  spec: [{ rfc: 7953, section: '3.1' }],
  summary: 'The times of an availability have a zone or are in UTC.',
  why: 'Nobody elsewhere can tell when somebody is free.',
  messages: {
    floating: {
      severity: 'error',
      text: '{property} has no zone, so nobody elsewhere can tell when somebody is free. Add a TZID, or write it in UTC',
    },
    date: {
      severity: 'error',
      text: '{property} is a date, and the times of an availability are times of day with a zone: calendars refuse it. Write such a time',
    },
  },
  visit: 'component',
  on: [...fixed.keys()],
  check(component, ctx) {
    for (const property of fixed.get(component.name) ?? []) {
      const line = findProperty(component, property);
      const form = line && readKnownTime(ctx.tree, component, property)?.form;
      if (!line || (form !== 'floating' && form !== 'date') || !isKnownPlace(component)) continue;
      ctx.report(form, { at: { start: line.valueStart, end: line.end }, data: { property } });
    }
  },
});

function availability(lines: string, inside: string): string {
  return `BEGIN:VAVAILABILITY\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}BEGIN:AVAILABLE\nUID:b@example.org\nDTSTAMP:20270401T080000Z\n${inside}END:AVAILABLE\nEND:VAVAILABILITY`;
}

const free = 'DTSTART:20270514T080000Z\nDTEND:20270514T160000Z\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'in UTC', code: availability('DTSTART:20270501T000000Z\n', free) },
    {
      name: 'in a zone',
      code: availability('', 'DTSTART;TZID=UTC:20270514T080000\nDTEND;TZID=UTC:20270514T160000\n'),
    },
    { name: 'times that cannot be read', code: availability('', 'DTSTART:morning\n') },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nBEGIN:AVAILABLE\nDTSTART:20270514T080000\nEND:AVAILABLE\nEND:X-NOTE',
    },
  ],
  invalid: [
    { name: 'no zone', code: availability('DTSTART:⟦20270501T000000⟧\n', free), message: 'floating' },
    {
      name: 'no zone for an end',
      code: availability('', 'DTSTART:20270514T080000Z\nDTEND:⟦20270514T160000⟧\n'),
      message: 'floating',
    },
    { name: 'a day', code: availability('', 'DTSTART;VALUE=DATE:⟦20270514⟧\n'), message: 'date' },
  ],
};
