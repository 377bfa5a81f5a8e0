import type { RuleExamples } from '../../engine/rule.ts';
import { compareZones, isBrief } from '../../time/compare.ts';
import { readZoneName } from '../../time/zoneName.ts';
import type { Zones } from '../../time/zones.ts';
import type { CalendarModel } from '../context.ts';
import { wholeSpan, yearsOf } from '../model/zoneCheck.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';

export const rule = defineRule({
  id: 'x-wr-timezone-invalid',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.8.2' }],
  summary: 'X-WR-TIMEZONE should name the zone in which the sessions are.',
  why: 'Google and Apple show the whole calendar in that zone, and take times without a zone to be in it.',
  messages: {
    unknown: {
      severity: 'info',
      text: '"{value}" is no name of the IANA database, so calendars pass over X-WR-TIMEZONE. {advice}',
    },
    differs: {
      severity: 'info',
      text: 'The calendar is to be shown in {value}, and its times are in {zone}, which has another time. Name the zone in which the sessions are',
    },
  },
  sources: ['markuspoerschke/iCal#24', 'u01jmg3/ics-parser#245', 'mangstadt/biweekly#90'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      for (const { block, node } of calendar.properties) {
        const value = node.name === 'X-WR-TIMEZONE' ? valueText(block.tree, node).trim() : '';
        if (value === '') continue;
        const at = { start: node.valueStart, end: node.end };
        const { kind, iana } = readZoneName(value);
        if (kind !== 'iana' && kind !== 'alias' && kind !== 'utc') {
          const advice = iana[0] ? `Write ${iana[0]}` : 'Write a name such as Europe/Berlin';
          ctx.report('unknown', { block, at, data: { value, advice, zone: iana[0] ?? '' } });
          continue;
        }
        const zone = otherZone(calendar, value, ctx.zonesOf(calendar));
        if (zone !== undefined) ctx.report('differs', { block, at, data: { value, zone } });
      }
    }
  },
  fixes({ block, node: file, data }) {
    const found = file.calendars
      .flatMap(({ properties }) => properties)
      .find((property) => property.block === block && property.node.name === 'X-WR-TIMEZONE');
    const zone = readZoneName(String(data.zone)).iana[0];
    if (!found || zone === undefined) return [];
    return [{ title: `Change to ${zone}`, safety: 'unsafe', edits: [replaceValue(found.node, zone)] }];
  },
});

/** The zone that all zoned times are in, when it is another and its clocks show another time on those days. */
function otherZone(calendar: CalendarModel, shown: string, zones: Zones): string | undefined {
  const [used, another] = calendar.zoneUses;
  const shownZone = zones.named(shown);
  if (!used || another || !shownZone) return undefined;
  const [tzid, use] = used;
  const zone = zones.resolve(tzid);
  const span = wholeSpan(yearsOf(use));
  const isOneName = readZoneName(tzid).iana[0] === readZoneName(shown).iana[0];
  if (!zone || !span || isOneName) return undefined;
  const differs = compareZones(zone, shownZone, span).some(
    (one) =>
      !isBrief(one) &&
      [...use.days.keys()].some((day) => day * 86_400_000 > one.from && day * 86_400_000 < one.to),
  );
  return differs ? tzid : undefined;
}

function calendar(shown: string, lines: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nX-WR-TIMEZONE:${shown}\nBEGIN:VTIMEZONE\nTZID:Asia/Kolkata\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT\nEND:VCALENDAR`;
}

const kolkata = 'DTSTART;TZID=Asia/Kolkata:20270514T090000';

/** Lagos has the clocks of Berlin in winter. */
function lagos(shown: string, start: string): string {
  return calendar(shown, `DTSTART;TZID=Africa/Lagos:${start}`)
    .replace('Asia/Kolkata', 'Africa/Lagos')
    .replaceAll('+0530', '+0100');
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the zone of the times', code: calendar('Asia/Kolkata', kolkata) },
    { name: 'an old name of it', code: calendar('Asia/Calcutta', kolkata) },
    { name: 'the same time elsewhere', code: calendar('Asia/Colombo', kolkata) },
    { name: 'the same time before summer', code: lagos('Europe/Berlin', '20270114T090000') },
    { name: 'the same time after summer', code: lagos('Europe/Berlin', '20271214T090000') },
    {
      name: 'times in UTC, shown elsewhere',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nX-WR-TIMEZONE:Europe/Berlin\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
  ],
  invalid: [
    {
      name: 'letters',
      code: calendar('⟦IST⟧', kolkata),
      message: 'unknown',
      text: '"IST" is no name of the IANA database, so calendars pass over X-WR-TIMEZONE. Write Asia/Kolkata',
      fixed: calendar('Asia/Kolkata', kolkata),
    },
    { name: 'anything else', code: calendar('⟦Hall⟧', kolkata), message: 'unknown' },
    {
      name: 'another time in summer',
      code: lagos('⟦Europe/Berlin⟧', '20270714T090000'),
      message: 'differs',
      fixed: lagos('Africa/Lagos', '20270714T090000'),
    },
    {
      name: 'another zone',
      code: calendar('⟦Europe/Berlin⟧', kolkata),
      message: 'differs',
      fixed: calendar('Asia/Kolkata', kolkata),
    },
  ],
};
