import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, ZoneDefinition } from '../context.ts';
import { shownZone } from '../model/zoneCheck.ts';
import { replaceDefinition } from '../model/zoneEdits.ts';
import { defineRule } from '../rule.ts';
import { nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'vtimezone-unused',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'A VTIMEZONE should be used.',
  why: 'It makes the file longer, and who reads it believes that times are in that zone which are in none.',
  messages: {
    unused: {
      severity: 'hint',
      text: 'No time is in the zone "{tzid}": a VTIMEZONE says nothing of times without its TZID. Remove it, or write TZID where it is meant',
    },
  },
  sources: ['fmeum/ics2gcal#2'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      // What floats may be meant in this zone: `floating-time` offers it. A file of zones alone is for others to use.
      const isLibrary = calendar.entryCounts.size === 0;
      if (isLibrary || calendar.countWith('floating') > 0) continue;
      for (const definition of calendar.definitions) {
        if (isUsed(calendar, definition)) continue;
        const { block, component, tzid } = definition;
        ctx.report('unused', { block, at: nameRange(component), data: { tzid } });
      }
    }
  },
  fixes({ block, data }, ctx) {
    const definition = ctx.file.calendars
      .flatMap(({ definitions }) => definitions)
      .find((one) => one.block === block && one.tzid === String(data.tzid));
    if (!definition) return [];
    return [{ title: 'Remove the VTIMEZONE', safety: 'unsafe', edits: [replaceDefinition(definition, '')] }];
  },
});

/** By a TZID, also one that differs in its case alone, or as the zone that the calendar is shown in. */
function isUsed(calendar: CalendarModel, { tzid }: ZoneDefinition): boolean {
  const name = plain(tzid);
  const names = [...calendar.zoneUses.keys(), shownZone(calendar) ?? ''];
  return names.some((used) => used === tzid || plain(used) === name);
}

function plain(tzid: string): string {
  return tzid.trim().toLowerCase().replace(/^\//, '').replace(/["\\]/g, '').replaceAll(' ', '_');
}

const zone =
  'BEGIN:⟦VTIMEZONE⟧\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n';
const unmarked = zone.replace('⟦', '').replace('⟧', '');

function event(lines: string): string {
  return `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`;
}

function calendar(properties: string, components: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${properties}${components}\nEND:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'used', code: unmarked + event('DTSTART;TZID=Europe/Berlin:20270114T090000') },
    {
      name: 'used by another spelling',
      code: `${unmarked}${event('DTSTART;TZID=europe/berlin:20270114T090000')}`,
    },
    {
      name: 'the zone that the calendar is shown in',
      code: calendar('X-WR-TIMEZONE:Europe/Berlin\n', unmarked + event('DTSTART:20270114T090000Z')),
    },
    { name: 'a time without a zone', code: unmarked + event('DTSTART:20270114T090000') },
    { name: 'a file of zones', code: unmarked },
  ],
  invalid: [
    {
      name: 'all in UTC',
      code: zone + event('DTSTART:20270114T090000Z'),
      fixed: event('DTSTART:20270114T090000Z'),
    },
    {
      name: 'one of two',
      code: `${unmarked.replace('Europe/Berlin', 'X')}${zone}${event('DTSTART;TZID=X:20270114T090000')}`,
      fixed: unmarked.replace('Europe/Berlin', 'X') + event('DTSTART;TZID=X:20270114T090000'),
    },
  ],
};
