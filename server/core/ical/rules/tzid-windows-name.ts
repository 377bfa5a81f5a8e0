import type { RuleExamples } from '../../engine/rule.ts';
import { namedZonesIn, placeOfName, renameEdits } from '../model/zoneNames.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'tzid-windows-name',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.2.19' }],
  summary: 'Names of zones that Windows uses are known to Microsoft’s programs.',
  why: 'All others depend on the VTIMEZONE, and some do not read it.',
  messages: {
    // Outlook's own files have such names, with zones that every calendar reads.
    windows: {
      severity: 'off',
      profiles: { publish: 'hint', strict: 'hint' },
      text: '"{tzid}" is a name that Windows uses for {zone}: other calendars may not know it and depend on the VTIMEZONE. Name the zone {zone}',
    },
    shown: {
      severity: 'hint',
      text: '"{tzid}" is a name that Outlook shows and no calendar looks up: all depend on the VTIMEZONE. Name the zone by a city, such as Europe/Berlin',
    },
  },
  sources: ['FossifyOrg/Calendar#535', 'lfos/calcurse#329', 'CLDR, windowsZones'],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const named of ctx.shared(namedZonesIn)) {
      // Where there is no VTIMEZONE, `tzid-undefined` says what is wrong.
      if (named.name.kind !== 'windows' || !named.definition) continue;
      const place = placeOfName(named);
      const [zone] = named.name.iana;
      if (place)
        ctx.report(zone ? 'windows' : 'shown', { ...place, data: { tzid: named.tzid, zone: zone ?? '' } });
    }
  },
  fixes({ data }, ctx) {
    const to = String(data.zone);
    const edits = renameEdits(ctx.file, ctx.calendar, ctx.zones, { from: String(data.tzid), to });
    if (edits.length === 0) return [];
    return [{ title: `Name the zone ${to} everywhere: keeps the times`, safety: 'unsafe', edits }];
  },
});

function calendar(tzid: string, use = tzid.replace(/[⟦⟧]/g, '')): string {
  const param = /[:;,]/.test(use) ? `"${use}"` : use;
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=${param}:20270514T090000\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a name of the database', code: calendar('Asia/Kolkata') },
    { name: 'as Outlook writes it', code: calendar('India Standard Time') },
    { name: 'without a VTIMEZONE', code: 'DTSTART;TZID=India Standard Time:20270514T090000' },
  ],
  invalid: [
    {
      name: 'India',
      code: calendar('⟦India Standard Time⟧'),
      profile: 'publish',
      also: ['summary-missing', 'event-without-end'],
      message: 'windows',
      text: '"India Standard Time" is a name that Windows uses for Asia/Kolkata: other calendars may not know it and depend on the VTIMEZONE. Name the zone Asia/Kolkata',
      fixed: calendar('Asia/Kolkata'),
    },
    { name: 'a name that is set by hand', code: calendar('⟦Customized Time Zone⟧'), message: 'shown' },
    {
      name: 'a name with cities',
      code: calendar('⟦(UTC+05:30) Chennai\\, Mumbai⟧', '(UTC+05:30) Chennai, Mumbai'),
      message: 'shown',
    },
  ],
};
