import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, EntryFacts, IcalBlock, Placed } from '../context.ts';
import { defineRule } from '../rule.ts';
import type { Component } from '../syntax/nodes.ts';

/** A calendar with fewer events is somebody's own, or a single invitation. */
const fewestEvents = 5;

/** More than these are not listed one by one. */
const mostRelated = 20;

export const rule = defineRule({
  id: 'alarm-in-schedule',
  category: 'interop',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.6' }],
  summary: 'A schedule for many should leave reminders to those who read it.',
  why: 'Every subscriber is reminded of every session, also of those that they will not attend.',
  messages: {
    reminders: {
      severity: 'hint',
      text: '{count} with reminders, which ring for every subscriber; Google Calendar ignores them, Apple Calendar offers to remove them. Leave them to the readers',
    },
  },
  sources: ['sportstimes/f1#848 (Google Calendar)', 'Ivan-Malinovski/calino#165 (Apple Calendar)'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      if (!isSchedule(calendar)) continue;
      const [first, ...others] = calendar
        .entriesWith('alarm', mostRelated)
        .flatMap((entry) => findAlarm(entry) ?? []);
      if (!first) continue;
      ctx.report('reminders', {
        ...first,
        data: { count: sessionsText(calendar.countWith('alarm')) },
        related: others.map((other) => ({ ...other, text: 'A reminder here too' })),
      });
    }
  },
  fixes({ block, at }) {
    const alarm = alarmsOf(block).find(({ begin }) => begin.valueStart === at.start);
    if (!alarm) return [];
    const edits = [{ start: alarm.start, end: alarm.end, newText: '' }];
    return [{ title: 'Remove this reminder', safety: 'unsafe', edits }];
  },
});

function sessionsText(count: number): string {
  return count === 1 ? 'This is a session' : `There are ${count} sessions`;
}

/** Published, or of many events. */
function isSchedule({ context, entryCounts }: CalendarModel): boolean {
  return context.method === 'PUBLISH' || (entryCounts.get('VEVENT') ?? 0) >= fewestEvents;
}

function findAlarm({ block }: Placed<EntryFacts>) {
  const [alarm] = alarmsOf(block);
  return alarm && { block, at: { start: alarm.begin.valueStart, end: alarm.begin.end } };
}

function alarmsOf({ tree }: IcalBlock): readonly Component[] {
  return tree.components.filter(({ name }) => name === 'VALARM');
}

const reminder = 'BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT15M\nEND:VALARM';

/** A calendar of so many events, one of which has more to it. */
function calendar(count: number, more: string, properties = ''): string {
  const event = (_: unknown, index: number) =>
    `BEGIN:VEVENT\nUID:${index}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T1${index}0000Z\nDURATION:PT1H\nSUMMARY:Talk ${index}\nORGANIZER:mailto:desk@example.org\n${index === 1 || count === 1 ? `${more}\n` : ''}END:VEVENT\n`;
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${properties}${Array.from({ length: count }, event).join('')}END:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'no reminders', code: calendar(6, 'LOCATION:Main hall') },
    { name: 'few events', code: calendar(4, reminder) },
    {
      name: 'an invitation',
      code: calendar(1, `ATTENDEE:mailto:ann@example.org\n${reminder}`, 'METHOD:REQUEST\n'),
    },
  ],
  invalid: [
    {
      name: 'many events',
      code: calendar(5, reminder.replace('VALARM', '⟦VALARM⟧')),
      text: 'This is a session with reminders, which ring for every subscriber; Google Calendar ignores them, Apple Calendar offers to remove them. Leave them to the readers',
      fixed: calendar(5, 'X').replace('X\n', ''),
    },
    {
      name: 'a published event',
      code: calendar(1, reminder.replace('VALARM', '⟦VALARM⟧'), 'METHOD:PUBLISH\n'),
      fixed: calendar(1, 'X', 'METHOD:PUBLISH\n').replace('X\n', ''),
    },
  ],
};
