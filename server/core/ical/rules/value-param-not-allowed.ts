import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { parameterText } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { type PropertySpec, propertySpec, valueTypeSpec } from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';
import { fitsType } from '../values/fitsType.ts';

export const rule = defineRule({
  id: 'value-param-not-allowed',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.20' },
    { rfc: 5545, section: '3.8.7.2' },
  ],
  summary: 'VALUE must name a type that the property may have.',
  why: 'Calendars refuse the line, or read the value as something that it is not.',
  messages: {
    notAllowed: {
      severity: 'error',
      text: '{property} cannot be a {declared}: calendars refuse the line or misread it. It may be {allowed}',
    },
    misspelt: {
      severity: 'warning',
      text: 'There is no type {declared}: calendars ignore the value or misread it. Did you mean {suggestion}?',
    },
    unknown: {
      severity: 'hint',
      text: 'There is no registered type {declared}: calendars ignore the value. {property} may be {allowed}',
    },
  },
  supersedes: ['binary-without-encoding', 'cal-address-invalid', 'uri-invalid', 'value-invalid'],
  visit: 'parameter',
  reads: 'heads',
  on: ['VALUE'],
  check({ line, parameter }, ctx) {
    const spec = propertySpec(line.name);
    const declared = (parameterText(ctx.tree, line, 'VALUE') ?? '').toUpperCase();
    if (!spec || isFine(spec, declared) || !isKnownPlace(ctx.component)) return;
    const at = { start: parameter.start, end: parameter.end };
    const data = { property: line.name, declared, allowed: spec.types.join(' or ') };
    const owns = { start: parameter.start, end: line.end };
    if (valueTypeSpec(declared)) return ctx.report('notAllowed', { at, owns, data });
    const suggestion = nearMiss(declared, spec.types);
    if (suggestion === undefined) ctx.report('unknown', { at, data });
    else ctx.report('misspelt', { at, data: { ...data, suggestion } });
  },
  fixes({ node: { line, parameter }, message, data: { suggestion }, block: { tree } }) {
    if (message === 'misspelt') {
      const edits = [{ start: parameter.nameEnd, end: parameter.end, newText: `=${suggestion}` }];
      return [{ title: `Change to VALUE=${suggestion}`, safety: 'unsafe', edits }];
    }
    if (!isDefaultType(tree, line)) return [];
    return [{ title: 'Remove VALUE', safety: 'unsafe', edits: [removeParameter(line, parameter)] }];
  },
});

/** Nothing at all has a rule of its own, and types of one's own are nobody else's business. */
function isFine({ types }: PropertySpec, declared: string): boolean {
  return declared === '' || declared.startsWith('X-') || types.some((type) => type === declared);
}

/** Says whether the value is what it would be taken for without VALUE. Anything can be text. */
function isDefaultType(tree: BlockTree, line: ContentLine): boolean {
  const type = propertySpec(line.name)?.defaultType;
  if (!type) return false;
  return (
    type === 'TEXT' ||
    valueText(tree, line)
      .split(',')
      .every((value) => fitsType(type, value))
  );
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a type that the property may have', code: 'DTSTART;VALUE=DATE:20270514' },
    { name: 'in small letters', code: 'URL;VALUE=uri:https://example.org/' },
    { name: 'a type of your own', code: 'SUMMARY;VALUE=X-MARKDOWN:Opening' },
    { name: 'a property of your own', code: 'X-PLACE;VALUE=PLACE:Hall A' },
    { name: 'nothing at all', code: 'SUMMARY;VALUE=:Opening' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nDTSTAMP;VALUE=DATE:20270401\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a date where only a time will do',
      code: 'DTSTAMP:20270401T080000Z\nCREATED;⟦VALUE=DATE⟧:20270401T080000Z',
      message: 'notAllowed',
      fixed: 'DTSTAMP:20270401T080000Z\nCREATED:20270401T080000Z',
    },
    {
      name: 'a title that is announced as an address',
      code: 'SUMMARY;⟦VALUE=URI⟧:Opening',
      message: 'notAllowed',
      fixed: 'SUMMARY:Opening',
    },
    {
      name: 'a slip',
      code: 'DTSTART;⟦VALUE=DATETIME⟧:20270514T090000Z',
      message: 'misspelt',
      fixed: 'DTSTART;VALUE=DATE-TIME:20270514T090000Z',
    },
    {
      name: 'a type that nobody knows',
      code: 'SUMMARY;⟦VALUE=MARKDOWN⟧:Opening',
      message: 'unknown',
      fixed: 'SUMMARY:Opening',
    },
  ],
};
