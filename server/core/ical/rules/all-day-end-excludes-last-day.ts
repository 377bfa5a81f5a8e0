import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, PlacedBlock } from '../context.ts';
import { findProperty, spanOfDays } from '../facts.ts';
import { readText } from '../model/event.ts';
import { readKnownTime } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import type { BlockTree, Component } from '../syntax/nodes.ts';
import { addDays, formatDate, fromDayNumber } from '../values/date.ts';

/** More of these are not told one by one. */
const mostReported = 20;

/** In UTC the evening of a venue in the west is on the next day, up to this hour. */
const lastEveningHour = 5;

export const rule = defineRule({
  id: 'all-day-end-excludes-last-day',
  category: 'event',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.1' }],
  summary: 'An event of several days ends on the day after its last.',
  why: 'The conference ends a day early in the calendars of those who attend.',
  messages: {
    dayShort: {
      severity: 'info',
      text: '"{summary}" ends before {date}, a day with {count} sessions: DTEND is the day after the last. Write {next} if that day is part of it',
    },
  },
  sources: ['alphagov/calendars#32', 'nextcloud/calendar#888'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      if (calendar.countWith('several-days') === 0) continue;
      const span = spanOfDays(calendar.days.timed);
      if (!span) continue;
      for (const { block, node } of calendar.entriesWith('several-days', mostReported)) {
        const isConference = node.component === 'VEVENT' && node.day === span.first;
        if (!isConference || node.endDay !== span.last) continue;
        const count = countSessions(calendar, span.last);
        if (count > 0) ctx.report('dayShort', toReport(block, span.last, count));
      }
    }
  },
  fixes({ block, data }) {
    const component = block.tree.components[0];
    const end = component && findProperty(component, 'DTEND');
    if (!end) return [];
    const next = String(data.next);
    return [{ title: `Change DTEND to ${next}`, safety: 'unsafe', edits: [replaceValue(end, next)] }];
  },
});

function toReport(block: PlacedBlock, day: number, count: number) {
  const { tree } = block;
  const component = tree.components[0] as Component;
  const end = findProperty(component, 'DTEND');
  const date = fromDayNumber(day);
  return {
    block,
    at: { start: end?.valueStart ?? component.start, end: end?.end ?? component.start },
    data: {
      summary: titleOf(tree, component),
      date: formatDate(date),
      next: formatDate(addDays(date, 1)),
      count,
    },
  };
}

function titleOf(tree: BlockTree, component: Component): string {
  const line = findProperty(component, 'SUMMARY');
  return line ? readText(tree, line).text : 'This event';
}

/** The events that take place on a day, those left out that may belong to the evening before. */
function countSessions(calendar: CalendarModel, day: number): number {
  return calendar.eventsBetween(day, day + 1).filter(({ block, node }) => {
    const component = block.tree.components[0];
    const start = component && readKnownTime(block.tree, component, 'DTSTART');
    if (!start || node.isDate || node.recurs) return false;
    return start.form !== 'utc' || start.value.hour >= lastEveningHour;
  }).length;
}

function talk(uid: string, start: string, more = ''): string {
  return `BEGIN:VEVENT\nUID:${uid}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:${start}\nDURATION:PT1H${more}\nSUMMARY:Talk ${uid}\nEND:VEVENT`;
}

function conference(start: string, end: string, summary = '\nSUMMARY:ExampleConf', name = 'VEVENT'): string {
  return `BEGIN:${name}\nUID:conf@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;VALUE=DATE:${start}\nDTEND;VALUE=DATE:${end}${summary}\nEND:${name}`;
}

/** Three days of talks. */
const talks = `${talk('a', '20270514T090000Z')}\n${talk('b', '20270515T090000Z')}\n${talk('c', '20270516T090000Z')}`;

export const examples: RuleExamples = {
  valid: [
    { name: 'the day after the last', code: `${conference('20270514', '20270517')}\n${talks}` },
    { name: 'part of the conference', code: `${conference('20270515', '20270516')}\n${talks}` },
    { name: 'from the second day on', code: `${conference('20270515', '20270517')}\n${talks}` },
    { name: 'no talks', code: conference('20270514', '20270516') },
    {
      name: 'the last evening in the west is the next day in UTC',
      code: `${conference('20270514', '20270516')}\n${talk('a', '20270514T160000Z')}\n${talk('b', '20270516T010000Z')}`,
    },
    {
      name: 'what repeats or lasts all day is no session',
      code: `${conference('20270514', '20270516')}\n${talk('a', '20270514T090000Z')}\n${talk('b', '20270516T013000Z')}\n${talk('c', '20270516T120000Z', '\nRRULE:FREQ=DAILY;COUNT=2')}\n${conference('20270516', '20270517').replace('conf@', 'sprint@')}`,
    },
  ],
  invalid: [
    {
      name: 'the last day itself',
      code: `${conference('20270514', '⟦20270516⟧')}\n${talks}`,
      fixed: `${conference('20270514', '20270517')}\n${talks}`,
    },
    {
      name: 'the last day itself, with talks in the morning there and no title',
      code: `${conference('20270514', '⟦20270516⟧', '')}\n${talks.replace('20270516T090000Z', '20270516T010000')}`,
      fixed: `${conference('20270514', '20270517', '')}\n${talks.replace('20270516T090000Z', '20270516T010000')}`,
      also: ['summary-missing', 'floating-time'],
    },
  ],
};
