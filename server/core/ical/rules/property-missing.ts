import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, IcalBlock, Placed, PlacedBlock } from '../context.ts';
import { blockIndex } from '../facts.ts';
import { type BlockContext, defineRule, type IcalFix, type IcalReporter } from '../rule.ts';
import { components } from '../spec/index.ts';
import { insertLineAfter, removeLine } from '../syntax/edits.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
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

type MessageId = 'missing' | 'misplaced';

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
    misplaced: {
      severity: 'error',
      text: 'The first {component} begins above {property}, so the calendar has none: strict calendars refuse the file. Move {property} up, right after BEGIN:VCALENDAR',
    },
  },
  supersedes: ['property-not-allowed'],
  adds: ['VERSION', 'PRODID'],
  visit: ['component', 'file'],
  reads: 'heads',
  on: ['*'],
  check(node, ctx) {
    if ('calendars' in node) return checkCalendars(node, ctx);
    if ('tree' in ctx && node.name !== 'VCALENDAR') checkComponent(node, ctx);
  },
  fixes({ data, block, at, message }, ctx) {
    if (message === 'misplaced') return moveUp(ctx.file, block, at.start);
    const line = repairs[data.property as string];
    if (line === undefined || data.component !== 'VCALENDAR') return [];
    const component = block.tree.components.find(({ begin }) => begin.valueStart === at.start);
    if (!component) return [];
    const edits = [insertLineAfter(component.begin, line, ctx.eol)];
    return [{ title: `Add ${line}`, safety: 'safe', edits }];
  },
});

/** A property of the calendar may stand in any of its blocks, so only the file shows that it is missing. */
function checkCalendars(file: FileModel, ctx: IcalReporter<MessageId>): void {
  for (const { begin, properties } of file.calendars) {
    if (!begin) continue;
    const { block, node: component } = begin;
    const missing = (required.get('VCALENDAR') ?? []).filter(
      (property) =>
        !properties.some(({ node }) => node.name === property) &&
        lacksProperty(block.tree, component, property),
    );
    const lines = missing.length > 0 ? misplacedLines(file, block, missing) : [];
    if (lines.length > 0) reportMisplaced(lines, ctx);
    for (const property of missing) {
      if (lines.some(({ node }) => node.name === property)) continue;
      ctx.report('missing', { block, at: nameRange(component), data: { component: 'VCALENDAR', property } });
    }
  }
}

/** Those of the calendar's properties that are inside its first component, whose BEGIN stands too high. */
function misplacedLines(
  file: FileModel,
  begin: PlacedBlock,
  missing: readonly string[],
): readonly Placed<ContentLine>[] {
  const block = file.blocks[blockIndex(file.blocks, begin) + 1];
  if (!block || block.name === 'VCALENDAR') return [];
  const inside = block.tree.components[0]?.properties ?? [];
  return inside.filter(({ name }) => missing.includes(name)).map((node) => ({ block, node }));
}

/** One BEGIN that stands too high is one fault, however many properties it took in. */
function reportMisplaced(lines: readonly Placed<ContentLine>[], ctx: IcalReporter<MessageId>): void {
  const [first, ...others] = lines;
  if (!first) return;
  const { block, node } = first;
  ctx.report('misplaced', {
    block,
    at: { start: node.nameStart, end: node.nameEnd },
    data: {
      property: lines.map((line) => line.node.name).join(' and '),
      component: block.tree.components[0]?.name ?? '',
    },
    ownsElsewhere: others.map((other) => ({ block, at: { start: other.node.start, end: other.node.end } })),
  });
}

/** All of them that stand there, in their order. */
function moveUp(file: FileModel, block: IcalBlock, at: number): readonly IcalFix[] {
  const begins = file.calendars.flatMap(({ begin }) => begin ?? []).reverse();
  const begin = begins.find((one) => one.block.start < (block as PlacedBlock).start);
  const lines = begin ? misplacedLines(file, begin.block, required.get('VCALENDAR') ?? []) : [];
  if (!begin || !lines.some(({ node }) => node.nameStart === at)) return [];
  const { fullEnd } = begin.node.begin;
  const newText = lines.map(({ node }) => block.text.slice(node.start, node.fullEnd)).join('');
  const edits = [
    { block: begin.block, start: fullEnd, end: fullEnd, newText },
    ...lines.map(({ node }) => ({ block, ...removeLine(node) })),
  ];
  return [{ title: 'Move it right after BEGIN:VCALENDAR', safety: 'unsafe', edits }];
}

function checkComponent(component: Component, ctx: BlockContext & IcalReporter<MessageId>): void {
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
      message: 'missing',
      code: 'BEGIN:⟦VCALENDAR⟧\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'no PRODID',
      message: 'missing',
      code: 'BEGIN:⟦VCALENDAR⟧\nVERSION:2.0\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      fixed:
        'BEGIN:VCALENDAR\nPRODID:-//Greenroom//NONSGML Greenroom//EN\nVERSION:2.0\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'the first event begins above VERSION and PRODID',
      code: 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n⟦VERSION⟧:2.0\nPRODID:-//Example//Schedule//EN\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      message: 'misplaced',
      text: 'The first VEVENT begins above VERSION and PRODID, so the calendar has none: strict calendars refuse the file. Move VERSION and PRODID up, right after BEGIN:VCALENDAR',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'VERSION alone in the first event',
      code: 'BEGIN:VCALENDAR\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\n⟦VERSION⟧:2.0\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      message: 'misplaced',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'VERSION in the second event',
      code: 'BEGIN:⟦VCALENDAR⟧\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:b@example.org\nVERSION:2.0\nDTSTAMP:20270401T080000Z\nDTSTART:20270515T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      message: 'missing',
      also: ['property-not-allowed'],
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:b@example.org\nVERSION:2.0\nDTSTAMP:20270401T080000Z\nDTSTART:20270515T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'a reminder without TRIGGER',
      message: 'missing',
      code: 'BEGIN:⟦VALARM⟧\nACTION:AUDIO\nEND:VALARM',
    },
    {
      name: 'a zone that does not say where it comes from',
      message: 'missing',
      code: 'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:⟦STANDARD⟧\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE',
    },
  ],
};
