import type { Range } from '../../text/range.ts';
import { readZoneName, type ZoneName } from '../../time/zoneName.ts';
import type { Zones } from '../../time/zones.ts';
import type { CalendarContext, CalendarModel, FileModel, PlacedBlock, ZoneDefinition } from '../context.ts';
import { findProperty } from '../facts.ts';
import { checkedZones, disputedTimes } from './zoneCheck.ts';
import { renameDefinition, renameUses, type ZoneEdit } from './zoneEdits.ts';

/** A TZID of a calendar, and what it is for a name. */
export interface NamedZone {
  readonly tzid: string;
  readonly name: ZoneName;
  readonly calendar: CalendarModel;
  /** Its VTIMEZONE, the first if there are several. */
  readonly definition: ZoneDefinition | undefined;
}

/** Where a TZID is shown: the TZID of its VTIMEZONE, or else the first parameter with it. */
export interface NamePlace {
  readonly block: PlacedBlock | ZoneDefinition['block'];
  readonly at: Range;
}

/** The TZIDs that the calendars of a file use or define. */
export function namedZonesIn({ file }: { readonly file: FileModel }): readonly NamedZone[] {
  return file.calendars.flatMap(namedZones);
}

function namedZones(calendar: CalendarModel): readonly NamedZone[] {
  const definitions = new Map<string, ZoneDefinition>();
  for (const definition of calendar.definitions) {
    if (!definitions.has(definition.tzid)) definitions.set(definition.tzid, definition);
  }
  const tzids = new Set([...definitions.keys(), ...calendar.zoneUses.keys()]);
  return [...tzids].map((tzid) => ({
    tzid,
    name: readZoneName(tzid),
    calendar,
    definition: definitions.get(tzid) ?? calendar.context.zones.get(tzid),
  }));
}

/** Where to say something of a name. Looks through the calendar when it has no VTIMEZONE. */
export function placeOfName({ tzid, calendar, definition }: NamedZone): NamePlace | undefined {
  const line = definition && findProperty(definition.component, 'TZID');
  if (line) return { block: definition.block, at: { start: line.valueStart, end: line.end } };
  const [use] = calendar.usesOf(tzid);
  return use && { block: use.block, at: { start: use.node.start, end: use.node.end } };
}

/**
 * The edits that give a zone another name everywhere and keep every time: none where the VTIMEZONE says another
 * time than the zone of that name, for whoever goes by names would then see others.
 */
export function renameEdits(
  { calendars }: FileModel,
  context: CalendarContext,
  zones: Zones,
  { from, to }: { readonly from: string; readonly to: string },
): readonly ZoneEdit[] {
  const calendar = calendars.find((one) => one.context === context);
  const zone = zones.named(to);
  if (!calendar || !zone || context.zones.has(to)) return [];
  const checked = checkedZones(calendar, zones).find(({ tzid }) => tzid === from);
  if (checked && disputedTimes(checked, zone).length > 0) return [];
  const definition = context.zones.get(from);
  return [...(definition ? renameDefinition(definition, to) : []), ...renameUses(calendar, from, to)];
}
