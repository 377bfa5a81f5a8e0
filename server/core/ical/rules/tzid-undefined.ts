import type { RuleExamples } from '../../engine/rule.ts';
import { readZoneName, type ZoneName } from '../../time/zoneName.ts';
import type { CalendarModel } from '../context.ts';
import { insertDefinition, renameUses, writeForUse } from '../model/zoneEdits.ts';
import { defineRule, type FixContext, type IcalFix } from '../rule.ts';
import { isUtcAlias } from '../values/utcAlias.ts';

/** More uses than these are not listed one by one. */
const mostRelated = 20;

export const rule = defineRule({
  id: 'tzid-undefined',
  category: 'timezone',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.19' },
    { rfc: 5545, section: '3.6.5' },
  ],
  summary: 'Each TZID must have a VTIMEZONE of that name in the same calendar.',
  why: 'A calendar that does not know the zone shows the talks hours off.',
  messages: {
    knownName: {
      severity: 'warning',
      text: 'No VTIMEZONE defines "{tzid}" in this calendar: {who}. Add the VTIMEZONE',
    },
    unknownName: {
      severity: 'error',
      text: 'No VTIMEZONE defines "{tzid}" in this calendar, and the name is of no zone: Outlook refuses the file, Apple and Thunderbird show the times by each reader\'s own clock. Add the VTIMEZONE, or use a name such as {name}',
    },
    misspelt: {
      severity: 'error',
      text: 'There is no zone "{tzid}": Outlook refuses the file, Apple and Thunderbird show the times by each reader\'s own clock. Did you mean {name}?',
    },
  },
  sources: [
    'thomersch/openstreetmap-calendar#185',
    'sebbo2002/ical-generator#680',
    'nextcloud/calendar#4429',
    'ical.js 2.2, and so Thunderbird, lets times in an unknown zone float',
    'owncloud-archive/calendar#687 (Outlook: an undeclared time zone)',
  ],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      // What stands in no calendar has no place where the zone could be.
      if (!calendar.begin) continue;
      for (const [tzid, uses] of calendar.undefinedTzids()) {
        const first = uses[0];
        if (!first || isUtcAlias(tzid) || hasStrayQuote(tzid)) continue;
        const related = uses.slice(1, mostRelated + 1).map(({ block, node }) => ({
          block,
          at: { start: node.start, end: node.end },
          text: `"${tzid}" is used here too`,
        }));
        const at = { start: first.node.start, end: first.node.end };
        const name = readZoneName(tzid);
        const isNear = name.kind === 'unknown' && name.iana.length > 0;
        const message = isKnown(name) ? 'knownName' : isNear ? 'misspelt' : 'unknownName';
        const data = { tzid, who: whoKnows(name), name: name.iana[0] ?? 'Europe/Berlin' };
        ctx.report(message, { block: first.block, at, data, related });
      }
    }
  },
  fixes({ data }, ctx) {
    const calendar = ctx.file.calendars.find(({ context }) => context === ctx.calendar);
    const tzid = String(data.tzid);
    const name = readZoneName(tzid);
    if (!calendar) return [];
    if (isKnown(name)) return addDefinition(calendar, tzid, { tzid, id: name.iana[0] ?? tzid }, ctx);
    return name.iana
      .slice(0, mostNames)
      .flatMap((id) => addDefinition(calendar, tzid, { tzid: id, id }, ctx));
  },
});

const mostNames = 3;

/** The fix that adds the VTIMEZONE of a zone, and names the zone so where it has another name now. */
function addDefinition(
  calendar: CalendarModel,
  used: string,
  { tzid, id }: { readonly tzid: string; readonly id: string },
  ctx: FixContext,
): readonly IcalFix[] {
  const zone = ctx.zones.named(id);
  const edit = zone && insertDefinition(calendar, writeForUse(calendar, used, { tzid, zone }, ctx), ctx.eol);
  if (!edit) return [];
  const renames = tzid === used ? [] : renameUses(calendar, used, tzid);
  const title = tzid === used ? `Add the VTIMEZONE of ${id}` : `Name the zone ${tzid} and add its VTIMEZONE`;
  return [{ title, safety: 'unsafe', edits: [edit, ...renames] }];
}

/** What `param-quote-misplaced` reports: nobody meant a zone of that name. */
function hasStrayQuote(tzid: string): boolean {
  return tzid.includes('"');
}

/** Programs know the names of the database and those of Windows, and some cut off a prefix. */
function isKnown({ kind, iana }: ZoneName): boolean {
  return iana.length > 0 && kind !== 'abbreviation' && kind !== 'fixed-offset' && kind !== 'unknown';
}

function whoKnows({ kind }: ZoneName): string {
  if (kind === 'windows')
    return "Outlook and Google know the name, others show times by the reader's own clock";
  if (kind === 'global') return 'calendars that do not cut off the prefix do not know the zone';
  return 'Google and Apple look the name up, Outlook shifts the events or refuses the file';
}

/** An event as examples have it around its lines. */
function event(lines: string): string {
  return `BEGIN:VEVENT\nUID:5fc53010-1267-4f8e-bc28-1d7ae55a7c99\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`;
}

/** The VTIMEZONE that the fix writes for 2027. */
function pacific(tzid: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:DAYLIGHT\nDTSTART:20260308T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0700\nTZNAME:PDT\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:20261101T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nTZOFFSETFROM:-0700\nTZOFFSETTO:-0800\nTZNAME:PST\nEND:STANDARD\nEND:VTIMEZONE\n`;
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'defined',
      code: 'BEGIN:VTIMEZONE\nTZID:PST\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=PST:20270514T090000\nEND:VEVENT',
    },
    {
      name: 'defined after its use',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID="Room, 1":20270514T090000\nEND:VEVENT\nBEGIN:VTIMEZONE\nTZID:Room\\, 1\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE',
    },
    { name: 'a quote that is never closed', code: 'DTSTART;TZID="PST:20270514T090000' },
    { name: 'UTC needs no definition', code: 'DTSTART:20270514T090000Z' },
  ],
  invalid: [
    {
      name: 'a name that most calendars know',
      code: 'DTSTART;TZID=⟦America/Los_Angeles⟧:20270514T090000\nDTEND;TZID=America/Los_Angeles:20270514T094500',
      message: 'knownName',
      text: 'No VTIMEZONE defines "America/Los_Angeles" in this calendar: Google and Apple look the name up, Outlook shifts the events or refuses the file. Add the VTIMEZONE',
      fixed: `${pacific('America/Los_Angeles')}${event('DTSTART;TZID=America/Los_Angeles:20270514T090000\nDTEND;TZID=America/Los_Angeles:20270514T094500')}`,
    },
    {
      name: 'a name that Windows knows',
      code: 'DTSTART;TZID=⟦"Pacific Standard Time"⟧:20270514T090000',
      message: 'knownName',
      text: 'No VTIMEZONE defines "Pacific Standard Time" in this calendar: Outlook and Google know the name, others show times by the reader\'s own clock. Add the VTIMEZONE',
      fixed: `${pacific('Pacific Standard Time')}${event('DTSTART;TZID="Pacific Standard Time":20270514T090000')}`,
    },
    {
      name: 'letters that mean several zones',
      code: 'DTSTART;TZID=⟦PST⟧:20270514T090000',
      message: 'unknownName',
      text: 'No VTIMEZONE defines "PST" in this calendar, and the name is of no zone: Outlook refuses the file, Apple and Thunderbird show the times by each reader\'s own clock. Add the VTIMEZONE, or use a name such as America/Los_Angeles',
      fixed: `${pacific('America/Los_Angeles')}${event('DTSTART;TZID=America/Los_Angeles:20270514T090000')}`,
    },
    {
      name: 'a name with a slip',
      code: 'DTSTART;TZID=⟦America/Los_Angelos⟧:20270514T090000',
      message: 'misspelt',
      text: 'There is no zone "America/Los_Angelos": Outlook refuses the file, Apple and Thunderbird show the times by each reader\'s own clock. Did you mean America/Los_Angeles?',
      fixed: `${pacific('America/Los_Angeles')}${event('DTSTART;TZID=America/Los_Angeles:20270514T090000')}`,
    },
    {
      name: 'a city without its region',
      code: 'DTSTART;TZID=⟦Los_Angeles⟧:20270514T090000',
      message: 'misspelt',
      fixed: `${pacific('America/Los_Angeles')}${event('DTSTART;TZID=America/Los_Angeles:20270514T090000')}`,
    },
    { name: 'a name that nobody knows', code: 'DTSTART;TZID=⟦Hall⟧:20270514T090000', message: 'unknownName' },
  ],
};
