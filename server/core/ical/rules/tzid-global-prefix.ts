import type { RuleExamples } from '../../engine/rule.ts';
import { namedZonesIn, placeOfName, renameEdits } from '../model/zoneNames.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'tzid-global-prefix',
  category: 'timezone',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.19' },
    { rfc: 5545, section: '3.8.3.1' },
  ],
  summary: 'The name of a zone should stand without a prefix.',
  why: 'No registry of zones was ever set up; calendars that do not strip the prefix know no such zone.',
  messages: {
    prefix: {
      severity: 'info',
      text: '"{tzid}" begins like the name of a registry, of which there is none: calendars that do not cut it off do not know the zone. Write {zone}',
    },
  },
  sources: [
    'thomersch/openstreetmap-calendar#185',
    'libical, Evolution and old versions of Mozilla write such prefixes',
  ],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const named of ctx.shared(namedZonesIn)) {
      const [zone] = named.name.iana;
      const place = named.name.kind === 'global' && zone ? placeOfName(named) : undefined;
      if (place) ctx.report('prefix', { ...place, data: { tzid: named.tzid, zone: zone ?? '' } });
    }
  },
  fixes({ data }, ctx) {
    const to = String(data.zone);
    const edits = renameEdits(ctx.file, ctx.calendar, ctx.zones, { from: String(data.tzid), to });
    if (edits.length === 0) return [];
    return [{ title: `Name the zone ${to} everywhere: keeps the times`, safety: 'unsafe', edits }];
  },
});

function calendar(tzid: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=${tzid.replace(/[⟦⟧]/g, '')}:20270514T090000\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'a bare name', code: calendar('Asia/Kolkata') },
    { name: 'a name that ends in no zone', code: calendar('/example.org/Hall') },
  ],
  invalid: [
    {
      name: 'a registry',
      code: calendar('⟦/freeassociation.sourceforge.net/Asia/Kolkata⟧'),
      fixed: calendar('Asia/Kolkata'),
    },
    {
      name: 'a slash, without a VTIMEZONE',
      code: 'DTSTART;TZID=⟦/Europe/Berlin⟧:20270514T090000',
      also: ['tzid-undefined'],
      fixed: 'DTSTART;TZID=Europe/Berlin:20270514T090000',
    },
  ],
};
