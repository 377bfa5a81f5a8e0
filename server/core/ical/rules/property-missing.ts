import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel } from '../context.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { components } from '../spec/index.ts';
import { insertLineAfter } from '../syntax/edits.ts';
import type { Component } from '../syntax/nodes.ts';
import { lacksProperty, nameRange } from '../values/expected.ts';

/** Rules of their own tell more about these. */
const toldElsewhere: ReadonlySet<string> = new Set(['UID', 'DTSTAMP', 'DTSTART']);

/** What each component must have, by its name. */
const required: ReadonlyMap<string, readonly string[]> = new Map(
  components.map(({ name, properties }) => [
    name,
    properties
      .filter(({ cardinality, level }) => cardinality.startsWith('1') && level !== 'SHOULD')
      .flatMap(({ names }) => names)
      .filter((property) => !toldElsewhere.has(property)),
  ]),
);

/** The calendar properties for which any reader is content with a fixed value. */
const repairs: Readonly<Record<string, string>> = {
  VERSION: 'VERSION:2.0',
  PRODID: 'PRODID:-//Greenroom//NONSGML Greenroom//EN',
};

export const rule = defineRule({
  id: 'property-missing',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6' },
    { rfc: 7953, section: '3.1' },
    { rfc: 9073, section: '7' },
  ],
  summary: 'A component must have the properties that the RFCs demand of it.',
  why: 'Strict calendars refuse the whole file, others skip the component.',
  messages: {
    missing: {
      severity: 'error',
      text: '{component} must have {property}: strict calendars refuse the file or skip this part of it. Add {property}',
    },
  },
  adds: ['VERSION', 'PRODID'],
  visit: ['component', 'file'],
  reads: 'heads',
  on: ['*'],
  check(node, ctx) {
    if ('calendars' in node) return checkCalendars(node, ctx);
    if ('tree' in ctx && node.name !== 'VCALENDAR') checkComponent(node, ctx);
  },
  fixes({ data, block, at }, ctx) {
    const line = repairs[data.property as string];
    if (line === undefined || data.component !== 'VCALENDAR') return [];
    const component = block.tree.components.find(({ begin }) => begin.valueStart === at.start);
    if (!component) return [];
    const edits = [insertLineAfter(component.begin, line, ctx.eol)];
    return [{ title: `Add ${line}`, safety: 'safe', edits }];
  },
});

/** A property of the calendar may stand in any of its blocks, so only the file shows that it is missing. */
function checkCalendars(file: FileModel, ctx: IcalReporter<'missing'>): void {
  for (const { begin, properties } of file.calendars) {
    if (!begin) continue;
    const { block, node: component } = begin;
    for (const property of required.get('VCALENDAR') ?? []) {
      if (properties.some(({ node }) => node.name === property)) continue;
      if (!lacksProperty(block.tree, component, property)) continue;
      ctx.report('missing', { block, at: nameRange(component), data: { component: 'VCALENDAR', property } });
    }
  }
}

function checkComponent(component: Component, ctx: BlockContext & IcalReporter<'missing'>): void {
  for (const property of required.get(component.name) ?? []) {
    if (!lacksProperty(ctx.tree, component, property)) continue;
    ctx.report('missing', { at: nameRange(component), data: { component: component.name, property } });
  }
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a whole event', code: 'SUMMARY:Opening' },
    {
      name: 'a damaged line that another rule reports',
      code: 'BEGIN:VALARM\nACTION AUDIO\nTRIGGER:-PT15M\nEND:VALARM',
    },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nX-TEXT:Hello\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'no VERSION',
      code: 'BEGIN:⟦VCALENDAR⟧\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'no PRODID',
      code: 'BEGIN:⟦VCALENDAR⟧\nVERSION:2.0\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      fixed:
        'BEGIN:VCALENDAR\nPRODID:-//Greenroom//NONSGML Greenroom//EN\nVERSION:2.0\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'a reminder without TRIGGER',
      code: 'BEGIN:⟦VALARM⟧\nACTION:AUDIO\nEND:VALARM',
    },
    {
      name: 'a zone that does not say where it comes from',
      code: 'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:⟦STANDARD⟧\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE',
    },
  ],
};
