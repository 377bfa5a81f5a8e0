import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import type { RecurProblemKind } from '../values/recur.ts';
import { partText, problemAt, problemsOf, toBlockEdits } from '../values/recurProblems.ts';

const kinds: ReadonlySet<RecurProblemKind> = new Set<RecurProblemKind>(['repeated-part']);

export const rule = defineRule({
  id: 'rrule-part-duplicate',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'Each part may occur once in a recurrence rule.',
  why: 'Some calendars take the first, others the last, and attendees see different dates.',
  messages: {
    repeated: {
      severity: 'error',
      text: '{name} is there twice: some calendars take the first, others the last. Remove one of them',
    },
  },
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    for (const problem of problemsOf(recur, kinds)) {
      if (!isKnownPlace(ctx.component) || !mayHaveType(line, 'RECUR')) return;
      ctx.report('repeated', {
        at: recur.sourceRange(problem),
        data: { name: problem.part ?? '' },
        related: problem.related && [{ at: recur.sourceRange(problem.related), text: 'It is here already' }],
      });
    }
  },
  fixes({ node: line, block, at }) {
    const found = problemAt(block.tree, line, kinds, at);
    if (!found) return [];
    const { recur, problem } = found;
    const edits = toBlockEdits(recur, problem.edits ?? []);
    const safety = problem.isSure ? 'safe' : 'unsafe';
    return [{ title: `Remove ${partText(recur, problem)}`, safety, edits }];
  },
});

export const examples: RuleExamples = {
  valid: [
    { name: 'each once', code: 'RRULE:FREQ=DAILY;COUNT=3' },
    { name: 'several values in one part', code: 'RRULE:FREQ=WEEKLY;BYDAY=FR,SA;COUNT=4' },
    { name: 'an unknown property', code: 'X-RULE;VALUE=RECUR:FREQ=DAILY;COUNT=3;COUNT=4' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nRRULE:FREQ=DAILY;COUNT=3;COUNT=4\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'with another value',
      code: 'RRULE:FREQ=DAILY;COUNT=3;⟦COUNT=4⟧',
      fixed: 'RRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'with the same value, in small letters and folded',
      code: 'RRULE:FREQ=DAILY;COUNT=3;⟦fr\n eq=daily⟧',
      fixed: 'RRULE:FREQ=DAILY;COUNT=3',
    },
  ],
};
