import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { readTime } from '../model/event.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { recurParts } from '../spec/index.ts';
import type { ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import {
  type RecurInLine,
  type RecurPart,
  type RecurProblem,
  type RecurProblemKind,
  readRecur,
} from '../values/recur.ts';
import { partText, problemAt, problemsOf, toBlockEdits } from '../values/recurProblems.ts';

type MessageId = 'frequency' | 'ordinal' | 'alone' | 'leapMonth' | 'timeOfDay';

const kinds: ReadonlySet<RecurProblemKind> = new Set<RecurProblemKind>([
  'not-with-freq',
  'ordinal-not-allowed',
  'lacks-part',
  'leap-month',
]);

const timeParts = recurParts.filter(({ notWithDate }) => notWithDate).map(({ name }) => name);

export const rule = defineRule({
  id: 'rrule-part-not-allowed',
  category: 'recurrence',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.10' },
    { rfc: 7529, section: '4.1' },
    { rfc: 7529, section: '4.2' },
  ],
  summary: 'Some parts of a recurrence rule have a meaning only beside others, or not beside them.',
  why: 'Each calendar makes of it what it can, and attendees see different dates.',
  messages: {
    frequency: {
      severity: 'error',
      text: '{part} has no meaning with {other}: each calendar makes of it what it can. Remove it, or choose another FREQ',
    },
    ordinal: {
      severity: 'error',
      text: 'The number in {part} has no meaning with {other}: each calendar makes of it what it can. Write the weekday alone',
    },
    alone: {
      severity: 'error',
      text: '{part} works on other parts and there are none: each calendar makes of it what it can. Remove it, or add {needs}',
    },
    leapMonth: {
      severity: 'error',
      text: 'The Gregorian calendar has no leap months, so calendars refuse the L. Remove it, or name the calendar with RSCALE',
    },
    timeOfDay: {
      severity: 'error',
      text: '{part} names a time of day and DTSTART is a date without one: each calendar makes of it what it can. Remove it',
    },
  },
  sources: [
    'ical.js 2.2 accepts FREQ=WEEKLY;BYDAY=1MO',
    'ical4j checks BYWEEKNO, BYYEARDAY and BYMONTHDAY only',
  ],
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    const problems = problemsOf(recur, kinds);
    const clockParts = findClockParts(recur);
    if (problems.length + clockParts.length === 0) return;
    if (!isKnownPlace(ctx.component) || !mayHaveType(line, 'RECUR')) return;
    for (const problem of problems) {
      ctx.report(messageOf(problem.kind), { at: recur.sourceRange(problem), data: dataOf(problem, recur) });
    }
    if (clockParts.length > 0 && startsOnDate(ctx)) reportClockParts(recur, clockParts, ctx);
  },
  fixes({ node: line, block, at, message }) {
    if (message === 'timeOfDay') return removeClockPart(readRecur(block.tree, line), at.start);
    const found = problemAt(block.tree, line, kinds, at);
    if (!found) return [];
    const { recur, problem } = found;
    const edits = problem.edits ?? [];
    const gone =
      problem.kind === 'ordinal-not-allowed'
        ? 'the numbers'
        : edits
            .map((edit) => partText(recur, edit))
            .join('')
            .replace(/^;|;$/, '');
    return [{ title: `Remove ${gone}`, safety: 'unsafe', edits: toBlockEdits(recur, edits) }];
  },
});

const noParts: readonly RecurPart[] = [];

/** BYHOUR and its like; nearly no rule has them. */
function findClockParts({ parts }: RecurInLine): readonly RecurPart[] {
  if (!parts.BYHOUR && !parts.BYMINUTE && !parts.BYSECOND) return noParts;
  return timeParts.flatMap((name) => (parts[name] as RecurPart | undefined) ?? []);
}

function startsOnDate({ component, tree }: BlockContext): boolean {
  const line: ContentLine | undefined = component && findProperty(component, 'DTSTART');
  return line !== undefined && readTime(tree, line).value?.isDate === true;
}

function reportClockParts(
  recur: RecurInLine,
  parts: readonly RecurPart[],
  ctx: IcalReporter<MessageId>,
): void {
  for (const part of parts) {
    ctx.report('timeOfDay', { at: recur.sourceRange(part), data: { part: partText(recur, part) } });
  }
}

function removeClockPart(recur: RecurInLine, start: number) {
  const part = findClockParts(recur).find((one) => recur.sourceRange(one).start === start);
  if (!part) return [];
  const edits = toBlockEdits(recur, [{ ...part.removal, newText: '' }]);
  return [{ title: `Remove ${partText(recur, part)}`, safety: 'unsafe', edits }] as const;
}

function messageOf(kind: RecurProblemKind): MessageId {
  if (kind === 'not-with-freq') return 'frequency';
  if (kind === 'ordinal-not-allowed') return 'ordinal';
  return kind === 'lacks-part' ? 'alone' : 'leapMonth';
}

function dataOf(problem: RecurProblem, recur: RecurInLine): Record<string, string> {
  return {
    part: partText(recur, problem),
    other: problem.related ? partText(recur, problem.related) : '',
    needs: problem.part === 'SKIP' ? 'RSCALE' : 'one such as BYDAY',
  };
}

export const examples: RuleExamples = {
  valid: [
    { name: 'weekdays', code: 'RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=3' },
    { name: 'the second Friday of the month', code: 'RRULE:FREQ=MONTHLY;BYDAY=2FR;COUNT=3' },
    {
      name: 'two times of day',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;BYHOUR=9,14;COUNT=4',
    },
    { name: 'all day, every day', code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=4' },
    {
      name: 'an unknown property',
      code: 'X-RULE;VALUE=RECUR:FREQ=WEEKLY;BYDAY=1MO',
    },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nRRULE:FREQ=WEEKLY;BYDAY=1MO\nEND:X-NOTE' },
    {
      name: 'a rule of the calendar',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nRRULE:FREQ=DAILY;BYHOUR=9\nEND:VCALENDAR',
    },
  ],
  invalid: [
    {
      name: 'weeks of the year in a month',
      code: 'RRULE:FREQ=MONTHLY;⟦BYWEEKNO=20⟧;COUNT=3',
      message: 'frequency',
      fixed: 'RRULE:FREQ=MONTHLY;COUNT=3',
    },
    {
      name: 'a day of the month in a week, folded',
      code: 'RRULE:FREQ=WEEKLY;⟦BYMONTH\n DAY=14⟧;COUNT=3',
      message: 'frequency',
      fixed: 'RRULE:FREQ=WEEKLY;COUNT=3',
    },
    {
      name: 'the first Friday of a week',
      code: 'RRULE:FREQ=WEEKLY;BYDAY=⟦1FR⟧,-1SA;COUNT=3',
      message: 'ordinal',
      fixed: 'RRULE:FREQ=WEEKLY;BYDAY=FR,SA;COUNT=3',
    },
    {
      name: 'the last of nothing',
      code: 'RRULE:FREQ=MONTHLY;⟦BYSETPOS=-1⟧;COUNT=3',
      message: 'alone',
      text: 'BYSETPOS=-1 works on other parts and there are none: each calendar makes of it what it can. Remove it, or add one such as BYDAY',
      fixed: 'RRULE:FREQ=MONTHLY;COUNT=3',
    },
    {
      name: 'a leap month of ours',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=5⟦L⟧;COUNT=3',
      message: 'leapMonth',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=5;COUNT=3',
    },
    {
      name: 'a time of day for a date',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;⟦BYHOUR=9⟧;COUNT=3',
      message: 'timeOfDay',
      fixed: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'minutes for a date',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3;⟦BYMINUTE=30⟧',
      message: 'timeOfDay',
      fixed: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'seconds for a date',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3;⟦BYSECOND=30⟧',
      message: 'timeOfDay',
      fixed: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3',
    },
  ],
};
