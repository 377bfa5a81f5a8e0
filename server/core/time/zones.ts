import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { ianaZone } from './iana.ts';
import { fixedZone, utc } from './utc.ts';
import { buildZone, type CalendarZone } from './vtimezone.ts';
import type { Zone } from './zone.ts';
import { readZoneName, type ZoneName } from './zoneName.ts';

/** A VTIMEZONE of a calendar; what `CalendarContext.zones` holds. */
export interface ZoneDefinitionSource {
  readonly block: { readonly tree: BlockTree };
  readonly component: Component;
}

/** Says which zone a TZID means. */
export interface ZoneResolver {
  resolve(tzid: string): Zone | undefined;
}

/**
 * The zones of one calendar by TZID, each built when it is first asked for and kept. A calendar's own
 * definition goes before what the world knows by that name (RFC 5545, 3.2.19); one that says nothing
 * usable is passed over.
 */
export class Zones implements ZoneResolver {
  readonly #definitions: ReadonlyMap<string, ZoneDefinitionSource>;
  readonly #resolved = new Map<string, Zone | undefined>();
  readonly #own = new Map<string, CalendarZone | undefined>();
  readonly #named = new Map<string, Zone | undefined>();

  constructor(definitions: ReadonlyMap<string, ZoneDefinitionSource>) {
    this.#definitions = definitions;
  }

  /** The zone that a TZID means here; undefined when nobody knows it. */
  resolve(tzid: string): Zone | undefined {
    return remember(this.#resolved, tzid, () => this.own(tzid) ?? this.named(tzid));
  }

  /** The zone that the calendar's own VTIMEZONE defines; undefined when there is none or it says nothing usable. */
  own(tzid: string): CalendarZone | undefined {
    return remember(this.#own, tzid, () => {
      const definition = this.#definitions.get(tzid);
      return definition && buildZone(definition.block.tree, definition.component);
    });
  }

  /** The zone that the world knows by a name, whatever the calendar says. */
  named(name: string): Zone | undefined {
    return remember(this.#named, name, () => knownZone(name));
  }
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  // A name that means nothing is remembered as well.
  if (found !== undefined || known.has(key)) return found as Value;
  const made = make();
  known.set(key, made);
  return made;
}

/**
 * The zone that the world knows by that name: a name of the IANA database, one of Windows, one with a prefix, or
 * an offset. Letters such as PST are no name: they mean several zones.
 */
export function knownZone(name: string): Zone | undefined {
  return zoneOfName(readZoneName(name), name);
}

function zoneOfName({ kind, iana, offset }: ZoneName, name: string): Zone | undefined {
  const [first] = iana;
  if (first === 'Etc/UTC') return utc;
  if (kind === 'abbreviation' || kind === 'unknown') return undefined;
  if (kind === 'fixed-offset')
    return offset === undefined ? undefined : fixedZone(name, 'offset', { offset, name: undefined });
  // In the file's own spelling, unless that is no name of the database.
  return kind === 'iana' || kind === 'alias' ? ianaZone(name.trim()) : ianaZone(first ?? '');
}
