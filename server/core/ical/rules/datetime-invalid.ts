import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule, type IcalReporter } from '../rule.ts';
import type { ContentLine } from '../syntax/nodes.ts';
import { type DateTimeProblemKind, parseDateTime } from '../values/dateTime.ts';
import { isKnownPlace, mayHaveType, type WrongValue, wrongValueAt, wrongValues } from '../values/expected.ts';
import { isReadOtherwise } from '../values/fixedPlaces.ts';

/** What other rules say of a date-time: a day that does not exist, and a UTC offset. */
type OthersMatter = 'month' | 'day' | 'offset';
type OwnKind = Exclude<DateTimeProblemKind, OthersMatter>;

type MessageId =
  | 'noHour'
  | 'noMinute'
  | 'noSecond'
  | 'hour24'
  | 'separated'
  | 'separator'
  | 'lowerCase'
  | 'padded'
  | 'secondsMissing'
  | 'minutesMissing'
  | 'hourShort'
  | 'fraction'
  | 'clock12'
  | 'dateOnly'
  | 'notDateTime'
  | 'empty';

export const rule = defineRule({
  id: 'datetime-invalid',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.5' },
    { rfc: 5545, section: '3.3.12' },
  ],
  summary: 'A date-time is YYYYMMDD, the letter T and HHMMSS, with Z at the end for UTC and nothing else.',
  why: 'Calendars drop an event whose time they cannot read, or show it at another time.',
  messages: {
    noHour: {
      severity: 'error',
      text: 'There is no hour {part}: some calendars refuse the time, others move it to another day. Hours are 00 to 23',
    },
    noMinute: {
      severity: 'error',
      text: 'There is no minute {part}: some calendars refuse the time, others move it into the next hour. Minutes are 00 to 59',
    },
    noSecond: {
      severity: 'error',
      text: 'There is no second {part}: some calendars refuse the time, others move it into the next minute. Seconds are 00 to 59',
    },
    hour24: {
      severity: 'error',
      text: 'There is no hour 24: some calendars read midnight at the end of the day, others refuse the time. Write 000000 on the next day',
    },
    separated: {
      severity: 'error',
      text: 'Calendars cannot read "{value}": a date-time has nothing between its numbers but the T. Write {reading}',
    },
    separator: {
      severity: 'error',
      text: 'Date and time must be joined by the letter T, or calendars may refuse them. Write {reading}',
    },
    lowerCase: {
      severity: 'error',
      text: 'T and Z must be capitals: with a small z some calendars lose that the time is in UTC, others refuse it. Write {reading}',
    },
    padded: {
      severity: 'error',
      text: 'The white space is read as part of the time, and calendars refuse it or read another time. Remove it',
    },
    secondsMissing: {
      severity: 'error',
      text: 'The seconds are missing, so calendars cannot read the time. Write {reading}',
    },
    minutesMissing: {
      severity: 'error',
      text: 'Minutes and seconds are missing, so calendars cannot read the time. Write all six digits',
    },
    hourShort: {
      severity: 'error',
      text: 'The time has too few digits, so calendars refuse it or read another time. Write the hour with two digits',
    },
    fraction: {
      severity: 'error',
      text: 'A date-time has no parts of a second, and some calendars refuse it. Write whole seconds',
    },
    clock12: {
      severity: 'error',
      text: 'Hours count from 00 to 23, without AM and PM: calendars ignore the letters or refuse the time. Write the hour of the day',
    },
    dateOnly: {
      severity: 'error',
      text: '{property} has a date and no time, so calendars refuse it. Write a time as well, as in {value}T090000',
    },
    notDateTime: {
      severity: 'error',
      text: '"{value}" is not a date-time, so calendars drop the event. Write it as in 20270514T093000 for 14 May 2027 at 9:30',
    },
    empty: {
      severity: 'error',
      text: '{property} has no value, so calendars refuse the event. Write a time, as in 20270514T093000',
    },
  },
  sources: [
    'ical.js 2.2 cannot read the form with separators nor a time without seconds, reads 240000 as the next day and a small z as nothing',
    'python-icalendar 7 sets the property aside as broken',
  ],
  visit: 'doubtfulValue',
  on: ['DATE-TIME'],
  check(line, ctx) {
    const wrong = wrongValues(ctx.tree, line, parseDateTime);
    if (wrong.length === 0 || !isKnownPlace(ctx.component) || !mayHaveType(line, 'DATE-TIME')) return;
    for (const value of wrong) report(value, line, ctx);
  },
  fixes({ node: line, block, at }) {
    const wrong = wrongValueAt(block.tree, line, parseDateTime, at);
    const reading = wrong?.problem.reading;
    if (!wrong || reading === undefined) return [];
    const safety = wrong.problem.isSure && !isReadOtherwise(wrong.text, reading) ? 'safe' : 'unsafe';
    return [{ title: `Change to ${reading}`, safety, edits: [{ ...wrong.at, newText: reading }] }];
  },
});

const messageOf: Readonly<Record<OwnKind, MessageId>> = {
  empty: 'empty',
  hour: 'noHour',
  minute: 'noMinute',
  second: 'noSecond',
  padded: 'padded',
  'hour-24': 'hour24',
  'clock-12': 'clock12',
  fraction: 'fraction',
  'hour-short': 'hourShort',
  'minutes-missing': 'minutesMissing',
  'seconds-missing': 'secondsMissing',
  separated: 'separated',
  separator: 'separator',
  'lower-case': 'lowerCase',
  date: 'dateOnly',
  form: 'notDateTime',
};

function report(
  { problem, text, part, at }: WrongValue<DateTimeProblemKind>,
  line: ContentLine,
  ctx: IcalReporter<MessageId>,
): void {
  const { kind, start, end, reading } = problem;
  if (kind === 'month' || kind === 'day' || kind === 'offset') return;
  const data = { property: line.name, value: text, part, ...(reading !== undefined && { reading }) };
  ctx.report(messageOf[kind], { at: kind === 'empty' ? at : { start, end }, data });
}

export const examples: RuleExamples = {
  valid: [
    { name: 'floating', code: 'DTSTART:20270514T093000' },
    { name: 'in UTC', code: 'DTSTART:20270514T093000Z' },
    { name: 'several', code: 'DTSTART:20270514T093000\nEXDATE:20270521T093000,20270528T093000' },
    { name: 'folded', code: 'DTSTART:20270514T09\n 3000' },
    { name: 'an unknown property', code: 'X-WHEN;VALUE=DATE-TIME:noon' },
  ],
  invalid: [
    { name: 'no such hour', code: 'DTSTART:20270514T⟦25⟧0000', message: 'noHour' },
    { name: 'no such minute', code: 'DTSTART:20270514T09⟦75⟧00', message: 'noMinute' },
    { name: 'no such second', code: 'DTSTART:20270514T0930⟦61⟧', message: 'noSecond' },
    {
      name: 'midnight as 24',
      code: 'DTSTART:20270514T⟦24⟧0000',
      message: 'hour24',
      fixed: 'DTSTART:20270515T000000',
    },
    {
      name: 'separators',
      code: 'DTSTART:⟦2027-05-14T09:30:00Z⟧',
      message: 'separated',
      fixed: 'DTSTART:20270514T093000Z',
    },
    {
      name: 'separators, across a fold',
      code: 'DTSTART:⟦2027-05-14\n  09:30⟧',
      message: 'separated',
      fixed: 'DTSTART:20270514T093000',
    },
    {
      name: 'a blank for the T',
      code: 'DTSTART:20270514⟦ ⟧093000',
      message: 'separator',
      fixed: 'DTSTART:20270514T093000',
    },
    {
      name: 'a small t',
      code: 'DTSTART:20270514⟦t⟧093000',
      message: 'lowerCase',
      fixed: 'DTSTART:20270514T093000',
    },
    {
      name: 'a small z',
      code: 'DTSTART:20270514T093000⟦z⟧',
      message: 'lowerCase',
      fixed: 'DTSTART:20270514T093000Z',
    },
    {
      name: 'white space',
      code: 'DTSTART:⟦ ⟧20270514T093000',
      message: 'padded',
      fixed: 'DTSTART:20270514T093000',
    },
    {
      name: 'no seconds',
      code: 'DTSTART:20270514T⟦0930⟧',
      message: 'secondsMissing',
      fixed: 'DTSTART:20270514T093000',
    },
    {
      name: 'an hour only',
      code: 'DTSTART:20270514T⟦09⟧',
      message: 'minutesMissing',
      fixed: 'DTSTART:20270514T090000',
    },
    {
      name: 'one digit for the hour',
      code: 'DTSTART:20270514T⟦93000⟧',
      message: 'hourShort',
      fixed: 'DTSTART:20270514T093000',
    },
    { name: 'a digit lost', code: 'DTSTART:20270514T⟦14300⟧', message: 'hourShort' },
    {
      name: 'milliseconds',
      code: 'DTSTART:20270514T093000⟦.000⟧Z',
      message: 'fraction',
      fixed: 'DTSTART:20270514T093000Z',
    },
    {
      name: 'afternoon',
      code: 'DTSTART:20270514T023000⟦PM⟧',
      message: 'clock12',
      fixed: 'DTSTART:20270514T143000',
    },
    { name: 'a date where a time is needed', code: 'DTSTAMP:⟦20270514⟧', message: 'dateOnly' },
    {
      name: 'one of several',
      code: 'DTSTART:20270514T093000\nRDATE:20270521T093000,⟦next week⟧',
      message: 'notDateTime',
      also: ['floating-time'],
    },
    { name: 'nothing', code: '⟦DTSTART:⟧', message: 'empty' },
  ],
};
