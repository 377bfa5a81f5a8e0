import type { Range } from '../../text/range.ts';
import { findCandidates } from '../../time/candidates.ts';
import type { Difference } from '../../time/compare.ts';
import { msPerDay, msPerSecond } from '../../time/localTime.ts';
import type { CalendarZone } from '../../time/vtimezone.ts';
import type { YearSpan } from '../../time/writeVtimezone.ts';
import type { Resolution, Zone } from '../../time/zone.ts';
import { readZoneName, type ZoneName } from '../../time/zoneName.ts';
import type { Zones } from '../../time/zones.ts';
import type {
  CalendarContext,
  CalendarModel,
  DayRange,
  FileModel,
  PlacedBlock,
  ZoneDefinition,
  ZoneUse,
} from '../context.ts';
import { findProperty, isUsedOn } from '../facts.ts';
import type { Component } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { fromDayNumber } from '../values/date.ts';
import { type ZonedTime, zonedTimes } from './zonedTimes.ts';

/** A VTIMEZONE that is used, with what can be told of it: for rules that compare it with the world's zones. */
export interface CheckedZone {
  readonly calendar: CalendarModel;
  readonly tzid: string;
  readonly definition: ZoneDefinition;
  readonly own: CalendarZone;
  readonly name: ZoneName;
  readonly use: ZoneUse;
  /** The years in which it is used, in runs. */
  readonly years: readonly YearSpan[];
  /** The zone of the world that it should be. */
  readonly meant: MeantZone | undefined;
}

export interface MeantZone {
  readonly id: string;
  readonly zone: Zone;
  /** The name of the VTIMEZONE says so; else its rules do. */
  readonly isNamed: boolean;
}

/** The VTIMEZONEs that a calendar uses; those that say nothing of any offset are left out. */
export function checkedZones(calendar: CalendarModel, zones: Zones): readonly CheckedZone[] {
  return [...calendar.zoneUses].flatMap(([tzid, use]) => {
    const definition = calendar.context.zones.get(tzid);
    const own = definition && zones.own(tzid);
    if (!own) return [];
    const name = readZoneName(tzid);
    const years = yearsOf(use);
    const meant = findMeant({ calendar, tzid, definition, own, name, years }, zones);
    return [{ calendar, tzid, definition, own, name, use, years, meant }];
  });
}

/** The VTIMEZONEs that the calendars of a file use, as `checkedZones` gives them. */
export function checkedZonesIn(of: {
  readonly file: FileModel;
  zonesOf(calendar: CalendarModel): Zones;
}): readonly CheckedZone[] {
  return of.file.calendars.flatMap((calendar) => checkedZones(calendar, of.zonesOf(calendar)));
}

function findMeant(
  { calendar, tzid, definition, own, name, years }: Omit<CheckedZone, 'meant' | 'use'>,
  zones: Zones,
): MeantZone | undefined {
  const said = saidZone(definition, name);
  const named = said === undefined ? undefined : zones.named(said);
  if (said !== undefined && named) return { id: said, zone: named, isNamed: true };
  const span = wholeSpan(years);
  const [id] = span ? findCandidates(own, tzid, span, [shownZone(calendar) ?? ''], zones) : [];
  const zone = id === undefined ? undefined : zones.named(id);
  return id !== undefined && zone ? { id, zone, isNamed: false } : undefined;
}

/** The zone of the IANA database that a VTIMEZONE says it is: by its name, or in X-LIC-LOCATION. */
export function saidZone({ block, component }: ZoneDefinition, { kind, iana }: ZoneName): string | undefined {
  if (kind !== 'abbreviation' && kind !== 'unknown' && kind !== 'fixed-offset' && iana[0]) return iana[0];
  const line = findProperty(component, 'X-LIC-LOCATION');
  const location = line && readZoneName(valueText(block.tree, line));
  return location?.kind === 'unknown' ? undefined : location?.iana[0];
}

/** The zone that the calendar says it is shown in. */
export function shownZone({ properties }: CalendarModel): string | undefined {
  const line = properties.find(({ node }) => node.name === 'X-WR-TIMEZONE');
  const name = line && valueText(line.block.tree, line.node).trim();
  return name === '' ? undefined : name;
}

/** More years than these are not compared, and none before or after: such times are of no schedule. */
const mostYears = 60;
const firstYear = 1900;
const lastYear = 2200;

/** The years of the days on which a zone is used, in runs without a gap. */
export function yearsOf({ days, repeats }: ZoneUse): readonly YearSpan[] {
  const years = new Set<number>();
  for (const day of days.keys()) years.add(fromDayNumber(day).year);
  for (const { from, to } of repeats.values()) {
    for (let year = fromDayNumber(from).year; year <= fromDayNumber(to).year; year++) years.add(year);
  }
  const spans: YearSpan[] = [];
  const plausible = [...years].filter((year) => year >= firstYear && year <= lastYear);
  for (const year of plausible.sort((a, b) => a - b).slice(0, mostYears)) {
    const before = spans[spans.length - 1];
    if (before?.last === year - 1) spans[spans.length - 1] = { first: before.first, last: year };
    else spans.push({ first: year, last: year });
  }
  return spans;
}

/** From the first to the last of some years; undefined for none, or when they are too many to look at. */
export function wholeSpan(years: readonly YearSpan[]): YearSpan | undefined {
  const first = years[0]?.first;
  const last = years[years.length - 1]?.last;
  if (first === undefined || last === undefined || last - first > mostYears) return undefined;
  return { first, last };
}

/** A used time that two zones read otherwise. */
export interface DisputedTime {
  readonly block: PlacedBlock;
  readonly time: ZonedTime;
  readonly here: Resolution;
  readonly there: Resolution;
}

/** More disputed times than these are not looked for. */
const mostDisputed = 100;

/** The used times that another zone reads otherwise than the VTIMEZONE does, in the order of the file. */
export function disputedTimes(
  { calendar, tzid, own, use, years }: CheckedZone,
  other: Zone,
): readonly DisputedTime[] {
  const differing = years.flatMap((span) => own.differencesFrom(other, span)).map(localDays);
  const suspects = joinRanges(differing).filter((days) =>
    isUsedOn(use.days.keys(), use.repeats.values(), days),
  );
  const found: DisputedTime[] = [];
  for (const { block } of suspects.length > 0 ? calendar.usesOf(tzid, suspects) : []) {
    for (const time of suspects.flatMap((days) => zonedTimes(block.tree, tzid, days, own))) {
      const [here, there] = [own.atLocal(time.value), other.atLocal(time.value)];
      if (here.instant !== there.instant) found.push({ block, time, here, there });
    }
    if (found.length >= mostDisputed) break;
  }
  return found;
}

/** The other places of times that two zones read otherwise, for those who look at the first. A rule gives many times in one. */
export function otherPlaces(
  first: DisputedTime,
  others: readonly DisputedTime[],
): readonly { readonly block: PlacedBlock; readonly at: Range; readonly text: string }[] {
  const keyOf = ({ block, time }: DisputedTime) => `${block.start} ${time.at.start}`;
  const places = new Map(others.map((one) => [keyOf(one), one]));
  places.delete(keyOf(first));
  return [...places.values()]
    .slice(0, mostRelated)
    .map(({ block, time }) => ({ block, at: time.at, text: 'This time as well' }));
}

/** More places than these are not listed one by one. */
const mostRelated = 20;

/** The used times on some days, in the order of the file; of many the first. */
export function timesOf(
  { calendar, tzid, own, use }: CheckedZone,
  days: DayRange,
): readonly Pick<DisputedTime, 'block' | 'time'>[] {
  if (!isUsedOn(use.days.keys(), use.repeats.values(), days)) return [];
  return calendar
    .usesOf(tzid, [days])
    .slice(0, mostDisputed)
    .flatMap(({ block }) => zonedTimes(block.tree, tzid, days, own).map((time) => ({ block, time })));
}

/** The local days that a stretch of time touches, with some hours before and after. */
function localDays({ from, to, here, there }: Difference): DayRange {
  const hours = 4 * 3600;
  const offsets = [here.offset, there.offset];
  return {
    from: Math.floor((from + (Math.min(...offsets) - hours) * msPerSecond) / msPerDay),
    to: Math.floor((to + (Math.max(...offsets) + hours) * msPerSecond) / msPerDay) + 1,
  };
}

/** Ranges in order, with those that touch made one. */
function joinRanges(ranges: readonly DayRange[]): readonly DayRange[] {
  const joined: DayRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const before = joined[joined.length - 1];
    if (before && before.to >= range.from)
      joined[joined.length - 1] = { from: before.from, to: Math.max(before.to, range.to) };
    else joined.push(range);
  }
  return joined;
}

/** The VTIMEZONE of that TZID in the calendar that a rule's finding stands in, for its fixes. */
export function findChecked(
  { calendars }: FileModel,
  context: CalendarContext,
  zones: Zones,
  tzid: string,
): CheckedZone | undefined {
  const calendar = calendars.find((one) => one.context === context);
  return calendar && checkedZones(calendar, zones).find((checked) => checked.tzid === tzid);
}

/**
 * Says whether a VTIMEZONE has rules for an instant: it has none before its first onset, and after its last one
 * when the zone that it should be has changed its clocks since.
 */
export function coverageAt({ own, meant }: CheckedZone, instant: number): 'before' | 'inside' | 'after' {
  const { firstOnset, lastOnset } = own;
  if (firstOnset === undefined || lastOnset === undefined) return 'inside';
  if (instant < firstOnset) return 'before';
  if (instant <= lastOnset || firstOnset === lastOnset || !meant) return 'inside';
  const changed = meant.zone.at(lastOnset).offset !== meant.zone.at(instant).offset;
  return changed ? 'after' : 'inside';
}

/** The STANDARD or DAYLIGHT part that each of a zone's observances was read from, in their order. */
export function observanceParts({ definition, own }: CheckedZone): readonly (Component | undefined)[] {
  return own.parts.map((part) => definition.component.components[part]);
}
