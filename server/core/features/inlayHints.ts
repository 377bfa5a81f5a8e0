import type { Place, PlacedRange } from '../checkedDocument.ts';
import type { IcalDocument } from '../document.ts';
import { parameterText } from '../ical/facts.ts';
import { readDateOrTime } from '../ical/model/event.ts';
import { type PlacedTime, placeTime } from '../ical/model/eventSpan.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { unfold } from '../ical/syntax/unfold.ts';
import type { Range } from '../text/range.ts';
import { compareLocal, fromLocalMs, type LocalTime, msPerDay, toLocalMs } from '../time/localTime.ts';
import type { Zone } from '../time/zone.ts';
import { knownZone, type Zones } from '../time/zones.ts';
import { localIn } from './spanText.ts';
import { clockText, isSameDay, shortWeekday } from './timeText.ts';
import { cityOf } from './zoneText.ts';

/** What an editor shows after a time. */
export interface InlayHint {
  /** Right after the time. */
  readonly at: Place;
  /** Plain text. */
  readonly label: string;
}

/** Whose hints, and which. */
export interface InlayHintOptions {
  /** The reader's zone, an IANA name. */
  readonly localZone: string | undefined;
  /** Only after times that the reader's clocks show differently. */
  readonly onlyDifferent: boolean;
}

/**
 * The properties that have a hint: when something is. Those that say when the file was written (DTSTAMP, CREATED,
 * LAST-MODIFIED) concern no reader.
 */
const hintedProperties: ReadonlySet<string> = new Set([
  'DTSTART',
  'DTEND',
  'DUE',
  'RECURRENCE-ID',
  'EXDATE',
  'RDATE',
  'TRIGGER',
]);

/** Their times are those of clock changes, which are in no zone. */
const unhintedComponents: ReadonlySet<string> = new Set(['VTIMEZONE', 'STANDARD', 'DAYLIGHT']);

/** Of a list of times, so many have a hint. */
const mostPerLine = 20;

/** More hints than this are on no screen: some clients ask for a whole file, however large. */
const mostHints = 2000;

/** What the hints of one block are made of. */
interface Source {
  readonly tree: BlockTree;
  readonly zones: Zones;
  readonly readerZone: Zone | undefined;
  readonly options: InlayHintOptions;
  readonly placeOf: (at: Range) => PlacedRange;
}

/** Weekday and time after each time in a range of the text; looks at no block that is not in it. */
export function inlayHints(
  document: IcalDocument,
  range: Range,
  options: InlayHintOptions,
): readonly InlayHint[] {
  const readerZone = options.localZone === undefined ? undefined : knownZone(options.localZone);
  const hints: InlayHint[] = [];
  document.readBlocks((block, tree, placeOf) => {
    const within = { start: range.start - block.start, end: range.end - block.start };
    const source = { tree, zones: document.zonesOf(block.calendar), readerZone, options, placeOf };
    for (const line of hintedLines(tree, within)) hints.push(...hintsOf(source, line));
    return hints.length < mostHints ? undefined : false;
  }, range);
  return hints;
}

function hintedLines(tree: BlockTree, within: Range): readonly ContentLine[] {
  const isHinted = (line: ContentLine) =>
    line.end >= within.start && line.start <= within.end && hintedProperties.has(line.name);
  return tree.components
    .filter(
      ({ name, start, end }: Component) =>
        !unhintedComponents.has(name) && end >= within.start && start <= within.end,
    )
    .flatMap(({ properties }) => properties.filter(isHinted));
}

function hintsOf(
  { tree, zones, readerZone, options, placeOf }: Source,
  line: ContentLine,
): readonly InlayHint[] {
  const unfolded = unfold(tree, line, line.valueStart, line.end);
  const tzid = parameterText(tree, line, 'TZID');
  const hints: InlayHint[] = [];
  let end = -1;
  for (const text of unfolded.text.split(',', mostPerLine)) {
    const start = end + 1;
    end = start + text.length;
    const value = readDateOrTime(text);
    const label = value && labelOf(placeTime(value, tzid, zones), line.name, readerZone, options);
    if (!label) continue;
    hints.push({ at: placeOf(unfolded.sourceRange(start, end)).end, label });
  }
  return hints;
}

/** `Sat 14:40 · 23:40 Berlin`; undefined for a time that has no hint. */
function labelOf(
  time: PlacedTime,
  property: string,
  readerZone: Zone | undefined,
  { localZone, onlyDifferent }: InlayHintOptions,
): string | undefined {
  const there = readerZone && localIn(time, readerZone);
  const isDifferent = there !== undefined && compareLocal(there, meantTime(time)) !== 0;
  if (onlyDifferent && !isDifferent) return undefined;
  const own = ownText(time, property);
  return isDifferent ? `${own} · ${readerText(time, there)} ${cityOf(localZone ?? '')}` : own;
}

/** What the clocks show then where it is: in a gap something else than what is written. */
function meantTime(time: PlacedTime): LocalTime {
  const { value, zone, resolution } = time;
  return (zone && resolution?.kind === 'gap' && localIn(time, zone)) || value;
}

function ownText(time: PlacedTime, property: string): string {
  const { value, form, resolution } = time;
  if (form === 'date') return dayText(value, property);
  const meant = meantTime(time);
  const shown = `${shortWeekday(meant)} ${clockText(meant)}`;
  if (form === 'utc') return `${shown} UTC`;
  if (form === 'floating') return `${shown}, no zone`;
  if (form === 'unknown-zone') return `${shown}, unknown zone`;
  if (resolution?.kind === 'gap') return `${shown}, as ${clockText(value)} is skipped`;
  return resolution?.kind === 'ambiguous' ? `${shown}, the first of two` : shown;
}

/** DTEND names the first day that is no longer part of it (RFC 5545, 3.6.1). */
function dayText(value: LocalTime, property: string): string {
  if (property !== 'DTEND') return shortWeekday(value);
  return `until ${shortWeekday(fromLocalMs(toLocalMs(value) - msPerDay))}`;
}

function readerText(time: PlacedTime, there: LocalTime): string {
  return isSameDay(there, meantTime(time)) ? clockText(there) : `${shortWeekday(there)} ${clockText(there)}`;
}
