import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { findProperty } from '../facts.ts';
import { type KnownTime, readKnownTime } from '../model/series.ts';
import { untilInStead } from '../model/untilForm.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { type RecurInLine, readRecur } from '../values/recur.ts';

export const rule = defineRule({
  id: 'rrule-until-not-utc',
  category: 'recurrence',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.10' },
    { rfc: 5545, section: '3.6.5' },
  ],
  summary: 'UNTIL must be in UTC unless DTSTART is a floating time.',
  why: 'Each calendar takes UNTIL in another zone, so that the last occurrence is lost or one comes too many.',
  messages: {
    event: {
      severity: 'error',
      text: 'DTSTART is {form} and UNTIL is not in UTC: calendars take it in zones of their own, and the last occurrence may be lost. Write it in UTC, with Z',
    },
    observance: {
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'UNTIL is in UTC wherever clocks change: west of UTC the last change of a rule is lost otherwise, and times may be an hour off. Write it in UTC, with Z',
    },
  },
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    const { component } = ctx;
    const until = recur.parts.UNTIL?.items[0];
    if (!until || !component || !isLocalTime(recur)) return;
    const start = readKnownTime(ctx.tree, component, 'DTSTART');
    const message = start && messageOf(component, start);
    if (!message || !isKnownPlace(component) || !mayHaveType(line, 'RECUR')) return;
    const same = message === 'observance' ? findLocalEnds(ctx.tree, component) : [];
    // One program wrote all the rules of a zone: the first finding speaks for all.
    if (same.length > 0 && same[0] !== line) return;
    ctx.report(message, {
      at: recur.sourceRange(until),
      data: { form: start.form === 'utc' ? 'in UTC' : `in the zone ${start.tzid}` },
      related: [
        { at: { start: start.line.valueStart, end: start.line.end }, text: 'It starts here' },
        ...same.slice(1, mostRelated).map((other) => ({
          at: { start: other.valueStart, end: other.end },
          text: 'This one neither',
        })),
      ],
    });
  },
  fixes({ node: line, block, message, at }, ctx) {
    const component = block.tree.components.find(({ properties }) => properties.includes(line));
    const lines = message === 'observance' && component ? findLocalEnds(block.tree, component) : [line];
    const edits = lines.flatMap((one) => {
      const place = one === line ? at : endOf(block.tree, one);
      const reading = untilInStead(block.tree, one, ctx.zones);
      return place && reading !== undefined ? [{ ...place, newText: reading }] : [];
    });
    const [first] = edits;
    if (!first) return [];
    const title = edits.length > 1 ? `Write all ${edits.length} in UTC` : `Change UNTIL to ${first.newText}`;
    return [{ title, safety: 'unsafe', edits }];
  },
});

/** More than these are not listed one by one. */
const mostRelated = 20;

function endOf(tree: BlockTree, line: ContentLine): Range | undefined {
  const recur = readRecur(tree, line);
  const until = recur.parts.UNTIL?.items[0];
  return until && recur.sourceRange(until);
}

/** The rules of the observances beside this one whose ends are local times. */
function findLocalEnds(tree: BlockTree, { parent }: Component): readonly ContentLine[] {
  return (parent?.components ?? []).flatMap((observance) => {
    const line = findProperty(observance, 'RRULE');
    const hasStart = readKnownTime(tree, observance, 'DTSTART')?.form !== 'date';
    return line && hasStart && isLocalTime(readRecur(tree, line)) ? [line] : [];
  });
}

function isLocalTime({ parts }: RecurInLine): boolean {
  const until = parts.UNTIL?.items[0]?.value;
  return until?.type === 'DATE-TIME' && !until.dateTime.isUtc;
}

function messageOf({ name }: Component, { form }: KnownTime): 'event' | 'observance' | undefined {
  if (form === 'date') return undefined;
  if (name === 'STANDARD' || name === 'DAYLIGHT') return 'observance';
  return form === 'floating' ? undefined : 'event';
}

/** A zone and an event in it, with the line that matters. */
function zoned(rrule: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=X:20270514T190000\n${rrule}\nEND:VEVENT`;
}

/** An observance that changes the clocks at 2:00, with the line that matters. */
function observance(rrule: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:DAYLIGHT\nDTSTART:19701025T020000\n${rrule}\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:DAYLIGHT\nEND:VTIMEZONE`;
}

/** A zone with both changes of clocks and the ends of their rules. */
function bothChanges(spring: string, autumn: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\nRRULE:FREQ=YEARLY;UNTIL=${spring}\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;UNTIL=${autumn}\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'in UTC', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z' },
    { name: 'floating', code: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270516T090000' },
    { name: 'a date', code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=20270516' },
    { name: 'another type', code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=20270516T090000' },
    { name: 'an end of a change of clocks', code: observance('RRULE:FREQ=YEARLY;UNTIL=20261025T000000Z') },
    {
      name: 'a change of clocks that lacks its start',
      code: 'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nRRULE:FREQ=YEARLY;UNTIL=20261025T020000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE',
    },
    {
      name: 'an unknown property',
      code: 'DTSTART:20270514T090000Z\nX-RULE;VALUE=RECUR:FREQ=DAILY;UNTIL=20270516T090000',
    },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nDTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'the start in UTC',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=⟦20270516T090000⟧',
      message: 'event',
      text: 'DTSTART is in UTC and UNTIL is not in UTC: calendars take it in zones of their own, and the last occurrence may be lost. Write it in UTC, with Z',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z',
    },
    {
      name: 'the start in a zone',
      code: zoned('RRULE:FREQ=DAILY;UNTIL=⟦20270516T190000⟧'),
      message: 'event',
      fixed: zoned('RRULE:FREQ=DAILY;UNTIL=20270517T030000Z'),
    },
    {
      name: 'a change of clocks',
      also: ['vtimezone-no-observance'],
      code: observance('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=⟦20261025T020000⟧'),
      message: 'observance',
      fixed: observance('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20261025T000000Z'),
    },
    {
      name: 'both changes of clocks',
      code: bothChanges('⟦20260329T020000⟧', '20261025T030000'),
      message: 'observance',
      fixed: bothChanges('20260329T010000Z', '20261025T010000Z'),
    },
    {
      name: 'a change to standard time',
      code: observance('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=⟦20261025T020000⟧').replaceAll(
        'DAYLIGHT',
        'STANDARD',
      ),
      message: 'observance',
      fixed: observance('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20261025T000000Z').replaceAll(
        'DAYLIGHT',
        'STANDARD',
      ),
    },
  ],
};
