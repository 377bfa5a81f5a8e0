import type { RuleExamples } from '../../engine/rule.ts';
import { buildZone } from '../../time/vtimezone.ts';
import type { Zones } from '../../time/zones.ts';
import type { CalendarModel, ZoneDefinition } from '../context.ts';
import { findProperty } from '../facts.ts';
import { checkedZones, disputedTimes } from '../model/zoneCheck.ts';
import { replaceDefinition } from '../model/zoneEdits.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'vtimezone-duplicate',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'A calendar must define each zone once.',
  why: 'Where the definitions differ, some calendars take the first and others the last, and times are hours apart.',
  messages: {
    different: {
      severity: 'error',
      text: '"{tzid}" is defined before with other rules: calendars take one or the other, and times are hours apart. Keep the right one',
    },
    alike: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '"{tzid}" is defined before, and alike for all times here; yet each zone must be defined once, and some calendars refuse the file. Remove this one',
    },
  },
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      const known = new Map<string, ZoneDefinition>();
      for (const definition of calendar.definitions) {
        const first = known.get(definition.tzid);
        const line = findProperty(definition.component, 'TZID');
        if (!first) known.set(definition.tzid, definition);
        if (!first || !line) continue;
        const firstLine = findProperty(first.component, 'TZID') ?? line;
        ctx.report(isAlike(calendar, first, definition, ctx.zonesOf(calendar)) ? 'alike' : 'different', {
          block: definition.block,
          at: { start: line.valueStart, end: line.end },
          data: { tzid: definition.tzid },
          related: [
            {
              block: first.block,
              at: { start: firstLine.valueStart, end: firstLine.end },
              text: 'It is defined here first',
            },
          ],
        });
      }
    }
  },
  fixes({ block, message }, ctx) {
    const definition = ctx.file.calendars
      .flatMap(({ definitions }) => definitions)
      .find((one) => one.block === block);
    if (!definition) return [];
    const title = message === 'alike' ? 'Remove this one' : 'Remove this one, keep the first';
    return [{ title, safety: 'unsafe', edits: [replaceDefinition(definition, '')] }];
  },
});

/** Says whether the two give the same moments for all times that use the zone. Zones that nobody can read are not alike. */
function isAlike(
  calendar: CalendarModel,
  { tzid }: ZoneDefinition,
  other: ZoneDefinition,
  zones: Zones,
): boolean {
  if (!calendar.zoneUses.has(tzid)) return true;
  const checked = checkedZones(calendar, zones).find((one) => one.tzid === tzid);
  const zone = buildZone(other.block.tree, other.component);
  return checked !== undefined && zone !== undefined && disputedTimes(checked, zone).length === 0;
}

function zone(offset: string, tzid = 'X'): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:${offset}\nTZOFFSETTO:${offset}\nEND:STANDARD\nEND:VTIMEZONE\n`;
}

const event =
  'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=X:20270114T090000\nDTEND;TZID=Y:20270114T100000\nEND:VEVENT';

export const examples: RuleExamples = {
  valid: [
    { name: 'two zones', code: zone('+0100') + zone('+0200', 'Y') + event },
    {
      name: 'one in each of two calendars',
      code: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//A//EN\n${zone('+0100')}${event}\nEND:VCALENDAR\nBEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//A//EN\n${zone('+0100')}${event}\nEND:VCALENDAR`,
    },
  ],
  invalid: [
    {
      name: 'other rules',
      code: zone('+0100') + zone('+0200', '⟦X⟧') + zone('+0100', 'Y') + event,
      message: 'different',
      also: ['end-tzid-differs'],
      fixed: zone('+0100') + zone('+0100', 'Y') + event,
    },
    {
      name: 'the rules of another zone',
      code: zone('+0200', 'Y') + zone('+0100') + zone('+0200', '⟦X⟧') + event,
      message: 'different',
      also: ['end-tzid-differs'],
      fixed: zone('+0200', 'Y') + zone('+0100') + event,
    },
    {
      name: 'other rules for another time',
      code: `${zone('+0100')}${zone('+0100', '⟦X⟧').replace('19700101', '20200101').replace('FROM:+0100', 'FROM:+0200')}${zone('+0100', 'Y')}${event}`,
      message: 'alike',
      also: ['end-tzid-differs'],
      fixed: zone('+0100') + zone('+0100', 'Y') + event,
    },
    {
      name: 'nobody uses it',
      code: `${zone('+0100')}${zone('+0100', 'Y')}${zone('+0300', 'W')}${zone('+0200', '⟦W⟧')}${event}`,
      message: 'alike',
      also: ['end-tzid-differs', 'vtimezone-unused'],
      fixed: `${zone('+0100')}${zone('+0100', 'Y')}${zone('+0300', 'W')}${event}`,
    },
    {
      name: 'the same rules',
      code:
        zone('+0100') +
        zone('+0100', '⟦X⟧').replace('TZID', 'LAST-MODIFIED:20270101T000000Z\nTZID') +
        zone('+0100', 'Y') +
        event,
      message: 'alike',
      also: ['end-tzid-differs'],
      fixed: zone('+0100') + zone('+0100', 'Y') + event,
    },
  ],
};
