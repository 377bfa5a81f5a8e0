import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { addDays } from '../values/date.ts';
import { addSeconds, type DateTimeValue, formatDateTime, toClockSeconds } from '../values/dateTime.ts';
import { findStartAndEnd, readTimePair, type StartAndEnd } from '../values/endOrder.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'end-not-after-start',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.2.2' },
    { rfc: 5545, section: '3.8.2.3' },
  ],
  summary: 'DTEND and DUE must be later than DTSTART.',
  why: 'Calendars drop such an event, or draw it with no length or at another time.',
  messages: {
    before: {
      severity: 'error',
      text: '{end} is {delta} before DTSTART: calendars drop the entry or show it without length. Correct one of the two',
    },
    equal: {
      severity: 'warning',
      text: '{end} is the same as DTSTART, though it must be later: some calendars drop the entry. Move {end}, or remove it',
    },
  },
  sources: ['hpc-hallway/The-Hallway#31', 'ical4android drops the DTEND'],
  visit: 'doubtfulSpan',
  on: ['VEVENT', 'VTODO', 'VFREEBUSY', 'VAVAILABILITY', 'AVAILABLE'],
  check(component, ctx) {
    const lines = findStartAndEnd(component);
    if (!lines) return;
    const pair = readTimePair(ctx.tree, lines.start, lines.end);
    if (!pair || pair.seconds > 0 || !isKnownPlace(component)) return;
    // An event that ends as it starts has a rule of its own; RFC 7953 lets an availability do so.
    if (pair.seconds === 0 && component.name !== 'VTODO' && component.name !== 'VFREEBUSY') return;
    ctx.report(pair.seconds < 0 ? 'before' : 'equal', {
      at: { start: lines.end.valueStart, end: lines.end.end },
      data: { end: lines.end.name, delta: describe(-pair.seconds) },
      related: [{ at: { start: lines.start.valueStart, end: lines.start.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: component, block, message }) {
    const lines = findStartAndEnd(component);
    if (!lines || message === 'equal') return [];
    const swap = swapValues(block.tree, lines);
    const pair = readTimePair(block.tree, lines.start, lines.end);
    if (pair?.type !== 'DATE-TIME') return [swap];
    return [...laterEnds(pair.start, pair.end).map((value) => changeEnd(lines.end, value)), swap];
  },
});

/** Both values are of one type and one zone, so that they can change places and leave the parameters. */
function swapValues(tree: BlockTree, { start, end }: StartAndEnd): IcalFix {
  const text = (line: ContentLine) => unfoldText(tree, line, line.valueStart, line.end);
  const edits = [replaceValue(start, text(end)), replaceValue(end, text(start))];
  return { title: `Swap DTSTART and ${end.name}`, safety: 'unsafe', edits };
}

function changeEnd(line: ContentLine, value: DateTimeValue): IcalFix {
  const text = formatDateTime(value);
  return { title: `Change ${line.name} to ${text}`, safety: 'unsafe', edits: [replaceValue(line, text)] };
}

/** Ends that a slip may have turned into this one, the likeliest first: a wrong date, AM for PM, a night. */
function laterEnds(start: DateTimeValue, end: DateTimeValue): readonly DateTimeValue[] {
  const onStartDay = { ...end, year: start.year, month: start.month, day: start.day };
  const onNextDay = { ...onStartDay, ...addDays(start, 1) };
  const later = (value: DateTimeValue) => toClockSeconds(value) > toClockSeconds(start);
  if (later(onStartDay)) return [onStartDay];
  const afternoon = addSeconds(onStartDay, 43200);
  const isSlip = onStartDay.hour < 12 && later(afternoon);
  const slips = start.hour >= 18 ? [onNextDay, afternoon] : [afternoon, onNextDay];
  const likely = isSlip ? slips : [onNextDay];
  return likely.filter((value) => toClockSeconds(value) - toClockSeconds(start) <= longestGuess);
}

/** In seconds: what would last longer was no slip of twelve hours, nor a night. */
const longestGuess = 10 * 3600;

const units = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A length in its two largest units, such as "1 hour 5 minutes". */
function describe(seconds: number): string {
  let rest = seconds;
  const words: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) words.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return words.slice(0, 2).join(' ');
}

export const examples: RuleExamples = {
  valid: [
    { name: 'later', code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z' },
    { name: 'all day', code: 'DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270515' },
    {
      name: 'UTC and a floating time cannot be compared',
      code: 'DTSTART:20270514T090000Z\nDTEND:20270514T083000',
    },
    { name: 'an end that is no date-time', code: 'DTSTART:20270514T090000Z\nX-DTEND:20270514T080000Z' },
    {
      name: 'an availability may end as it starts',
      code: 'BEGIN:VAVAILABILITY\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDTEND:20270514T090000Z\nEND:VAVAILABILITY',
    },
  ],
  invalid: [
    {
      name: 'the morning for the afternoon',
      code: 'DTSTART:20270514T113000Z\nDTEND:⟦20270514T010000Z⟧',
      message: 'before',
      text: 'DTEND is 10 hours 30 minutes before DTSTART: calendars drop the entry or show it without length. Correct one of the two',
      fixed: 'DTSTART:20270514T113000Z\nDTEND:20270514T130000Z',
    },
    {
      name: 'swapped',
      code: 'DTSTART:20270514T144000Z\nDTEND:⟦20270514T140500Z⟧',
      message: 'before',
      fix: 'Swap DTSTART and DTEND',
      fixed: 'DTSTART:20270514T140500Z\nDTEND:20270514T144000Z',
    },
    {
      name: 'past midnight',
      code: 'DTSTART:20270514T220000\nDTEND:⟦20270514T010000⟧',
      message: 'before',
      fixed: 'DTSTART:20270514T220000\nDTEND:20270515T010000',
      also: ['floating-time'],
    },
    {
      name: 'moved to another day, the end forgotten',
      code: 'DTSTART:20270515T090000\nDTEND:⟦20270514T094500⟧',
      message: 'before',
      fixed: 'DTSTART:20270515T090000\nDTEND:20270515T094500',
      also: ['floating-time'],
    },
    {
      name: 'days',
      code: 'DTSTART;VALUE=DATE:20270516\nDTEND;VALUE=DATE:⟦20270514⟧',
      message: 'before',
      fixed: 'DTSTART;VALUE=DATE:20270514\nDTEND;VALUE=DATE:20270516',
    },
    {
      name: 'a task due as it starts',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDUE:⟦20270514T090000Z⟧\nEND:VTODO',
      message: 'equal',
    },
    {
      name: 'a busy time that ends as it starts',
      code: 'BEGIN:VFREEBUSY\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDTEND:⟦20270514T090000Z⟧\nEND:VFREEBUSY',
      message: 'equal',
    },
  ],
};
