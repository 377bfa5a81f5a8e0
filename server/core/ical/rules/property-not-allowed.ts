import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, FileModel } from '../context.ts';
import { findProperty } from '../facts.ts';
import {
  type BlockContext,
  defineRule,
  type FileContext,
  type FixContext,
  type IcalFix,
  type IcalReporter,
} from '../rule.ts';
import { components, type PropertyUse, propertySpec, propertyUse, propertyUses } from '../spec/index.ts';
import { insertLineAfter, removeLine } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace } from '../values/expected.ts';

/** What a component forbids, as `COMPONENT PROPERTY`. */
const forbidden: ReadonlySet<string> = new Set(
  components.flatMap(({ name, constraints }) =>
    (constraints ?? []).flatMap((constraint) =>
      constraint.kind === 'forbidden' ? constraint.properties.map((property) => `${name} ${property}`) : [],
    ),
  ),
);

/** What was allowed once has a rule of its own. */
const withdrawn: ReadonlySet<string> = new Set(['VFREEBUSY DURATION']);

/** What somebody meant who wrote the end of another component. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['VEVENT DUE', 'DTEND'],
  ['VTODO DTEND', 'DUE'],
]);

type MessageId = 'ofCalendar' | 'renamed' | 'forbidden' | 'other';

export const rule = defineRule({
  id: 'property-not-allowed',
  category: 'structure',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6' },
    { rfc: 5545, section: '3.8' },
  ],
  summary: 'A property must belong to the component that it stands in.',
  why: 'Calendars ignore it there: what it says is lost without a message.',
  messages: {
    ofCalendar: {
      severity: 'warning',
      text: '{property} is for the whole calendar, and calendars ignore it in {component}. Move it before the first component',
    },
    renamed: {
      severity: 'warning',
      text: '{component} has no {property}, so calendars ignore it. The end of {component} is {suggestion}',
    },
    forbidden: {
      severity: 'error',
      text: '{property} must not stand in {component}: strict calendars refuse it, others ignore it. Remove it',
    },
    other: {
      severity: 'warning',
      text: '{property} has no meaning in {component}, and calendars ignore it. Remove it, or move it where it belongs',
    },
  },
  sources: ['FOSDEM/website#344'],
  visit: ['component', 'file'],
  reads: 'heads',
  on: ['*'],
  check(node, ctx) {
    if ('calendars' in node) checkCalendars(node, ctx as FileContext & IcalReporter<MessageId>);
    else if (node.name !== 'VCALENDAR') checkComponent(node, ctx as BlockContext & IcalReporter<MessageId>);
  },
  fixes({ at, block, message, data }, ctx) {
    const line = block.tree.contentLines.find(({ nameStart }) => nameStart === at.start);
    if (!line) return [];
    const newText = String(data.suggestion);
    const rename: IcalFix = {
      title: `Change to ${newText}`,
      safety: 'unsafe',
      edits: [{ ...at, newText }],
    };
    const remove: IcalFix = {
      title: `Remove ${line.name}`,
      safety: 'unsafe',
      edits: [removeLine(line)],
    };
    if (message === 'renamed') return [rename, remove];
    const move = message === 'ofCalendar' ? moveToCalendar(block.tree, line, ctx) : undefined;
    return move ? [move, remove] : [remove];
  },
});

function checkComponent(component: Component, ctx: BlockContext & IcalReporter<MessageId>): void {
  const uses = propertyUses(component.name);
  if (uses.size === 0) return;
  for (const line of component.properties) {
    if (!uses.has(line.name)) reportMisplaced(component, line, ctx);
  }
}

function reportMisplaced(
  component: Component,
  line: ContentLine,
  ctx: BlockContext & IcalReporter<MessageId>,
): void {
  if (!isJudged(line, component.name) || !isKnownPlace(component)) return;
  const suggestion = renamed.get(`${component.name} ${line.name}`) ?? '';
  ctx.report(messageFor(component, line, suggestion), {
    at: { start: line.nameStart, end: line.nameEnd },
    data: { property: line.name, component: component.name, suggestion },
  });
}

/** Says whether the tables know a property and no rule of its own speaks of it. */
function isJudged({ name }: ContentLine, component: string): boolean {
  const spec = propertySpec(name);
  return spec !== undefined && !spec.deprecated && !withdrawn.has(`${component} ${name}`);
}

function messageFor(component: Component, { name }: ContentLine, suggestion: string): MessageId {
  if (forbidden.has(`${component.name} ${name}`)) return 'forbidden';
  if (suggestion && !hasEnd(component, suggestion)) return 'renamed';
  return isOnlyOfCalendar(name) ? 'ofCalendar' : 'other';
}

/** A component with more properties than this is not searched for each of them. */
const mostProperties = 500;

function hasEnd(component: Component, name: string): boolean {
  if (component.properties.length > mostProperties) return true;
  return (findProperty(component, name) ?? findProperty(component, 'DURATION')) !== undefined;
}

function isOnlyOfCalendar(property: string): boolean {
  const users = components.filter(({ name }) => propertyUse(name, property));
  return users.length === 1 && users[0]?.name === 'VCALENDAR';
}

/** The calendar's own properties may stand in any of its blocks. */
function checkCalendars({ calendars }: FileModel, ctx: IcalReporter<MessageId>): void {
  const uses: ReadonlyMap<string, PropertyUse> = propertyUses('VCALENDAR');
  for (const { begin, properties } of calendars) {
    if (!begin) continue;
    for (const { block, node } of properties) {
      if (uses.has(node.name) || !isJudged(node, 'VCALENDAR')) continue;
      ctx.report('other', {
        block,
        at: { start: node.nameStart, end: node.nameEnd },
        data: { property: node.name, component: 'VCALENDAR' },
      });
    }
  }
}

/** Undefined when the calendar has such a property already. */
function moveToCalendar(tree: BlockTree, line: ContentLine, ctx: FixContext): IcalFix | undefined {
  const calendar = ctx.file.calendars.find(({ context }) => context === ctx.calendar);
  if (!calendar?.begin || hasProperty(calendar, line.name)) return undefined;
  const { block, node } = calendar.begin;
  const text = tree.text.slice(line.nameStart, line.end);
  const edits = [removeLine(line), { block, ...insertLineAfter(node.begin, text, ctx.eol) }];
  return { title: `Move ${line.name} to the calendar`, safety: 'unsafe', edits };
}

function hasProperty({ properties }: CalendarModel, name: string): boolean {
  return properties.some(({ node }) => node.name === name);
}

const head = 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n';
const event = 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n';
const tail = 'END:VEVENT\nEND:VCALENDAR';
const task = 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n';
const freeBusy = 'BEGIN:VFREEBUSY\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n';

export const examples: RuleExamples = {
  valid: [
    {
      name: 'where it belongs',
      code: `${head}METHOD:PUBLISH\n${event}SUMMARY:Opening\nORGANIZER:mailto:a@example.org\n${tail}`,
    },
    { name: 'a property of your own', code: 'X-WR-CALNAME:Sessions' },
    { name: 'a property that nobody knows', code: 'SPEAKERBIO:Ann writes compilers' },
    { name: 'a property of any component', code: 'CONCEPT:https://example.org/keynote' },
    { name: 'what was withdrawn has a rule of its own', code: 'EXRULE:FREQ=WEEKLY;BYDAY=SU' },
    { name: 'so has a length of busy time', code: `${freeBusy}DURATION:PT1H\nEND:VFREEBUSY` },
    { name: 'outside any calendar', code: 'SUMMARY:Opening', raw: true },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nTZID:X\nBEGIN:VALARM\nACTION:AUDIO\nTZID:X\nEND:VALARM\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a method in an event',
      code: `${head}${event}⟦METHOD⟧:PUBLISH\n${tail}`,
      message: 'ofCalendar',
      fixed: `BEGIN:VCALENDAR\nMETHOD:PUBLISH\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${event}${tail}`,
    },
    {
      name: 'a version in an event, too',
      code: `${head}${event}⟦VERSION⟧:2.0\n${tail}`,
      message: 'ofCalendar',
      fixed: `${head}${event}${tail}`,
    },
    {
      name: 'the end of a task',
      code: `${head}${event}⟦DUE⟧:20270514T094500Z\n${tail}`,
      message: 'renamed',
      fixed: `${head}${event}DTEND:20270514T094500Z\n${tail}`,
    },
    {
      name: 'the end of an event',
      code: `${task}⟦DTEND⟧;VALUE=DATE:20270514\nEND:VTODO`,
      message: 'renamed',
      fixed: `${task}DUE;VALUE=DATE:20270514\nEND:VTODO`,
    },
    {
      name: 'the end of a task beside an end',
      code: `${head}${event}DTEND:20270514T094500Z\n⟦DUE⟧:20270514T094500Z\n${tail}`,
      message: 'other',
      fixed: `${head}${event}DTEND:20270514T094500Z\n${tail}`,
    },
    {
      name: 'the end of a task beside a length',
      code: `${head}${event}DURATION:PT45M\n⟦DUE⟧:20270514T094500Z\n${tail}`,
      message: 'other',
      fixed: `${head}${event}DURATION:PT45M\n${tail}`,
    },
    {
      name: 'busy time that repeats',
      code: `${freeBusy}DTSTART:20270514T090000Z\n⟦RDATE⟧:20270515T090000Z\nEND:VFREEBUSY`,
      message: 'forbidden',
      fixed: `${freeBusy}DTSTART:20270514T090000Z\nEND:VFREEBUSY`,
    },
    {
      name: 'a room for the whole calendar',
      code: `${head}⟦LOCATION⟧:Hall A\n${event}${tail}`,
      message: 'other',
      fixed: `${head}${event}${tail}`,
    },
  ],
};
