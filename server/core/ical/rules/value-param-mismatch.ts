import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { type PropertySpec, propertySpec, type ValueType } from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';
import { fitsType, hasForm } from '../values/fitsType.ts';
import { valueTypeOf } from '../values/valueType.ts';

export const rule = defineRule({
  id: 'value-param-mismatch',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.2.20' }],
  summary: 'A value must be of the type that VALUE announces.',
  why: 'Calendars read the value as the type that was announced, fail, and drop the event or put it on another day.',
  messages: {
    mismatch: {
      severity: 'error',
      text: 'VALUE announces a {declared}, but {property} has a {actual}: calendars fail to read it. Correct one of the two',
    },
  },
  supersedes: [
    'binary-without-encoding',
    'date-invalid',
    'datetime-invalid',
    'duration-invalid',
    'period-invalid',
    'uri-invalid',
    'value-invalid',
  ],
  visit: 'parameter',
  on: ['VALUE'],
  check({ line, parameter }, ctx) {
    const declared = valueTypeOf(ctx.tree, line);
    const actual = declared && isKnownPlace(ctx.component) ? actualType(ctx.tree, line, declared) : undefined;
    if (!actual) return;
    ctx.report('mismatch', {
      at: { start: parameter.start, end: parameter.end },
      owns: { start: parameter.start, end: line.end },
      data: { property: line.name, declared: declared ?? '', actual },
      related: [{ at: { start: line.valueStart, end: line.end }, text: `This is a ${actual}` }],
    });
  },
  fixes({ node: { line, parameter }, data: { actual } }) {
    if (propertySpec(line.name)?.defaultType === actual) {
      return [{ title: 'Remove VALUE', safety: 'unsafe', edits: [removeParameter(line, parameter)] }];
    }
    const newText = `=${actual}`;
    const edits = [{ start: parameter.nameEnd, end: parameter.end, newText }];
    return [{ title: `Change to VALUE=${actual}`, safety: 'unsafe', edits }];
  },
});

/** The type of all values, when it is not the declared one and the property may have both. */
function actualType(tree: BlockTree, line: ContentLine, declared: ValueType): ValueType | undefined {
  const spec = propertySpec(line.name);
  if (!spec?.types.includes(declared) || !hasForm(declared)) return undefined;
  const values = valuesOf(tree, line, spec);
  const areAll = (type: ValueType) => values.every((value) => fitsType(type, value));
  return areAll(declared) ? undefined : spec.types.find(areAll);
}

function valuesOf(tree: BlockTree, line: ContentLine, { multiValued }: PropertySpec): readonly string[] {
  const value = valueText(tree, line);
  return multiValued ? value.split(',') : [value];
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a date', code: 'DTSTART;VALUE=DATE:20270514' },
    { name: 'several dates', code: 'DTSTART;VALUE=DATE:20270514\nEXDATE;VALUE=DATE:20270521,20270528' },
    { name: 'a date that does not exist', code: 'DTSTART;VALUE=DATE:20270231' },
    {
      name: 'a date and a time',
      code: 'DTSTART;VALUE=DATE:20270514\nEXDATE;VALUE=DATE:20270521,20270528T090000Z',
    },
    { name: 'a type that the property cannot have', code: 'DTSTAMP;VALUE=DATE:20270401T080000Z' },
    { name: 'text may look like anything', code: 'RELATED-TO;VALUE=TEXT:urn:uuid:1' },
    { name: 'a link with commas', code: 'ATTACH;VALUE=URI:https://example.org/a,b' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nDTSTART;VALUE=DATE:20270514T090000\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a time where a date is announced',
      code: 'DTSTART;⟦VALUE=DATE⟧:20270514T090000Z',
      fixed: 'DTSTART:20270514T090000Z',
    },
    {
      name: 'a date where a time is announced',
      code: 'DTSTART;X-A=1;⟦value=date-time⟧:20270514',
      fixed: 'DTSTART;X-A=1;value=DATE:20270514',
    },
    {
      name: 'several values',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=WEEKLY;COUNT=9\nEXDATE;⟦VALUE=DATE-TIME⟧:20270521,20270528',
      fixed: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=WEEKLY;COUNT=9\nEXDATE;VALUE=DATE:20270521,20270528',
    },
    {
      name: 'a reminder before the event',
      code: 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;⟦VALUE=DATE-TIME⟧:-PT15M\nEND:VALARM',
      fixed: 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM',
    },
    {
      name: 'a link where a file is announced',
      code: 'IMAGE;⟦VALUE=BINARY⟧:https://example.org/logo.png',
      fixed: 'IMAGE;VALUE=URI:https://example.org/logo.png',
    },
  ],
};
