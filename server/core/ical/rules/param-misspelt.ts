import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { findParameter } from '../facts.ts';
import { defineRule, type ParameterNode } from '../rule.ts';
import { parameterSpec, parameters, propertySpec } from '../spec/index.ts';
import { isKnownPlace } from '../values/expected.ts';

/** Names that people give to parameters which are called otherwise. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['LANG', 'LANGUAGE'],
  ['TIMEZONE', 'TZID'],
  ['TZ', 'TZID'],
  ['TYPE', 'VALUE'],
]);

/** Parameters that any property may have. */
const anywhere: readonly string[] = parameters.filter(({ onAny }) => onAny).map(({ name }) => name);

export const rule = defineRule({
  id: 'param-misspelt',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.2' }],
  summary: 'A parameter must have the name by which calendars know it.',
  why: 'Calendars ignore parameters that they do not know. Without its zone a talk is shown at another time.',
  messages: {
    misspelt: {
      severity: 'warning',
      text: 'There is no parameter {name}: calendars ignore it without a message. Did you mean {suggestion}?',
    },
  },
  visit: 'doubtfulParameter',
  on: ['*'],
  check({ line, parameter }, ctx) {
    const { name, start, nameEnd } = parameter;
    if (parameterSpec(name) || !isKnownPlace(ctx.component)) return;
    const suggestion = suggestFor({ line, parameter });
    if (suggestion === undefined) return;
    ctx.report('misspelt', { at: { start, end: nameEnd }, data: { name, suggestion } });
  },
  fixes({ at, data }) {
    const newText = String(data.suggestion);
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

/** A line with more parameters than this is damaged otherwise: it is not searched for each of them. */
const mostParameters = 100;

/** The parameter that was meant, among those that the property may have and has not. */
function suggestFor({ line, parameter: { name, values } }: ParameterNode): string | undefined {
  const property = propertySpec(line.name);
  // A name that is none, or has no value, is a fault of syntax.
  if (!property || line.params.length > mostParameters || values.length === 0 || !/^[A-Z0-9-]+$/.test(name))
    return undefined;
  const allowed: ReadonlySet<string> = new Set([...(property.params ?? []), ...anywhere]);
  const synonym = synonyms.get(name);
  const suggestion = synonym === undefined ? nearMiss(name, allowed) : synonym;
  if (suggestion === undefined || !allowed.has(suggestion)) return undefined;
  return findParameter(line, suggestion) ? undefined : suggestion;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the right name', code: 'SUMMARY;LANGUAGE=en:Opening' },
    { name: 'a parameter of your own', code: 'SUMMARY;X-LANGUAGE=en:Opening' },
    { name: 'a name that is near to nothing', code: 'SUMMARY;MOOD=cheerful:Opening' },
    { name: 'a parameter of other properties', code: 'SUMMARY;TIMEZONE=Europe/Berlin:Opening' },
    { name: 'one that is there already', code: 'SUMMARY;LANGUAGE=en;LANG=en:Opening' },
    { name: 'a property of your own', code: 'X-TITLE;LANGAUGE=en:Opening' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMMARY;LANGAUGE=en:Hello\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'two letters have changed places',
      code: 'DTSTART;⟦VALEU⟧=DATE-TIME:20270514T090000Z',
      fixed: 'DTSTART;VALUE=DATE-TIME:20270514T090000Z',
    },
    {
      name: 'a letter is missing',
      code: 'SUMMARY;X-A=1;⟦LANGAGE⟧=en:Opening',
      fixed: 'SUMMARY;X-A=1;LANGUAGE=en:Opening',
    },
    {
      name: 'another word for it',
      code: 'DTSTART;⟦TIMEZONE⟧=UTC:20270514T090000',
      fixed: 'DTSTART;TZID=UTC:20270514T090000',
    },
  ],
};
