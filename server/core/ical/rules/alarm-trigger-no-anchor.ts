import type { RuleExamples } from '../../engine/rule.ts';
import { findParameter, findProperty, parameterText } from '../facts.ts';
import { type BlockContext, defineRule } from '../rule.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, lacksProperty } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId = 'noEnd' | 'noStart';

export const rule = defineRule({
  id: 'alarm-trigger-no-anchor',
  category: 'alarm',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.6.3' },
    { rfc: 5545, section: '3.2.14' },
  ],
  summary: 'A reminder can only count from a start or an end that is there.',
  why: 'Nobody knows when it should ring: it stays silent, or rings at some other time.',
  messages: {
    noEnd: {
      severity: 'error',
      text: 'The reminder counts from the end and {component} has none, so it stays silent or rings at the start. Add {ends}, or remove RELATED=END',
    },
    noStart: {
      severity: 'error',
      text: 'The reminder counts from the start and {component} has none, so it stays silent. Add DTSTART, or write RELATED=END',
    },
  },
  visit: 'property',
  on: ['TRIGGER'],
  check(line, ctx) {
    const parent = ctx.component?.parent;
    const message = parent && findFault(line, parent, ctx);
    if (!message || !isKnownPlace(ctx.component)) return;
    const ends = parent.name === 'VTODO' ? 'DUE, or DTSTART and DURATION' : 'DTEND or DURATION';
    ctx.report(message, {
      at: { start: line.valueStart, end: line.end },
      data: { component: parent.name, ends },
    });
  },
  fixes({ node: line, message }) {
    const parameter = findParameter(line, 'RELATED');
    if (!parameter || message === 'noStart') return [];
    return [{ title: 'Remove RELATED', safety: 'unsafe', edits: [removeParameter(line, parameter)] }];
  },
});

function findFault(line: ContentLine, parent: Component, { tree }: BlockContext): MessageId | undefined {
  const related = line.params.length > 0 ? parameterText(tree, line, 'RELATED')?.toUpperCase() : undefined;
  // A moment counts from nothing; that RELATED has no place there is another rule's matter.
  if (valueTypeOf(tree, line) === 'DATE-TIME') return undefined;
  const lacks = (name: string) => lacksProperty(tree, parent, name);
  if (related === 'END') {
    const end = parent.name === 'VTODO' ? 'DUE' : 'DTEND';
    return lacks(end) && (lacks('DURATION') || lacks('DTSTART')) ? 'noEnd' : undefined;
  }
  // An event without a start has worse to worry about, and a rule that says so.
  return parent.name === 'VTODO' && !findProperty(parent, 'DTSTART') && lacks('DTSTART')
    ? 'noStart'
    : undefined;
}

function alarm(trigger: string): string {
  return `BEGIN:VALARM\nACTION:AUDIO\n${trigger}\nEND:VALARM`;
}

function task(lines: string): string {
  return `BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VTODO`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'before the start', code: alarm('TRIGGER:-PT15M') },
    {
      name: 'after the end',
      code: `DTSTART:20270514T090000Z\nDTEND:20270514T100000Z\n${alarm('TRIGGER;RELATED=END:PT5M')}`,
    },
    {
      name: 'after a length',
      code: `DTSTART:20270514T090000Z\nDURATION:PT1H\n${alarm('TRIGGER;RELATED=end:PT5M')}`,
    },
    {
      name: 'before a task is due',
      code: task(`DUE:20270514T090000Z\n${alarm('TRIGGER;RELATED=END:-PT5M')}`),
    },
    {
      name: 'before a task is done',
      code: task(`DTSTART:20270514T090000Z\nDURATION:PT1H\n${alarm('TRIGGER;RELATED=END:-PT5M')}`),
    },
    {
      name: 'before a task begins',
      code: task(`DTSTART:20270514T090000Z\n${alarm('TRIGGER;RELATED=START:-PT5M')}`),
    },
    { name: 'at a moment', code: task(alarm('TRIGGER;RELATED=END;VALUE=DATE-TIME:20270514T090000Z')) },
    {
      name: 'an event without a start',
      code: `BEGIN:VEVENT\nUID:a\nDTSTAMP:20270401T080000Z\n${alarm('TRIGGER:-PT5M')}\nEND:VEVENT`,
    },
    { name: 'a start in a damaged line', code: task(`DTSTART 20270514T090000Z\n${alarm('TRIGGER:-PT5M')}`) },
    { name: 'an unknown component', code: `BEGIN:X-NOTE\n${alarm('TRIGGER;RELATED=END:-PT5M')}\nEND:X-NOTE` },
    { name: 'a trigger of nothing', code: 'TRIGGER;RELATED=END:-PT5M' },
  ],
  invalid: [
    {
      name: 'no end',
      code: alarm('TRIGGER;RELATED=END:⟦PT5M⟧').replace('BEGIN', 'DTSTART:20270514T090000Z\nBEGIN'),
      message: 'noEnd',
      text: 'The reminder counts from the end and VEVENT has none, so it stays silent or rings at the start. Add DTEND or DURATION, or remove RELATED=END',
      fixed: alarm('TRIGGER:PT5M').replace('BEGIN', 'DTSTART:20270514T090000Z\nBEGIN'),
    },
    {
      name: 'a length and no start',
      code: task(`DURATION:PT1H\n${alarm('TRIGGER;RELATED=END:⟦PT5M⟧')}`),
      message: 'noEnd',
      text: 'The reminder counts from the end and VTODO has none, so it stays silent or rings at the start. Add DUE, or DTSTART and DURATION, or remove RELATED=END',
      fixed: task(`DURATION:PT1H\n${alarm('TRIGGER:PT5M')}`),
      also: ['properties-required-together'],
    },
    {
      name: 'a task that nobody knows when to begin',
      code: task(`DUE:20270514T090000Z\n${alarm('TRIGGER:⟦-PT5M⟧')}`),
      message: 'noStart',
    },
  ],
};
