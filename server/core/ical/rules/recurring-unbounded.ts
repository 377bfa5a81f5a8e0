import type { RuleExamples } from '../../engine/rule.ts';
import { parseRule } from '../../recurrence/rule.ts';
import { fromLocalMs } from '../../time/localTime.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import type { CalendarModel } from '../context.ts';
import { findProperty, spanOfDays } from '../facts.ts';
import { readDateOrTime } from '../model/event.ts';
import { type KnownTime, readKnownTime } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import { valueText } from '../syntax/unfold.ts';
import { formatDate, fromDayNumber } from '../values/date.ts';
import { formatDateTime } from '../values/dateTime.ts';

/** Fewer events than these show no conference. */
const fewestOthers = 3;

/** In days. A conference with all its workshops is over after that. */
const longestConference = 31;

export const rule = defineRule({
  id: 'recurring-unbounded',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.10' }],
  summary: 'What repeats during a conference should end with it.',
  why: 'Attendees have the coffee break of a conference in their calendars for ever.',
  messages: {
    endless: {
      severity: 'info',
      text: 'This event repeats for ever, while the others of this calendar end on {last}. Add UNTIL or COUNT',
    },
  },
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      const last = lastDayOf(calendar);
      if (last === undefined) continue;
      for (const { block, node } of calendar.entriesWith('endless', mostReported)) {
        const component = node.component === 'VEVENT' ? block.tree.components[0] : undefined;
        const line = component && findProperty(component, 'RRULE');
        // Of a rule with a fault nobody knows what it repeats: other rules tell the fault.
        if (!line || !parseRule(valueText(block.tree, line))) continue;
        ctx.report('endless', {
          block,
          at: { start: line.valueStart, end: line.end },
          data: { last: formatDate(fromDayNumber(last)) },
        });
      }
    }
  },
  fixes({ block, at, data }, ctx) {
    const component = block.tree.components[0];
    const start = component && readKnownTime(block.tree, component, 'DTSTART');
    const until = start && endOfDay(String(data.last), start, ctx.zones);
    if (until === undefined) return [];
    const edits = [{ start: at.end, end: at.end, newText: `;UNTIL=${until}` }];
    return [{ title: `Add UNTIL=${until}`, safety: 'unsafe', edits }];
  },
});

/** The last second of a day as UNTIL is written for such a start; undefined in a zone that nobody knows. */
function endOfDay(date: string, { form, tzid }: KnownTime, zones: ZoneResolver): string | undefined {
  if (form === 'date') return date;
  const end = readDateOrTime(`${date}T235959`);
  if (!end || form !== 'zoned') return end && formatDateTime({ ...end, isUtc: form === 'utc' });
  const instant = zones.resolve(tzid as string)?.atLocal(end).instant;
  return instant === undefined ? undefined : formatDateTime({ ...fromLocalMs(instant), isUtc: true });
}

/** More than these are not told one by one. */
const mostReported = 100;

/**
 * The last day of a calendar that has the looks of a conference: most events take place once, and all of
 * those within a month.
 */
function lastDayOf(calendar: CalendarModel): number | undefined {
  if (calendar.countWith('endless') === 0) return undefined;
  const { timed } = calendar.days;
  let single = 0;
  for (const count of timed.values()) single += count;
  const all = calendar.entryCounts.get('VEVENT') ?? 0;
  if (single < fewestOthers || single * 2 <= all) return undefined;
  const span = spanOfDays(timed);
  return span && span.last - span.first < longestConference ? span.last : undefined;
}

/** A conference of three talks and something that repeats. */
function conference(event: string, day = '15'): string {
  const talk = (uid: string, start: string) =>
    `BEGIN:VEVENT\nUID:${uid}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:${start}\nDURATION:PT1H\nSUMMARY:Talk ${uid}\nEND:VEVENT`;
  return `${talk('a', '20270514T090000Z')}\n${talk('b', '20270514T110000Z')}\n${talk('c', `202705${day}T090000Z`)}\n${event}`;
}

function repeating(lines: string, name = 'VEVENT'): string {
  return `BEGIN:${name}\nUID:d@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nSUMMARY:Coffee\nEND:${name}`;
}

const zone =
  'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\n';

export const examples: RuleExamples = {
  valid: [
    {
      name: 'so many times',
      code: conference(repeating('DTSTART:20270514T100000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY;COUNT=2')),
    },
    {
      name: 'until a day',
      code: conference(
        repeating('DTSTART:20270514T100000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY;UNTIL=20270515T100000Z'),
      ),
    },
    {
      name: 'a calendar of what goes on for ever',
      code: repeating('DTSTART:20270514T100000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY'),
    },
    {
      name: 'events all through the year',
      code: conference(repeating('DTSTART:20270514T100000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY'), '15').replace(
        '20270515T090000Z',
        '20271215T090000Z',
      ),
    },
    {
      name: 'a rule with a fault, which another rule reports',
      code: conference(repeating('DTSTART:20270514T100000Z\nDURATION:PT15M\nRRULE:FREQ=DALY')),
    },
    {
      name: 'a task',
      code: conference(repeating('DTSTART:20270514T100000Z\nRRULE:FREQ=DAILY', 'VTODO')),
    },
    {
      name: 'two that go on for ever beside two talks',
      code: conference(
        `${repeating('DTSTART:20270514T100000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY')}\n${repeating('DTSTART:20270514T120000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY')}\n${repeating('DTSTART:20270514T140000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY')}`,
      )
        .replace('UID:d', 'UID:e')
        .replace('UID:d', 'UID:f'),
    },
  ],
  invalid: [
    {
      name: 'in UTC',
      code: conference(repeating('DTSTART:20270514T100000Z\nDURATION:PT15M\nRRULE:⟦FREQ=DAILY⟧')),
      fixed: conference(
        repeating('DTSTART:20270514T100000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY;UNTIL=20270515T235959Z'),
      ),
    },
    {
      name: 'all day',
      code: conference(repeating('DTSTART;VALUE=DATE:20270514\nRRULE:⟦FREQ=DAILY⟧')),
      fixed: conference(repeating('DTSTART;VALUE=DATE:20270514\nRRULE:FREQ=DAILY;UNTIL=20270515')),
    },
    {
      name: 'in a zone',
      code:
        zone + conference(repeating('DTSTART;TZID=X:20270514T100000\nDURATION:PT15M\nRRULE:⟦FREQ=DAILY⟧')),
      fixed:
        zone +
        conference(
          repeating(
            'DTSTART;TZID=X:20270514T100000\nDURATION:PT15M\nRRULE:FREQ=DAILY;UNTIL=20270516T075959Z',
          ),
        ),
    },
  ],
};
