import type { RuleExamples } from '../../engine/rule.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { properties, propertySpec, type ValueType } from '../spec/index.ts';
import { insertParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isDate } from '../values/date.ts';
import { isDateTime } from '../values/dateTime.ts';
import { parseDuration } from '../values/duration.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { fitsType } from '../values/fitsType.ts';

/** The properties that have no default type and must have VALUE. */
const withoutDefault: readonly string[] = properties
  .map(({ name }) => name)
  .filter((name) => propertySpec(name)?.requiredParams?.includes('VALUE'));

export const rule = defineRule({
  id: 'value-param-missing',
  category: 'line',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.20' },
    { rfc: 5545, section: '3.8.2.4' },
    { rfc: 7986, section: '5.7' },
    { rfc: 7986, section: '5.10' },
    { rfc: 7986, section: '5.11' },
    { rfc: 9073, section: '6.5' },
    { rfc: 9073, section: '6.6' },
    { rfc: 9253, section: '8.2' },
  ],
  summary: 'A value that is not of the default type of its property must be announced by VALUE.',
  why: 'Calendars read the value as the default type, fail, and drop the event.',
  messages: {
    missing: {
      severity: 'error',
      text: '{property} has a {actual} as its value and does not say so: calendars fail to read it and drop the event. Write {property};VALUE={actual}',
    },
    noDefault: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '{property} must say of what type its value is, and strict calendars ignore it otherwise. Write {property};VALUE={actual}',
    },
  },
  sources: ['ical.js 2.2 fails when DTSTART:20230101 is read'],
  supersedes: ['datetime-invalid', 'duration-invalid'],
  visit: ['doubtfulValue', 'property'],
  on: ['DATE-TIME', 'DURATION', ...withoutDefault],
  check(line, ctx) {
    if (withoutDefault.includes(line.name)) return checkAnnounced(line, ctx);
    if (isLikelyDefault(ctx.tree, line)) return;
    const actual = actualType(ctx.tree, line);
    if (!actual || !mayHaveType(line, actual) || !isKnownPlace(ctx.component)) return;
    const at = { start: line.valueStart, end: line.end };
    ctx.report('missing', { at, data: { property: line.name, actual } });
  },
  fixes({ node: line, data, message }) {
    const parameter = `VALUE=${data.actual}`;
    // Which of several types is meant is a guess.
    const safety = message === 'missing' ? 'safe' : 'unsafe';
    return [{ title: `Add ${parameter}`, safety, edits: [insertParameter(line, parameter)] }];
  },
});

function checkAnnounced(line: ContentLine, ctx: BlockContext & IcalReporter<'noDefault'>): void {
  if (line.params.some(({ name }) => name === 'VALUE') || !isKnownPlace(ctx.component)) return;
  const types = propertySpec(line.name)?.types ?? [];
  const value = valueText(ctx.tree, line);
  const actual = types.find((type) => fitsType(type, value)) ?? types[0];
  const at = { start: line.nameStart, end: line.nameEnd };
  ctx.report('noDefault', { at, data: { property: line.name, actual: actual ?? '' } });
}

/** A DATE-TIME as usual, or a DURATION, which has no digit first. Tells the healthy at a glance. */
function isLikelyDefault(tree: BlockTree, line: ContentLine): boolean {
  if (line.lineCount > 1) return false;
  const first = tree.text.charCodeAt(line.valueStart);
  if (first < 48 || first > 57) return true;
  return line.name !== 'TRIGGER' && isDateTime(tree.text, line.valueStart, line.end);
}

/** The type that all values of the line have, where it is another than the default and VALUE does not name one. */
function actualType(tree: BlockTree, line: ContentLine): ValueType | undefined {
  if (line.params.some(({ name }) => name === 'VALUE')) return undefined;
  const values = valueText(tree, line).split(',');
  if (values.every((value) => isDate(value))) return 'DATE';
  if (values.every(isPeriod)) return 'PERIOD';
  // The only property with a DURATION by default that takes it is TRIGGER.
  return line.name === 'TRIGGER' && values.every((value) => isDateTime(value)) ? 'DATE-TIME' : undefined;
}

/** Start and end, or start and length (RFC 5545, 3.3.9). */
function isPeriod(value: string): boolean {
  const slash = value.indexOf('/');
  if (slash < 0 || !isDateTime(value, 0, slash)) return false;
  return isDateTime(value, slash + 1) || parseDuration(value, slash + 1).problem === undefined;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a date that is announced', code: 'DTSTART;VALUE=DATE:20270514' },
    { name: 'the default type', code: 'DTSTART:20270514T093000' },
    { name: 'a property that cannot be a date', code: 'X-DAY:20270514' },
    { name: 'a link that is announced', code: 'CONFERENCE;VALUE=URI:https://example.org/call' },
    {
      name: 'inside a component that nobody knows',
      code: 'BEGIN:X-NOTE\nCONFERENCE:https://example.org/call\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a date',
      code: 'DTSTART:⟦20270514⟧',
      fixed: 'DTSTART;VALUE=DATE:20270514',
    },
    {
      name: 'several dates',
      code: 'DTSTART;VALUE=DATE:20270514\nRDATE;X-NOTE=more:⟦20270521,20270528⟧',
      fixed: 'DTSTART;VALUE=DATE:20270514\nRDATE;VALUE=DATE;X-NOTE=more:20270521,20270528',
    },
    {
      name: 'periods',
      code: 'DTSTART:20270514T090000Z\nRDATE:⟦20270515T090000Z/PT1H⟧',
      fixed: 'DTSTART:20270514T090000Z\nRDATE;VALUE=PERIOD:20270515T090000Z/PT1H',
    },
    {
      name: 'a reminder at a moment',
      code: 'DTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER:⟦20270514T084500Z⟧\nEND:VALARM',
      fixed:
        'DTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:AUDIO\nTRIGGER;VALUE=DATE-TIME:20270514T084500Z\nEND:VALARM',
    },
    {
      name: 'a period with its end',
      code: 'DTSTART:20270514T090000Z\nRDATE:⟦20270515T090000Z/20270515T100000Z⟧',
      fixed: 'DTSTART:20270514T090000Z\nRDATE;VALUE=PERIOD:20270515T090000Z/20270515T100000Z',
    },
    {
      name: 'a link',
      code: '⟦IMAGE⟧:https://example.org/logo',
      message: 'noDefault',
      fixed: 'IMAGE;VALUE=URI:https://example.org/logo',
      also: ['conference-without-fallback'],
    },
    {
      name: 'text where a link could stand',
      code: '⟦STYLED-DESCRIPTION⟧;FMTTYPE=text/html:<p>Hi</p>',
      message: 'noDefault',
      fixed: 'STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<p>Hi</p>',
    },
    {
      name: 'a date on a line of its own',
      code: 'DTSTART:⟦\n 20270514⟧',
      fixed: 'DTSTART;VALUE=DATE:\n 20270514',
    },
    {
      name: 'a link where text could stand',
      code: '⟦STYLED-DESCRIPTION⟧:https://example.org/talk/1',
      message: 'noDefault',
      fixed: 'STYLED-DESCRIPTION;VALUE=URI:https://example.org/talk/1',
    },
  ],
};
