import type { RuleExamples } from '../../engine/rule.ts';
import { hasFittingDay, occursByRule } from '../../recurrence/match.ts';
import { parseRule, type Rule } from '../../recurrence/rule.ts';
import { msPerDay, toLocalMs, weekdayOf } from '../../time/localTime.ts';
import type { DateOrTime } from '../model/event.ts';
import { type KnownTime, readKnownTime } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';
import { addDays, formatDate } from '../values/date.ts';
import { weekdayNames } from '../values/dayNames.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';

/** The components whose DTSTART is an occurrence; where clocks change it need not be one. */
const components: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'AVAILABLE']);

export const rule = defineRule({
  id: 'rrule-dtstart-mismatch',
  category: 'recurrence',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.5.3' },
    { rfc: 5545, section: '3.8.5.1' },
  ],
  summary: 'DTSTART should be the first occurrence of its own recurrence rule.',
  why: 'Some calendars show DTSTART beside what the rule gives, others instead of it or not at all.',
  messages: {
    day: {
      severity: 'warning',
      text: 'DTSTART, a {weekday}, does not fit its own rule: some calendars show it beside the other dates, some do not. The first date that fits is {next}',
    },
    time: {
      severity: 'warning',
      text: 'DTSTART, a {weekday}, does not fit its own rule: some calendars show it beside the other dates, some do not. Move it to the first time that fits',
    },
  },
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const { component } = ctx;
    if (!component || !components.has(component.name) || !mayHaveType(line, 'RECUR')) return;
    const start = readKnownTime(ctx.tree, component, 'DTSTART');
    const found = start && parseRule(ctx.readRecur(line).text);
    if (!found || isMeaningless(found, start.value) || fits(found, start.value)) return;
    if (endsBefore(found, start.value) || isExcluded(ctx.tree, component, start)) return;
    if (!hasFittingDay(found, start.value) || !isKnownPlace(component)) return;
    const next = findNext(found, start.value);
    const weekday = weekdayNames[weekdayOf(start.value)] as string;
    ctx.report(next === undefined ? 'time' : 'day', {
      at: { start: start.line.valueStart, end: start.line.end },
      data: { weekday, ...(next !== undefined && { next }) },
      related: [{ at: { start: line.valueStart, end: line.end }, text: 'The rule' }],
    });
  },
});

/** Times of day for a date are another rule's matter. */
function isMeaningless({ by }: Rule, { isDate }: DateOrTime): boolean {
  return isDate && (by.has('BYHOUR') || by.has('BYMINUTE') || by.has('BYSECOND'));
}

/** Whether the rule is over a day before the start, in any zone: that explains why it does not fit. */
function endsBefore({ until }: Rule, start: DateOrTime): boolean {
  return until !== undefined && toLocalMs(until.time) + msPerDay < toLocalMs(start);
}

/** Whether EXDATE takes the start out, as in an example of RFC 5545, 3.8.5.3: it is not shown in any case. */
function isExcluded(tree: BlockTree, component: Component, { line }: KnownTime): boolean {
  const text = unfoldText(tree, line, line.valueStart, line.end);
  return component.properties.some(
    (other) =>
      other.name === 'EXDATE' &&
      unfoldText(tree, other, other.valueStart, other.end).split(',').includes(text),
  );
}

function fits(rule: Rule, start: DateOrTime): boolean {
  return occursByRule({ ...rule, count: undefined }, start, start) !== 'no';
}

/** Days after the start on which a date that fits is looked for. */
const longestSearch = 4 * 366;

function findNext(rule: Rule, start: DateOrTime): string | undefined {
  for (let days = 1; days <= longestSearch; days++) {
    const date = addDays(start, days);
    if (occursByRule({ ...rule, count: undefined }, start, { ...start, ...date }) !== 'no')
      return formatDate(date);
  }
  return undefined;
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'a Friday that repeats on Fridays',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=3',
    },
    { name: 'nothing but a frequency', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3' },
    {
      name: 'the second Friday',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=2;COUNT=3',
    },
    {
      name: 'the last day of the year',
      code: 'DTSTART;VALUE=DATE:20271231\nRRULE:FREQ=YEARLY;BYYEARDAY=-1;COUNT=3',
    },
    {
      name: 'a start that is taken out',
      code: 'DTSTART:20270514T090000Z\nEXDATE:20270513T090000Z,20270514T090000Z\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3',
    },
    {
      name: 'a rule that is over before it starts',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260601T090000Z',
    },
    { name: 'a rule with a fault', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=XX;COUNT=3' },
    { name: 'a start that cannot be read', code: 'DTSTART:Friday\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3' },
    {
      name: 'a rule that gives no day',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    },
    {
      name: 'a time of day for a date',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;BYHOUR=9;COUNT=3',
    },
    {
      name: 'minutes for a date',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;BYMINUTE=30;BYSECOND=30;COUNT=3',
    },
    {
      name: 'the zones that Outlook writes',
      code: 'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:16010101T020000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE',
    },
    {
      name: 'an unknown property',
      code: 'DTSTART:20270514T090000Z\nX-RULE;VALUE=RECUR:FREQ=WEEKLY;BYDAY=MO',
    },
    {
      name: 'a rule of the calendar',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nRRULE:FREQ=WEEKLY\nEND:VCALENDAR',
    },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nBEGIN:AVAILABLE\nDTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEND:AVAILABLE\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'a Friday that repeats on Mondays',
      code: 'DTSTART:⟦20270514T090000Z⟧\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3',
      message: 'day',
    },
    {
      name: 'not the last Friday',
      code: 'DTSTART:⟦20270514T090000Z⟧\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=3',
      message: 'day',
    },
    {
      name: 'the 14th for the 13th',
      code: 'DTSTART;VALUE=DATE:⟦20270514⟧\nRRULE:FREQ=MONTHLY;BYMONTHDAY=13;COUNT=3',
      message: 'day',
    },
    {
      name: 'a Friday that repeats on Mondays, with another day taken out',
      code: 'DTSTART:⟦20270514T090000Z⟧\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3\nEXDATE:20270517T090000Z\nRDATE:20270514T090000Z',
      message: 'day',
    },
    {
      name: 'a Friday that repeats on Mondays, until then',
      code: 'DTSTART:⟦20270514T090000Z⟧\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270614T090000Z',
      message: 'day',
    },
    {
      name: 'nine for ten o’clock',
      code: 'DTSTART:⟦20270514T090000Z⟧\nRRULE:FREQ=DAILY;BYHOUR=10;COUNT=3',
      message: 'time',
    },
  ],
};
