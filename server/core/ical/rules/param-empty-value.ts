import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { parameterSpec, propertySpec } from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine, Parameter, ParameterValue } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

/** Without a value these leave calendars guessing what the property's value is. */
const decisive: ReadonlySet<string> = new Set(['TZID', 'VALUE']);

export const rule = defineRule({
  id: 'param-empty-value',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 5545, section: '3.2.19' },
  ],
  summary: 'A parameter must have a value.',
  why: 'An empty parameter says nothing. Some calendars refuse the line; an empty TZID makes others show the talk at another time.',
  messages: {
    empty: {
      // Calendars go on as if it were not there.
      severity: 'info',
      profiles: { strict: 'error' },
      text: '{parameter} has no value: it says nothing, and strict readers refuse the line. Remove it, or give it a value',
    },
    emptyText: {
      severity: 'hint',
      text: '{parameter} has no value and says nothing. Remove it, or give it a value',
    },
    decisive: {
      severity: 'error',
      text: '{parameter} has no value, so calendars cannot tell how to read {property}. Give it a value, or remove it',
    },
  },
  visit: 'doubtfulParameter',
  on: ['*'],
  check({ line, parameter }, ctx) {
    const { name, start, end } = parameter;
    if (!isEmpty(ctx.tree, line, parameter)) return;
    if (!parameterSpec(name) || !propertySpec(line.name) || !isKnownPlace(ctx.component)) return;
    const data = { parameter: name, property: line.name };
    ctx.report(messageOf(name), { at: { start, end }, data });
  },
  fixes({ node: { line, parameter } }) {
    const edits = [removeParameter(line, parameter)];
    return [{ title: `Remove ${parameter.name}`, safety: 'unsafe', edits }];
  },
});

/** Text may be empty by the grammar (RFC 5545, 3.2: paramtext). */
function messageOf(name: string) {
  if (decisive.has(name)) return 'decisive';
  return parameterSpec(name)?.valueType === 'TEXT' ? 'emptyText' : 'empty';
}

/** Says whether there is an equals sign and nothing after it; a name alone is a fault of syntax. */
function isEmpty(tree: BlockTree, line: ContentLine, { values }: Parameter): boolean {
  return values.length > 0 && values.every((value) => isEmptyValue(tree, line, value));
}

function isEmptyValue(tree: BlockTree, line: ContentLine, { start, end }: ParameterValue): boolean {
  if (end - start > 2 && line.lineCount === 1) return false;
  const text = unfoldText(tree, line, start, end);
  return text === '' || text === '""';
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a value', code: 'SUMMARY;LANGUAGE=en:Opening' },
    { name: 'a short value', code: 'ORGANIZER;CN=A:mailto:a@example.org' },
    { name: 'a parameter of your own', code: 'SUMMARY;X-TAG=:Opening' },
    { name: 'a property of your own', code: 'X-PLACE;CN=:Hall A' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMMARY;LANGUAGE=:Hello\nEND:X-NOTE',
    },
    {
      name: 'one of several values',
      code: 'IMAGE;VALUE=URI;DISPLAY=,BADGE:https://example.org/a',
    },
  ],
  invalid: [
    {
      name: 'nothing after the equals sign',
      code: 'SUMMARY;⟦LANGUAGE=⟧;X-A=1:Opening',
      message: 'empty',
      fixed: 'SUMMARY;X-A=1:Opening',
    },
    {
      name: 'nothing between the quotes',
      code: 'ORGANIZER;⟦CN=""⟧:mailto:ann@example.org',
      message: 'emptyText',
      fixed: 'ORGANIZER:mailto:ann@example.org',
    },
    {
      name: 'a fold between the quotes',
      code: 'ORGANIZER;⟦CN="\n "⟧:mailto:ann@example.org',
      message: 'emptyText',
      fixed: 'ORGANIZER:mailto:ann@example.org',
    },
    {
      name: 'no zone',
      code: 'DTSTART;⟦TZID=⟧:20270514T090000',
      message: 'decisive',
      fixed: 'DTSTART:20270514T090000',
    },
    {
      name: 'no type',
      code: 'DTSTART;⟦VALUE=⟧:20270514T090000Z',
      message: 'decisive',
      fixed: 'DTSTART:20270514T090000Z',
    },
  ],
};
