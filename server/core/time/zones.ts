import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { ianaZone } from './iana.ts';
import { utc } from './utc.ts';
import { buildZone } from './vtimezone.ts';
import type { Zone } from './zone.ts';

/** A VTIMEZONE of a calendar; what `CalendarContext.zones` holds. */
export interface ZoneDefinitionSource {
  readonly block: { readonly tree: BlockTree };
  readonly component: Component;
}

/** Says which zone a TZID means. */
export interface ZoneResolver {
  resolve(tzid: string): Zone | undefined;
}

/** Names of UTC that are no IANA names. */
const utcAliases: ReadonlySet<string> = new Set([
  'Z',
  'UTC',
  'GMT',
  'ETC/UTC',
  'ETC/GMT',
  'COORDINATED UNIVERSAL TIME',
]);

/**
 * The zones of one calendar by TZID, each built when it is first asked for and kept. A calendar's own
 * definition goes before what the world knows by that name (RFC 5545, 3.2.19); one that says nothing
 * usable is passed over.
 */
export class Zones implements ZoneResolver {
  readonly #definitions: ReadonlyMap<string, ZoneDefinitionSource>;
  readonly #known = new Map<string, Zone | undefined>();

  constructor(definitions: ReadonlyMap<string, ZoneDefinitionSource>) {
    this.#definitions = definitions;
  }

  /** The zone that a TZID means here; undefined when nobody knows it. */
  resolve(tzid: string): Zone | undefined {
    if (this.#known.has(tzid)) return this.#known.get(tzid);
    const zone = this.#find(tzid);
    this.#known.set(tzid, zone);
    return zone;
  }

  #find(tzid: string): Zone | undefined {
    const definition = this.#definitions.get(tzid);
    const own = definition && buildZone(definition.block.tree, definition.component);
    return own ?? knownZone(tzid);
  }
}

/** The zone that the world knows by that name; a slash before it, which marks a global name, is passed over. */
export function knownZone(name: string): Zone | undefined {
  const bare = name.startsWith('/') ? name.slice(1) : name;
  if (utcAliases.has(bare.toUpperCase())) return utc;
  return ianaZone(bare);
}
