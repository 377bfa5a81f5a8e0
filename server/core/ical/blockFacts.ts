import { ownCopy } from '../text/ownCopy.ts';
import type { BlockFacts, EntryFacts, OverrideFacts, Trait } from './context.ts';
import { extractIdentities, findParameter, findProperty, parameterText } from './facts.ts';
import type { BlockTree, Component, ContentLine } from './syntax/nodes.ts';
import { valueText } from './syntax/unfold.ts';
import { readTzidUses } from './tzidUses.ts';
import { startsWithDate, toDayNumber } from './values/date.ts';
import { digitsAt } from './values/digits.ts';

/** All that the rules on a file need of one block. Takes any block; what is missing is left out. */
export function readBlockFacts(tree: BlockTree): BlockFacts {
  const component = tree.components[0];
  const isEntry = component && entryNames.has(component.name);
  return {
    identities: extractIdentities(tree),
    tzids: readTzidUses(tree),
    entry: isEntry ? readEntry(tree, component) : undefined,
  };
}

/** The components of which a block holds one. */
const entryNames: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY']);

/** The lines of an entry that say something of it here: the first of each name. */
interface EntryLines {
  start: ContentLine | undefined;
  end: ContentLine | undefined;
  summary: ContentLine | undefined;
  location: ContentLine | undefined;
  rule: ContentLine | undefined;
  dates: ContentLine | undefined;
  attendee: ContentLine | undefined;
  organizer: ContentLine | undefined;
  override: ContentLine | undefined;
}

function readEntry(tree: BlockTree, component: Component): EntryFacts {
  const lines = findLines(component);
  const day = lines.start && dayOf(tree, lines.start);
  const isDate = lines.start !== undefined && isDateLine(lines.start);
  const endDay = isDate && lines.end ? dayOf(tree, lines.end) : undefined;
  return {
    component: component.name,
    day,
    isDate,
    endDay,
    recurs: lines.rule !== undefined || lines.dates !== undefined,
    traits: traitsOf(tree, component, lines, day, endDay),
    look: lookOf(tree, lines),
    override: lines.override && readOverride(tree, component, lines.override),
  };
}

/** By their length first: this sees every property of the file. */
function findLines({ properties }: Component): EntryLines {
  const lines: EntryLines = {
    start: undefined,
    end: undefined,
    summary: undefined,
    location: undefined,
    rule: undefined,
    dates: undefined,
    attendee: undefined,
    organizer: undefined,
    override: undefined,
  };
  for (const line of properties) {
    switch (line.name.length) {
      case 5:
        if (line.name === 'DTEND') lines.end ??= line;
        else if (line.name === 'RRULE') lines.rule ??= line;
        else if (line.name === 'RDATE') lines.dates ??= line;
        break;
      case 7:
        if (line.name === 'DTSTART') lines.start ??= line;
        else if (line.name === 'SUMMARY') lines.summary ??= line;
        break;
      case 8:
        if (line.name === 'LOCATION') lines.location ??= line;
        else if (line.name === 'ATTENDEE') lines.attendee ??= line;
        break;
      case 9:
        if (line.name === 'ORGANIZER') lines.organizer ??= line;
        break;
      case 13:
        if (line.name === 'RECURRENCE-ID') lines.override ??= line;
        break;
    }
  }
  return lines;
}

/** Eight digits and no more are a DATE, whatever VALUE says. */
function isDateLine({ valueStart, end, lineCount }: ContentLine): boolean {
  return lineCount === 1 && end - valueStart === 8;
}

/** The day that a DATE or a DATE-TIME begins with, counted from 1970-01-01. */
function dayOf({ text }: BlockTree, { valueStart, end }: ContentLine): number | undefined {
  if (end - valueStart < 8 || !startsWithDate(text, valueStart)) return undefined;
  return toDayNumber({
    year: digitsAt(text, valueStart, 4),
    month: digitsAt(text, valueStart + 4, 2),
    day: digitsAt(text, valueStart + 6, 2),
  });
}

const noTraits: readonly Trait[] = [];

function traitsOf(
  tree: BlockTree,
  component: Component,
  { start, rule, attendee, organizer, override }: EntryLines,
  day: number | undefined,
  endDay: number | undefined,
): readonly Trait[] {
  const hasAlarm = component.components.some(({ name }) => name === 'VALARM');
  const isLong = day !== undefined && endDay !== undefined && endDay > day + 1;
  const isFloating = start !== undefined && isFloatingLine(tree, start);
  if (!rule && !attendee && !override && !hasAlarm && !isLong && !isFloating) return noTraits;
  const traits: Trait[] = [];
  if (rule && !/(?:COUNT|UNTIL)\s*=/i.test(valueText(tree, rule))) traits.push('endless');
  if (attendee) traits.push(organizer ? 'invitation' : 'attended');
  if (override) traits.push('override');
  if (hasAlarm) traits.push('alarm');
  if (isLong) traits.push('several-days');
  if (isFloating) traits.push('floating');
  return traits;
}

/** A date and a time without Z and TZID. */
function isFloatingLine({ text }: BlockTree, line: ContentLine): boolean {
  const isLocal = line.end - line.valueStart >= 13 && text.charCodeAt(line.end - 1) !== 90;
  return isLocal && !findParameter(line, 'TZID');
}

function readOverride(tree: BlockTree, component: Component, line: ContentLine): OverrideFacts | undefined {
  const uid = findProperty(component, 'UID');
  if (!uid) return undefined;
  const tzid = parameterText(tree, line, 'TZID');
  return {
    uid: ownCopy(valueText(tree, uid)),
    value: ownCopy(valueText(tree, line)),
    tzid: tzid && ownCopy(tzid),
    start: line.valueStart,
    end: line.end,
  };
}

/**
 * A number that is equal for entries of equal title, start and place, and hardly ever for others. Case,
 * white space and folds do not count.
 */
function lookOf(tree: BlockTree, { start, summary, location }: EntryLines): number {
  if (!start || !summary || summary.valueStart === summary.end) return 0;
  let hash = hashOf(tree.text, start, 0x811c9dc5);
  hash = hashOf(tree.text, summary, hash);
  return location ? hashOf(tree.text, location, hash) : hash;
}

/** FNV-1a, with 16 bits a step. */
function hashOf(text: string, { valueStart, end }: ContentLine, seed: number): number {
  let hash = seed;
  for (let at = valueStart; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32) continue;
    hash = Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit | 32 : unit), 0x01000193);
  }
  // What parts one value from the next.
  return Math.imul(hash ^ 10, 0x01000193);
}
