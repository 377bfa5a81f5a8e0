import type { RuleExamples } from '../../engine/rule.ts';
import { msPerDay, msPerSecond, toLocalMs } from '../../time/localTime.ts';
import { type KnownTime, readKnownTime } from '../model/series.ts';
import { type BlockContext, defineRule } from '../rule.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import type { UntilValue } from '../values/recur.ts';

export const rule = defineRule({
  id: 'rrule-ends-before-start',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'A recurrence rule must not end before it starts.',
  why: 'The event takes place once or not at all, though it was meant to repeat.',
  messages: {
    before: {
      severity: 'warning',
      text: 'UNTIL is before DTSTART, so the event does not repeat and some calendars drop it. Correct one of the two',
    },
  },
  sources: ['ical4android drops such rules'],
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    const until = recur.parts.UNTIL?.items[0];
    const start = until && ctx.component && readKnownTime(ctx.tree, ctx.component, 'DTSTART');
    if (!start || !isBefore(until.value, start, ctx)) return;
    if (!isKnownPlace(ctx.component) || !mayHaveType(line, 'RECUR')) return;
    ctx.report('before', {
      at: recur.sourceRange(until),
      related: [{ at: { start: start.line.valueStart, end: start.line.end }, text: 'It starts here' }],
    });
  },
});

/** A date counts with all its hours; of two clocks that cannot be told apart UNTIL must be a day before. */
function isBefore(until: UntilValue, start: KnownTime, ctx: BlockContext): boolean {
  if (until.type === 'DATE') {
    const end = toLocalMs({ ...until.date, hour: 23, minute: 59, second: 59 });
    return end < toLocalMs(start.value);
  }
  const distance = toLocalMs(until.dateTime) - toLocalMs(start.value);
  if (distance >= msPerDay || distance < -msPerDay) return distance < 0;
  if (until.dateTime.isUtc === (start.form === 'utc')) return distance < 0;
  const zone = start.form === 'zoned' ? ctx.zones.resolve(start.tzid as string) : undefined;
  return zone !== undefined && distance + zone.atLocal(start.value).offset * msPerSecond < 0;
}

/** A zone west of UTC and an event in it, with the line that matters. */
function zoned(rrule: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=X:20270514T190000\n${rrule}\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'later', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z' },
    {
      name: 'at the start itself',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270514T090000Z',
    },
    { name: 'later, in a zone', code: zoned('RRULE:FREQ=DAILY;UNTIL=20270515T030000Z') },
    { name: 'the day of the start', code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=20270514' },
    {
      name: 'perhaps later, without a zone',
      code: 'DTSTART:20270514T090000\nRRULE:FREQ=DAILY;UNTIL=20270514T080000Z',
    },
    { name: 'no end', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3' },
    {
      name: 'an unknown property',
      code: 'DTSTART:20270514T090000Z\nX-RULE;VALUE=RECUR:FREQ=DAILY;UNTIL=20270512T090000Z',
    },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nDTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270512T090000Z\nEND:X-NOTE',
    },
  ],
  invalid: [
    { name: 'days before', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=⟦20260516T090000Z⟧' },
    { name: 'an hour before', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=⟦20270514T080000Z⟧' },
    { name: 'an hour before, in a zone', code: zoned('RRULE:FREQ=DAILY;UNTIL=⟦20270515T020000Z⟧') },
    { name: 'the day before', code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=⟦20270513⟧' },
  ],
};
