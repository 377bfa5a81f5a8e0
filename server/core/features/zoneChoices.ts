import { ianaNames } from '../time/iana.ts';
import { knownZone } from '../time/zones.ts';

/** A zone of the IANA database, for a list to choose from. */
export interface ZoneChoice {
  /** The name that the zone has today. */
  readonly name: string;
  /** Seconds east of UTC at the moment for which the list was made. */
  readonly offset: number;
}

/**
 * All zones of the IANA database with their offsets at a moment, in epoch milliseconds, by name. The runtime takes
 * long to make them ready, about a millisecond for each: keep the list for as long as it may be used.
 */
export function zoneChoices(now: number): readonly ZoneChoice[] {
  return ianaNames().flatMap((name) => {
    const zone = knownZone(name);
    return zone ? [{ name, offset: zone.at(now).offset }] : [];
  });
}
