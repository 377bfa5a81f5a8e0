import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { type RecurPartSpec, recurPartSpec } from '../spec/index.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import type { RecurProblemKind } from '../values/recur.ts';
import { partText, problemsOf } from '../values/recurProblems.ts';

const kinds: ReadonlySet<RecurProblemKind> = new Set<RecurProblemKind>(['out-of-range', 'count-zero']);

export const rule = defineRule({
  id: 'rrule-part-range',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'The numbers in a recurrence rule must lie in the ranges of their parts.',
  why: 'Calendars refuse the rule, or never stop looking for a day that does not exist.',
  messages: {
    outside: {
      severity: 'error',
      text: '{name} cannot be {value}: calendars refuse the rule or look for a day that does not exist. It can be {range}',
    },
    countZero: {
      severity: 'warning',
      text: 'COUNT=0 means never, and yet DTSTART takes place: calendars disagree what to show. Write 1 or more, or remove the rule',
    },
  },
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    for (const problem of problemsOf(recur, kinds)) {
      if (!problem.part || !isKnownPlace(ctx.component) || !mayHaveType(line, 'RECUR')) return;
      const data = {
        name: problem.part,
        value: partText(recur, problem),
        range: describe(recurPartSpec(problem.part)),
      };
      ctx.report(problem.kind === 'count-zero' ? 'countZero' : 'outside', {
        at: recur.sourceRange(problem),
        data,
      });
    }
  },
});

function describe({ range, signed, value }: RecurPartSpec): string {
  const min = range?.min ?? 0;
  const max = range?.max ?? 0;
  if (max === Number.MAX_SAFE_INTEGER) return `${min} or more`;
  const weekday = value === 'WEEKDAY' ? ' before the weekday' : '';
  return signed ? `${min} to ${max} or -${max} to -${min}${weekday}` : `${min} to ${max}`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'in range', code: 'DTSTART:20271214T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=12;COUNT=3' },
    { name: 'from the end', code: 'DTSTART:20271231T090000Z\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3' },
    {
      name: 'a longer year',
      code: 'RRULE:RSCALE=ETHIOPIC;FREQ=YEARLY;BYMONTH=13;COUNT=3',
    },
    { name: 'an unknown property', code: 'X-RULE;VALUE=RECUR:FREQ=YEARLY;BYMONTH=13' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nRRULE:FREQ=YEARLY;BYMONTH=13\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'no such month',
      code: 'RRULE:FREQ=YEARLY;COUNT=3;BYMONTH=⟦13⟧',
      message: 'outside',
      text: 'BYMONTH cannot be 13: calendars refuse the rule or look for a day that does not exist. It can be 1 to 12',
    },
    {
      name: 'no such day, among others',
      code: 'RRULE:FREQ=MONTHLY;COUNT=3;BYMONTHDAY=14,⟦32⟧',
      message: 'outside',
      text: 'BYMONTHDAY cannot be 32: calendars refuse the rule or look for a day that does not exist. It can be 1 to 31 or -31 to -1',
    },
    {
      name: 'every zeroth day',
      code: 'RRULE:FREQ=DAILY;COUNT=3;INTERVAL=⟦0⟧',
      message: 'outside',
      text: 'INTERVAL cannot be 0: calendars refuse the rule or look for a day that does not exist. It can be 1 or more',
    },
    {
      name: 'no such Friday',
      code: 'RRULE:FREQ=YEARLY;COUNT=3;BYDAY=⟦54FR⟧',
      message: 'outside',
    },
    { name: 'never', code: 'RRULE:FREQ=DAILY;COUNT=⟦0⟧', message: 'countZero' },
  ],
};
