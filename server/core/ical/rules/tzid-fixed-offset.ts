import type { RuleExamples } from '../../engine/rule.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { fromLocalMs } from '../../time/localTime.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import type { Placed } from '../context.ts';
import { findParameter, parameterText } from '../facts.ts';
import { type NamedZone, namedZonesIn, placeOfName } from '../model/zoneNames.ts';
import { offsetText } from '../model/zoneWords.ts';
import { defineRule } from '../rule.ts';
import { removeParameter, replaceValue } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { formatDateTime, parseDateTime } from '../values/dateTime.ts';

export const rule = defineRule({
  id: 'tzid-fixed-offset',
  category: 'timezone',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.19' },
    { rfc: 5545, section: '3.3.5' },
  ],
  summary: 'A TZID should name a place, not an offset.',
  why: 'Most calendars know no such zone; Apple’s refuses the file or shows the sessions at the wrong hour.',
  messages: {
    offset: {
      severity: 'warning',
      text: '"{written}" is an offset and no zone: Apple Calendar refuses it, and others take the time for one in each reader\'s own zone. Name the zone by a city, or write the time in UTC',
    },
    doubtful: {
      severity: 'warning',
      text: '"{written}" is no zone: {names} are, where the sign is the other way round than one thinks. Name the zone by a city, or write the time in UTC',
    },
    sign: {
      severity: 'info',
      text: '"{tzid}" means {offset}: in these names the sign is the other way round. Make sure that this is meant, or name the zone by a city',
    },
  },
  sources: [
    'spatie/calendar-links#88',
    'spatie/icalendar-generator#27',
    'collective/icalendar#272',
    'sec-deadlines/sec-deadlines.github.io#305',
  ],
  supersedes: ['tzid-undefined', 'tzid-not-iana', 'datetime-invalid', 'value-invalid'],
  visit: 'file',
  on: ['*'],
  check(_, ctx) {
    for (const named of ctx.shared(namedZonesIn)) {
      const { kind, offset, iana } = named.name;
      const isEtc = kind === 'iana' && offset !== undefined;
      const place = kind === 'fixed-offset' || isEtc ? placeOfName(named) : undefined;
      if (!place) continue;
      const cuts = kind === 'fixed-offset' ? cutLines(named) : [];
      const minutes = cuts[0] && /^\d+/.exec(valueText(cuts[0].block.tree, cuts[0].node))?.[0];
      const data = {
        tzid: named.tzid,
        written: minutes === undefined ? named.tzid : `${named.tzid}:${minutes}`,
        offset: offsetText(offset ?? 0),
        names: iana.join(' and '),
      };
      const message = isEtc ? 'sign' : offset === undefined ? 'doubtful' : 'offset';
      ctx.report(message, {
        ...place,
        data,
        ownsElsewhere: cuts.map(({ block, node }) => ({ block, at: { start: node.start, end: node.end } })),
      });
    }
  },
  fixes({ data, message }, ctx) {
    const calendar = ctx.file.calendars.find(({ context }) => context === ctx.calendar);
    const tzid = String(data.tzid);
    if (message !== 'offset' || !calendar) return [];
    const edits = calendar.usesOf(tzid).flatMap(({ block }) => {
      const lines = block.tree.components.flatMap((component) =>
        repeats(component) ? [] : component.properties,
      );
      return lines.flatMap((line) =>
        toUtc(block.tree, line, tzid, ctx.zones).map((edit) => ({ block, ...edit })),
      );
    });
    return edits.length > 0 ? [{ title: 'Write in UTC', safety: 'unsafe', edits }] : [];
  },
});

/** The lines whose value is cut in two by the colon of an offset without quotes, so that it cannot be read. */
function cutLines({ calendar, tzid }: NamedZone): readonly Placed<ContentLine>[] {
  return calendar.usesOf(tzid).flatMap(({ block }) => {
    const { tree } = block;
    return tree.components
      .flatMap(({ properties }) => properties)
      .filter((line) => line.params.length > 0 && parameterText(tree, line, 'TZID') === tzid)
      .filter((line) => /^[0-5]\d:\d{8}/.test(valueText(tree, line)))
      .map((node) => ({ block, node }));
  });
}

/** Days of the week may be others in UTC, and all dates of a series must be in one form. */
function repeats({ properties }: Component): boolean {
  return properties.some(({ name }) => /^(?:RRULE|RDATE|EXDATE|RECURRENCE-ID)$/.test(name));
}

/** The edits that write a line's times in UTC; none when it is in another zone or cannot be read. */
function toUtc(tree: BlockTree, line: ContentLine, tzid: string, zones: ZoneResolver): readonly TextEdit[] {
  const parameter = findParameter(line, 'TZID');
  if (!parameter || parameterText(tree, line, 'TZID') !== tzid) return [];
  // TZID=+02:00:20270514T090000 is read as +02 and a value that begins with the minutes.
  const cut = /^([0-5]\d):(\d{8}T\d{6})$/.exec(valueText(tree, line));
  const time = parseDateTime(cut?.[2] ?? valueText(tree, line)).value;
  const zone = zones.resolve(cut ? `${tzid}:${cut[1]}` : tzid);
  if (!time || time.isUtc || !zone) return [];
  const utc = formatDateTime({ ...fromLocalMs(zone.atLocal(time).instant), isUtc: true });
  return [removeParameter(line, parameter), replaceValue(line, utc)];
}

function zone(tzid: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n`;
}

function event(lines: string): string {
  return `BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'UTC', code: 'DTSTART:20270514T090000Z' },
    {
      name: 'a place',
      code: zone('Africa/Johannesburg') + event('DTSTART;TZID=Africa/Johannesburg:20270514T090000'),
    },
  ],
  invalid: [
    {
      name: 'an offset',
      code: 'DTSTART;TZID=⟦"+02:00"⟧:20270514T090000\nDTEND;TZID="+02:00":20270514T094500',
      message: 'offset',
      fixed: 'DTSTART:20270514T070000Z\nDTEND:20270514T074500Z',
    },
    {
      name: 'an offset whose colon cuts the line in two',
      code: 'DTSTART;TZID=⟦+02⟧:30:20270514T090000\nDTEND;TZID=+02:30:20270514T094500',
      message: 'offset',
      text: '"+02:30" is an offset and no zone: Apple Calendar refuses it, and others take the time for one in each reader\'s own zone. Name the zone by a city, or write the time in UTC',
      fixed: 'DTSTART:20270514T063000Z\nDTEND:20270514T071500Z',
    },
    {
      name: 'with a VTIMEZONE',
      code: zone('⟦UTC+2⟧') + event('DTSTART;TZID=UTC+2:20270514T090000'),
      message: 'offset',
      also: ['vtimezone-unused'],
      fixed: zone('UTC+2') + event('DTSTART:20270514T070000Z'),
    },
    {
      name: 'a series',
      code: zone('⟦UTC+2⟧') + event('DTSTART;TZID=UTC+2:20270514T090000\nRRULE:FREQ=WEEKLY;COUNT=2'),
      message: 'offset',
    },
    {
      name: 'a name that is not there',
      code: 'DTSTART;TZID=⟦Etc/UTC-2⟧:20270514T090000',
      message: 'doubtful',
      text: '"Etc/UTC-2" is no zone: Etc/GMT+2 and Etc/GMT-2 are, where the sign is the other way round than one thinks. Name the zone by a city, or write the time in UTC',
    },
    {
      name: 'a sign that surprises',
      code: zone('⟦Etc/GMT-2⟧') + event('DTSTART;TZID=Etc/GMT-2:20270514T090000'),
      message: 'sign',
      text: '"Etc/GMT-2" means UTC+02:00: in these names the sign is the other way round. Make sure that this is meant, or name the zone by a city',
    },
  ],
};
