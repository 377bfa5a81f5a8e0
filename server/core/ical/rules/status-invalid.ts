import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { defineRule } from '../rule.ts';
import { type ComponentName, propertySpec } from '../spec/index.ts';
import { replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';
import { isOneOf } from '../values/word.ts';

/** The words that each component may use; components that are not here have no list. */
const words = propertySpec('STATUS')?.enum?.byComponent ?? {};

export const rule = defineRule({
  id: 'status-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.1.11' }],
  summary: 'STATUS must be a word that its component knows.',
  why: 'Calendars ignore a status that they do not know: a cancelled talk is shown as taking place.',
  messages: {
    unknown: {
      severity: 'error',
      text: 'Calendars ignore STATUS:{value}. A {component} can be {allowed}',
    },
    misspelt: {
      severity: 'error',
      text: 'Calendars ignore STATUS:{value}, which is no word of theirs. Did you mean {reading}?',
    },
    elsewhere: {
      severity: 'error',
      text: 'No {component} can be {value}, which is for other components, so calendars ignore it. Write {allowed}',
    },
  },
  visit: 'property',
  on: ['STATUS'],
  check(line, ctx) {
    const component = ctx.component?.name ?? '';
    const allowed = words[component as ComponentName];
    if (!allowed || isOneOf(ctx.tree, line, allowed)) return;
    const value = valueText(ctx.tree, line);
    // Nothing at all, and white space around a word, are told by rules of their own.
    if (value === '' || allowed.includes(value.trim().toUpperCase())) return;
    const at = { start: line.valueStart, end: line.end };
    const data = { component, value, allowed: allowed.join(', ') };
    if (isKnownElsewhere(value)) return ctx.report('elsewhere', { at, data });
    const reading = nearMiss(value, allowed);
    if (reading === undefined) ctx.report('unknown', { at, data });
    else ctx.report('misspelt', { at, data: { ...data, reading } });
  },
  fixes({ node: line, data: { reading } }) {
    if (reading === undefined) return [];
    const edits = [replaceValue(line, String(reading))];
    return [{ title: `Change to ${reading}`, safety: 'unsafe', edits }];
  },
});

function isKnownElsewhere(value: string): boolean {
  return propertySpec('STATUS')?.enum?.values.includes(value.toUpperCase()) === true;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'confirmed', code: 'STATUS:CONFIRMED' },
    { name: 'in small letters', code: 'STATUS:tentative' },
    { name: 'nothing at all', code: 'STATUS:' },
    { name: 'white space around it', code: 'STATUS: CONFIRMED' },
    {
      name: 'a task',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nSTATUS:NEEDS-ACTION\nEND:VTODO',
    },
    {
      name: 'a participant, for whom no words are defined',
      code: 'BEGIN:PARTICIPANT\nUID:b\nPARTICIPANT-TYPE:SPEAKER\nSTATUS:ON-STAGE\nEND:PARTICIPANT',
    },
  ],
  invalid: [
    {
      name: 'one l',
      code: 'STATUS:⟦CANCELED⟧',
      message: 'misspelt',
      fixed: 'STATUS:CANCELLED',
    },
    {
      name: 'the verb, across a fold',
      code: 'STATUS:⟦CON\n FIRM⟧',
      message: 'misspelt',
      fixed: 'STATUS:CONFIRMED',
    },
    { name: 'a word of tasks', code: 'STATUS:⟦COMPLETED⟧', message: 'elsewhere' },
    { name: 'a word of nobody', code: 'STATUS:⟦BUSY⟧', message: 'unknown' },
  ],
};
