import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { isKnownPlace, mayHaveType, wrongValueAt, wrongValues } from '../values/expected.ts';
import { parseUtcOffset, type UtcOffsetProblemKind } from '../values/utcOffset.ts';

type MessageId = 'notation' | 'outOfRange' | 'notOffset' | 'empty';

export const rule = defineRule({
  id: 'utc-offset-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.14' }],
  summary: 'A UTC offset is a sign, two digits for hours and two for minutes; zero has a plus.',
  why: 'Every time in the zone is shown hours off, or calendars refuse the file.',
  messages: {
    notation: {
      severity: 'error',
      text: '"{value}" breaks the form of a UTC offset: calendars may shift all times of this zone or refuse the file. Write {reading}',
    },
    outOfRange: {
      severity: 'error',
      text: '"{value}" is not a UTC offset: hours go to 23, minutes and seconds to 59. Calendars may shift all times of this zone; write it as in +0530',
    },
    notOffset: {
      severity: 'error',
      text: '"{value}" is not a UTC offset: calendars may shift all times of this zone or refuse the file. Write sign, hours and minutes, as in -0700',
    },
    empty: {
      severity: 'error',
      text: '{property} has no value: calendars may shift all times of this zone or refuse the file. Write sign, hours and minutes, as in -0700',
    },
  },
  sources: ['ical4android repairs offsets such as +5730', 'ical.js 2.2 reads 0200 as +0700'],
  visit: 'value',
  on: ['UTC-OFFSET'],
  check(line, ctx) {
    const wrong = wrongValues(ctx.tree, line, parseUtcOffset);
    if (wrong.length === 0 || !isKnownPlace(ctx.component) || !mayHaveType(line, 'UTC-OFFSET')) return;
    for (const { problem, text, at } of wrong) {
      const { kind, reading } = problem;
      const data = { property: line.name, value: text, ...(reading !== undefined && { reading }) };
      ctx.report(messageOf(kind, reading), { at, data });
    }
  },
  fixes({ node: line, block, at }) {
    const wrong = wrongValueAt(block.tree, line, parseUtcOffset, at);
    const reading = wrong?.problem.reading;
    if (!wrong || reading === undefined) return [];
    const safety = wrong.problem.isSure && isUnreadOrEqual(wrong.problem.kind) ? 'safe' : 'unsafe';
    return [{ title: `Change to ${reading}`, safety, edits: [{ ...wrong.at, newText: reading }] }];
  },
});

function messageOf(kind: UtcOffsetProblemKind, reading: string | undefined): MessageId {
  if (kind === 'empty') return 'empty';
  if (reading !== undefined) return 'notation';
  return kind === 'form' ? 'notOffset' : 'outOfRange';
}

/** ical.js takes the first character for the sign, whatever it is, and so reads another offset. */
function isUnreadOrEqual(kind: UtcOffsetProblemKind): boolean {
  return kind !== 'sign-missing';
}

/** A zone around the one line that matters. */
function zone(offset: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0000\n${offset}\nEND:STANDARD\nEND:VTIMEZONE`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'hours and minutes', code: zone('TZOFFSETTO:-0700') },
    { name: 'local mean time has seconds', code: zone('TZOFFSETTO:+013731') },
  ],
  invalid: [
    {
      name: 'a colon',
      code: zone('TZOFFSETTO:⟦-07:00⟧'),
      message: 'notation',
      fixed: zone('TZOFFSETTO:-0700'),
    },
    {
      name: 'hours only',
      code: zone('TZOFFSETTO:⟦-7⟧'),
      message: 'notation',
      fixed: zone('TZOFFSETTO:-0700'),
    },
    {
      name: 'no sign',
      code: zone('TZOFFSETTO:⟦0200⟧'),
      message: 'notation',
      fixed: zone('TZOFFSETTO:+0200'),
    },
    {
      name: 'minus zero',
      code: zone('TZOFFSETTO:⟦-0000⟧'),
      message: 'notation',
      fixed: zone('TZOFFSETTO:+0000'),
    },
    { name: 'a letter', code: zone('TZOFFSETTO:⟦Z⟧'), message: 'notation', fixed: zone('TZOFFSETTO:+0000') },
    { name: 'too many hours', code: zone('TZOFFSETTO:⟦+5730⟧'), message: 'outOfRange' },
    { name: 'a name', code: zone('TZOFFSETTO:⟦PST⟧'), message: 'notOffset' },
    { name: 'nothing', code: zone('⟦TZOFFSETTO:⟧'), message: 'empty' },
  ],
};
