/** Great cities after which no zone is named, from a list that others keep up to date with GeoNames. */
import zones from '@vvo/tzdb/raw-time-zones.json';
import { once } from '../text/once.ts';

/** The greatest cities of a zone, by the name that it has today; none for one that is not listed. */
export function citiesOf(zone: string): readonly string[] {
  return zones.find(({ name }) => name === zone)?.mainCities ?? [];
}

/**
 * The zone of a great city, in any case and with blanks or underscores. Undefined for one that is not listed, and for a
 * name that is a city's in several zones.
 */
export function zoneOfCity(city: string): string | undefined {
  return zoneByCity().get(toKey(city));
}

const zoneByCity = once(() => {
  const found = new Map<string, string | undefined>();
  for (const { name, mainCities } of zones) {
    for (const city of mainCities.map(toKey)) found.set(city, found.has(city) ? undefined : name);
  }
  return found;
});

function toKey(city: string): string {
  return city.toLowerCase().replaceAll('_', ' ');
}
