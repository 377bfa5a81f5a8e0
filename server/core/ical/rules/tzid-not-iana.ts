import type { RuleExamples } from '../../engine/rule.ts';
import { findCandidates, searchCandidates } from '../../time/candidates.ts';
import { meaningsOf } from '../../time/zoneName.ts';
import type { Zones } from '../../time/zones.ts';
import { findProperty } from '../facts.ts';
import {
  type CheckedZone,
  checkedZonesIn,
  disputedTimes,
  findChecked,
  saidZone,
  shownZone,
  wholeSpan,
} from '../model/zoneCheck.ts';
import { renameUses, replaceDefinition, writeForUse } from '../model/zoneEdits.ts';
import { defineRule, type FixContext, type IcalFix } from '../rule.ts';

export const rule = defineRule({
  id: 'tzid-not-iana',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.2.19' }],
  summary: 'A zone should have the name that the IANA database gives it.',
  why: 'Calendars that look zones up by name find another one or none, and show the sessions hours off.',
  messages: {
    letters: {
      severity: 'warning',
      text: '"{tzid}" is no name of a zone{meaning}: Apple, Nextcloud and Outlook for Mac look names up before they read the VTIMEZONE, and may take another zone. {advice}',
    },
    ownName: {
      severity: 'info',
      text: '"{tzid}" is a name of this file\'s own: calendars that look names up before they read the VTIMEZONE take the times for those of each reader\'s own zone. {advice}',
    },
  },
  sources: [
    'pretalx/pretalx#2588',
    'ProtonMail/vobject#76',
    'sec-deadlines/sec-deadlines.github.io#305 (Apple takes an unknown zone for the local one)',
  ],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const checked of ctx.shared(checkedZonesIn)) {
      const { calendar, definition, tzid, name } = checked;
      const line = findProperty(definition.component, 'TZID');
      const isLetters = name.kind === 'abbreviation';
      if (!line || (!isLetters && name.kind !== 'unknown') || saidZone(definition, name) !== undefined)
        continue;
      const [likely] = fitting(checked, ctx.zonesOf(calendar), findCandidates);
      // A name of one's own with rules that nobody else has is nothing to replace.
      if (!isLetters && likely === undefined) continue;
      ctx.report(isLetters ? 'letters' : 'ownName', {
        block: definition.block,
        at: { start: line.valueStart, end: line.end },
        data: {
          tzid,
          meaning: isLetters ? meaningText(tzid) : '',
          advice:
            likely === undefined
              ? 'Name the zone by a city, such as Europe/Berlin'
              : `Its rules are those of ${likely}: name it so`,
        },
        related: calendar
          .usesOf(tzid)
          .slice(0, mostRelated)
          .map(({ block, node }) => ({
            block,
            at: { start: node.start, end: node.end },
            text: `"${tzid}" is used here`,
          })),
      });
    }
  },
  fixes({ data }, ctx) {
    const checked = findChecked(ctx.file, ctx.calendar, ctx.zones, String(data.tzid));
    if (!checked) return [];
    return fitting(checked, ctx.zones, searchCandidates)
      .slice(0, mostNames)
      .flatMap((id) => renameTo(checked, id, ctx));
  },
});

/** More uses than these are not listed one by one. */
const mostRelated = 20;

const mostNames = 3;

/** The zones with these rules in which every used time stays what it is. */
function fitting(checked: CheckedZone, zones: Zones, find: typeof findCandidates): readonly string[] {
  const { calendar, own, tzid, years } = checked;
  const span = wholeSpan(years);
  const shown = shownZone(calendar);
  const ids = span ? find(own, tzid, span, shown === undefined ? [] : [shown], zones) : [];
  return ids.filter((id) => {
    const zone = zones.named(id);
    return zone !== undefined && disputedTimes(checked, zone).length === 0;
  });
}

/** The places in which the letters are used, where there are several. */
function meaningText(tzid: string): string {
  const places = meaningsOf(tzid).map((id) => (id.split('/').pop() as string).replaceAll('_', ' '));
  if (places.length < 2) return '';
  return ` but the time of ${places.slice(0, -1).join(', ')} or ${places[places.length - 1]}`;
}

function renameTo(
  { calendar, definition, tzid }: CheckedZone,
  id: string,
  ctx: FixContext,
): readonly IcalFix[] {
  const zone = ctx.zones.named(id);
  if (!zone) return [];
  const text = writeForUse(calendar, tzid, { tzid: id, zone }, ctx);
  return [
    {
      title: `Name the zone ${id} everywhere: keeps the times`,
      safety: 'unsafe',
      edits: [replaceDefinition(definition, text), ...renameUses(calendar, tzid, id)],
    },
  ];
}

function part(name: string, start: string, from: string, to: string, yearly: string, tzname: string): string {
  return `BEGIN:${name}\nDTSTART:${start}\nRRULE:FREQ=YEARLY;${yearly}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nTZNAME:${tzname}\nEND:${name}\n`;
}

/** A zone that is an hour ahead in summer, its changes as the writer of this rule's fix has them. */
function zone(
  tzid: string,
  [winter, summer]: readonly string[],
  [standard, daylight]: readonly string[],
  [spring, autumn]: readonly string[],
  more = '',
): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\n${more}${part('DAYLIGHT', spring as string, winter as string, summer as string, 'BYMONTH=3;BYDAY=2SU', daylight as string)}${part('STANDARD', autumn as string, summer as string, winter as string, 'BYMONTH=11;BYDAY=1SU', standard as string)}END:VTIMEZONE\n`;
}

function event(tzid: string): string {
  return `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=${tzid}:20270514T090000\nEND:VEVENT`;
}

const pacific = ['-0800', '-0700'];
const changes = ['20260308T020000', '20261101T020000'];
const letters = ['PST', 'PDT'];

export const examples: RuleExamples = {
  valid: [
    {
      name: 'a name of the database',
      code: zone('America/Los_Angeles', pacific, letters, changes) + event('America/Los_Angeles'),
    },
    {
      name: 'the name is said beside it',
      code: zone('PST', pacific, letters, changes, 'X-LIC-LOCATION:America/Los_Angeles\n') + event('PST'),
    },
    { name: 'not used', code: zone('PST', pacific, letters, changes) },
    {
      name: 'a zone of its own',
      code: zone('Hall', ['+0300', '+0400'], ['X', 'Y'], changes) + event('Hall'),
    },
  ],
  invalid: [
    {
      name: 'letters that mean two zones',
      code: zone('⟦PST⟧', pacific, letters, changes) + event('PST'),
      message: 'letters',
      text: '"PST" is no name of a zone but the time of Los Angeles or Manila: Apple, Nextcloud and Outlook for Mac look names up before they read the VTIMEZONE, and may take another zone. Its rules are those of America/Los_Angeles: name it so',
      fixed: zone('America/Los_Angeles', pacific, letters, changes) + event('America/Los_Angeles'),
    },
    {
      name: 'letters that mean something else',
      code: zone('⟦PDT⟧', ['+0300', '+0400'], ['X', 'Y'], changes) + event('PDT'),
      message: 'letters',
      text: '"PDT" is no name of a zone: Apple, Nextcloud and Outlook for Mac look names up before they read the VTIMEZONE, and may take another zone. Name the zone by a city, such as Europe/Berlin',
    },
    {
      name: 'a name of its own',
      code: zone('⟦Hall 1⟧', ['-0500', '-0400'], ['EST', 'EDT'], changes) + event('Hall 1'),
      message: 'ownName',
      text: '"Hall 1" is a name of this file\'s own: calendars that look names up before they read the VTIMEZONE take the times for those of each reader\'s own zone. Its rules are those of America/New_York: name it so',
      fixed:
        zone('America/New_York', ['-0500', '-0400'], ['EST', 'EDT'], changes) + event('America/New_York'),
    },
  ],
};
