/** What a name of a zone means in a file, told to a person. */
import type { CalendarModel } from '../ical/context.ts';
import { spanOfDays } from '../ical/facts.ts';
import { fromDayNumber } from '../ical/values/date.ts';
import { isSummerTime } from '../time/clockChange.ts';
import { compareZones, type Difference, isBrief } from '../time/compare.ts';
import { fromLocalMs, msPerSecond, startOfDay, toLocalMs } from '../time/localTime.ts';
import type { YearSpan } from '../time/writeVtimezone.ts';
import type { Zone } from '../time/zone.ts';
import { readZoneName, type ZoneName } from '../time/zoneName.ts';
import { knownZone, type Zones } from '../time/zones.ts';
import { inline } from './markdown.ts';
import { offsetText, timeText } from './timeText.ts';
import { stateText } from './zoneText.ts';

/** Of more years than this only the first are told. */
const mostYears = 3;

/** The years in which a calendar's events are; one year for a calendar of which none are known. */
export function yearsOf(calendar: CalendarModel | undefined, otherwise: number): YearSpan {
  const days = calendar && (spanOfDays(calendar.days.timed) ?? spanOfDays(calendar.days.others));
  if (!days) return { first: otherwise, last: otherwise };
  const first = fromDayNumber(days.first).year;
  return { first, last: Math.min(fromDayNumber(days.last).year, first + mostYears - 1) };
}

/**
 * What a TZID means among the zones of its calendar, as Markdown: which zone it is, its clocks in the years of the
 * file, and whether the file's own definition is that of the IANA database.
 */
export function zoneNameText(tzid: string, zones: Zones, years: YearSpan, now: number): string {
  const own = zones.own(tzid);
  const name = readZoneName(tzid);
  const zone = own ?? zones.named(tzid);
  const shown = `**${inline(tzid, 80) || 'No TZID'}**`;
  if (!zone) return `${shown}\n\n${unknownText(name)}`;
  const summer = isSummerTime(zone, now) ? ', summer time' : '';
  const lines = [
    own ? ownText(name, tzid) : nameText(name),
    ...clockLines(zone, years),
    own ? agreementText(own, name, years) : '',
  ].filter((line) => line !== '');
  return `${shown} · now ${namedState(zone, now)}${summer}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function unknownText({ kind, iana }: ZoneName): string {
  const meanings = iana.slice(0, 4).map((zone) => inline(zone, 80));
  if (kind === 'abbreviation') {
    return `⚠ Letters like these stand for several zones, and this file does not define which: ${meanings.join(', ')}. Each calendar makes its own guess. Write the name of the zone that is meant.`;
  }
  const hint = meanings.length > 0 ? ` ${meanings[0]} may be meant.` : '';
  return `⚠ This file does not define it and it is no IANA name: each calendar makes its own guess.${hint}`;
}

/** Which zone the world means by a name. */
function nameText({ kind, iana }: ZoneName): string {
  const [first = ''] = iana;
  const zone = inline(first, 80);
  const texts: Readonly<Record<ZoneName['kind'], string>> = {
    iana: 'A zone of the IANA database, known by its name; this file does not define it',
    alias: `An old name of ${zone}; this file does not define it`,
    utc: 'A name of UTC',
    windows: `What Windows and Outlook call ${zone}; this file does not define it`,
    global: `A name with a prefix, for ${zone}; this file does not define it`,
    'fixed-offset': 'An offset and no place: it knows no summer time',
    abbreviation: '',
    unknown: '',
  };
  return texts[kind];
}

function ownText({ kind, iana }: ZoneName, tzid: string): string {
  const [first] = iana;
  if (first === undefined) return 'Defined in this file; the name itself says nothing to calendars';
  const zone = inline(first, 80);
  if (kind === 'abbreviation') return `Defined in this file; by its name it may be ${zone} or another zone`;
  return first === tzid ? 'Defined in this file' : `Defined in this file; the name means ${zone}`;
}

/** The clocks from the start of the first year: each state with the local time at which it ends. */
function clockLines(zone: Zone, { first, last }: YearSpan): readonly string[] {
  const { initial, transitions } = zone.during(first, last);
  const when = first === last ? String(first) : `${first} to ${last}`;
  const start = toLocalMs(startOfDay({ year: first, month: 1, day: 1 }));
  if (transitions.length === 0) return [`In ${when}: ${namedState(zone, start)} all the time`];
  let before = initial;
  const lines = transitions.slice(0, mostChanges).map(({ instant, to }) => {
    const local = fromLocalMs(instant + before.offset * msPerSecond);
    const line = `${timeText(local)}: from ${namedState(zone, instant - 1)} to ${namedState(zone, instant)}`;
    before = to;
    return line;
  });
  const more =
    transitions.length > mostChanges ? [`… and ${transitions.length - mostChanges} more changes`] : [];
  return [...lines, ...more];
}

/** What the clocks show at an instant in epoch milliseconds, with the name that people have for it. */
function namedState(zone: Zone, instant: number): string {
  return stateText({ offset: zone.at(instant).offset, name: zone.nameAt(instant) });
}

/** A year has two changes as a rule. */
const mostChanges = 2 * mostYears;

/** Whether the file's own definition gives what the zone that it names has. */
function agreementText(own: Zone, { iana, kind }: ZoneName, { first, last }: YearSpan): string {
  const [name] = iana;
  const known = name === undefined ? undefined : knownZone(name);
  if (!known || name === undefined) return '';
  const differences = compareZones(own, known, { first, last });
  const shown = inline(name, 80) + (kind === 'abbreviation' ? ', if that is meant,' : '');
  const when = first === last ? `in ${first}` : `from ${first} to ${last}`;
  const [difference] = differences;
  if (!difference) return `Agrees with ${shown} ${when}`;
  const isSlip = differences.every(isBrief);
  if (!isSlip) return `⚠ Differs from ${shown} from ${differenceText(difference)}`;
  const minutes = Math.round((difference.to - difference.from) / 60_000);
  const more = differences.length > 1 ? `, and ${differences.length - 1} more such` : '';
  return `Agrees with ${shown} ${when}, but not for ${minutes} minutes from ${differenceText(difference)}${more}`;
}

function differenceText({ from, here, there }: Difference): string {
  const start = timeText(fromLocalMs(from + there.offset * msPerSecond));
  return `${start} on: ${stateText(here)} here, ${offsetText(there.offset)} there`;
}
