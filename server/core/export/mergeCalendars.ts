/** Many calendar files as one: each event once, in its newest version, with the zones that it needs. */
import type { IcalDocument } from '../document.ts';
import type { Placed, PlacedBlock, ZoneDefinition } from '../ical/context.ts';
import type { ContentLine } from '../ical/syntax/nodes.ts';
import type { Talk, TalkCopy } from '../schedule/talk.ts';
import { buildZone } from '../time/vtimezone.ts';
import type { Zone } from '../time/zone.ts';

export interface MergeOptions {
  /** By the keys of the files in the index, in the order in which their events are to stand. */
  readonly documents: ReadonlyMap<string, IcalDocument>;
  /** The talks that the index made of those files. */
  readonly talks: Iterable<Talk>;
}

export interface MergedCalendar {
  /** Undefined when the files cannot be made into one. */
  readonly text: string | undefined;
  /** Why not, in words. */
  readonly refusal: string | undefined;
}

const eol = '\r\n';
const producer = '-//Greenroom//Schedule export//EN';

/**
 * Merges calendars into one. Events are copied as they are written, line for line; line breaks become CR LF. Refuses when
 * two files mean different zones by one TZID, because one of them would then be at another hour.
 */
export function mergeCalendars({ documents, talks }: MergeOptions): MergedCalendar {
  const copies = newestCopies(talks);
  const zones = new Map<string, ZoneDefinition>();
  const entries: string[] = [];
  const seen = new Set<string>();
  for (const [key, document] of documents) {
    const clash = collectZones(document, zones, instantsOf(copies, key));
    if (clash) return { text: undefined, refusal: clash };
    const starts = new Set(copies.filter(({ file }) => file.key === key).map(({ block }) => block.start));
    for (const block of entryBlocks(document)) {
      const text = wholeLines(block.text);
      if (block.name === 'VEVENT' ? !starts.has(block.start) : seen.has(text)) continue;
      seen.add(text);
      entries.push(text);
    }
  }
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${producer}`,
    ...commonLines([...documents.values()]),
  ];
  const definitions = [...zones.values()].map(({ block }) => wholeLines(block.text));
  const text = [head.join(eol), eol, ...definitions, ...entries, `END:VCALENDAR${eol}`].join('');
  return { text, refusal: undefined };
}

/** Of each talk the newest copy of each event that it is; a talk's copies come newest first. */
function newestCopies(talks: Iterable<Talk>): readonly TalkCopy[] {
  return [...talks].flatMap(({ copies }) => {
    const seen = new Set<string | undefined>();
    return copies.filter(({ facts }) => {
      if (facts.source !== 'event' || seen.has(facts.uid)) return false;
      seen.add(facts.uid);
      return true;
    });
  });
}

function instantsOf(copies: readonly TalkCopy[], file: string): readonly number[] {
  return copies
    .filter((copy) => copy.file.key === file)
    .flatMap(({ facts: { start, end } }) => [start?.instant, end?.instant])
    .filter((instant) => instant !== undefined);
}

/** Adds a file's zones to those that are there; says what is wrong when one is there already and is another. */
function collectZones(
  document: IcalDocument,
  zones: Map<string, ZoneDefinition>,
  instants: readonly number[],
): string | undefined {
  for (const { context } of document.model.calendars) {
    for (const [tzid, definition] of context.zones) {
      const known = zones.get(tzid);
      if (!known) zones.set(tzid, definition);
      else if (!isSameZone(known, definition, instants)) {
        return `Two files define the zone ${tzid} differently, so that one of them would be at another hour. Correct the VTIMEZONE that is wrong, then export again`;
      }
    }
  }
  return undefined;
}

function isSameZone(a: ZoneDefinition, b: ZoneDefinition, instants: readonly number[]): boolean {
  if (wholeLines(a.block.text) === wholeLines(b.block.text)) return true;
  const [one, other] = [zoneOf(a), zoneOf(b)];
  if (!one || !other) return one === other;
  return instants.every((instant) => one.at(instant).offset === other.at(instant).offset);
}

function zoneOf({ block, component }: ZoneDefinition): Zone | undefined {
  return buildZone(block.tree, component);
}

/** Events, tasks and so on; what stands around them, and the zones, are made anew. */
function entryBlocks(document: IcalDocument): readonly PlacedBlock[] {
  return document.blocks.filter(({ name }) =>
    /^(?:VEVENT|VTODO|VJOURNAL|VFREEBUSY|VAVAILABILITY)$/.test(name),
  );
}

/** METHOD, and what says how the calendar is called, where all calendars say the same. */
function commonLines(documents: readonly IcalDocument[]): readonly string[] {
  const [first = [], ...others] = documents.flatMap(({ model }) =>
    model.calendars.map(({ properties }) => properties.filter(isCommon).map(lineText)),
  );
  return first.filter((line) => others.every((lines) => lines.includes(line)));
}

function isCommon({ node }: Placed<ContentLine>): boolean {
  return /^(?:METHOD|CALSCALE|NAME|X-WR-CALNAME|X-WR-TIMEZONE)$/.test(node.name);
}

function lineText({ block, node }: Placed<ContentLine>): string {
  return wholeLines(block.text.slice(node.start, node.end)).slice(0, -eol.length);
}

/** A text with CR LF after each of its lines, the last one too. */
function wholeLines(text: string): string {
  const lines = text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  return lines.map((line) => `${line}${eol}`).join('');
}
