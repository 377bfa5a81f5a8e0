import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import {
  components,
  type ParameterSpec,
  type PropertySpec,
  parameterSpec,
  parameters,
  propertySpec,
  type ValueType,
} from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import { isKnownPlace } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

/** The parameters that each component forbids on its properties, by the names of component and property. */
const forbidden: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  components.map(({ name, constraints }) => [
    name,
    new Map(
      (constraints ?? []).flatMap((constraint) =>
        constraint.kind === 'forbiddenParams' ? [[constraint.property, constraint.params] as const] : [],
      ),
    ),
  ]),
);

export const rule = defineRule({
  id: 'param-not-allowed',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2' },
    { rfc: 5545, section: '3.8.4.1' },
  ],
  summary: 'A parameter must belong to the property that it stands on.',
  why: 'Calendars ignore it: what it was meant to say is said to nobody.',
  messages: {
    meaningless: {
      severity: 'info',
      text: '{parameter} has no meaning on {property}: calendars ignore it. Remove it, or put it where it belongs',
    },
    forbidden: {
      severity: 'error',
      text: '{parameter} must not stand on {property} in {component}: strict calendars refuse it. Remove it',
    },
    otherType: {
      severity: 'error',
      text: '{parameter} must not stand on {property} when its value is of another type than {type}: strict calendars refuse it. Remove it',
    },
  },
  visit: 'doubtfulParameter',
  on: parameters.filter(({ name, legacy }) => name !== 'VALUE' && !legacy).map(({ name }) => name),
  check({ line, parameter }, ctx) {
    const property = propertySpec(line.name);
    const spec = parameterSpec(parameter.name);
    if (!property || !spec) return;
    const component = ctx.component?.name ?? 'VCALENDAR';
    const type = spec.onlyWithType ? valueTypeOf(ctx.tree, line) : undefined;
    const message = messageFor(property, spec, component, type);
    if (!message || !isKnownPlace(ctx.component)) return;
    ctx.report(message, {
      at: { start: parameter.start, end: parameter.end },
      data: { parameter: spec.name, property: line.name, component, type: spec.onlyWithType ?? '' },
    });
  },
  fixes({ node: { line, parameter } }) {
    const edits = [removeParameter(line, parameter)];
    return [{ title: `Remove ${parameter.name}`, safety: 'unsafe', edits }];
  },
});

function messageFor(
  property: PropertySpec,
  spec: ParameterSpec,
  component: string,
  type: ValueType | undefined,
): 'forbidden' | 'meaningless' | 'otherType' | undefined {
  if (forbidden.get(component)?.get(property.name)?.includes(spec.name)) return 'forbidden';
  if (!hasMeaning(property, spec)) return 'meaningless';
  return type && spec.onlyWithType !== type ? 'otherType' : undefined;
}

/** Says whether a property may have a parameter, or another rule tells what is wrong with it there. */
function hasMeaning(property: PropertySpec, { name, onAny }: ParameterSpec): boolean {
  if (onAny || property.params?.includes(name)) return true;
  // RFC 7986, 6.4 lets any property have a label. A zone where only UTC will do is a fault of the time.
  return name === 'LABEL' || (name === 'TZID' && property.utcOnly === true);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'where it belongs', code: 'SUMMARY;LANGUAGE=en:Opening' },
    { name: 'the usual type, named', code: 'URL;VALUE=URI:https://example.org/' },
    { name: 'a parameter of your own', code: 'SUMMARY;X-FORMAT=plain:Opening' },
    { name: 'a property of your own', code: 'X-PLACE;FMTTYPE=text/plain:Hall A' },
    { name: 'a label', code: 'URL;LABEL=Slides:https://example.org/slides' },
    { name: 'a mark that any property may have', code: 'SUMMARY;DERIVED=TRUE:Opening' },
    {
      name: 'a reminder that counts from the end',
      code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER;RELATED=END:-PT5M\nEND:VALARM',
    },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMMARY;FMTTYPE=text/plain:Hello\nEND:X-NOTE',
    },
    {
      name: 'a zone where only UTC will do, which another rule reports',
      code: 'DTSTAMP;TZID=Europe/Berlin:20270401T080000',
    },
  ],
  invalid: [
    {
      name: 'a parameter of other properties',
      code: 'SUMMARY;⟦FMTTYPE=text/plain⟧:Opening',
      message: 'meaningless',
      fixed: 'SUMMARY:Opening',
    },
    {
      name: 'a zone on a title',
      code: 'SUMMARY;X-A=1;⟦TZID=UTC⟧:Opening',
      message: 'meaningless',
      fixed: 'SUMMARY;X-A=1:Opening',
    },
    {
      name: 'a reminder has no use for names',
      code: 'BEGIN:VALARM\nACTION:EMAIL\nTRIGGER:-PT1H\nSUMMARY:Soon\nDESCRIPTION:Soon\nATTENDEE;⟦CN=Ann⟧:mailto:ann@example.org\nEND:VALARM',
      message: 'forbidden',
      fixed:
        'BEGIN:VALARM\nACTION:EMAIL\nTRIGGER:-PT1H\nSUMMARY:Soon\nDESCRIPTION:Soon\nATTENDEE:mailto:ann@example.org\nEND:VALARM',
    },
    {
      name: 'a reminder at a moment counts from nothing',
      code: 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;VALUE=DATE-TIME;⟦RELATED=END⟧:20270514T084500Z\nEND:VALARM',
      message: 'otherType',
      fixed: 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER;VALUE=DATE-TIME:20270514T084500Z\nEND:VALARM',
    },
    {
      name: 'a parameter of other properties on a time in UTC',
      code: 'DTSTAMP;⟦FMTTYPE=text/plain⟧:20270401T080000Z',
      message: 'meaningless',
      fixed: 'DTSTAMP:20270401T080000Z',
    },
  ],
};
