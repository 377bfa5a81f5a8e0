import type { RuleExamples } from '../../engine/rule.ts';
import { searchCandidates } from '../../time/candidates.ts';
import { isBrief, yearOfRules } from '../../time/compare.ts';
import { msPerDay } from '../../time/localTime.ts';
import { meaningsOf } from '../../time/zoneName.ts';
import type { Zones } from '../../time/zones.ts';
import { findProperty } from '../facts.ts';
import {
  type CheckedZone,
  checkedZonesIn,
  coverageAt,
  type DisputedTime,
  disputedTimes,
  findChecked,
  type MeantZone,
  otherPlaces,
  wholeSpan,
} from '../model/zoneCheck.ts';
import { renameDefinition, renameUses, writeRulesOf } from '../model/zoneEdits.ts';
import { clockText, dayText, localAt, readingText, spanText, stateText } from '../model/zoneWords.ts';
import { defineRule, type FixContext, type IcalFix } from '../rule.ts';

export const rule = defineRule({
  id: 'vtimezone-differs-from-iana',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'A VTIMEZONE must give the offsets that the zone of its name has.',
  why: 'Some calendars read the VTIMEZONE, others go by its name: half of the attendees come at the wrong hour.',
  messages: {
    used: {
      severity: 'error',
      text: '{here} by this file is {there} in {zone}: calendars that read the VTIMEZONE "{tzid}" and those that go by its name show this {delta} apart. {cause}Write the rules of {zone}, or the name of the zone that is meant',
    },
    elsewhere: {
      severity: 'info',
      text: 'No time in this file is affected, but from {day} this VTIMEZONE has {here} and {zone} has {there}: what is added then is shown at two different hours. {cause}Write the rules of {zone}',
    },
  },
  sources: [
    'pretalx/pretalx#2588 (GMT with the rules of London: an hour late in Outlook for Mac)',
    'ietf-tools/datatracker#8498',
    'OpenStackweb/openstack-org#145',
    'Outlook for Windows reads the VTIMEZONE (MS-OXCICAL); Nextcloud goes by the name',
  ],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const checked of ctx.shared(checkedZonesIn)) {
      const { meant, definition } = checked;
      if (!meant?.isNamed) continue;
      const [first, ...others] = wrongTimes(checked, meant);
      if (first) {
        ctx.report('used', {
          block: first.block,
          at: first.time.at,
          data: usedData(checked, meant, first),
          related: otherPlaces(first, others),
        });
        continue;
      }
      const line = findProperty(definition.component, 'TZID');
      const data = line && elsewhereData(checked, meant);
      if (!line || !data) continue;
      ctx.report('elsewhere', {
        block: definition.block,
        at: { start: line.valueStart, end: line.end },
        data,
      });
    }
  },
  fixes({ data }, ctx) {
    const checked = findChecked(ctx.file, ctx.calendar, ctx.zones, String(data.tzid));
    if (!checked?.meant) return [];
    const { meant } = checked;
    const takeRules = writeRulesOf(
      meant.zone,
      checked,
      `Write the rules of ${meant.id}: moves the times`,
      ctx,
    );
    return data.delta === undefined ? [takeRules] : [...renames(checked, ctx), takeRules];
  },
});

/** What is before the first onset and after the last one has rules of its own. */
function wrongTimes(checked: CheckedZone, meant: MeantZone): readonly DisputedTime[] {
  return disputedTimes(checked, meant.zone).filter(
    ({ here }) => coverageAt(checked, here.instant) === 'inside',
  );
}

function usedData({ own, tzid }: CheckedZone, { id, zone }: MeantZone, { time, here, there }: DisputedTime) {
  return {
    tzid,
    zone: id,
    here: `${clockText(time.value)} ${stateText(own, here.instant)}`,
    there: readingText(zone, here.instant),
    delta: spanText((here.instant - there.instant) / 1000),
    cause: causeOf(own, zone, id, tzid, time.value.year),
  };
}

/** How far from the days on which a zone is used its rules should be right too. */
const nearby = 180 * msPerDay;

/** The first lasting difference that is near the used days and not past the rules' own ends. */
function elsewhereData({ own, tzid, use, years }: CheckedZone, { id, zone }: MeantZone) {
  const days = [...use.days.keys()].sort((a, b) => a - b);
  const span = wholeSpan(years);
  const [first, last] = [days[0], days[days.length - 1]];
  if (!span || first === undefined || last === undefined) return undefined;
  const from = Math.max(first * msPerDay - nearby, own.firstOnset ?? Number.NEGATIVE_INFINITY);
  const to = Math.min(last * msPerDay + nearby, own.lastOnset ?? Number.POSITIVE_INFINITY);
  const found = own
    .differencesFrom(zone, { first: span.first - 1, last: span.last + 1 })
    .find((one) => !isBrief(one) && one.from < to && one.to > from);
  if (!found) return undefined;
  const instant = Math.max(found.from, from);
  const local = localAt(zone, instant);
  return {
    tzid,
    zone: id,
    day: dayText(local),
    here: stateText(own, instant),
    there: stateText(zone, instant),
    cause: causeOf(own, zone, id, tzid, local.year),
  };
}

/** A sentence on how the file may have come to its rules, or nothing. */
function causeOf(
  own: CheckedZone['own'],
  zone: MeantZone['zone'],
  id: string,
  tzid: string,
  year: number,
): string {
  const hasChanges = zone.during(year, year).transitions.length > 0;
  const likely = meaningsOf(tzid);
  if (!hasChanges && likely.length > 0 && own.during(year, year).transitions.length > 0)
    return `"${tzid}" is a zone without daylight saving, and its rules here have some. `;
  const found = yearOfRules(own, zone, year);
  if (found === undefined) return '';
  return found < year
    ? `${id} had these rules until ${found}. `
    : `${id} has these rules since ${found} only. `;
}

/** Names of zones in which every used time stays what this file says it is. */
function renames(checked: CheckedZone, { zones }: FixContext): readonly IcalFix[] {
  const { calendar, definition, own, tzid, years } = checked;
  const span = wholeSpan(years);
  const ids = span ? searchCandidates(own, tzid, span, [], zones) : [];
  return ids
    .filter((id) => keepsTimes(checked, id, zones))
    .slice(0, mostNames)
    .map((id) => ({
      title: `Name the zone ${id}: keeps the times`,
      safety: 'unsafe',
      edits: [...renameDefinition(definition, id), ...renameUses(calendar, tzid, id)],
    }));
}

const mostNames = 3;

function keepsTimes(checked: CheckedZone, id: string, zones: Zones): boolean {
  const zone = zones.named(id);
  return zone !== undefined && disputedTimes(checked, zone).length === 0;
}

/** One observance with a yearly rule: the month and weekday on which it begins. */
function part(name: string, start: string, from: string, to: string, yearly: string, tzname: string): string {
  return `BEGIN:${name}\nDTSTART:${start}\nRRULE:FREQ=YEARLY;${yearly}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nTZNAME:${tzname}\nEND:${name}\n`;
}

const londonRules =
  part('DAYLIGHT', '19810329T010000', '+0000', '+0100', 'BYMONTH=3;BYDAY=-1SU', 'BST') +
  part('STANDARD', '19961027T020000', '+0100', '+0000', 'BYMONTH=10;BYDAY=-1SU', 'GMT');

const newYorkRules =
  part('DAYLIGHT', '20070311T020000', '-0500', '-0400', 'BYMONTH=3;BYDAY=2SU', 'EDT') +
  part('STANDARD', '20071104T020000', '-0400', '-0500', 'BYMONTH=11;BYDAY=1SU', 'EST');

/** The rules of the United States up to 2006. */
const oldNewYorkRules =
  part('DAYLIGHT', '19870405T020000', '-0500', '-0400', 'BYMONTH=4;BYDAY=1SU', 'EDT') +
  part('STANDARD', '19871025T020000', '-0400', '-0500', 'BYMONTH=10;BYDAY=-1SU', 'EST');

function calendar(tzid: string, rules: string, lines: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\n${rules}END:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'the rules of the zone that it names',
      code: calendar('Europe/London', londonRules, 'DTSTART;TZID=Europe/London:20270714T090000'),
    },
    {
      name: 'by another name of the zone',
      code: calendar('GMT Standard Time', londonRules, 'DTSTART;TZID=GMT Standard Time:20270714T090000'),
    },
    {
      name: 'a name of its own',
      code: calendar('Hall', oldNewYorkRules, 'DTSTART;TZID=Hall:20270320T090000'),
    },
    {
      name: 'rules that are out of date where no time is near',
      code: calendar('America/New_York', oldNewYorkRules, 'DTSTART;TZID=America/New_York:20000714T090000'),
    },
    { name: 'nothing uses it', code: calendar('Europe/London', newYorkRules, 'DTSTART:20270714T090000Z') },
  ],
  invalid: [
    {
      name: 'a zone without daylight saving by its name',
      code: calendar(
        'GMT',
        londonRules,
        'DTSTART;TZID=GMT:⟦20270714T090000⟧\nDTEND;TZID=GMT:20270714T094500',
      ),
      message: 'used',
      text: '09:00 BST by this file is 08:00 UTC in Etc/UTC: calendars that read the VTIMEZONE "GMT" and those that go by its name show this 1 h apart. "GMT" is a zone without daylight saving, and its rules here have some. Write the rules of Etc/UTC, or the name of the zone that is meant',
      fixed: calendar(
        'Europe/London',
        londonRules,
        'DTSTART;TZID=Europe/London:20270714T090000\nDTEND;TZID=Europe/London:20270714T094500',
      ),
    },
    {
      name: 'rules that are out of date',
      code: calendar('America/New_York', oldNewYorkRules, 'DTSTART;TZID=America/New_York:⟦20270320T090000⟧'),
      message: 'used',
      text: '09:00 EST by this file is 10:00 EDT in America/New_York: calendars that read the VTIMEZONE "America/New_York" and those that go by its name show this 1 h apart. America/New_York had these rules until 2006. Write the rules of America/New_York, or the name of the zone that is meant',
      fix: 'Write the rules of America/New_York: moves the times',
      fixed: calendar(
        'America/New_York',
        newYorkRules.replace('20070311', '20260308').replace('20071104', '20261101'),
        'DTSTART;TZID=America/New_York:20270320T090000',
      ),
    },
    {
      name: 'an occurrence between the old change of clocks and the new one',
      code: calendar(
        'America/New_York',
        oldNewYorkRules,
        'DTSTART;TZID=America/New_York:⟦20270305T090000⟧\nRRULE:FREQ=WEEKLY;COUNT=4',
      ),
      message: 'used',
      fixed: calendar(
        'America/New_York',
        newYorkRules.replace('20070311', '20260308').replace('20071104', '20261101'),
        'DTSTART;TZID=America/New_York:20270305T090000\nRRULE:FREQ=WEEKLY;COUNT=4',
      ),
    },
    {
      name: 'no time is affected',
      code: calendar('⟦America/New_York⟧', oldNewYorkRules, 'DTSTART;TZID=America/New_York:20270714T090000'),
      message: 'elsewhere',
      text: 'No time in this file is affected, but from 2027-03-14 this VTIMEZONE has EST and America/New_York has EDT: what is added then is shown at two different hours. America/New_York had these rules until 2006. Write the rules of America/New_York',
      fixed: calendar(
        'America/New_York',
        newYorkRules.replace('20070311', '20260308').replace('20071104', '20261101'),
        'DTSTART;TZID=America/New_York:20270714T090000',
      ),
    },
  ],
};
