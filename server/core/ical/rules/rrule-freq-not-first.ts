import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import type { RecurProblemKind } from '../values/recur.ts';
import { problemAt, problemsOf, toBlockEdits } from '../values/recurProblems.ts';

const kinds: ReadonlySet<RecurProblemKind> = new Set<RecurProblemKind>(['freq-not-first']);

export const rule = defineRule({
  id: 'rrule-freq-not-first',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'FREQ should be the first part of a recurrence rule.',
  why: 'Readers from before 2009 look for FREQ at the front, and do not repeat the event without it.',
  messages: {
    notFirst: {
      severity: 'off',
      profiles: { publish: 'info', strict: 'error' },
      text: 'FREQ must come first: newer readers take any order, old ones do not repeat the event. Move it to the front',
    },
  },
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    const [problem] = problemsOf(recur, kinds);
    if (!problem || !isKnownPlace(ctx.component) || !mayHaveType(line, 'RECUR')) return;
    ctx.report('notFirst', { at: recur.sourceRange(problem) });
  },
  fixes({ node: line, block, at }) {
    const found = problemAt(block.tree, line, kinds, at);
    if (!found) return [];
    const edits = toBlockEdits(found.recur, found.problem.edits ?? []);
    return [{ title: 'Move FREQ to the front', safety: 'safe', edits }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'first', code: 'RRULE:FREQ=DAILY;COUNT=3', profile: 'strict' },
    {
      name: 'after the calendar that it counts in',
      code: 'RRULE:RSCALE=GREGORIAN;FREQ=DAILY;COUNT=3',
      profile: 'strict',
    },
    { name: 'an unknown property', code: 'X-RULE;VALUE=RECUR:COUNT=3;FREQ=DAILY', profile: 'strict' },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nRRULE:COUNT=3;FREQ=DAILY\nEND:X-NOTE',
      profile: 'strict',
    },
  ],
  invalid: [
    {
      name: 'after COUNT',
      code: 'RRULE:COUNT=3;⟦FREQ=DAILY⟧',
      profile: 'strict',
      fixed: 'RRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'in the middle',
      code: 'RRULE:INTERVAL=2;⟦FREQ=DAILY⟧;COUNT=3',
      profile: 'strict',
      fixed: 'RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3',
    },
  ],
};
