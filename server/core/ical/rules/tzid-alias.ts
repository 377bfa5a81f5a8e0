import type { RuleExamples } from '../../engine/rule.ts';
import { namedZonesIn, placeOfName, renameEdits } from '../model/zoneNames.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'tzid-alias',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.2.19' }],
  summary: 'A zone should have the name that it has today.',
  why: 'Old names are kept for old files; a program with new data alone may not have them.',
  messages: {
    alias: {
      severity: 'hint',
      text: '"{tzid}" is an old name of {zone}. Calendars know it, and some systems no longer come with old names. Name the zone {zone}',
    },
  },
  sources: ['The file backward of the tz database'],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const named of ctx.shared(namedZonesIn)) {
      const [zone] = named.name.iana;
      const place = named.name.kind === 'alias' && zone ? placeOfName(named) : undefined;
      if (place) ctx.report('alias', { ...place, data: { tzid: named.tzid, zone: zone ?? '' } });
    }
  },
  fixes({ data }, ctx) {
    const to = String(data.zone);
    const edits = renameEdits(ctx.file, ctx.calendar, ctx.zones, { from: String(data.tzid), to });
    if (edits.length === 0) return [];
    return [{ title: `Name the zone ${to} everywhere: keeps the times`, safety: 'unsafe', edits }];
  },
});

function calendar(tzid: string, offset = '+0530'): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nX-WR-TIMEZONE:${tzid.replace(/[⟦⟧]/g, '')}\nBEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:${offset}\nTZOFFSETTO:${offset}\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=${tzid.replace(/[⟦⟧]/g, '')}:20270514T090000\nEND:VEVENT\nEND:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the name of today', code: calendar('Asia/Kolkata') },
    { name: 'a place that shares the rules of another', code: calendar('Europe/Bratislava', '+0100') },
    { name: 'UTC', code: 'DTSTART:20270514T090000Z' },
  ],
  invalid: [
    {
      name: 'a city that is spelled otherwise today',
      code: calendar('⟦Asia/Calcutta⟧'),
      fixed: calendar('Asia/Kolkata'),
    },
    {
      name: 'a country, without a VTIMEZONE',
      code: 'DTSTART;TZID=⟦Japan⟧:20270514T090000',
      also: ['tzid-undefined'],
      fixed: 'DTSTART;TZID=Asia/Tokyo:20270514T090000',
    },
    {
      name: 'rules that are not those of the zone',
      code: calendar('⟦Asia/Calcutta⟧', '+0500'),
      also: ['vtimezone-differs-from-iana'],
    },
  ],
};
