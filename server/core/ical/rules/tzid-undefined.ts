import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
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
      text: 'No VTIMEZONE defines "{tzid}" in this calendar: most calendars know the name, others shift the events or refuse them. Add the VTIMEZONE',
    },
    unknownName: {
      severity: 'error',
      text: 'No VTIMEZONE defines "{tzid}" in this calendar, so calendars take the times for those of each reader\'s own zone. Add the VTIMEZONE, or use a name such as Europe/Berlin',
    },
  },
  sources: [
    'thomersch/openstreetmap-calendar#185',
    'sebbo2002/ical-generator#680',
    'nextcloud/calendar#4429',
    'ical.js 2.2 lets times in an unknown zone float',
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
        const message = isLikelyKnown(tzid) ? 'knownName' : 'unknownName';
        ctx.report(message, { block: first.block, at, data: { tzid }, related });
      }
    }
  },
});

/** What `param-quote-misplaced` reports: nobody meant a zone of that name. */
function hasStrayQuote(tzid: string): boolean {
  return tzid.includes('"');
}

/** A name as the IANA database has them, or one of Windows. */
function isLikelyKnown(tzid: string): boolean {
  return /^\/?[A-Z]\w+(?:\/[A-Z][\w+-]*)+$/.test(tzid) || / (?:Standard|Daylight) Time$/.test(tzid);
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
    },
    {
      name: 'a name that Windows knows',
      code: 'DTSTART;TZID=⟦"W. Europe Standard Time"⟧:20270514T090000',
      message: 'knownName',
    },
    {
      name: 'a name that nobody knows',
      code: 'DTSTART;TZID=⟦PST⟧:20270514T090000',
      message: 'unknownName',
    },
  ],
};
