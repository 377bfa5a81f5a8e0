import type { RuleExamples } from '../../engine/rule.ts';
import { fromLocalMs, type LocalTime } from '../../time/localTime.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import { findProperty, parameterText } from '../facts.ts';
import { type DateOrTime, readDateOrTime } from '../model/event.ts';
import { formOf, isRecurring, occursAt, readSeries, type Series, toClock } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { formatDateTime } from '../values/dateTime.ts';
import { isKnownPlace } from '../values/expected.ts';
import { type Parsed, readValues } from '../values/parsed.ts';

export const rule = defineRule({
  id: 'exdate-no-effect',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.5.1' }],
  summary: 'EXDATE should name an occurrence of its event.',
  why: 'Nothing is excluded, and a session that was cancelled is shown as taking place.',
  messages: {
    noOccurrence: {
      severity: 'warning',
      text: 'The event does not take place at {value}, so nothing is excluded. Write the start of the occurrence that is meant',
    },
    otherTime: {
      severity: 'warning',
      text: 'The event does not take place at {value}, so nothing is excluded; on that day it starts at {reading}. Write that',
    },
    notRecurring: {
      // Nobody is misled: what takes place once is shown once.
      severity: 'info',
      text: 'The event does not repeat, so there is nothing that EXDATE could exclude. Remove it',
    },
  },
  visit: 'component',
  on: ['VEVENT', 'VTODO', 'VJOURNAL', 'AVAILABLE'],
  check(component, ctx) {
    if (!findProperty(component, 'EXDATE') || !isKnownPlace(component)) return;
    // What a changed occurrence excludes nobody can say.
    if (findProperty(component, 'RECURRENCE-ID')) return;
    const zones = ctx.zones;
    const series = readSeries(ctx.tree, component, zones);
    if (!series) return;
    for (const line of component.properties) {
      if (line.name !== 'EXDATE') continue;
      for (const { at, value, text } of findIdle(ctx.tree, line, series, zones)) {
        const reading = readingOf(value, tzidOf(ctx.tree, line), series, zones);
        const data = { value: text, ...(reading !== undefined && { reading }) };
        ctx.report(messageOf(series, reading), { at, data });
      }
    }
  },
  fixes({ data: { reading }, at }) {
    if (reading === undefined) return [];
    return [
      { title: `Change to ${reading}`, safety: 'unsafe', edits: [{ ...at, newText: String(reading) }] },
    ];
  },
});

function messageOf(series: Series, reading: string | undefined) {
  if (!isRecurring(series)) return 'notRecurring';
  return reading === undefined ? 'noOccurrence' : 'otherTime';
}

function tzidOf(tree: BlockTree, line: ContentLine): string | undefined {
  return parameterText(tree, line, 'TZID');
}

interface IdleDate {
  readonly at: { readonly start: number; readonly end: number };
  readonly value: DateOrTime;
  readonly text: string;
}

/** The dates of a line that are no occurrence for certain. */
function findIdle(
  tree: BlockTree,
  line: ContentLine,
  series: Series,
  zones: ZoneResolver,
): readonly IdleDate[] {
  const tzid = tzidOf(tree, line);
  return readValues(tree, line, parseDateOrTime).flatMap(({ parsed: { value }, at, text }) => {
    const time = value && toClock(series.start, value, tzid, zones);
    return time && occursAt(series, time) === 'no' ? [{ at, value, text }] : [];
  });
}

function parseDateOrTime(text: string, start = 0, end = text.length): Parsed<DateOrTime> {
  const value = readDateOrTime(text.slice(start, end));
  return value ? { value } : { problem: { kind: 'form', start, end } };
}

/** The occurrence of the same day, at the time of day of DTSTART, in the form of the date that misses it. */
function readingOf(
  value: DateOrTime,
  tzid: string | undefined,
  series: Series,
  zones: ZoneResolver,
): string | undefined {
  const time = toClock(series.start, value, tzid, zones);
  if (!time || value.isDate) return undefined;
  const { hour, minute, second } = series.start.value;
  const occurrence = { ...time, hour, minute, second };
  if (occursAt(series, occurrence) !== 'yes') return undefined;
  return writtenLike(value, tzid, occurrence, series, zones);
}

function writtenLike(
  value: DateOrTime,
  tzid: string | undefined,
  occurrence: LocalTime,
  { start }: Series,
  zones: ZoneResolver,
): string | undefined {
  const isOneClock = formOf(value, tzid) === start.form && tzid === start.tzid;
  if (isOneClock) return formatDateTime({ ...occurrence, isUtc: value.isUtc });
  if (!value.isUtc || start.tzid === undefined) return undefined;
  const instant = zones.resolve(start.tzid)?.atLocal(occurrence).instant;
  return instant === undefined ? undefined : formatDateTime({ ...fromLocalMs(instant), isUtc: true });
}

/** A zone west of UTC and an event in it, with the lines that matter. */
function zoned(lines: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=X:20270514T190000\nDTEND;TZID=X:20270514T200000\n${lines}\nEND:VEVENT`;
}

const daily = 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3';

export const examples: RuleExamples = {
  valid: [
    { name: 'an occurrence', code: `${daily}\nEXDATE:20270515T090000Z` },
    { name: 'the last occurrence', code: `${daily}\nEXDATE:20270516T090000Z` },
    { name: 'the start', code: `${daily}\nEXDATE:20270514T090000Z` },
    {
      name: 'a day',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270515',
    },
    {
      name: 'an extra date that was taken back',
      code: 'DTSTART:20270514T090000Z\nRDATE:20270520T100000Z\nEXDATE:20270520T100000Z',
    },
    { name: 'an occurrence in UTC', code: zoned('RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270516T030000Z') },
    {
      name: 'the last one of a rule that ends in UTC',
      code: zoned('RRULE:FREQ=DAILY;UNTIL=20270517T030000Z\nEXDATE;TZID=X:20270516T190000'),
    },
    { name: 'a single event that is called off', code: 'DTSTART:20270514T090000Z\nEXDATE:20270514T090000Z' },
    { name: 'another form', code: `${daily}\nEXDATE;VALUE=DATE:20270530` },
    { name: 'a date that cannot be read', code: `${daily}\nEXDATE:tomorrow` },
    {
      name: 'a rule with a fault',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=OFTEN\nEXDATE:20270530T090000Z',
    },
    {
      name: 'dates that cannot be read',
      code: 'DTSTART:20270514T090000Z\nRDATE:some day\nEXDATE:20270530T090000Z',
    },
    {
      name: 'times of which there are too many to tell',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=HOURLY;COUNT=3\nEXDATE:20270530T090000Z',
    },
    {
      name: 'a changed occurrence',
      code: 'DTSTART:20270514T090000Z\nRECURRENCE-ID:20270514T090000Z\nEXDATE:20270515T090000Z',
    },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nBEGIN:AVAILABLE\nDTSTART:20270514T090000Z\nEXDATE:20270515T090000Z\nEND:AVAILABLE\nEND:X-NOTE',
    },
  ],
  invalid: [
    {
      name: 'another time',
      code: `${daily}\nEXDATE:20270514T090000Z,⟦20270515T093000Z⟧`,
      message: 'otherTime',
      fixed: `${daily}\nEXDATE:20270514T090000Z,20270515T090000Z`,
    },
    {
      name: 'another time, in UTC for a start in a zone',
      code: zoned('RRULE:FREQ=DAILY;COUNT=3\nEXDATE:⟦20270516T190000Z⟧'),
      message: 'otherTime',
      fixed: zoned('RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270517T030000Z'),
    },
    {
      name: 'another time in a zone, where the rest of the line is right',
      code: zoned('RRULE:FREQ=DAILY;COUNT=3\nEXDATE;TZID=X:20270515T190000\nEXDATE;TZID=X:⟦20270516T180000⟧'),
      message: 'otherTime',
      fixed: zoned('RRULE:FREQ=DAILY;COUNT=3\nEXDATE;TZID=X:20270515T190000\nEXDATE;TZID=X:20270516T190000'),
    },
    { name: 'after the last', code: `${daily}\nEXDATE:⟦20270517T090000Z⟧`, message: 'noOccurrence' },
    { name: 'before the first', code: `${daily}\nEXDATE:⟦20270513T090000Z⟧`, message: 'noOccurrence' },
    {
      name: 'after the end',
      code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T090000Z\nEXDATE:⟦20270517T090000Z⟧',
      message: 'noOccurrence',
    },
    {
      name: 'another weekday',
      code: 'DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:⟦20270522⟧',
      message: 'noOccurrence',
    },
    {
      name: 'nothing repeats',
      code: 'DTSTART:20270514T090000Z\nEXDATE:⟦20270515T090000Z⟧',
      message: 'notRecurring',
    },
  ],
};
