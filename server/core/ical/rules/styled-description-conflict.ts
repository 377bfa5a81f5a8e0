import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty, parameterText } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { insertParameter } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'styled-description-conflict',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 9073, section: '6.5' }],
  summary: 'Of several descriptions one is the original, and the others say that they are derived from it.',
  why: 'Calendars cannot tell which one to show and to change, so that attendees read different texts.',
  messages: {
    several: {
      severity: 'error',
      text: 'Another STYLED-DESCRIPTION is the original already, and calendars cannot tell which one to show. Mark this one with DERIVED=TRUE',
    },
    plain: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'Beside a STYLED-DESCRIPTION, DESCRIPTION counts as made from it, and does not say so: calendars cannot tell which one to show. Mark it with DERIVED=TRUE',
    },
  },
  visit: 'component',
  reads: 'heads',
  on: ['*'],
  check(component, ctx) {
    const [first, ...others] = findOriginals(ctx.tree, component);
    if (!first || !isKnownPlace(component)) return;
    const related = [{ at: { start: first.nameStart, end: first.nameEnd }, text: 'This is the original' }];
    for (const { nameStart, nameEnd } of others) {
      ctx.report('several', { at: { start: nameStart, end: nameEnd }, related });
    }
    const plain = findProperty(component, 'DESCRIPTION');
    if (!plain || isDerived(ctx.tree, plain)) return;
    ctx.report('plain', { at: { start: plain.nameStart, end: plain.nameEnd }, related });
  },
  fixes({ node: component, at }) {
    const line = component.properties.find(({ nameStart }) => nameStart === at.start);
    if (!line) return [];
    return [{ title: 'Add DERIVED=TRUE', safety: 'unsafe', edits: [insertParameter(line, 'DERIVED=TRUE')] }];
  },
});

const none: readonly ContentLine[] = [];

/** The styled descriptions that do not say that they are derived. Nearly no component has any. */
function findOriginals(tree: BlockTree, component: Component): readonly ContentLine[] {
  if (!findProperty(component, 'STYLED-DESCRIPTION')) return none;
  return component.properties.filter((line) => line.name === 'STYLED-DESCRIPTION' && !isDerived(tree, line));
}

function isDerived(tree: BlockTree, line: ContentLine): boolean {
  return parameterText(tree, line, 'DERIVED')?.toUpperCase() === 'TRUE';
}

const styled = 'STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<b>Opening</b>';

export const examples: RuleExamples = {
  valid: [
    { name: 'one', code: styled },
    { name: 'one and its plain form', code: `${styled}\nDESCRIPTION;DERIVED=TRUE:Opening` },
    {
      name: 'one and another made from it',
      code: `${styled}\nSTYLED-DESCRIPTION;DERIVED=true;VALUE=URI:https://example.org/a`,
    },
    {
      name: 'one made from the plain form',
      code: 'STYLED-DESCRIPTION;DERIVED=TRUE;VALUE=TEXT:<b>a</b>\nDESCRIPTION:a',
    },
    { name: 'the plain form alone', code: 'DESCRIPTION:Opening' },
    { name: 'an unknown component', code: `BEGIN:X-NOTE\n${styled}\n${styled}\nEND:X-NOTE` },
  ],
  invalid: [
    {
      name: 'two',
      code: `${styled}\n⟦STYLED-DESCRIPTION⟧;VALUE=URI:https://example.org/a`,
      message: 'several',
      fixed: `${styled}\nSTYLED-DESCRIPTION;DERIVED=TRUE;VALUE=URI:https://example.org/a`,
    },
    {
      name: 'one and a plain form',
      code: `⟦DESCRIPTION⟧:Opening\n${styled}`,
      message: 'plain',
      fixed: `DESCRIPTION;DERIVED=TRUE:Opening\n${styled}`,
    },
  ],
};
