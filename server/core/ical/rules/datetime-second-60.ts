import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { unfold } from '../syntax/unfold.ts';
import { addDays, formatDate } from '../values/date.ts';
import { type DateTimeValue, parseDateTime } from '../values/dateTime.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';

/** The days whose last UTC minute had a second 60, as the IERS announced them; none is to come. */
const leapSecondDays: ReadonlySet<string> = new Set([
  '19720630',
  '19721231',
  '19731231',
  '19741231',
  '19751231',
  '19761231',
  '19771231',
  '19781231',
  '19791231',
  '19810630',
  '19820630',
  '19830630',
  '19850630',
  '19871231',
  '19891231',
  '19901231',
  '19920630',
  '19930630',
  '19940630',
  '19951231',
  '19970630',
  '19981231',
  '20051231',
  '20081231',
  '20120630',
  '20150630',
  '20161231',
]);

export const rule = defineRule({
  id: 'datetime-second-60',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.5' },
    { rfc: 5545, section: '3.3.12' },
  ],
  summary: 'Second 60 must only be used for a leap second that took place.',
  why: 'Calendars read it as second 59, as the next minute, or not at all.',
  messages: {
    noLeapSecond: {
      severity: 'warning',
      text: 'Second 60 is for leap seconds only, and {date} has none here: calendars move the time or refuse it. Write 59, or 00 of the next minute',
    },
  },
  sources: [
    'python-icalendar 7 sets the property aside as broken',
    'IERS Bulletin C, which announces leap seconds',
  ],
  visit: 'doubtfulValue',
  on: ['DATE-TIME'],
  check(line, ctx) {
    const value = unfold(ctx.tree, line, line.valueStart, line.end);
    for (const { index } of value.text.matchAll(/60(?=Z?(?:,|$))/g)) {
      const start = value.text.lastIndexOf(',', index) + 1;
      const isUtc = value.text.charAt(index + 2) === 'Z';
      const time = parseDateTime(value.text, start, index + (isUtc ? 3 : 2)).value;
      if (!time || mayBeLeapSecond(time)) continue;
      if (!isKnownPlace(ctx.component) || !mayHaveType(line, 'DATE-TIME')) return;
      ctx.report('noLeapSecond', {
        at: value.sourceRange(index, index + 2),
        data: { date: formatDate(time) },
      });
    }
  },
  fixes({ at }) {
    return [{ title: 'Change to second 59', safety: 'unsafe', edits: [{ ...at, newText: '59' }] }];
  },
});

/**
 * Says whether the time can be a leap second: in UTC it is the last of its day; on another clock it stands
 * at the end of a quarter of an hour, and the day may be the next or the one before.
 */
function mayBeLeapSecond(value: DateTimeValue): boolean {
  if (value.isUtc) return value.hour === 23 && value.minute === 59 && leapSecondDays.has(formatDate(value));
  if (value.minute % 15 !== 14) return false;
  return [-1, 0, 1].some((days) => leapSecondDays.has(formatDate(addDays(value, days))));
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the last leap second', code: 'DTSTART:20161231T235960Z' },
    { name: 'the same on a clock in India', code: 'DTSTART:20170101T052960' },
    { name: 'second 59', code: 'DTSTART:20270514T093059Z' },
  ],
  invalid: [
    {
      name: 'in the middle of the day',
      code: 'DTSTART:20270514T0930⟦60⟧Z',
      fixed: 'DTSTART:20270514T093059Z',
    },
    {
      name: 'a day without one',
      code: 'DTSTART:20271231T2359⟦60⟧Z',
      fixed: 'DTSTART:20271231T235959Z',
    },
    {
      name: 'one of several',
      code: 'DTSTART:20270514T093000\nRDATE:20270515T093000,20270516T0930⟦60⟧',
      fixed: 'DTSTART:20270514T093000\nRDATE:20270515T093000,20270516T093059',
      also: ['floating-time'],
    },
    {
      name: 'at the end of a quarter of an hour, on no such day',
      code: 'DTSTART:20270514T0929⟦60⟧',
      fixed: 'DTSTART:20270514T092959',
      also: ['floating-time'],
    },
  ],
};
