import type { RuleExamples } from '../../engine/rule.ts';
import { parameterText } from '../facts.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { exactSeconds, nominalDays, parseDuration } from '../values/duration.ts';
import { isKnownPlace } from '../values/expected.ts';
import { readValue } from '../values/parsed.ts';
import { valueTypeOf } from '../values/valueType.ts';

/** In seconds. Reminders that people set are so many minutes, or hours, before. */
const usualStep = 5 * 60;
const longest = 86400;

export const rule = defineRule({
  id: 'alarm-after-start',
  category: 'alarm',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.6.3' }],
  summary: 'A reminder should ring before the session, not after it has begun.',
  why: 'Attendees are reminded when the session is on its way or over.',
  messages: {
    after: {
      severity: 'info',
      text: '{value} is after the start: attendees are reminded when the session has begun. Write -{value} for before',
    },
  },
  visit: 'property',
  on: ['TRIGGER'],
  check(line, ctx) {
    if (!isAfterStart(ctx.tree, line) || ctx.component?.name !== 'VALARM' || !isKnownPlace(ctx.component))
      return;
    const value = valueText(ctx.tree, line).replace('+', '');
    ctx.report('after', { at: { start: line.valueStart, end: line.end }, data: { value } });
  },
  fixes({ data, at }) {
    const value = `-${data.value}`;
    return [{ title: `Change to ${value}`, safety: 'unsafe', edits: [{ ...at, newText: value }] }];
  },
});

/** Says whether a reminder rings after the start, by a length that looks as if it was meant to be before. */
function isAfterStart(tree: BlockTree, line: ContentLine): boolean {
  if (line.params.length > 0) {
    if (parameterText(tree, line, 'RELATED')?.toUpperCase() === 'END') return false;
    if (valueTypeOf(tree, line) !== 'DURATION') return false;
  }
  const { value } = readValue(tree, line, parseDuration);
  const seconds = value ? exactSeconds(value) + nominalDays(value) * longest : 0;
  return seconds > 0 && seconds <= longest && seconds % usualStep === 0;
}

function alarm(trigger: string): string {
  return `BEGIN:VALARM\nACTION:AUDIO\n${trigger}\nEND:VALARM`;
}

/** An event with an end. */
function event(trigger: string): string {
  return `DTSTART:20270514T090000Z\nDTEND:20270514T100000Z\n${alarm(trigger)}`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'before', code: event('TRIGGER:-PT15M') },
    { name: 'at the start', code: event('TRIGGER:PT0S') },
    { name: 'after the end', code: event('TRIGGER;RELATED=END:PT15M') },
    { name: 'days after', code: event('TRIGGER:P2D') },
    { name: 'an odd length', code: event('TRIGGER:PT17M') },
    { name: 'a moment', code: event('TRIGGER;VALUE=DATE-TIME:20270514T091500Z') },
    { name: 'one that cannot be read', code: event('TRIGGER:15') },
    { name: 'a trigger of nothing', code: 'TRIGGER:PT15M' },
    { name: 'an unknown component', code: `BEGIN:X-NOTE\n${alarm('TRIGGER:PT15M')}\nEND:X-NOTE` },
  ],
  invalid: [
    { name: 'a quarter of an hour', code: event('TRIGGER:⟦PT15M⟧'), fixed: event('TRIGGER:-PT15M') },
    {
      name: 'with a sign',
      code: event('TRIGGER;RELATED=START:⟦+PT1H⟧'),
      fixed: event('TRIGGER;RELATED=START:-PT1H'),
    },
    { name: 'a day', code: event('TRIGGER:⟦P1D⟧'), fixed: event('TRIGGER:-P1D') },
  ],
};
