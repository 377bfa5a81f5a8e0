import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { propertySpec } from '../spec/index.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace } from '../values/expected.ts';
import { findRawSeparators } from '../values/text.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId = 'component' | 'read' | 'compared' | 'shown' | 'item';

/** Properties whose values are compared letter by letter. */
const compared: ReadonlySet<string> = new Set(['REFID', 'RELATED-TO', 'TZID', 'TZID-ALIAS-OF']);

/** Texts so long that a blank at their ends is nothing to speak of. */
const prose: ReadonlySet<string> = new Set([
  'COMMENT',
  'DESCRIPTION',
  'REQUEST-STATUS',
  'STRUCTURED-DATA',
  'STYLED-DESCRIPTION',
  'XML',
]);

export const rule = defineRule({
  id: 'value-surrounding-space',
  category: 'text',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'White space before or after a value is part of the value.',
  why: 'Calendars do not know the word " CONFIRMED", and take "Hall A " and "Hall A" for two rooms.',
  messages: {
    component: {
      severity: 'error',
      text: 'The white space is read as part of the name, and strict readers refuse the file. Remove it',
    },
    read: {
      severity: 'error',
      text: 'The white space is read as part of {property}: calendars ignore the value or refuse it. Remove it',
    },
    compared: {
      severity: 'warning',
      text: 'The white space is part of {property}: calendars take it for another than the one without. Remove it',
    },
    shown: {
      severity: 'hint',
      text: 'The white space is part of {property}: programs that compare it see another value. Remove it',
    },
    item: {
      severity: 'hint',
      text: 'The white space is part of {property}: "A, B" has the values "A" and " B". Remove it',
    },
  },
  visit: ['component', 'doubtfulValue'],
  on: ['*'],
  check(node, ctx) {
    if ('begin' in node) return checkComponent(node, ctx);
    const places = findPlaces(ctx.tree, node);
    const gaps = places.length > 0 ? nothing : findGaps(ctx.tree, node);
    if (places.length + gaps.length === 0) return;
    const message = messageFor(ctx.tree, node);
    if (!message || !isKnownPlace(ctx.component)) return;
    if (places.length > 0) report(message, places, node, ctx);
    else report('item', gaps, node, ctx);
  },
  fixes({ at, message, block: { tree } }) {
    const line = tree.contentLines.find(({ start, fullEnd }) => start <= at.start && at.start < fullEnd);
    if (!line) return [];
    const places = message === 'item' ? findGaps(tree, line) : findPlaces(tree, line);
    const edits = places.map((place) => ({ ...place, newText: '' }));
    return [{ title: 'Remove the white space', safety: 'unsafe', edits }];
  },
});

type Context = BlockContext & IcalReporter<MessageId>;

function checkComponent({ name, begin, endLine }: Component, ctx: Context): void {
  // The name is without white space: where nothing but it stands, there is none.
  if (begin.end - begin.valueStart > name.length) checkName(begin, ctx);
  if (endLine && endLine.end - endLine.valueStart > name.length) checkName(endLine, ctx);
}

function checkName(line: ContentLine, ctx: Context): void {
  const places = findPlaces(ctx.tree, line);
  if (places.length > 0) report('component', places, line, ctx);
}

function report(message: MessageId, places: readonly Range[], line: ContentLine, ctx: Context): void {
  const related = places.slice(1).map((at) => ({ at, text: 'Here too' }));
  ctx.report(message, { at: places[0] as Range, data: { property: line.name }, related });
}

/** Undefined where white space does no harm, and where a rule on the value itself tells of it. */
function messageFor(tree: BlockTree, line: ContentLine): MessageId | undefined {
  switch (valueTypeOf(tree, line)) {
    case 'TEXT':
    case 'UID':
      if (prose.has(line.name)) return undefined;
      if (propertySpec(line.name)?.enum || line.name === 'COLOR') return 'read';
      return compared.has(line.name) ? 'compared' : 'shown';
    case 'DATE':
    case 'DATE-TIME':
    case 'DURATION':
    case 'PERIOD':
    case 'UTC-OFFSET':
      return undefined;
    default:
      return 'read';
  }
}

const nothing: readonly never[] = [];

/**
 * The white space directly after the colon and at the end of the line. Nothing but white space has a rule
 * of its own, and so has a last physical line of nothing but that.
 */
function findPlaces({ text, lines }: BlockTree, line: ContentLine): readonly Range[] {
  const { valueStart, end } = line;
  if (!isBlankUnit(text.charCodeAt(valueStart)) && !isBlankUnit(text.charCodeAt(end - 1))) return nothing;
  let first = valueStart;
  while (first < end && isBlankUnit(text.charCodeAt(first))) first++;
  let last = end;
  while (last > first && isBlankUnit(text.charCodeAt(last - 1))) last--;
  if (first === end) return nothing;
  const isLineOfBlanks = last <= (lines.starts[line.line + line.lineCount - 1] ?? 0);
  // Exports that join a title and no speakers with a dash end so: nothing that anybody typed.
  const isOpenDash = line.name === 'SUMMARY' && text.startsWith(' - ', end - 3);
  const places = [
    { start: valueStart, end: first },
    { start: last, end: isLineOfBlanks || isOpenDash ? last : end },
  ];
  return places.filter(({ start, end }) => end > start);
}

/** The white space beside the commas between several values. */
function findGaps(tree: BlockTree, line: ContentLine): readonly Range[] {
  if (!propertySpec(line.name)?.multiValued) return nothing;
  return findRawSeparators(tree, line, ',').flatMap((comma) => {
    let start = comma;
    while (isBlankUnit(tree.text.charCodeAt(start - 1))) start--;
    let end = comma + 1;
    while (isBlankUnit(tree.text.charCodeAt(end))) end++;
    const places = [
      { start, end: comma },
      { start: comma + 1, end },
    ];
    return places.filter((place) => place.end > place.start);
  });
}

function isBlankUnit(unit: number): boolean {
  return unit === 32 || unit === 9;
}

function event(line: string): string {
  return `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n${line}`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'no white space', code: 'STATUS:CONFIRMED' },
    { name: 'white space inside', code: 'LOCATION:Hall A' },
    { name: 'a fold', code: 'LOCATION:Hall\n  A' },
    { name: 'a description', code: 'DESCRIPTION: Bring a laptop. ' },
    { name: 'a title without speakers', code: 'SUMMARY:Opening - ' },
    { name: 'nothing but white space', code: 'LOCATION:  ' },
    { name: 'a line of white space', code: 'LOCATION:Hall A\n  ' },
    { name: 'a time has a rule of its own', code: 'DTSTART: 20270514T090000Z' },
    { name: 'so has a length', code: 'DURATION:PT45M ' },
    { name: 'a property of your own', code: 'X-ROOM: Hall A' },
    { name: 'commas without white space', code: 'CATEGORIES:Keynote,Track A' },
    { name: 'an escaped comma separates nothing', code: 'CATEGORIES:Hall A\\, ground floor' },
    { name: 'nor does one in a single value', code: 'SUMMARY:Opening, keynote' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nSTATUS: CONFIRMED\nCATEGORIES:A, B\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'where a component begins',
      code: event('END:VEVENT').replace('BEGIN:VEVENT', 'BEGIN:VEVENT⟦ ⟧'),
      message: 'component',
      fixed: event('END:VEVENT'),
    },
    {
      name: 'where a component ends',
      code: event('END:VEVENT⟦\t⟧'),
      message: 'component',
      fixed: event('END:VEVENT'),
    },
    {
      name: 'around a word',
      code: 'STATUS:⟦ ⟧CONFIRMED\t',
      message: 'read',
      fixed: 'STATUS:CONFIRMED',
    },
    { name: 'before a colour', code: 'COLOR:⟦ ⟧tomato', message: 'read', fixed: 'COLOR:tomato' },
    { name: 'after a number', code: 'PRIORITY:5⟦  ⟧', message: 'read', fixed: 'PRIORITY:5' },
    {
      name: 'after the name of another entry',
      code: 'RELATED-TO:b@example.org⟦ ⟧',
      message: 'compared',
      fixed: 'RELATED-TO:b@example.org',
    },
    {
      name: 'after a room',
      code: 'LOCATION:Hall\n  A⟦ ⟧',
      message: 'shown',
      fixed: 'LOCATION:Hall\n  A',
    },
    { name: 'before a title', code: 'SUMMARY:⟦ ⟧Opening - ', message: 'shown', fixed: 'SUMMARY:Opening - ' },
    {
      name: 'after a comma',
      code: 'CATEGORIES:Keynote,⟦ ⟧Track A ,Hall B',
      message: 'item',
      fixed: 'CATEGORIES:Keynote,Track A,Hall B',
    },
  ],
};
