import type { RuleExamples } from '../../engine/rule.ts';
import { expandParsedRule } from '../../recurrence/expand.ts';
import { parseRule } from '../../recurrence/rule.ts';
import { compareLocal } from '../../time/localTime.ts';
import { findProperty } from '../facts.ts';
import { readTime } from '../model/event.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { type RecurProblemKind, readRecur } from '../values/recur.ts';
import { problemsOf, toBlockEdits } from '../values/recurProblems.ts';

const kinds: ReadonlySet<RecurProblemKind> = new Set<RecurProblemKind>(['not-with']);

export const rule = defineRule({
  id: 'rrule-count-and-until',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'A recurrence rule ends with COUNT or with UNTIL, not with both.',
  why: 'Some calendars count, others go by the date, and attendees see different dates.',
  messages: {
    both: {
      severity: 'error',
      text: '{second} cannot stand beside {first}: some calendars count, others go by the date. Remove one of the two',
    },
  },
  sources: ['ical.js 2.2 accepts both'],
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    const [problem] = problemsOf(recur, kinds);
    if (!problem?.related || !isKnownPlace(ctx.component) || !mayHaveType(line, 'RECUR')) return;
    ctx.report('both', {
      at: recur.sourceRange(problem),
      data: { first: problem.other ?? '', second: problem.part ?? '' },
      related: [{ at: recur.sourceRange(problem.related), text: `${problem.other} is here` }],
    });
  },
  fixes({ node: line, block }) {
    const recur = readRecur(block.tree, line);
    const { COUNT, UNTIL } = recur.parts;
    if (!COUNT || !UNTIL) return [];
    const remove = ({ name, removal }: typeof COUNT | typeof UNTIL): IcalFix => ({
      title: `Remove ${name}`,
      safety: 'unsafe',
      edits: toBlockEdits(recur, [{ ...removal, newText: '' }]),
    });
    // What ends later would have had no effect.
    const parts = endsByCount(block.tree, line) ? [UNTIL, COUNT] : [COUNT, UNTIL];
    return parts.map(remove);
  },
});

/** More occurrences than these are not counted out. */
const mostCounted = 5000;

/** Says whether the last of COUNT occurrences comes no later than UNTIL. */
function endsByCount(tree: BlockTree, line: ContentLine): boolean {
  const component = tree.components.find(({ properties }) => properties.includes(line));
  const startLine = component && findProperty(component, 'DTSTART');
  const start = startLine && readTime(tree, startLine).value;
  const parsed = parseRule(readRecur(tree, line).text);
  if (!start || !parsed?.until) return false;
  const counted = expandParsedRule({ ...parsed, until: undefined }, start, { limit: mostCounted });
  const last = counted?.truncated ? undefined : counted?.occurrences.at(-1);
  return last !== undefined && compareLocal(last, parsed.until.time) <= 0;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'so many times', code: 'RRULE:FREQ=DAILY;COUNT=3' },
    { name: 'until a day', code: 'RRULE:FREQ=DAILY;UNTIL=20270516T090000Z' },
    { name: 'an unknown property', code: 'X-RULE;VALUE=RECUR:FREQ=DAILY;COUNT=3;UNTIL=20270516T090000Z' },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nRRULE:FREQ=DAILY;COUNT=3;UNTIL=20270516T090000Z\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'COUNT ends first',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3;⟦UNTIL=20270530T090000Z⟧',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'UNTIL ends first',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270515T090000Z;⟦COUNT=3⟧',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270515T090000Z',
    },
    {
      name: 'from no start',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nRRULE:FREQ=DAILY;COUNT=3;⟦UNTIL=20270515T090000Z⟧\nEND:VTODO',
      fixed:
        'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nRRULE:FREQ=DAILY;UNTIL=20270515T090000Z\nEND:VTODO',
      also: ['dtstart-missing'],
    },
  ],
};
