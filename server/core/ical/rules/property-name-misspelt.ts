import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { legacyProperties, propertyUse, propertyUses } from '../spec/index.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace } from '../values/expected.ts';

/** Names that people give to properties which are called otherwise. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['BODY', 'DESCRIPTION'],
  ['DESC', 'DESCRIPTION'],
  ['DTSTOP', 'DTEND'],
  ['END', 'DTEND'],
  ['NOTE', 'DESCRIPTION'],
  ['NOTES', 'DESCRIPTION'],
  ['ROOM', 'LOCATION'],
  ['START', 'DTSTART'],
  ['SUBJECT', 'SUMMARY'],
  ['TITLE', 'SUMMARY'],
]);

export const rule = defineRule({
  id: 'property-name-misspelt',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.1' },
    { rfc: 5545, section: '3.8.8.2' },
  ],
  summary: 'A property must have the name by which calendars know it.',
  why: 'Calendars ignore properties that they do not know: what stands in it is lost without a message.',
  messages: {
    misspelt: {
      severity: 'warning',
      text: 'There is no property {name}: calendars ignore the line without a message. Did you mean {suggestion}?',
    },
    required: {
      severity: 'error',
      text: 'There is no property {name}, so {component} lacks {suggestion}, which it must have: calendars may refuse it. Did you mean {suggestion}?',
    },
  },
  supersedes: ['property-unknown'],
  visit: 'unknownProperty',
  on: ['*'],
  check(line, ctx) {
    if (!isName(line.name) || legacyProperties.has(line.name) || !isKnownPlace(ctx.component)) return;
    const suggestion = suggestFor(line, ctx.component);
    if (suggestion === undefined) return;
    const component = ctx.component?.name ?? 'VCALENDAR';
    ctx.report(isMissing(suggestion, ctx.component) ? 'required' : 'misspelt', {
      at: { start: line.nameStart, end: line.nameEnd },
      data: { name: line.name, suggestion, component },
    });
  },
  fixes({ at, data }) {
    const newText = String(data.suggestion);
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

/** Anything else has a rule of its own. */
function isName(name: string): boolean {
  return /^[A-Z0-9-]+$/.test(name);
}

/** What a property of an unknown name must have been meant to be; in no component, one of the calendar. */
function suggestFor({ name }: ContentLine, component: Component | undefined): string | undefined {
  const uses = propertyUses(component?.name ?? 'VCALENDAR');
  const synonym = synonyms.get(name);
  if (synonym === undefined) return nearMiss(name, uses.keys());
  const isFree = component && uses.has(synonym) && !mayHave(component, synonym);
  return isFree ? synonym : undefined;
}

/** A component with more properties than this is not searched for each of them. */
const mostProperties = 500;

function mayHave(component: Component, property: string): boolean {
  return component.properties.length > mostProperties || findProperty(component, property) !== undefined;
}

/** Of the calendar's own properties the others may stand in other blocks: they are never said to be missing. */
function isMissing(property: string, component: Component | undefined): boolean {
  if (!component || !propertyUse(component.name, property)?.cardinality.startsWith('1')) return false;
  return !mayHave(component, property);
}

const head = 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'the right name', code: 'SUMMARY:Opening keynote' },
    { name: 'a name of your own', code: 'X-SUMARY:Opening keynote' },
    {
      name: 'a title beside the summary is something else',
      code: 'SUMMARY:Opening keynote\nTITLE:Professor',
    },
    { name: 'a name that is near to nothing', code: 'SPEAKERBIO:Ann writes compilers' },
    { name: 'a name with a blank', code: 'SUMMARY :Opening keynote' },
    { name: 'vCalendar 1.0 had this name', code: 'DCREATED:20270401T080000Z' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSUMARY:Opening keynote\nEND:X-NOTE',
    },
    {
      name: 'a room means nothing to a calendar',
      code: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nROOM:Hall A\n${head}DTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR`,
    },
  ],
  invalid: [
    {
      name: 'a letter is missing',
      code: '⟦SUMARY⟧:Opening keynote',
      message: 'misspelt',
      fixed: 'SUMMARY:Opening keynote',
    },
    {
      name: 'two letters have changed places',
      code: '⟦LOCAITON⟧:Hall A',
      message: 'misspelt',
      fixed: 'LOCATION:Hall A',
    },
    {
      name: 'another word for it',
      code: '⟦TITLE⟧:Opening keynote',
      message: 'misspelt',
      fixed: 'SUMMARY:Opening keynote',
    },
    {
      name: 'a property of the calendar',
      code: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n⟦METHD⟧:PUBLISH\n${head}DTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR`,
      message: 'misspelt',
      fixed: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nMETHOD:PUBLISH\n${head}DTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR`,
    },
    {
      name: 'one that is there already',
      code: 'DTSTAMP:20270401T080000Z\n⟦DTSTMAP⟧:20270402T080000Z',
      message: 'misspelt',
      fixed: 'DTSTAMP:20270401T080000Z\nDTSTAMP:20270402T080000Z',
    },
    {
      name: 'one that an event must have',
      code: `${head}⟦DTSTAR⟧:20270514T090000Z\nEND:VEVENT`,
      message: 'required',
      fixed: `${head}DTSTART:20270514T090000Z\nEND:VEVENT`,
    },
  ],
};
