/** What becomes of the head of a calendar, its VTIMEZONEs and X-WR-TIMEZONE, when its times get another zone. */
import type { IcalDocument } from '../document.ts';
import type { CalendarModel, ZoneDefinition } from '../ical/context.ts';
import { findParameter, parameterText } from '../ical/facts.ts';
import { shownZone } from '../ical/model/zoneCheck.ts';
import { insertDefinition, replaceDefinition, type ZoneEdit } from '../ical/model/zoneEdits.ts';
import { replaceValue } from '../ical/syntax/edits.ts';
import type { BlockTree, Parameter } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { writeVtimezone, type YearSpan } from '../time/writeVtimezone.ts';
import { knownZone } from '../time/zones.ts';
import type { TargetZone } from './zoneChangeTimes.ts';

/** The zones of a calendar's times while a change is planned, by TZID. */
export interface ZonesInChange {
  /** Those in which a time was. */
  readonly left: Set<string>;
  /** Those in which a time stays. */
  readonly kept: Set<string>;
}

/** Notes in which zones the times of a block are, and out of which the edits, in offsets of the block, take them. */
export function noteZones(tree: BlockTree, edits: readonly TextEdit[], { left, kept }: ZonesInChange): void {
  for (const { properties } of tree.components) {
    for (const line of properties) {
      const parameter = line.params.length > 0 ? findParameter(line, 'TZID') : undefined;
      const tzid = parameter && parameterText(tree, line, 'TZID');
      if (tzid) (isEdited(parameter, edits) ? left : kept).add(tzid);
    }
  }
}

function isEdited({ start, end }: Parameter, edits: readonly TextEdit[]): boolean {
  return edits.some((edit) => edit.start < end && edit.end > start);
}

/** What is known of a calendar once its events are worked out. */
export interface ChangedCalendar {
  readonly calendar: CalendarModel;
  /** The first and last year of what changes. */
  readonly years: YearSpan;
  /** Absent when it is not the whole calendar that changes: its head speaks of the other events too. */
  readonly zones: ZonesInChange | undefined;
}

/**
 * The edits of a calendar's head, in offsets of the whole text: the VTIMEZONE of the new zone comes where there is
 * none, those that were left with no time go, and X-WR-TIMEZONE says the new zone. It stays where moments are written
 * as UTC, for then it is the one place that tells where the sessions are.
 */
export function changeHead(
  document: IcalDocument,
  { calendar, years, zones }: ChangedCalendar,
  { target, keep }: { readonly target: string; readonly keep: TargetZone['keep'] },
): readonly TextEdit[] {
  const staysShown = !zones || (target === 'UTC' && keep === 'moment');
  const shown = staysShown ? shownZone(calendar) : target;
  const idle = zones ? idleDefinitions(calendar, zones, shown) : [];
  const edits = [
    ...replaceIdle(idle, definitionText(calendar, target, years, document.eol), calendar, document.eol),
    ...(staysShown ? [] : showIn(calendar, target)),
  ];
  return edits.map(({ block, start, end, newText }) => {
    const place = document.placeOf(block, { start, end });
    return { start: place.start.offset, end: place.end.offset, newText };
  });
}

/** The VTIMEZONEs from which every time was taken. One that nothing used before is not this change's to remove. */
function idleDefinitions(
  { definitions }: CalendarModel,
  { left, kept }: ZonesInChange,
  shown: string | undefined,
): readonly ZoneDefinition[] {
  return definitions.filter(({ tzid }) => left.has(tzid) && !kept.has(tzid) && tzid !== shown);
}

/** The VTIMEZONE of a zone that a calendar does not define, right for some years; empty where none is needed. */
function definitionText(calendar: CalendarModel, target: string, years: YearSpan, eol: string): string {
  const zone = target === 'UTC' || calendar.context.zones.has(target) ? undefined : knownZone(target);
  return zone ? writeVtimezone(target, zone, years, eol) : '';
}

/** The new definition stands in the place of the first that goes. */
function replaceIdle(
  idle: readonly ZoneDefinition[],
  newText: string,
  calendar: CalendarModel,
  eol: string,
): readonly ZoneEdit[] {
  const [first, ...others] = idle;
  if (first) return [replaceDefinition(first, newText), ...others.map((one) => replaceDefinition(one, ''))];
  const added = newText === '' ? undefined : insertDefinition(calendar, newText, eol);
  return added ? [added] : [];
}

function showIn({ properties }: CalendarModel, target: string): readonly ZoneEdit[] {
  return properties
    .filter(({ node }) => node.name === 'X-WR-TIMEZONE')
    .filter(({ block, node }) => valueText(block.tree, node).trim() !== target)
    .map(({ block, node }) => ({ block, ...replaceValue(node, target) }));
}
