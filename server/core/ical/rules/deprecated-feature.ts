import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { findParameter, parameterText } from '../facts.ts';
import { type BlockContext, defineRule } from '../rule.ts';
import { componentSpec, parameterSpec, properties, propertySpec } from '../spec/index.ts';
import { removeLine, removeParameter } from '../syntax/edits.ts';
import type { ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace } from '../values/expected.ts';

type MessageId = 'property' | 'value' | 'range' | 'place';

/** Properties that were withdrawn, and the words that were. */
const withdrawn = properties
  .filter(({ name }) => propertySpec(name)?.deprecated || propertySpec(name)?.enum?.deprecated)
  .map(({ name }) => name);

export const rule = defineRule({
  id: 'deprecated-feature',
  category: 'recurrence',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: 'A.1' },
    { rfc: 5545, section: 'A.3' },
    { rfc: 5545, section: '8.3.2' },
    { rfc: 5545, section: '8.3.10' },
  ],
  summary: 'What iCalendar gave up in 2009 should not be written any more.',
  why: 'Most calendars ignore it: dates that should be left out are shown, reminders stay silent.',
  messages: {
    property: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'EXRULE was withdrawn in 2009 and most calendars ignore it, so the dates that it excludes are shown. Write them as EXDATE',
    },
    range: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'RANGE=THISANDPRIOR was withdrawn in 2009 and most calendars change this occurrence only. Write the earlier ones as a series of their own',
    },
    value: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '{property}:{value} was withdrawn in 2009, and calendars ignore the reminder. Write DISPLAY, AUDIO or EMAIL',
    },
    place: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '{property} was withdrawn from {component} in 2009, and calendars ignore it. Write DTEND',
    },
  },
  sources: ['sabre/vobject and libical still read EXRULE'],
  visit: 'property',
  on: [...withdrawn, 'RECURRENCE-ID', 'DURATION'],
  check(line, ctx) {
    const found = findWithdrawn(line, ctx);
    if (!found || !isKnownPlace(ctx.component)) return;
    const component = ctx.component?.name ?? 'VCALENDAR';
    ctx.report(found.message, {
      at: { start: found.at.start, end: found.at.end },
      data: { property: line.name, value: found.value ?? '', component },
    });
  },
  fixes({ node: line, message }) {
    const range = findParameter(line, 'RANGE');
    if (message === 'range' && range) {
      return [{ title: 'Remove RANGE', safety: 'unsafe', edits: [removeParameter(line, range)] }];
    }
    if (message !== 'property') return [];
    return [{ title: `Remove ${line.name}`, safety: 'unsafe', edits: [removeLine(line)] }];
  },
});

interface Withdrawn {
  readonly message: MessageId;
  readonly at: Range;
  readonly value?: string;
}

function findWithdrawn(line: ContentLine, ctx: BlockContext): Withdrawn | undefined {
  const name = { start: line.nameStart, end: line.nameEnd };
  const spec = propertySpec(line.name);
  if (spec?.deprecated) return { message: 'property', at: name };
  if (spec?.enum?.deprecated) return findWord(line, ctx, spec.enum.deprecated);
  if (line.name === 'RECURRENCE-ID') return findRange(line, ctx);
  return isForbidden(ctx.component?.name ?? '', line.name) ? { message: 'place', at: name } : undefined;
}

function findWord(
  line: ContentLine,
  { tree }: BlockContext,
  words: readonly string[],
): Withdrawn | undefined {
  const value = valueText(tree, line);
  if (!words.includes(value.toUpperCase())) return undefined;
  return { message: 'value', at: { start: line.valueStart, end: line.end }, value };
}

function findRange(line: ContentLine, { tree }: BlockContext): Withdrawn | undefined {
  const value = line.params.length > 0 ? parameterText(tree, line, 'RANGE') : undefined;
  const at = findParameter(line, 'RANGE');
  const isWithdrawn = parameterSpec('RANGE')?.enum?.deprecated?.includes(value?.toUpperCase() ?? '');
  return at && isWithdrawn ? { message: 'range', at } : undefined;
}

/** RFC 2445 let VFREEBUSY have a DURATION. */
function isForbidden(component: string, property: string): boolean {
  return (
    componentSpec(component)?.constraints?.some(
      (constraint) =>
        constraint.kind === 'forbidden' &&
        constraint.source.section === 'A.1' &&
        constraint.properties.some((name) => name === property),
    ) === true
  );
}

/** An event that repeats, with the line that matters. */
function series(line: string): string {
  return `DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=9${line}`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'dates that are left out', code: series('\nEXDATE:20270515T090000Z') },
    {
      name: 'this occurrence and all after it',
      code: 'DTSTART:20270514T090000Z\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270514T090000Z',
    },
    { name: 'this occurrence', code: 'DTSTART:20270514T090000Z\nRECURRENCE-ID;X-NOTE=a:20270514T090000Z' },
    { name: 'a reminder', code: 'BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT5M\nEND:VALARM' },
    { name: 'a length', code: 'DURATION:PT1H' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nEXRULE:FREQ=DAILY\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'a rule for what is left out',
      code: series('\n⟦EXRULE⟧:FREQ=WEEKLY;COUNT=2'),
      message: 'property',
      fixed: series(''),
    },
    {
      name: 'this occurrence and all before it',
      code: 'DTSTART:20270514T090000Z\nRECURRENCE-ID;⟦RANGE=THISANDPRIOR⟧:20270514T090000Z',
      message: 'range',
      fixed: 'DTSTART:20270514T090000Z\nRECURRENCE-ID:20270514T090000Z',
    },
    {
      name: 'a program to be run',
      code: 'BEGIN:VALARM\nACTION:⟦procedure⟧\nATTACH:https://example.org/run\nTRIGGER:-PT5M\nEND:VALARM',
      message: 'value',
    },
    {
      name: 'a length of busy time',
      code: 'BEGIN:VFREEBUSY\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n⟦DURATION⟧:PT1H\nEND:VFREEBUSY',
      message: 'place',
    },
  ],
};
