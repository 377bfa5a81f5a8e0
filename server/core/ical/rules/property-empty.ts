import type { RuleExamples } from '../../engine/rule.ts';
import { isBlank } from '../facts.ts';
import { type BlockContext, defineRule } from '../rule.ts';
import { propertySpec, propertyUse } from '../spec/index.ts';
import { removeLine } from '../syntax/edits.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId = 'noForm' | 'title' | 'useless';

/** Texts that may be empty: nobody is told less by it than by no line at all, and exports write them so. */
const mayBeEmpty: ReadonlySet<string> = new Set([
  'CATEGORIES',
  'COMMENT',
  'DESCRIPTION',
  'STYLED-DESCRIPTION',
  'XML',
]);

/** Texts that name something: to be empty is to name nothing. */
const names: ReadonlySet<string> = new Set([
  'COLOR',
  'RELATED-TO',
  'REQUEST-STATUS',
  'TZID',
  'TZID-ALIAS-OF',
  'UID',
]);

export const rule = defineRule({
  id: 'property-empty',
  category: 'text',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3' },
    { rfc: 5546, section: '3.2.1' },
  ],
  summary: 'A property must have a value, unless it is a text that may be empty.',
  why: 'Strict calendars refuse the file for a date, an address or a word that is not there; the others ignore the line.',
  messages: {
    noForm: {
      severity: 'error',
      text: '{property} is empty, which it cannot be: strict calendars refuse the file. Give it a value, or remove the line',
    },
    title: {
      severity: 'warning',
      text: 'The title is empty: calendars show "(No title)" or an empty box. Write one',
    },
    useless: {
      severity: 'hint',
      text: '{property} is empty and says nothing. Give it a value, or remove the line',
    },
  },
  visit: 'doubtfulValue',
  on: ['*'],
  check(line, ctx) {
    const message = isEmpty(ctx.tree, line) ? messageFor(line, ctx) : undefined;
    if (!message || !isKnownPlace(ctx.component)) return;
    ctx.report(message, { at: { start: line.nameStart, end: line.end }, data: { property: line.name } });
  },
  fixes({ node: line, block: { tree } }) {
    const component = tree.components.find(({ properties }) => properties.includes(line));
    const use = propertyUse(component?.name ?? 'VCALENDAR', line.name);
    if (use?.cardinality.startsWith('1') || line.name === 'SUMMARY') return [];
    return [{ title: `Remove ${line.name}`, safety: 'unsafe', edits: [removeLine(line)] }];
  },
});

/** Nothing after the colon but white space, perhaps folded. */
function isEmpty(tree: BlockTree, line: ContentLine): boolean {
  const unit = tree.text.charCodeAt(line.valueStart);
  return line.valueStart === line.end || (unit <= 32 && isBlank(valueText(tree, line)));
}

/** Undefined where it is no matter to be empty, and where a rule on the type of the value tells of it. */
function messageFor(line: ContentLine, ctx: BlockContext): MessageId | undefined {
  switch (valueTypeOf(ctx.tree, line)) {
    // A file of no bytes is written so.
    case 'BINARY':
    case 'DATE':
    case 'DATE-TIME':
    case 'DURATION':
    case 'UTC-OFFSET':
      return undefined;
    case 'TEXT':
      return messageForText(line, ctx);
    default:
      return line.name === 'URL' ? 'useless' : 'noForm';
  }
}

function messageForText({ name }: ContentLine, { calendar, component }: BlockContext): MessageId | undefined {
  if (names.has(name) || propertySpec(name)?.enum) return 'noForm';
  if (mayBeEmpty.has(name)) return undefined;
  if (name !== 'SUMMARY') return 'useless';
  return component?.name === 'VEVENT' && calendar.method === undefined ? 'title' : undefined;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a value', code: 'LOCATION:Hall A' },
    { name: 'a value after a fold', code: 'LOCATION:\n  Hall A' },
    { name: 'a description may be empty', code: 'DESCRIPTION:' },
    { name: 'so may categories', code: 'CATEGORIES:' },
    { name: 'a time has a rule of its own', code: 'DTSTART:' },
    { name: 'a file of no bytes', code: 'ATTACH;ENCODING=BASE64;VALUE=BINARY:' },
    { name: 'a property of your own', code: 'X-ROOM:' },
    {
      name: 'an invitation may have no title',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nORGANIZER:mailto:ann@example.org\nATTENDEE:mailto:bob@example.org\nSUMMARY:\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'a task may have no title',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nSUMMARY:\nEND:VTODO',
    },
    { name: 'inside a component that nobody knows', code: 'BEGIN:X-NOTE\nSTATUS:\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'a word',
      code: 'SUMMARY:Opening\n⟦STATUS:⟧',
      message: 'noForm',
      fixed: 'SUMMARY:Opening',
    },
    { name: 'a number', code: '⟦PRIORITY:⟧\nSUMMARY:Opening', message: 'noForm', fixed: 'SUMMARY:Opening' },
    { name: 'a name that must be there', code: '⟦UID:⟧', message: 'noForm' },
    { name: 'a title', code: '⟦SUMMARY:⟧', message: 'title' },
    { name: 'a room', code: 'SUMMARY:Opening\n⟦LOCATION:⟧', message: 'useless', fixed: 'SUMMARY:Opening' },
    {
      name: 'a room of white space, folded',
      code: 'SUMMARY:Opening\n⟦LOCATION:\n  \t⟧',
      message: 'useless',
      fixed: 'SUMMARY:Opening',
      also: ['line-whitespace-only'],
    },
    { name: 'a link', code: 'SUMMARY:Opening\n⟦URL:⟧', message: 'useless', fixed: 'SUMMARY:Opening' },
  ],
};
