import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import type { ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, mayHaveType, type WrongValue, wrongValueAt, wrongValues } from '../values/expected.ts';
import { type PeriodProblemKind, parsePeriod } from '../values/period.ts';

type MessageId =
  | 'notation'
  | 'noSlash'
  | 'tooManyParts'
  | 'notLater'
  | 'noLength'
  | 'neverBusy'
  | 'start'
  | 'end'
  | 'length';

export const rule = defineRule({
  id: 'period-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.9' }],
  summary: 'A period is a start, a slash, and a later end or a length.',
  why: 'Calendars lose the occurrence, or show busy time as free.',
  messages: {
    notation: {
      severity: 'error',
      text: '"{value}" breaks the form of a period: calendars refuse it or read other times. Write {reading}',
    },
    noSlash: {
      severity: 'error',
      text: '"{value}" is not a period, so calendars refuse it. Write start and end, or start and length, with a slash between: 20270514T090000Z/PT1H',
    },
    tooManyParts: {
      severity: 'error',
      text: 'A period has two parts, and calendars refuse one with more. Remove "{part}", or put a comma between two periods',
    },
    notLater: {
      severity: 'error',
      text: 'The period ends at {part}, which is before its start: calendars refuse it or ignore the time. Correct one of the two',
    },
    noLength: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'The period ends when it starts: calendars show nothing, a thin line or a whole hour. Write the real end',
    },
    neverBusy: {
      // It says nothing, and so nobody is misled.
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'The period ends when it starts, so nobody is busy in it. Write the real end, or remove it',
    },
    start: {
      severity: 'error',
      text: '"{part}" makes the start of the period unreadable, so calendars refuse it. Write it as in 20270514T090000Z',
    },
    end: {
      severity: 'error',
      text: '"{part}" makes the end of the period unreadable, so calendars refuse it. Write it as in 20270514T100000Z',
    },
    length: {
      severity: 'error',
      text: '"{part}" makes the length of the period unreadable, so calendars refuse it. Write it as in PT1H for an hour',
    },
  },
  sources: ['RFC erratum 7332: an example of the RFC itself has a period with three parts'],
  visit: 'value',
  on: ['PERIOD'],
  check(line, ctx) {
    const wrong = wrongValues(ctx.tree, line, parsePeriod);
    if (wrong.length === 0 || !isKnownPlace(ctx.component) || !mayHaveType(line, 'PERIOD')) return;
    for (const value of wrong) {
      const message = messageOf(value, line);
      if (message) ctx.report(message, { at: placeOf(value, message), data: dataOf(value) });
    }
  },
  fixes({ node: line, block, at }) {
    const wrong = wrongValueAt(block.tree, line, parsePeriod, at);
    const reading = wrong?.problem.reading;
    if (!wrong || reading === undefined) return [];
    return [{ title: `Change to ${reading}`, safety: 'unsafe', edits: [{ ...wrong.at, newText: reading }] }];
  },
});

/** Undefined for what other rules say: nothing at all, and a length that is none. */
function messageOf(
  { problem: { kind, reading } }: WrongValue<PeriodProblemKind>,
  { name }: ContentLine,
): MessageId | undefined {
  if (kind === 'empty' || kind === 'not-positive') return undefined;
  if (reading !== undefined) return 'notation';
  if (kind === 'no-slash') return 'noSlash';
  if (kind === 'too-many-parts') return 'tooManyParts';
  if (kind === 'not-later') return 'notLater';
  if (kind === 'ends-at-start') return name === 'FREEBUSY' ? 'neverBusy' : 'noLength';
  if (kind.startsWith('start-')) return 'start';
  return kind.startsWith('end-') ? 'end' : 'length';
}

/** What can be rewritten, or is no period at all, is marked as a whole. */
function placeOf({ problem, at }: WrongValue<PeriodProblemKind>, message: MessageId) {
  const isWhole = message === 'notation' || problem.start === problem.end;
  return isWhole ? at : { start: problem.start, end: problem.end };
}

function dataOf({ problem: { reading }, text, part }: WrongValue<PeriodProblemKind>) {
  return { value: text, part, ...(reading !== undefined && { reading }) };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'start and end', code: 'RDATE;VALUE=PERIOD:20270515T090000Z/20270515T100000Z' },
    { name: 'start and length', code: 'RDATE;VALUE=PERIOD:20270515T090000Z/PT1H' },
    { name: 'a length that is none', code: 'RDATE;VALUE=PERIOD:20270515T090000Z/PT0S' },
    { name: 'nothing at all', code: 'RDATE;VALUE=PERIOD:' },
    { name: 'an unknown property', code: 'X-BREAK;VALUE=PERIOD:lunch' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nFREEBUSY:lunch\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'one time only',
      code: 'RDATE;VALUE=PERIOD:20270514T090000Z/PT1H,⟦20270515T090000Z⟧',
      message: 'noSlash',
    },
    {
      name: 'three parts',
      code: 'RDATE;VALUE=PERIOD:20270515T090000Z/20270515T100000Z⟦/PT1H⟧',
      message: 'tooManyParts',
    },
    {
      name: 'the end before the start',
      code: 'RDATE;VALUE=PERIOD:20270515T090000Z/⟦20270515T080000Z⟧',
      message: 'notLater',
    },
    {
      name: 'the end at the start',
      code: 'RDATE;VALUE=PERIOD:20270515T090000Z/⟦20270515T090000Z⟧',
      message: 'noLength',
    },
    {
      name: 'a busy time that ends when it starts',
      code: 'BEGIN:VFREEBUSY\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nFREEBUSY:20270515T090000Z/⟦20270515T090000Z⟧\nEND:VFREEBUSY',
      message: 'neverBusy',
    },
    {
      name: 'no such start',
      code: 'RDATE;VALUE=PERIOD:20270515T⟦25⟧0000Z/PT1H',
      message: 'start',
    },
    {
      name: 'no such end, in the second of two',
      code: 'RDATE;VALUE=PERIOD:20270515T090000Z/PT1H,20270516T090000Z/202705⟦32⟧T090000Z',
      message: 'end',
    },
    { name: 'no length', code: 'RDATE;VALUE=PERIOD:20270515T090000Z/⟦PT⟧', message: 'length' },
    { name: 'nothing after the slash', code: 'RDATE;VALUE=PERIOD:⟦20270515T090000Z/⟧', message: 'end' },
    {
      name: 'another notation',
      code: 'RDATE;VALUE=PERIOD:⟦20270515T090000Z/P1H⟧',
      message: 'notation',
      fixed: 'RDATE;VALUE=PERIOD:20270515T090000Z/PT1H',
    },
  ],
};
