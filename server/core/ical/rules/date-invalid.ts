import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule, type IcalReporter } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { type DateProblemKind, parseDate } from '../values/date.ts';
import { type DateTimeProblemKind, parseDateTime } from '../values/dateTime.ts';
import { isKnownPlace, mayHaveType, type WrongValue, wrongValueAt, wrongValues } from '../values/expected.ts';
import { isReadOtherwise } from '../values/fixedPlaces.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId =
  | 'noMonth'
  | 'noDay'
  | 'separated'
  | 'otherOrder'
  | 'padded'
  | 'withTime'
  | 'notDate'
  | 'empty';

export const rule = defineRule({
  id: 'date-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.4' }],
  summary: 'A date is eight digits, year, month and day, and the day must exist.',
  why: 'Some calendars refuse the event, others show it on another day: 31 February becomes 3 March.',
  messages: {
    noMonth: {
      severity: 'error',
      text: 'There is no month {part}: some calendars refuse the date, others move it. Months are 01 to 12',
    },
    noDay: {
      severity: 'error',
      text: 'There is no day {part} in this month: some calendars refuse the date, others move it into the next month. Correct the day',
    },
    separated: {
      severity: 'error',
      text: 'Calendars cannot read "{value}", or read another day: a date has no separators. Write {reading}',
    },
    otherOrder: {
      severity: 'error',
      text: 'Calendars cannot read "{value}", or read another day. Write the year first and nothing between, as in 20270514 for 14 May 2027',
    },
    padded: {
      severity: 'error',
      text: 'The white space is read as part of the date, and some calendars refuse it. Remove it',
    },
    withTime: {
      severity: 'error',
      text: '"{value}" has a time of day where VALUE=DATE announces a date alone, so calendars may drop the event. Remove VALUE=DATE or the time',
    },
    notDate: {
      severity: 'error',
      text: '"{value}" is not a date, so calendars drop the event or put it anywhere. Write eight digits, as in 20270514 for 14 May 2027',
    },
    empty: {
      severity: 'error',
      text: '{property} has no date, so calendars refuse the event. Write eight digits, as in 20270514 for 14 May 2027',
    },
  },
  sources: [
    'bjornregnell/kapten-alloc-web#10',
    'ical.js 2.2 reads 20230231 as 3 March 2023 and 2023-07-29 as 7 December 2022',
  ],
  visit: 'doubtfulValue',
  on: ['DATE', 'DATE-TIME'],
  check(line, ctx) {
    const type = valueTypeOf(ctx.tree, line) === 'DATE' ? 'DATE' : 'DATE-TIME';
    const wrong = wrongDates(ctx.tree, line, type);
    if (wrong.length === 0 || !isKnownPlace(ctx.component) || !mayHaveType(line, type)) return;
    for (const value of wrong) report(value, line, ctx);
  },
  fixes({ node: line, block, at }) {
    if (valueTypeOf(block.tree, line) !== 'DATE') return [];
    const wrong = wrongValueAt(block.tree, line, parseDate, at);
    const reading = wrong?.problem.reading;
    if (!wrong || reading === undefined) return [];
    const safety = wrong.problem.isSure && !isReadOtherwise(wrong.text, reading) ? 'safe' : 'unsafe';
    return [{ title: `Change to ${reading}`, safety, edits: [{ ...wrong.at, newText: reading }] }];
  },
});

const messageOf: Readonly<Record<DateProblemKind, MessageId>> = {
  empty: 'empty',
  month: 'noMonth',
  day: 'noDay',
  padded: 'padded',
  separated: 'separated',
  'other-order': 'otherOrder',
  'date-time': 'withTime',
  form: 'notDate',
};

type WrongDate = WrongValue<DateProblemKind>;

/** Of a DATE-TIME only a day that does not exist is this rule's matter. */
function wrongDates(tree: BlockTree, line: ContentLine, type: 'DATE' | 'DATE-TIME'): readonly WrongDate[] {
  if (type === 'DATE') return wrongValues(tree, line, parseDate);
  return wrongValues(tree, line, parseDateTime).filter(
    (wrong): wrong is WrongValue<DateTimeProblemKind & DateProblemKind> =>
      wrong.problem.kind === 'month' || wrong.problem.kind === 'day',
  );
}

function report(wrong: WrongDate, line: ContentLine, ctx: IcalReporter<MessageId>): void {
  const { kind, start, end, reading } = wrong.problem;
  const at: Range = kind === 'empty' ? wrong.at : { start, end };
  const data = {
    property: line.name,
    value: wrong.text,
    part: wrong.part,
    ...(reading !== undefined && { reading }),
  };
  ctx.report(messageOf[kind], { at, data });
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a day', code: 'DTSTART;VALUE=DATE:20270514' },
    { name: 'a leap day', code: 'DTSTART;VALUE=DATE:20280229' },
    { name: 'several days', code: 'DTSTART;VALUE=DATE:20270514\nRDATE;VALUE=DATE:20270515,20270516' },
    { name: 'an unknown property', code: 'X-DAY;VALUE=DATE:14 May' },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nDTSTART;VALUE=DATE:14 May\nEND:X-NOTE',
    },
  ],
  invalid: [
    { name: 'no such month', code: 'DTSTART;VALUE=DATE:2027⟦13⟧01', message: 'noMonth' },
    { name: 'no such day', code: 'DTSTART;VALUE=DATE:202702⟦31⟧', message: 'noDay' },
    { name: 'no such day, with a time', code: 'DTSTART:202702⟦31⟧T090000Z', message: 'noDay' },
    {
      name: 'one of several',
      code: 'DTSTART;VALUE=DATE:20270514\nRDATE;VALUE=DATE:20270515,202706⟦31⟧',
      message: 'noDay',
    },
    {
      name: 'hyphens',
      code: 'DTSTART;VALUE=DATE:⟦2027-05-14⟧',
      message: 'separated',
      fixed: 'DTSTART;VALUE=DATE:20270514',
    },
    {
      name: 'slashes',
      code: 'DTSTART;VALUE=DATE:⟦2027/05/14⟧',
      message: 'separated',
      fixed: 'DTSTART;VALUE=DATE:20270514',
    },
    {
      name: 'day first',
      code: 'DTSTART;VALUE=DATE:⟦14.05.2027⟧',
      message: 'otherOrder',
      fixed: 'DTSTART;VALUE=DATE:20270514',
    },
    {
      name: 'white space',
      code: 'DTSTART;VALUE=DATE:⟦ ⟧20270514',
      message: 'padded',
      fixed: 'DTSTART;VALUE=DATE:20270514',
    },
    {
      name: 'a time as well, among dates',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=9\nEXDATE;VALUE=DATE:20270515,⟦20270516T090000⟧',
      message: 'withTime',
    },
    { name: 'words', code: 'DTSTART;VALUE=DATE:⟦14 May⟧', message: 'notDate' },
    { name: 'nothing', code: '⟦DTSTART;VALUE=DATE:⟧', message: 'empty' },
    { name: 'no such month, with a time', code: 'DTSTART:2027⟦13⟧01T090000Z', message: 'noMonth' },
  ],
};
