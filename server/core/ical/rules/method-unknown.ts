import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import { replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';
import { isOneOf } from '../values/word.ts';

const methods = propertySpec('METHOD')?.enum?.values ?? [];

export const rule = defineRule({
  id: 'method-unknown',
  category: 'itip',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.7.2' },
    { rfc: 5546, section: '1.4' },
  ],
  summary: 'METHOD should be one of the methods of iTIP.',
  why: 'Calendars do not know what to do with the file, and some refuse it.',
  messages: {
    unknown: {
      severity: 'warning',
      text: 'METHOD:{value} tells calendars nothing, and some refuse the file. Write PUBLISH, or remove the line',
    },
    misspelt: {
      severity: 'warning',
      text: 'METHOD:{value} tells calendars nothing, and some refuse the file. Did you mean {reading}?',
    },
  },
  visit: 'property',
  on: ['METHOD'],
  check(line, ctx) {
    if (isOneOf(ctx.tree, line, methods) || (ctx.component && ctx.component.name !== 'VCALENDAR')) return;
    const value = valueText(ctx.tree, line);
    // Nothing at all, and white space around a method, are told by rules of their own.
    if (methods.includes(value.trim().toUpperCase()) || value === '' || !isKnownPlace(ctx.component)) return;
    const reading = nearMiss(value, methods);
    const at = { start: line.valueStart, end: line.end };
    if (reading === undefined) ctx.report('unknown', { at, data: { value } });
    else ctx.report('misspelt', { at, data: { value, reading } });
  },
  fixes({ node: line, data }) {
    const reading = String(data.reading ?? 'PUBLISH');
    return [{ title: `Change to ${reading}`, safety: 'unsafe', edits: [replaceValue(line, reading)] }];
  },
});

/** A calendar around the line that matters. */
function calendar(line: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${line}\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nSUMMARY:Opening\nEND:VEVENT\nEND:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'published', code: calendar('METHOD:PUBLISH') },
    { name: 'in small letters', code: calendar('METHOD:publish') },
    { name: 'nothing at all', code: calendar('METHOD:') },
    { name: 'white space around it', code: calendar('METHOD:PUBLISH ') },
    { name: 'in a component, where it means nothing', code: 'METHOD:PUBLISHED' },
  ],
  invalid: [
    {
      name: 'the wrong form of the word',
      code: calendar('METHOD:⟦PUBLISHED⟧'),
      message: 'misspelt',
      fixed: calendar('METHOD:PUBLISH'),
    },
    {
      name: 'another word',
      code: calendar('METHOD:⟦EXPORT⟧'),
      message: 'unknown',
      fixed: calendar('METHOD:PUBLISH'),
    },
  ],
};
