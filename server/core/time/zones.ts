import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { ownCopy } from '../text/ownCopy.ts';
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

/** More names, or definitions, than any schedule has; then the memory begins anew. */
const mostKept = 500;

/**
 * Zones that outlive the calendar that they were made for. The runtime takes half a millisecond to make one ready, and a
 * definition has to be expanded year by year: the files of one export have them all in common.
 */
export class ZoneMemory {
  readonly #named = new Map<string, Zone | undefined>();
  readonly #own = new Map<string, CalendarZone | undefined>();

  /** The zone that the world knows by a name; see `knownZone`. */
  named(name: string): Zone | undefined {
    if (this.#named.size >= mostKept) this.#named.clear();
    return remember(this.#named, name, () => knownZone(name));
  }

  /** The zone that a VTIMEZONE defines; the same one for the same text. */
  own({ block: { tree }, component }: ZoneDefinitionSource): CalendarZone | undefined {
    const text = ownCopy(tree.text.slice(component.start, component.end));
    if (this.#own.size >= mostKept) this.#own.clear();
    const known = remember(this.#own, text, () => buildZone(tree, component));
    if (!known || known.isQuick) return known;
    // What somebody made to cost much has its limit in each file anew, or one file would change what is found in others.
    this.#own.delete(text);
    return buildZone(tree, component);
  }
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
  readonly #memory: ZoneMemory;

  constructor(definitions: ReadonlyMap<string, ZoneDefinitionSource>, memory = new ZoneMemory()) {
    this.#definitions = definitions;
    this.#memory = memory;
  }

  /** The zone that a TZID means here; undefined when nobody knows it. */
  resolve(tzid: string): Zone | undefined {
    return remember(this.#resolved, tzid, () => this.own(tzid) ?? this.named(tzid));
  }

  /** The zone that the calendar's own VTIMEZONE defines; undefined when there is none or it says nothing usable. */
  own(tzid: string): CalendarZone | undefined {
    return remember(this.#own, tzid, () => {
      const definition = this.#definitions.get(tzid);
      return definition && this.#memory.own(definition);
    });
  }

  /** The zone that the world knows by a name, whatever the calendar says. */
  named(name: string): Zone | undefined {
    return this.#memory.named(name);
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
