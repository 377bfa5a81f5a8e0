import type { RuleExamples } from '../../engine/rule.ts';
import { nearMiss } from '../../text/nearMiss.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { defineRule } from '../rule.ts';
import { recurPartSpec, recurParts } from '../spec/index.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import type { RecurInLine, RecurProblem, RecurProblemKind } from '../values/recur.ts';
import { partText, problemAt, problemsOf, toBlockEdits } from '../values/recurProblems.ts';

type MessageId =
  | 'stray'
  | 'escaped'
  | 'incomplete'
  | 'unknownPart'
  | 'misspeltPart'
  | 'freqMissing'
  | 'badValue'
  | 'misspeltValue';

/** What other rules say more about is not here: vCalendar's own grammar, ranges, parts that do not go together. */
const kinds: ReadonlySet<RecurProblemKind> = new Set<RecurProblemKind>([
  'property-name',
  'white-space',
  'escaped-separator',
  'empty-part',
  'empty-item',
  'equals-missing',
  'value-missing',
  'unknown-part',
  'freq-missing',
  'value',
]);

/** What ical.js cannot read a rule with; of all else it makes a rule, and another one than was meant. */
const unread: ReadonlySet<RecurProblemKind> = new Set<RecurProblemKind>([
  'escaped-separator',
  'empty-part',
  'empty-item',
]);

const partNames: readonly string[] = recurParts.map(({ name }) => name);

export const rule = defineRule({
  id: 'rrule-syntax',
  category: 'recurrence',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.10' },
    { rfc: 5545, section: 'A.3' },
  ],
  summary:
    'A recurrence rule is a list of NAME=VALUE parts with semicolons between, and FREQ is one of them.',
  why: 'Calendars show the first occurrence only; some refuse the whole file for one rule that they cannot read.',
  messages: {
    stray: {
      severity: 'error',
      text: '"{part}" has no place here: readers refuse the rule, some the whole file. Remove it',
    },
    escaped: {
      severity: 'error',
      text: 'A rule is not text and has no backslashes: readers refuse it, some with the whole file. Write "{separator}"',
    },
    incomplete: {
      severity: 'error',
      text: '"{part}" is not NAME=VALUE: readers refuse the rule, some the whole file. Complete or remove it',
    },
    unknownPart: {
      severity: 'error',
      text: 'No rule has a part {part}: readers ignore it or refuse the rule, some the whole file. Remove it',
    },
    misspeltPart: {
      severity: 'error',
      text: 'No rule has a part {part}: readers ignore it or refuse the rule, some the whole file. Did you mean {reading}?',
    },
    freqMissing: {
      severity: 'error',
      text: 'The rule does not say how often it repeats: readers refuse it, some with the whole file. Begin it with FREQ=DAILY, FREQ=WEEKLY or another',
    },
    badValue: {
      severity: 'error',
      text: '{name} cannot be "{part}": readers refuse the rule, some the whole file. {allowed}',
    },
    misspeltValue: {
      severity: 'error',
      text: '{name} cannot be "{part}": readers refuse the rule, some the whole file. Did you mean {reading}?',
    },
  },
  sources: ['ical.js 2.2 throws on a FREQ that it does not know, and the whole file is lost'],
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const recur = ctx.readRecur(line);
    for (const problem of problemsOf(recur, kinds)) {
      if (isAroundValue(problem, recur)) continue;
      if (!isKnownPlace(ctx.component) || !mayHaveType(line, 'RECUR')) return;
      ctx.report(messageOf(problem, recur), { at: recur.sourceRange(problem), data: dataOf(problem, recur) });
    }
  },
  fixes({ node: line, block, at }) {
    const found = problemAt(block.tree, line, kinds, at);
    if (!found) return [];
    const { recur, problem } = found;
    const reading = readingOf(problem, recur);
    const edits = reading === undefined ? problem.edits : [replacement(problem, reading)];
    if (!edits) return [];
    return [
      {
        title: reading === undefined ? titleOf(problem, recur) : `Change to ${reading}`,
        safety: unread.has(problem.kind) ? 'safe' : 'unsafe',
        edits: toBlockEdits(recur, edits),
      },
    ];
  },
});

/** White space around the whole value is told by another rule. */
function isAroundValue({ kind, edits }: RecurProblem, { text }: RecurInLine): boolean {
  if (kind !== 'white-space') return false;
  return edits?.every(({ start, end }) => start === 0 || end === text.length) === true;
}

const messages: Readonly<Partial<Record<RecurProblemKind, MessageId>>> = {
  'escaped-separator': 'escaped',
  'equals-missing': 'incomplete',
  'value-missing': 'incomplete',
  'freq-missing': 'freqMissing',
};

function messageOf(problem: RecurProblem, recur: RecurInLine): MessageId {
  const isMisspelt = readingOf(problem, recur) !== undefined;
  if (problem.kind === 'unknown-part') return isMisspelt ? 'misspeltPart' : 'unknownPart';
  if (problem.kind === 'value') return isMisspelt ? 'misspeltValue' : 'badValue';
  return messages[problem.kind] ?? 'stray';
}

/** The word that was meant, of part names, frequencies and weekdays; or the value in its right form. */
function readingOf(problem: RecurProblem, recur: RecurInLine): string | undefined {
  const part = partText(recur, problem);
  if (problem.kind === 'unknown-part')
    return nearMiss(
      part,
      partNames.filter((name) => !hasPart(recur, name)),
    );
  if (problem.kind !== 'value' || !problem.part) return undefined;
  return problem.edits?.[0]?.newText ?? nearMiss(part, recurPartSpec(problem.part).words ?? []);
}

/** A part that is there already was not meant once more. */
function hasPart({ parts }: RecurInLine, name: string): boolean {
  return Object.hasOwn(parts, name);
}

function replacement({ start, end, edits }: RecurProblem, reading: string): TextEdit {
  const place = edits?.[0]?.newText === reading ? edits[0] : { start, end };
  return { start: place.start, end: place.end, newText: reading };
}

function dataOf(problem: RecurProblem, recur: RecurInLine): Record<string, string> {
  const part = partText(recur, problem);
  const reading = readingOf(problem, recur);
  return {
    part,
    separator: part.slice(-1),
    name: problem.part ?? '',
    allowed: problem.part ? allowedOf(problem.part) : '',
    ...(reading !== undefined && { reading }),
  };
}

function allowedOf(name: string): string {
  const spec = recurPartSpec(name);
  if (spec?.words) return `Write one of ${spec.words.join(', ')}`;
  if (spec?.value === 'WEEKDAY') return 'Write weekdays as in MO,TU or, in months and years, 1MO and -1FR';
  if (spec?.value === 'DATE-OR-DATE-TIME') return 'Write it as in 20270514T090000Z or, for days, 20270514';
  return spec?.value === 'NAME' ? 'Write the name of a calendar, as in GREGORIAN' : 'Write whole numbers';
}

function titleOf({ kind, edits = [] }: RecurProblem, recur: RecurInLine): string {
  if (kind === 'escaped-separator')
    return edits.length > 1 ? 'Remove the backslashes' : 'Remove the backslash';
  if (kind === 'white-space') return 'Remove the white space';
  const gone = edits.map((edit) => partText(recur, edit)).join('');
  return `Remove ${gone}`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a rule', code: 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;COUNT=4' },
    { name: 'in small letters, folded', code: 'RRULE:freq=week\n ly;count=4' },
    { name: 'parts in another order', code: 'RRULE:COUNT=4;FREQ=DAILY' },
    { name: 'nothing at all', code: 'RRULE:' },
    { name: 'a rule of vCalendar', code: 'RRULE:W2 TU TH #4' },
    { name: 'white space around it', code: 'RRULE: FREQ=DAILY;COUNT=4' },
    { name: 'an unknown property', code: 'X-RULE;VALUE=RECUR:daily' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nRRULE:daily\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'a semicolon at the end',
      code: 'RRULE:FREQ=DAILY;COUNT=3⟦;⟧',
      message: 'stray',
      fixed: 'RRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'a comma too many',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=FR⟦,⟧,MO;COUNT=3',
      message: 'stray',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=FR,MO;COUNT=3',
    },
    {
      name: 'the name of the property again',
      code: 'RRULE:⟦RRULE:⟧FREQ=DAILY;COUNT=3',
      message: 'stray',
      fixed: 'RRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'a blank inside, across a fold',
      code: 'RRULE:FREQ=DAILY;⟦ ⟧CO\n UNT=3',
      message: 'stray',
      fixed: 'RRULE:FREQ=DAILY;CO\n UNT=3',
    },
    {
      name: 'escapes as TEXT has them',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY⟦\\;⟧BYDAY=FR\\,MO\\;COUNT=3',
      message: 'escaped',
      fixed: 'DTSTART:20270514T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=FR,MO;COUNT=3',
    },
    { name: 'no equals sign', code: 'RRULE:FREQ=DAILY;⟦COUNT⟧', message: 'incomplete' },
    { name: 'nothing after the equals sign', code: 'RRULE:FREQ=DAILY;⟦COUNT=⟧', message: 'incomplete' },
    {
      name: 'a part of somebody',
      code: 'RRULE:FREQ=DAILY;COUNT=3;⟦X-NOTE⟧=a',
      message: 'unknownPart',
      fixed: 'RRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'a slip in a name',
      code: 'RRULE:FREQ=DAILY;⟦CUONT⟧=3',
      message: 'misspeltPart',
      fixed: 'RRULE:FREQ=DAILY;COUNT=3',
    },
    { name: 'no frequency', code: 'RRULE:⟦COUNT=3⟧', message: 'freqMissing' },
    {
      name: 'a slip in a frequency',
      code: 'RRULE:FREQ=⟦DAYLY⟧;COUNT=3',
      message: 'misspeltValue',
      fixed: 'RRULE:FREQ=DAILY;COUNT=3',
    },
    {
      name: 'a date with hyphens',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=⟦2027-05-16⟧',
      message: 'misspeltValue',
      fixed: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=20270516',
    },
    { name: 'no such frequency', code: 'RRULE:FREQ=⟦OFTEN⟧;COUNT=3', message: 'badValue' },
    { name: 'a word for a number', code: 'RRULE:FREQ=DAILY;COUNT=⟦three⟧', message: 'badValue' },
    {
      name: 'a number for a weekday',
      code: 'RRULE:FREQ=WEEKLY;BYDAY=⟦1⟧;COUNT=3',
      message: 'badValue',
      text: 'BYDAY cannot be "1": readers refuse the rule, some the whole file. Write weekdays as in MO,TU or, in months and years, 1MO and -1FR',
    },
    {
      name: 'a word for an end',
      code: 'RRULE:FREQ=DAILY;UNTIL=⟦Sunday⟧',
      message: 'badValue',
      text: 'UNTIL cannot be "Sunday": readers refuse the rule, some the whole file. Write it as in 20270514T090000Z or, for days, 20270514',
    },
    {
      name: 'a calendar without name',
      code: 'RRULE:RSCALE=⟦?⟧;FREQ=DAILY;COUNT=3',
      message: 'badValue',
      text: 'RSCALE cannot be "?": readers refuse the rule, some the whole file. Write the name of a calendar, as in GREGORIAN',
    },
  ],
};
