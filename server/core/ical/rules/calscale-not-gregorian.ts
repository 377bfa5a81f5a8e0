import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';
import { isOneOf } from '../values/word.ts';

export const rule = defineRule({
  id: 'calscale-not-gregorian',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.7.1' },
    { rfc: 7529, section: '4' },
  ],
  summary: 'CALSCALE can only be GREGORIAN.',
  why: 'Some calendars refuse a file that says it counts days in another way.',
  messages: {
    other: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'There is no calendar scale but GREGORIAN, and some calendars refuse a file with "{value}". Write GREGORIAN, or remove the line',
    },
  },
  visit: 'property',
  on: ['CALSCALE'],
  check(line, ctx) {
    if (isOneOf(ctx.tree, line, ['GREGORIAN']) || !isKnownPlace(ctx.component)) return;
    const value = valueText(ctx.tree, line);
    // Nothing at all, and white space around the word, are told by rules of their own.
    if (value === '' || value.trim().toUpperCase() === 'GREGORIAN') return;
    ctx.report('other', { at: { start: line.valueStart, end: line.end }, data: { value } });
  },
  fixes({ node: line }) {
    return [{ title: 'Change to GREGORIAN', safety: 'unsafe', edits: [replaceValue(line, 'GREGORIAN')] }];
  },
});

/** A calendar around the line that matters. */
function calendar(line: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${line}\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the only one', code: calendar('CALSCALE:GREGORIAN') },
    { name: 'in small letters, folded', code: calendar('CALSCALE:greg\n orian') },
    { name: 'nothing at all', code: calendar('CALSCALE:') },
    { name: 'white space around it', code: calendar('CALSCALE: GREGORIAN') },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nCALSCALE:JULIAN\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'a standard',
      code: calendar('CALSCALE:⟦ISO8601⟧'),
      fixed: calendar('CALSCALE:GREGORIAN'),
    },
    {
      name: 'a slip',
      code: calendar('CALSCALE:⟦GREGORIEN⟧'),
      fixed: calendar('CALSCALE:GREGORIAN'),
    },
  ],
};
