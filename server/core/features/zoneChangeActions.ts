/** What the menu of code actions offers at an event, or at the head of a calendar, to write its times otherwise. */
import type { PlacedFinding } from '../checkedDocument.ts';
import type { IcalDocument, OpenBlock } from '../document.ts';
import { findProperty, parameterText } from '../ical/facts.ts';
import { readKnownTime } from '../ical/model/series.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { type Range, touches } from '../text/range.ts';
import { knownZone } from '../time/zones.ts';
import { oneLine } from './markdown.ts';
import { lineAtOffset } from './partAt.ts';
import { eventAt, isRefusal, planZoneChange, type ZoneChange, type ZoneChangeScope } from './zoneChange.ts';

/** Which action it is: plain data that survives a trip through the client. */
export interface ZoneChangeIdentity extends ZoneChange {
  readonly type: 'zoneChange';
  /** Where the event is, in offsets of the text; absent for the whole file. */
  readonly offset?: number;
}

export interface ZoneChangeOffer {
  readonly title: string;
  readonly identity: ZoneChangeIdentity;
  /** Why it cannot be done here. */
  readonly refusal?: string;
}

/** The zones of a file may be many; a menu is not. */
const mostTargets = 4;

/** The lines of an event at which somebody thinks of its zone. */
const zonedLines: ReadonlySet<string> = new Set([
  'DTSTART',
  'DTEND',
  'DUE',
  'RECURRENCE-ID',
  'EXDATE',
  'RDATE',
]);

/**
 * The ways to write the times of the event, or of the whole file, at an offset: as UTC, in the zones of the file and
 * in that of the reader; each with the moment kept and with the clock time kept.
 */
export function zoneChangeOffers(
  document: IcalDocument,
  offset: number,
  readerZone: string | undefined,
): readonly ZoneChangeOffer[] {
  const block = document.blockAt(offset);
  const line = block && lineAtOffset(block.tree, offset - block.start);
  if (!block || !line) return [];
  const targets = targetsOf(block, readerZone);
  const event = eventAt(block.tree, offset - block.start);
  if (event) return isAboutTime(event, line) ? eventOffers(document, block, event, targets) : [];
  const isHead = block.name === 'VCALENDAR' || block.name === 'VTIMEZONE';
  return isHead ? targets.flatMap((target) => fileOffers(target)) : [];
}

/** Gives an event, of which a rule found that its times have no zone, that of the schedule. */
export interface VenueZoneOffer extends ZoneChangeOffer {
  readonly finding: PlacedFinding;
}

/**
 * For the floating times at a range: the same clock time in the zone of the schedule, which the file itself does not know.
 * None where the file names that zone, and its rule offers it.
 */
export function venueZoneOffers(
  document: IcalDocument,
  range: Range,
  venueZone: string,
): readonly VenueZoneOffer[] {
  const change = { target: venueZone, keep: 'clock' } as const;
  return document.findings().flatMap((placed) => {
    const { finding, start, end } = placed;
    if (finding.rule !== 'floating-time' || !touches(range, { start: start.offset, end: end.offset }))
      return [];
    if (document.fixes(finding).some(({ title }) => title === `Add TZID=${venueZone}`)) return [];
    const scope = { type: 'event', offset: start.offset } as const;
    if (isRefusal(planZoneChange(document, scope, change))) return [];
    const identity = { type: 'zoneChange', ...change, offset: start.offset } as const;
    return [{ title: `Add TZID=${venueZone}, the zone of the schedule`, identity, finding: placed }];
  });
}

function isAboutTime(event: Component, line: ContentLine): boolean {
  return zonedLines.has(line.name) || event.begin === line || event.endLine === line;
}

function targetsOf({ calendar }: OpenBlock, readerZone: string | undefined): readonly string[] {
  const own = [...(calendar?.context.zones.keys() ?? [])].filter((tzid) => !/["\u0000-\u001f]/.test(tzid));
  const reader = readerZone !== undefined && knownZone(readerZone) ? [readerZone] : [];
  return [...new Set(['UTC', ...own.slice(0, mostTargets), ...reader])];
}

const bothWays = ['moment', 'clock'] as const;

function eventOffers(
  document: IcalDocument,
  block: OpenBlock,
  event: Component,
  targets: readonly string[],
): readonly ZoneChangeOffer[] {
  const present = presentZone(block.tree, event);
  const offset = block.start + event.start;
  return targets
    .filter((target) => target !== present)
    .flatMap((target) =>
      bothWays.flatMap((keep) => eventOffer(document, { type: 'event', offset }, { target, keep })),
    );
}

/** What the start is written in; undefined for a day and a floating time. */
function presentZone(tree: BlockTree, event: Component): string | undefined {
  const start = readKnownTime(tree, event, 'DTSTART');
  if (start?.form === 'utc') return 'UTC';
  const line = findProperty(event, 'DTSTART');
  return line && parameterText(tree, line, 'TZID');
}

function eventOffer(
  document: IcalDocument,
  scope: ZoneChangeScope & { readonly type: 'event' },
  change: ZoneChange,
): readonly ZoneChangeOffer[] {
  const plan = planZoneChange(document, scope, change);
  const identity = { type: 'zoneChange', ...change, offset: scope.offset } as const;
  if (isRefusal(plan)) return [{ title: zoneChangeTitle(change), identity, refusal: plan.refusal }];
  const [first] = plan.changes;
  if (!first) return [];
  const effect = change.keep === 'clock' ? ` (${first.effect})` : '';
  return [{ title: zoneChangeTitle(change) + effect, identity }];
}

function fileOffers(target: string): readonly ZoneChangeOffer[] {
  return bothWays.map((keep) => ({
    title: `Whole file: ${zoneChangeTitle({ target, keep }, true)}`,
    identity: { type: 'zoneChange', target, keep },
  }));
}

/** `Same moment, written as UTC`; of several with `isPlural`. */
export function zoneChangeTitle({ target, keep }: ZoneChange, isPlural = false): string {
  const zone = target === 'UTC' ? 'UTC' : oneLine(target, 60);
  const what = keep === 'moment' ? 'moment' : 'clock time';
  const how = keep === 'moment' ? `written ${target === 'UTC' ? 'as' : 'in'}` : 'in';
  const same = `same ${what}${isPlural ? 's' : ''}, ${how} ${zone}`;
  return isPlural ? same : `S${same.slice(1)}`;
}
