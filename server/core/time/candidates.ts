import { compareCovered, isBrief } from './compare.ts';
import type { CalendarZone } from './vtimezone.ts';
import type { YearSpan } from './writeVtimezone.ts';
import { mainZones, meaningsOf, readZoneName } from './zoneName.ts';
import type { Zones } from './zones.ts';

/**
 * The zones that show the same time as a VTIMEZONE in these years and the ones beside them, but for an hour or two
 * where clocks change, the likeliest first: those that its name means, those that the names of its observances
 * mean, and the `others` in their order.
 */
export function findCandidates(
  own: CalendarZone,
  tzid: string,
  years: YearSpan,
  others: readonly string[],
  zones: Zones,
): readonly string[] {
  const called = own.observances.flatMap(({ to }) => meaningsOf(to.name ?? ''));
  return [...new Set([...readZoneName(tzid).iana, ...meaningsOf(tzid), ...called, ...others])].filter(
    (id) => {
      const zone = zones.named(id);
      return zone !== undefined && compareCovered(own, zone, years).every(isBrief);
    },
  );
}

/** Like `findCandidates`, among all zones that differ from each other today. Costs a look at each of them. */
export function searchCandidates(
  own: CalendarZone,
  tzid: string,
  years: YearSpan,
  others: readonly string[],
  zones: Zones,
): readonly string[] {
  const likely = findCandidates(own, tzid, years, others, zones);
  return likely.length > 0 ? likely : findCandidates(own, tzid, years, mainZones(), zones);
}
