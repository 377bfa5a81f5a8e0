import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, EntryFacts, OverrideFacts, PlacedBlock } from '../context.ts';
import { readDateOrTime } from '../model/event.ts';
import { formOf, type KnownTime, readKnownTime, type TimeForm } from '../model/series.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'recurrence-id-type',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.4.4' }],
  summary: 'RECURRENCE-ID must be of the form that DTSTART of the series has.',
  why: 'Calendars do not find the occurrence that was changed and show both, the old one and the new.',
  messages: {
    type: {
      severity: 'error',
      text: 'RECURRENCE-ID is a {actual} and DTSTART of the series a {expected}: calendars do not find the occurrence and show it twice. Write it in the form of that DTSTART',
    },
    zone: {
      severity: 'error',
      text: 'RECURRENCE-ID is {actual} and DTSTART of the series {expected}: calendars do not find the occurrence and show it twice. Write it in the form of that DTSTART',
    },
    alone: {
      severity: 'warning',
      text: 'RECURRENCE-ID is a {actual} and DTSTART a {expected}: calendars will not find the occurrence in its series, unless it was one of whole days before. Check RECURRENCE-ID',
    },
  },
  sources: ['ical4android repairs it on import'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      for (const { block, node } of calendar.entriesWith('override', mostOverrides)) {
        const found = findFault(calendar, node);
        if (!found) continue;
        const { message, at, actual, expected, original } = found;
        ctx.report(message, {
          block,
          at: { start: at.start, end: at.end },
          data: { actual, expected },
          related: original && [
            {
              block: original.block,
              at: { start: original.start.line.valueStart, end: original.start.line.end },
              text: 'The series starts here',
            },
          ],
        });
      }
    }
  },
});

/** A file with more than these is looked at no further: each costs a look at its series. */
const mostOverrides = 2000;

interface Fault {
  readonly message: 'type' | 'zone' | 'alone';
  readonly at: OverrideFacts;
  readonly actual: string;
  readonly expected: string;
  readonly original?: { readonly block: PlacedBlock; readonly start: KnownTime };
}

function findFault(calendar: CalendarModel, entry: EntryFacts): Fault | undefined {
  const { override } = entry;
  const value = override && readDateOrTime(override.value);
  if (!value) return undefined;
  const form = formOf(value, override.tzid);
  const block = calendar.findOriginal(entry.component, override.uid);
  if (!block) return withoutSeries(entry, override, form);
  const component = block.tree.components[0];
  const start = component && readKnownTime(block.tree, component, 'DTSTART');
  if (!start) return undefined;
  const original = { block, start };
  if ((form === 'date') !== (start.form === 'date')) {
    return { message: 'type', at: override, actual: typeOf(form), expected: typeOf(start.form), original };
  }
  if ((form === 'floating') === (start.form === 'floating')) return undefined;
  return { message: 'zone', at: override, actual: zoneOf(form), expected: zoneOf(start.form), original };
}

/** All that is known of the series is this occurrence, which may have been changed in that as well. */
function withoutSeries({ day, isDate }: EntryFacts, at: OverrideFacts, form: TimeForm): Fault | undefined {
  if (day === undefined || isDate === (form === 'date')) return undefined;
  return { message: 'alone', at, actual: typeOf(form), expected: isDate ? 'DATE' : 'DATE-TIME' };
}

function typeOf(form: TimeForm): string {
  return form === 'date' ? 'DATE' : 'DATE-TIME';
}

function zoneOf(form: TimeForm): string {
  return form === 'floating' ? 'a time without a zone' : 'one with a zone';
}

function event(lines: string): string {
  return `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`;
}

const daily = event('DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3');

export const examples: RuleExamples = {
  valid: [
    {
      name: 'a time in a series of times',
      code: `${daily}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:20270515T090000Z')}`,
    },
    {
      name: 'a date in a series of dates',
      code: `${event('DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3')}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID;VALUE=DATE:20270515')}`,
    },
    {
      name: 'the series is elsewhere',
      code: event('DTSTART:20270515T100000Z\nRECURRENCE-ID:20270515T090000Z'),
    },
    {
      name: 'one that cannot be read',
      code: `${daily}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:tomorrow')}`,
    },
    {
      name: 'a series without a start',
      code: `${event('RRULE:FREQ=DAILY;COUNT=3')}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID;VALUE=DATE:20270515')}`,
    },
    { name: 'a start that cannot be read', code: event('DTSTART:soon\nRECURRENCE-ID;VALUE=DATE:20270515') },
    {
      name: 'UTC and a zone',
      code: `${event('DTSTART;TZID=UTC:20270514T090000\nRRULE:FREQ=DAILY;COUNT=3')}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:20270515T090000Z')}`,
    },
  ],
  invalid: [
    {
      name: 'a date in a series of times',
      text: 'RECURRENCE-ID is a DATE and DTSTART of the series a DATE-TIME: calendars do not find the occurrence and show it twice. Write it in the form of that DTSTART',
      code: `${daily}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID;VALUE=DATE:⟦20270515⟧')}`,
      message: 'type',
    },
    {
      name: 'a time in a series of dates',
      code: `${event('DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;COUNT=3')}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:⟦20270515T090000Z⟧')}`,
      message: 'type',
    },
    {
      name: 'no zone',
      text: 'RECURRENCE-ID is a time without a zone and DTSTART of the series one with a zone: calendars do not find the occurrence and show it twice. Write it in the form of that DTSTART',
      code: `${daily}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:⟦20270515T090000⟧')}`,
      message: 'zone',
    },
    {
      name: 'a zone in a series without one',
      code: `${event('DTSTART:20270514T090000\nRRULE:FREQ=DAILY;COUNT=3')}\n${event('DTSTART:20270515T100000\nRECURRENCE-ID:⟦20270515T090000Z⟧')}`,
      message: 'zone',
      also: ['floating-time'],
    },
    {
      name: 'a date, and the series is elsewhere',
      text: 'RECURRENCE-ID is a DATE and DTSTART a DATE-TIME: calendars will not find the occurrence in its series, unless it was one of whole days before. Check RECURRENCE-ID',
      code: event('DTSTART:20270515T100000Z\nRECURRENCE-ID;VALUE=DATE:⟦20270515⟧'),
      message: 'alone',
    },
    {
      name: 'a time for a date, and the series is elsewhere',
      code: event('DTSTART;VALUE=DATE:20270515\nRECURRENCE-ID:⟦20270515T090000Z⟧'),
      message: 'alone',
    },
  ],
};
