import { fromLocalMs, type LocalTime, msPerDay, msPerSecond, toLocalMs } from '../../time/localTime.ts';
import type { Transition } from '../../time/timeline.ts';
import type { Resolution, Zone } from '../../time/zone.ts';
import type { Zones } from '../../time/zones.ts';
import type { CalendarModel, DayRange, FileModel, PlacedBlock } from '../context.ts';
import { isUsedOn } from '../facts.ts';
import { type CheckedZone, yearsOf } from './zoneCheck.ts';
import { type ZonedTime, zonedTimes } from './zonedTimes.ts';
import { clockText, dayText } from './zoneWords.ts';

/** A written time that clocks skip, or show twice. */
export interface UnusualTime {
  readonly block: PlacedBlock;
  readonly time: ZonedTime;
  /** What the zone is called, and what its rules are: those of the database where it knows the zone. */
  readonly id: string;
  readonly zone: Zone;
  readonly resolution: Resolution;
}

/** More of them than these are not looked for. */
const mostTimes = 100;

/**
 * The written times of a file that stand in a gap or are ambiguous. Only days on which clocks change are looked at:
 * a file without a time on one of them costs nothing. `checked` are its VTIMEZONEs, as `checkedZonesIn` gives them.
 */
export function findUnusualTimes(
  of: { readonly file: FileModel; zonesOf(calendar: CalendarModel): Zones },
  checked: readonly CheckedZone[],
  kind: 'gap' | 'ambiguous',
): readonly UnusualTime[] {
  const found: UnusualTime[] = [];
  for (const calendar of of.file.calendars) {
    for (const used of usedZones(calendar, of.zonesOf(calendar), checked)) {
      found.push(...timesOnChanges(calendar, used, kind));
      if (found.length >= mostTimes) return found;
    }
  }
  return found;
}

interface UsedZone {
  readonly tzid: string;
  readonly id: string;
  readonly zone: Zone;
  readonly days: readonly DayRange[];
}

/** The zones of a calendar with those days of change on which it has times. */
function usedZones(
  calendar: CalendarModel,
  zones: Zones,
  checked: readonly CheckedZone[],
): readonly UsedZone[] {
  return [...calendar.zoneUses].flatMap(([tzid, use]) => {
    const own = checked.find((one) => one.calendar === calendar && one.tzid === tzid);
    const zone = own?.meant?.zone ?? own?.own ?? zones.resolve(tzid);
    if (!zone) return [];
    const days = yearsOf(use)
      .flatMap(({ first, last }) => zone.during(first, last).transitions)
      .map(daysAround)
      .filter((range) => isUsedOn(use.days.keys(), [], range));
    return days.length > 0 ? [{ tzid, id: own?.meant?.id ?? tzid, zone, days }] : [];
  });
}

/** The local days that a change of clocks may be on. */
function daysAround({ instant }: Transition): DayRange {
  const day = Math.floor(instant / msPerDay);
  return { from: day - 1, to: day + 2 };
}

function timesOnChanges(
  calendar: CalendarModel,
  { tzid, id, zone, days }: UsedZone,
  kind: 'gap' | 'ambiguous',
): readonly UnusualTime[] {
  return calendar.usesOf(tzid, days).flatMap(({ block }) =>
    days
      .flatMap((range) => zonedTimes(block.tree, tzid, range, zone))
      .filter(({ isRepeated }) => !isRepeated)
      .map((time) => ({ block, time, id, zone, resolution: zone.atLocal(time.value) }))
      .filter(({ resolution }) => resolution.kind === kind),
  );
}

/** What messages say of such a time: its clock and day, its zone, and what the clocks show around their change. */
export function wordsOf(found: UnusualTime) {
  const { before, after } = clockChange(found);
  return {
    time: clockText(found.time.value),
    day: dayText(found.time.value),
    zone: found.id,
    before: clockText(before),
    after: clockText(after),
  };
}

/** The clock's reading right before a change and right after it. */
interface ClockChange {
  readonly before: LocalTime;
  readonly after: LocalTime;
}

/** The change of clocks that makes a time unusual. */
function clockChange({ zone, resolution, time }: UnusualTime): ClockChange {
  const local = toLocalMs(time.value);
  const offsets = [resolution.offset, resolution.other?.offset ?? resolution.offset];
  const { year } = time.value;
  const changes = zone.during(year - 1, year + 1).transitions;
  const change = changes.find(({ instant }) => {
    const readings = offsets.map((offset) => instant + offset * msPerSecond);
    return local >= Math.min(...readings) && local <= Math.max(...readings);
  });
  const instant = change?.instant ?? resolution.instant;
  const [before, after] = offsets.map((offset) => fromLocalMs(instant + offset * msPerSecond));
  return { before: before as LocalTime, after: after as LocalTime };
}
