import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { parameters, propertySpec } from '../spec/index.ts';
import type { BlockTree, ContentLine, ParameterValue } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'param-quotes-required',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.1' },
    { rfc: 5545, section: '3.2.4' },
    { rfc: 5545, section: '3.2.5' },
    { rfc: 5545, section: '3.2.6' },
    { rfc: 5545, section: '3.2.11' },
    { rfc: 5545, section: '3.2.18' },
    { rfc: 9073, section: '5.2' },
  ],
  summary: 'Addresses in parameters must stand in double quotes.',
  why: 'Without quotes the first colon in the address ends the parameter, so strict readers do not take one that has none either.',
  messages: {
    bare: {
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'The value of {parameter} must stand in double quotes: strict readers do not take it otherwise. Add them',
    },
  },
  visit: 'parameter',
  reads: 'heads',
  on: parameters.flatMap(({ name, quoted }) => (quoted === 'always' ? [name] : [])),
  check({ line, parameter }, ctx) {
    if (!propertySpec(line.name) || !isKnownPlace(ctx.component)) return;
    for (const value of parameter.values) {
      if (value.quoted || isExplainedElsewhere(ctx.tree, line, value)) continue;
      const at = { start: value.start, end: value.end };
      ctx.report('bare', { at, data: { parameter: parameter.name } });
    }
  },
  fixes({ at, node: { parameter } }) {
    const edits = [
      { start: at.start, end: at.start, newText: '"' },
      { start: at.end, end: at.end, newText: '"' },
    ];
    // Of several values some readers take the first only, and then more than they did.
    const safety = parameter.values.length === 1 ? 'safe' : 'unsafe';
    return [{ title: 'Add double quotes', safety, edits }];
  },
});

/**
 * Nothing at all has a rule of its own; so has a value with a quote in it, and one that a colon cut short:
 * then its scheme stands right before the value of the property.
 */
function isExplainedElsewhere(tree: BlockTree, line: ContentLine, { start, end }: ParameterValue): boolean {
  const text = unfoldText(tree, line, start, end);
  const isCut = end + 1 === line.valueStart && /^[a-z][a-z0-9+-]*$/i.test(text);
  return text === '' || text.includes('"') || isCut;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'in quotes', code: 'LOCATION;ALTREP="https://example.org/barn":The Barn' },
    { name: 'no address', code: 'ORGANIZER;CN=Ann:mailto:ann@example.org' },
    { name: 'a property of your own', code: 'X-PLACE;ALTREP=/barn.html:The Barn' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nLOCATION;ALTREP=/barn.html:The Barn\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'an address without a colon',
      code: 'LOCATION;ALTREP=⟦/barn.html⟧:The Barn',
      fixed: 'LOCATION;ALTREP="/barn.html":The Barn',
      also: ['uri-invalid'],
    },
    {
      name: 'one of several',
      code: 'ATTENDEE;MEMBER="mailto:a@example.org",⟦b@example.org⟧:mailto:c@example.org',
      fixed: 'ATTENDEE;MEMBER="mailto:a@example.org","b@example.org":mailto:c@example.org',
      also: ['cal-address-invalid'],
    },
    {
      name: 'a word before another parameter',
      code: 'ATTENDEE;DIR=⟦ann⟧;CN=Ann:mailto:ann@example.org',
      fixed: 'ATTENDEE;DIR="ann";CN=Ann:mailto:ann@example.org',
      also: ['uri-invalid'],
    },
  ],
};
