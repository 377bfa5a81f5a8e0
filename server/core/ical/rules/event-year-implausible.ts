import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, PlacedBlock } from '../context.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import type { ContentLine } from '../syntax/nodes.ts';
import { fromDayNumber, toDayNumber } from '../values/date.ts';

/** No schedule that somebody reads today has sessions before or after these. */
const earliestYear = 1970;
const latestYear = 2100;

/** Fewer events than these have no year of their own. */
const fewestEvents = 5;

/** The share of the events that makes a year the year of the calendar. */
const mainShare = 0.8;

/** More events than these in another year are no slip. */
const mostSlips = 2;

export const rule = defineRule({
  id: 'event-year-implausible',
  category: 'event',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.2.4' }],
  summary: 'The year of an event should be one in which it may take place.',
  why: 'Nobody finds the session in the calendar, for it is in another year or century.',
  messages: {
    other: {
      severity: 'warning',
      text: 'This event is in {year} and nearly all others in {main}, so nobody will find it. Correct the year',
    },
    impossible: {
      severity: 'warning',
      text: 'Nobody has {year} in the calendar, so nobody will find this event. Correct the year',
    },
  },
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      const years = countYears(calendar);
      const main = mainYear(years);
      for (const [year, count] of years) {
        const message = messageOf(year, count, main);
        if (!message) continue;
        for (const { block, line } of findStarts(calendar, year)) {
          ctx.report(message, {
            block,
            at: { start: line.valueStart, end: line.valueStart + 4 },
            data: { year, ...(main !== undefined && { main }) },
          });
        }
      }
    }
  },
  fixes({ block, at, data: { main }, message }) {
    const component = block.tree.components[0];
    if (!component || main === undefined) return [];
    const wrong = block.tree.text.slice(at.start, at.end);
    const year = String(main).padStart(4, '0');
    const lines = ['DTSTART', 'DTEND'].flatMap((name) => findProperty(component, name) ?? []);
    const edits = lines
      .map(({ valueStart }) => ({ start: valueStart, end: valueStart + 4, newText: year }))
      .filter(({ start, end }) => block.tree.text.slice(start, end) === wrong);
    const isGuess = message === 'impossible';
    return [
      { title: `Change the year to ${year}${isGuess ? ', as in the others' : ''}`, safety: 'unsafe', edits },
    ];
  },
});

/** How many events start in each year. */
function countYears({ days }: CalendarModel): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  for (const counts of [days.timed, days.others]) {
    for (const [day, count] of counts) {
      const { year } = fromDayNumber(day);
      years.set(year, (years.get(year) ?? 0) + count);
    }
  }
  return years;
}

function mainYear(years: ReadonlyMap<number, number>): number | undefined {
  let all = 0;
  for (const count of years.values()) all += count;
  if (all < fewestEvents) return undefined;
  for (const [year, count] of years) if (count >= all * mainShare) return year;
  return undefined;
}

function messageOf(year: number, count: number, main: number | undefined) {
  if (main !== undefined && count <= mostSlips && isSlipOf(year, main)) return 'other';
  return year < earliestYear || year > latestYear ? 'impossible' : undefined;
}

/** One digit that differs, or two that changed places; a conference may well begin on New Year's Eve. */
function isSlipOf(year: number, main: number): boolean {
  if (Math.abs(year - main) <= 1) return false;
  const [a, b] = [String(year).padStart(4, '0'), String(main).padStart(4, '0')];
  const differing = [0, 1, 2, 3].filter((at) => a[at] !== b[at]);
  const [first, second] = differing as [number, number];
  if (differing.length === 1) return true;
  return differing.length === 2 && a[first] === b[second] && a[second] === b[first];
}

interface Start {
  readonly block: PlacedBlock;
  readonly line: ContentLine;
}

/** More than these are not told one by one. */
const mostReported = 100;

/** What repeats may have begun long ago. */
function findStarts(calendar: CalendarModel, year: number): readonly Start[] {
  const from = toDayNumber({ year, month: 1, day: 1 });
  const to = toDayNumber({ year: year + 1, month: 1, day: 1 });
  return calendar
    .eventsBetween(from, to)
    .filter(({ node }) => !node.recurs)
    .slice(0, mostReported)
    .flatMap(({ block }) => {
      const component = block.tree.components[0];
      const line = component && findProperty(component, 'DTSTART');
      return line ? [{ block, line }] : [];
    });
}

function event(uid: string, start: string, more = ''): string {
  return `BEGIN:VEVENT\nUID:${uid}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:${start}${more}\nSUMMARY:Talk ${uid}\nEND:VEVENT`;
}

/** Five events of one year and another. */
function calendar(other: string): string {
  const talks = ['a', 'b', 'c', 'd', 'e'].map((uid) => event(uid, '20270514T090000Z', '\nDURATION:PT1H'));
  return `${talks.join('\n')}\n${other}`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'one year', code: calendar(event('f', '20270515T090000Z', '\nDURATION:PT1H')) },
    { name: 'New Year’s Eve', code: calendar(event('f', '20261231T090000Z', '\nDURATION:PT1H')) },
    {
      name: 'another year that is no slip',
      code: calendar(event('f', '20160514T090000Z', '\nDURATION:PT1H')),
    },
    {
      name: 'too few to tell',
      code: `${event('a', '20270514T090000Z', '\nDURATION:PT1H')}\n${event('b', '20170514T090000Z', '\nDURATION:PT1H')}`,
    },
    {
      name: 'several in another year',
      code: calendar(
        ['f', 'g', 'h'].map((uid) => event(uid, '20170514T090000Z', '\nDURATION:PT1H')).join('\n'),
      ),
    },
    { name: 'a birthday', code: event('a', '19550514T090000Z', '\nDURATION:PT1H\nRRULE:FREQ=YEARLY') },
    {
      name: 'the zones that Outlook writes',
      code: 'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE',
    },
  ],
  invalid: [
    {
      name: 'a wrong digit',
      code: calendar(event('f', '⟦2017⟧0515T090000Z', '\nDTEND:20170515T100000Z')),
      message: 'other',
      fixed: calendar(event('f', '20270515T090000Z', '\nDTEND:20270515T100000Z')),
    },
    {
      name: 'digits that changed places',
      code: calendar(event('f', '⟦2072⟧0515T090000Z', '\nDURATION:PT1H')),
      message: 'other',
      fixed: calendar(event('f', '20270515T090000Z', '\nDURATION:PT1H')),
    },
    {
      name: 'digits in disorder',
      code: calendar(event('f', '⟦1207⟧0515T090000Z', '\nDURATION:PT1H')),
      message: 'impossible',
      fixed: calendar(event('f', '20270515T090000Z', '\nDURATION:PT1H')),
    },
    {
      name: 'a year that nobody has',
      code: event('a', '⟦9999⟧1231T090000Z', '\nDURATION:PT1H'),
      message: 'impossible',
    },
    {
      name: 'a year before all this',
      code: event('a', '⟦1601⟧0101T090000Z', '\nDURATION:PT1H'),
      message: 'impossible',
    },
  ],
};
