import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule, type IcalFix, type ParameterNode } from '../rule.ts';
import { parameterSpec, propertySpec } from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine, Parameter } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'param-duplicate',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.2' }],
  summary: 'A parameter must not occur twice on a property.',
  why: 'Calendars believe the first or the last of them: attendees see different times.',
  messages: {
    same: {
      severity: 'error',
      text: '{parameter} stands twice on {property}: strict calendars refuse the line. Remove one of the two',
    },
    different: {
      severity: 'error',
      text: '{parameter} stands twice on {property}, with different values: calendars believe one or the other. Remove the wrong one',
    },
    list: {
      severity: 'error',
      text: '{parameter} stands twice on {property}: calendars believe one or the other. Write both values into one, with a comma between',
    },
  },
  visit: 'doubtfulParameter',
  on: ['*'],
  check(node, ctx) {
    const { line, parameter } = node;
    if (!parameterSpec(parameter.name) || !propertySpec(line.name)) return;
    const first = firstOfName(node);
    if (first === parameter || !isKnownPlace(ctx.component)) return;
    ctx.report(messageFor(ctx.tree, node, first), {
      at: { start: parameter.start, end: parameter.end },
      data: { parameter: parameter.name, property: line.name },
      related: [{ at: { start: first.start, end: first.end }, text: 'It stands here first' }],
    });
  },
  fixes({ node, block: { tree }, message }) {
    const { line, parameter } = node;
    const first = firstOfName(node);
    const removal = (one: Parameter): IcalFix => ({
      title: `Remove ${unfoldText(tree, line, one.start, one.end)}`,
      safety: 'unsafe',
      edits: [removeParameter(line, one)],
    });
    if (message === 'same') return [removal(parameter)];
    if (message === 'different') return [removal(parameter), removal(first)];
    const newText = `,${valuesOf(tree, line, parameter)}`;
    const edits = [{ start: first.end, end: first.end, newText }, removeParameter(line, parameter)];
    return [{ title: `Write both into one ${parameter.name}`, safety: 'unsafe', edits }];
  },
});

function firstOfName({ line, parameter }: ParameterNode): Parameter {
  for (const other of line.params) if (other.name === parameter.name) return other;
  return parameter;
}

function messageFor(tree: BlockTree, { line, parameter }: ParameterNode, first: Parameter) {
  if (valuesOf(tree, line, first) === valuesOf(tree, line, parameter)) return 'same';
  return parameterSpec(parameter.name)?.multiValued ? 'list' : 'different';
}

/** What stands after the equals sign. */
function valuesOf(tree: BlockTree, line: ContentLine, { nameEnd, end }: Parameter): string {
  return unfoldText(tree, line, nameEnd + 1, end);
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'different parameters',
      code: 'ORGANIZER;CN=Ann;LANGUAGE=en:mailto:ann@example.org',
    },
    { name: 'parameters of your own', code: 'SUMMARY;X-TAG=a;X-TAG=b:Opening' },
    { name: 'a property of your own', code: 'X-PLACE;VALUE=TEXT;VALUE=URI:Hall A' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMMARY;LANGUAGE=en;LANGUAGE=de:Hello\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'the same value',
      code: 'SUMMARY;LANGUAGE=en;⟦language=en⟧:Opening',
      message: 'same',
      fixed: 'SUMMARY;LANGUAGE=en:Opening',
    },
    {
      name: 'another value',
      code: 'SUMMARY;LANGUAGE=en;X-A=1;⟦LANGUAGE=de⟧:Opening',
      message: 'different',
      fixed: 'SUMMARY;LANGUAGE=en;X-A=1:Opening',
    },
    {
      name: 'the first is the wrong one',
      code: 'SUMMARY;LANGUAGE=en;⟦LANGUAGE=de⟧:Eröffnung',
      message: 'different',
      fix: 'Remove LANGUAGE=en',
      fixed: 'SUMMARY;LANGUAGE=de:Eröffnung',
    },
    {
      name: 'a parameter that may have several values',
      code: 'IMAGE;VALUE=URI;DISPLAY=BADGE;⟦DISPLAY=FULLSIZE⟧:https://example.org/a',
      message: 'list',
      fixed: 'IMAGE;VALUE=URI;DISPLAY=BADGE,FULLSIZE:https://example.org/a',
      also: ['conference-without-fallback'],
    },
  ],
};
