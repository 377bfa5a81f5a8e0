import type { RuleExamples } from '../../engine/rule.ts';
import type { Rule } from '../../recurrence/rule.ts';
import { toLocalMs } from '../../time/localTime.ts';
import type { Observance } from '../../time/observance.ts';
import { type CalendarZone, zoneOfObservances } from '../../time/vtimezone.ts';
import { findProperty } from '../facts.ts';
import { checkedZonesIn, disputedTimes, findChecked } from '../model/zoneCheck.ts';
import { replaceDefinition, writeForUse } from '../model/zoneEdits.ts';
import { clockText, dayText, spanText } from '../model/zoneWords.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'vtimezone-outlook-misreads',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'Exchange and Outlook read one STANDARD and one DAYLIGHT of a VTIMEZONE.',
  why: 'For years that older rules govern, attendees with Outlook see the sessions an hour off.',
  messages: {
    misread: {
      // What Microsoft documents; versions of Outlook may do better.
      severity: 'info',
      text: 'Exchange reads only the newest STANDARD and DAYLIGHT of "{tzid}": {time} on {day} moves by {delta} there. Write the rules of that year alone',
    },
  },
  sources: ['MS-OXCICAL, 2.1.3.1.1.19.2', 'skarim/vobject#151'],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const checked of ctx.shared(checkedZonesIn)) {
      const { definition, own, tzid } = checked;
      const newest = newestPair(own);
      const [first] = newest ? disputedTimes(checked, newest) : [];
      const line = findProperty(definition.component, 'TZID');
      if (!first || !line) continue;
      ctx.report('misread', {
        block: definition.block,
        at: { start: line.valueStart, end: line.end },
        data: {
          tzid,
          time: clockText(first.time.value),
          day: dayText(first.time.value),
          delta: spanText((first.here.instant - first.there.instant) / 1000),
        },
        related: [{ block: first.block, at: first.time.at, text: 'This time' }],
      });
    }
  },
  fixes({ data }, ctx) {
    const checked = findChecked(ctx.file, ctx.calendar, ctx.zones, String(data.tzid));
    if (!checked) return [];
    const { calendar, own, tzid, definition } = checked;
    const text = writeForUse(calendar, tzid, { tzid, zone: own }, ctx);
    // Changes one by one are what Exchange does not read.
    if (text.includes('RDATE') || !text.includes('RRULE')) return [];
    return [
      {
        title: 'Write its rules for these years alone',
        safety: 'unsafe',
        edits: [replaceDefinition(definition, text)],
      },
    ];
  },
});

/** The zone as Exchange reads it: undefined where it would read all of it, or rules that it is not documented to read. */
function newestPair({ observances }: CalendarZone): CalendarZone | undefined {
  const pair = [true, false].flatMap((isDaylight) =>
    newest(observances.filter((one) => one.isDaylight === isDaylight)),
  );
  if (pair.length !== 2 || pair.length === observances.length || !pair.every(isReadable)) return undefined;
  return zoneOfObservances('', pair.map(forEveryYear));
}

/** A zone of Windows has one pair of rules and no years: they hold for all time. */
function forEveryYear(observance: Observance): Observance {
  const { start, rules } = observance;
  return {
    ...observance,
    start: start && { ...start, year: 1601 },
    rules: rules.map((rule) => ({ ...rule, until: undefined })),
  };
}

function newest(observances: readonly Observance[]): readonly Observance[] {
  const byStart = [...observances].sort((a, b) => startOf(b) - startOf(a));
  return byStart.slice(0, 1);
}

function startOf({ start }: Observance): number {
  return start ? toLocalMs(start) : Number.NEGATIVE_INFINITY;
}

/** One yearly rule on an ordinal weekday or on a day of the month. */
function isReadable({ rules }: Observance): boolean {
  const [rule, another] = rules;
  return rule !== undefined && another === undefined && isYearly(rule);
}

function isYearly({ freq, interval, by }: Rule): boolean {
  const days = by.get('BYDAY') ?? by.get('BYMONTHDAY') ?? [];
  return freq === 'YEARLY' && interval === 1 && days.length === 1;
}

function part(name: string, start: string, from: string, to: string, yearly: string, tzname: string): string {
  return `BEGIN:${name}\nDTSTART:${start}\nRRULE:FREQ=YEARLY;${yearly}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nTZNAME:${tzname}\nEND:${name}\n`;
}

const old =
  part('DAYLIGHT', '19870405T020000', '-0500', '-0400', 'BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z', 'EDT') +
  part(
    'STANDARD',
    '19871025T020000',
    '-0400',
    '-0500',
    'BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z',
    'EST',
  );
const since2007 =
  part('DAYLIGHT', '20070311T020000', '-0500', '-0400', 'BYMONTH=3;BYDAY=2SU', 'EDT') +
  part('STANDARD', '20071104T020000', '-0400', '-0500', 'BYMONTH=11;BYDAY=1SU', 'EST');

function calendar(tzid: string, rules: string, time: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\n${rules}END:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=America/New_York:${time}\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'in the years of the newest rules',
      code: calendar('America/New_York', old + since2007, '20270320T090000'),
    },
    {
      name: 'when old and new rules agree',
      code: calendar('America/New_York', old + since2007, '20000714T090000'),
    },
    { name: 'one pair', code: calendar('America/New_York', old, '20000320T090000') },
    {
      name: 'changes one by one',
      code: calendar(
        'America/New_York',
        (old + since2007).replaceAll(/RRULE:FREQ=YEARLY;BYMONTH=(?:3|11).*\n/g, ''),
        '20000320T090000',
      ),
    },
  ],
  invalid: [
    {
      name: 'a spring before 2007',
      code: calendar('⟦America/New_York⟧', old + since2007, '20030320T090000'),
      text: 'Exchange reads only the newest STANDARD and DAYLIGHT of "America/New_York": 09:00 on 2003-03-20 moves by 1 h there. Write the rules of that year alone',
      fixed: calendar(
        'America/New_York',
        old
          .replaceAll(/;UNTIL=\w+/g, '')
          .replace('19870405', '20020407')
          .replace('19871025', '20021027'),
        '20030320T090000',
      ),
    },
    {
      name: 'the year in which the rules change',
      code: calendar('⟦America/New_York⟧', old + since2007, '20060320T090000'),
    },
  ],
};
