import type { RuleExamples } from '../../engine/rule.ts';
import { findParameter, findProperty } from '../facts.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { components, properties, propertySpec } from '../spec/index.ts';
import { removeLine } from '../syntax/edits.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, lacksProperty } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

/** That `property` needs `other`. */
interface Need {
  readonly property: string;
  readonly other: string;
}

/** What the properties of each component need. That an RRULE needs a DTSTART another rule tells. */
const needs: ReadonlyMap<string, readonly Need[]> = new Map(
  components.map(({ name, constraints }) => [
    name,
    (constraints ?? []).flatMap((constraint): readonly Need[] => {
      if (constraint.kind === 'together') return pairs(constraint.properties);
      if (constraint.kind !== 'requires' || constraint.property === 'RRULE') return [];
      return constraint.requires.map((other) => ({ property: constraint.property, other }));
    }),
  ]),
);

function pairs(names: readonly string[]): readonly Need[] {
  return names.flatMap((property) =>
    names.filter((other) => other !== property).map((other) => ({ property, other })),
  );
}

/** The properties that must have a parameter. VALUE has a rule of its own. */
const withParameters: readonly string[] = properties
  .map(({ name }) => name)
  .filter((name) => requiredParameters(name).length > 0 || propertySpec(name)?.requiredParamsByType);

function requiredParameters(property: string): readonly string[] {
  return (propertySpec(property)?.requiredParams ?? []).filter((name) => name !== 'VALUE');
}

type MessageId = 'property' | 'useless' | 'parameter';

export const rule = defineRule({
  id: 'properties-required-together',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.2' },
    { rfc: 5545, section: '3.6.6' },
    { rfc: 7953, section: '3.1' },
    { rfc: 9073, section: '6.6' },
    { rfc: 9253, section: '8.2' },
  ],
  summary: 'Some properties mean something only beside another.',
  why: 'A reminder that is to be repeated and does not say how often or after how long rings once. Strict calendars refuse the file.',
  messages: {
    property: {
      severity: 'error',
      text: '{property} needs {other} beside it: calendars ignore the one without the other, or refuse the file. Add {other}',
    },
    useless: {
      severity: 'error',
      text: 'REPEAT says how often and nothing says after how long, so the reminder rings once. Add DURATION, or remove REPEAT',
    },
    parameter: {
      severity: 'error',
      text: '{property} must have a parameter {other}: calendars cannot tell what it is. Add {other}',
    },
  },
  visit: ['component', 'property'],
  on: [...[...needs].filter(([, list]) => list.length > 0).map(([name]) => name), ...withParameters],
  check(node, ctx) {
    if ('begin' in node) checkComponent(node, ctx);
    else checkParameters(node, ctx);
  },
  fixes({ node, message }) {
    if (message !== 'useless' || !('begin' in node)) return [];
    const line = findProperty(node, 'REPEAT');
    return line ? [{ title: 'Remove REPEAT', safety: 'unsafe', edits: [removeLine(line)] }] : [];
  },
});

type Context = BlockContext & IcalReporter<MessageId>;

function checkComponent(component: Component, ctx: Context): void {
  for (const { property, other } of needs.get(component.name) ?? []) {
    const line = findProperty(component, property);
    if (!line || !lacksProperty(ctx.tree, component, other)) continue;
    // What repeats lacks its start all the more: another rule says so.
    if (other === 'DTSTART' && findProperty(component, 'RRULE')) continue;
    ctx.report(property === 'REPEAT' ? 'useless' : 'property', {
      at: { start: line.nameStart, end: line.nameEnd },
      data: { property, other },
    });
  }
}

function checkParameters(line: ContentLine, ctx: Context): void {
  if (!isKnownPlace(ctx.component)) return;
  const type = valueTypeOf(ctx.tree, line);
  const byType = type ? (propertySpec(line.name)?.requiredParamsByType?.[type] ?? []) : [];
  for (const other of [...requiredParameters(line.name), ...byType]) {
    if (findParameter(line, other)) continue;
    const at = { start: line.nameStart, end: line.nameEnd };
    ctx.report('parameter', { at, data: { property: line.name, other } });
  }
}

const alarm = 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\n';
const task = 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'both', code: `${alarm}REPEAT:2\nDURATION:PT5M\nEND:VALARM` },
    { name: 'neither', code: `${alarm}END:VALARM` },
    { name: 'an event has a length', code: 'DTSTART:20270514T090000Z\nDURATION:PT45M' },
    { name: 'a task with a start', code: `${task}DTSTART:20270514T090000Z\nDURATION:P1D\nEND:VTODO` },
    {
      name: 'a start that another rule misses',
      code: `${task}RRULE:FREQ=DAILY;COUNT=2\nDURATION:P1D\nEND:VTODO`,
    },
    { name: 'a link', code: 'LINK;VALUE=URI;LINKREL=SOURCE:https://example.org/' },
    { name: 'data elsewhere', code: 'STRUCTURED-DATA;VALUE=URI:https://example.org/a.json' },
    {
      name: 'inside a component that nobody knows',
      code: `BEGIN:X-NOTE\n${alarm}REPEAT:2\nEND:VALARM\nLINK;VALUE=URI:https://example.org/\nEND:X-NOTE`,
    },
  ],
  invalid: [
    {
      name: 'how often, but not after how long',
      code: `${alarm}⟦REPEAT⟧:2\nEND:VALARM`,
      message: 'useless',
      fixed: `${alarm}END:VALARM`,
    },
    {
      name: 'after how long, but not how often',
      code: `${alarm}⟦DURATION⟧:PT5M\nEND:VALARM`,
      message: 'property',
    },
    { name: 'a task without a start', code: `${task}⟦DURATION⟧:P1D\nEND:VTODO`, message: 'property' },
    { name: 'a link of no kind', code: '⟦LINK⟧;VALUE=URI:https://example.org/', message: 'parameter' },
    {
      name: 'data without its schema',
      code: '⟦STRUCTURED-DATA⟧;FMTTYPE=application/json;VALUE=TEXT:{}',
      message: 'parameter',
    },
  ],
};
