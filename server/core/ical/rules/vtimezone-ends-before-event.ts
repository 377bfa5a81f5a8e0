import type { RuleExamples } from '../../engine/rule.ts';
import { checkedZonesIn, coverageAt, disputedTimes, findChecked, otherPlaces } from '../model/zoneCheck.ts';
import { writeRulesOf } from '../model/zoneEdits.ts';
import { clockText, dayText, localAt, stateText } from '../model/zoneWords.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'vtimezone-ends-before-event',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'A VTIMEZONE must have rules up to the last time that uses it.',
  why: 'After its last change of clocks it stays at one offset, and sessions in the other half of the year are an hour off.',
  messages: {
    ended: {
      severity: 'error',
      text: 'The last change of clocks in the VTIMEZONE "{tzid}" is on {last}, and {zone} has changed since: {time} on {day} is {here} by this file and should be {there}. Write rules up to then',
    },
    series: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'The last change of clocks in the VTIMEZONE "{tzid}" is on {last}, and {zone} has changed since: the occurrence at {time} on {day} is {here} by this file and should be {there}. Write rules up to then',
    },
  },
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const checked of ctx.shared(checkedZonesIn)) {
      const { own, tzid, meant } = checked;
      if (!meant || own.lastOnset === undefined || own.lastOnset === Number.POSITIVE_INFINITY) continue;
      const [late, ...others] = disputedTimes(checked, meant.zone).filter(
        ({ here }) => coverageAt(checked, here.instant) === 'after',
      );
      if (!late) continue;
      const { block, time, here, there } = late;
      ctx.report(time.isRepeated ? 'series' : 'ended', {
        block,
        at: time.at,
        data: {
          tzid,
          zone: meant.id,
          last: dayText(localAt(own, own.lastOnset)),
          time: clockText(time.value),
          day: dayText(time.value),
          here: stateText(own, here.instant),
          there: stateText(meant.zone, there.instant),
        },
        related: otherPlaces(late, others),
      });
    }
  },
  fixes({ data }, ctx) {
    const checked = findChecked(ctx.file, ctx.calendar, ctx.zones, String(data.tzid));
    if (!checked?.meant) return [];
    const { id, zone } = checked.meant;
    return [writeRulesOf(zone, checked, `Write the rules of ${id}: moves these times`, ctx)];
  },
});

function part(name: string, start: string, from: string, to: string, more: string, tzname: string): string {
  return `BEGIN:${name}\nDTSTART:${start}\n${more}TZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nTZNAME:${tzname}\nEND:${name}\n`;
}

function calendar(rules: string, lines: string): string {
  return `BEGIN:VTIMEZONE\nTZID:Europe/Berlin\n${rules}END:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`;
}

const listed =
  part('DAYLIGHT', '20250330T020000', '+0100', '+0200', 'RDATE:20260329T020000\n', 'CEST') +
  part('STANDARD', '20251026T030000', '+0200', '+0100', 'RDATE:20261025T030000\n', 'CET');

const yearly =
  part('DAYLIGHT', '20260329T020000', '+0100', '+0200', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n', 'CEST') +
  part('STANDARD', '20261025T030000', '+0200', '+0100', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n', 'CET');

const start = 'DTSTART;TZID=Europe/Berlin';

export const examples: RuleExamples = {
  valid: [
    { name: 'while its changes last', code: calendar(listed, `${start}:20260714T090000`) },
    { name: 'in the half of the year in which it ends', code: calendar(listed, `${start}:20270114T090000`) },
    { name: 'rules without end', code: calendar(yearly, `${start}:20270714T090000`) },
  ],
  invalid: [
    {
      name: 'the summer after',
      message: 'ended',
      code: calendar(listed, `${start}:⟦20270714T090000⟧`),
      text: 'The last change of clocks in the VTIMEZONE "Europe/Berlin" is on 2026-10-25, and Europe/Berlin has changed since: 09:00 on 2027-07-14 is CET by this file and should be CEST. Write rules up to then',
      fixed: calendar(yearly, `${start}:20270714T090000`),
    },
    {
      name: 'a series that goes on',
      message: 'series',
      code: calendar(listed, `${start}:⟦20270301T090000⟧\nRRULE:FREQ=WEEKLY;COUNT=8`),
      fixed: calendar(yearly, `${start}:20270301T090000\nRRULE:FREQ=WEEKLY;COUNT=8`),
    },
  ],
};
