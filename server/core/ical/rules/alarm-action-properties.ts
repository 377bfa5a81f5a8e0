import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { type Cardinality, componentSpec } from '../spec/index.ts';
import { insertLineAfter } from '../syntax/edits.ts';
import type { Component } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace, lacksProperty } from '../values/expected.ts';

/** How often each property that depends on ACTION occurs, by the value of ACTION. */
const cases =
  componentSpec('VALARM')?.constraints?.find((constraint) => constraint.kind === 'byValue')?.cases ?? {};

export const rule = defineRule({
  id: 'alarm-action-properties',
  category: 'alarm',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.6' },
    { rfc: 5545, section: '3.8.4.1' },
  ],
  summary: 'A reminder needs what its ACTION works with.',
  why: 'The reminder stays silent, shows an empty box, or calendars refuse the event that it belongs to.',
  messages: {
    missing: {
      severity: 'error',
      text: 'ACTION:{action} needs {missing}: calendars leave the reminder out or refuse the event. Add {missing}',
    },
    tooMany: {
      severity: 'error',
      text: 'ACTION:{action} takes one {property} only: calendars use one of them or leave the reminder out. Remove the others',
    },
    unused: {
      severity: 'warning',
      text: 'Only e-mail reminders are sent to somebody: with ACTION:{action} calendars ignore {property} or refuse the event. Remove it, or write ACTION:EMAIL',
    },
  },
  sources: ['cyrusimap/cyrus-imapd#2589'],
  adds: ['DESCRIPTION'],
  visit: 'component',
  on: ['VALARM'],
  check(alarm, ctx) {
    const line = findProperty(alarm, 'ACTION');
    const action = line && valueText(ctx.tree, line).toUpperCase();
    const uses = action === undefined ? undefined : cases[action];
    if (!line || !uses || !isKnownPlace(alarm)) return;
    const data = { action: action as string };
    const missing = namesOf(uses, '1').filter((name) => lacksProperty(ctx.tree, alarm, name));
    if (missing.length > 0) {
      const at = { start: line.valueStart, end: line.end };
      ctx.report('missing', { at, data: { ...data, missing: listed(missing) } });
    }
    const [, second] = uses.ATTACH === '0..1' ? all(alarm, 'ATTACH') : [];
    if (second) {
      const at = { start: second.nameStart, end: second.nameEnd };
      ctx.report('tooMany', { at, data: { ...data, property: 'ATTACH' } });
    }
    const attendee = uses.ATTENDEE ? undefined : findProperty(alarm, 'ATTENDEE');
    if (attendee) {
      const at = { start: attendee.nameStart, end: attendee.nameEnd };
      ctx.report('unused', { at, data: { ...data, property: 'ATTENDEE' } });
    }
  },
  fixes({ node: alarm, message, data }, ctx) {
    const line = findProperty(alarm, 'ACTION');
    if (!line || message !== 'missing' || data.missing !== 'DESCRIPTION') return [];
    const edits = [insertLineAfter(line, 'DESCRIPTION:Reminder', ctx.eol)];
    return [{ title: 'Add DESCRIPTION:Reminder', safety: 'safe', edits }];
  },
});

type Uses = Readonly<Partial<Record<string, Cardinality>>>;

/** The properties that must be there. */
function namesOf(uses: Uses, cardinality: string): readonly string[] {
  return Object.keys(uses).filter((name) => uses[name]?.startsWith(cardinality) === true);
}

function all(component: Component, name: string) {
  return component.properties.filter((line) => line.name === name);
}

/** `A`, `A and B`, `A, B and C`. */
function listed(names: readonly string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

function alarm(lines: string): string {
  return `BEGIN:VALARM\n${lines}\nTRIGGER:-PT15M\nEND:VALARM`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a sound', code: alarm('ACTION:AUDIO') },
    { name: 'a sound of its own', code: alarm('ACTION:AUDIO\nATTACH:https://example.org/bell.ogg') },
    { name: 'a message', code: alarm('ACTION:display\nDESCRIPTION:Soon') },
    {
      name: 'an e-mail',
      code: alarm(
        'ACTION:EMAIL\nDESCRIPTION:Soon\nSUMMARY:Talk\nATTENDEE:mailto:ann@example.org\nATTACH:https://example.org/a\nATTACH:https://example.org/b',
      ),
    },
    {
      name: 'what Apple writes',
      code: 'BEGIN:VALARM\nACTION:NONE\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z\nEND:VALARM',
    },
    { name: 'no action', code: alarm('DESCRIPTION:Soon') },
    { name: 'a damaged line', code: alarm('ACTION:DISPLAY\nDESCRIPTION Soon') },
    { name: 'an unknown component', code: `BEGIN:X-NOTE\n${alarm('ACTION:DISPLAY')}\nEND:X-NOTE` },
  ],
  invalid: [
    {
      name: 'a message without words',
      code: alarm('ACTION:⟦DISPLAY⟧'),
      message: 'missing',
      fixed: alarm('ACTION:DISPLAY\nDESCRIPTION:Reminder'),
    },
    {
      name: 'an e-mail to nobody',
      code: alarm('ACTION:⟦EMAIL⟧'),
      message: 'missing',
      text: 'ACTION:EMAIL needs DESCRIPTION, SUMMARY and ATTENDEE: calendars leave the reminder out or refuse the event. Add DESCRIPTION, SUMMARY and ATTENDEE',
    },
    {
      name: 'two sounds',
      code: alarm('ACTION:AUDIO\nATTACH:https://example.org/a.ogg\n⟦ATTACH⟧:https://example.org/b.ogg'),
      message: 'tooMany',
    },
    {
      name: 'a message for somebody',
      code: alarm('ACTION:DISPLAY\nDESCRIPTION:Soon\n⟦ATTENDEE⟧:mailto:ann@example.org'),
      message: 'unused',
    },
  ],
};
