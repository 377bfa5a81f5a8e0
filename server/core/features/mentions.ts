/** The names within iCalendar files that lead from one place to another: TZID, and the UID of an entry. */
import type { PlacedRange } from '../checkedDocument.ts';
import type { IcalDocument } from '../document.ts';
import type { CalendarModel } from '../ical/context.ts';
import { findParameter, findProperty, parameterText } from '../ical/facts.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { unfoldText, valueText } from '../ical/syntax/unfold.ts';
import { unescapeText } from '../ical/values/text.ts';
import type { Range } from '../text/range.ts';
import { componentAt, lineAtOffset } from './partAt.ts';

/** Something that is named in several places: a time zone by its TZID, an event, task or note by its UID. */
export interface NamedThing {
  readonly kind: 'zone' | 'entry';
  readonly name: string;
}

/** A place that names something. */
export interface Mention {
  /** A VTIMEZONE defines its TZID, and a component without RECURRENCE-ID its UID; all others refer to them. */
  readonly role: 'definition' | 'reference';
  /** The name alone, without quotes. */
  readonly at: PlacedRange;
  /** The component that gives the name; of a reference the same as `at`. */
  readonly whole: PlacedRange;
  readonly calendar: CalendarModel | undefined;
}

/** What stands under a cursor, and what of the text names it (offsets of the whole text). */
export interface ThingAt {
  readonly thing: NamedThing;
  readonly at: Range;
  /** The name is written here as it is; RECURRENCE-ID only says which event is meant. */
  readonly isName: boolean;
  readonly calendar: CalendarModel | undefined;
}

/** A name in a content line; the range is in offsets of the block. */
interface Found extends Range, NamedThing {
  readonly role: Mention['role'];
  readonly isName: boolean;
}

/** What is named at an offset of the text; undefined where nothing is. */
export function thingAt(document: IcalDocument, offset: number): ThingAt | undefined {
  const block = document.blockAt(offset);
  if (!block) return undefined;
  const { tree, start, calendar } = block;
  const place = offset - start;
  const line = lineAtOffset(tree, place);
  if (line?.kind !== 'property') return undefined;
  const found = namesIn(tree, line, componentAt(tree, line.start));
  const here = found.find((each) => place >= each.start && place <= each.end);
  if (!here) return undefined;
  const { kind, name, isName } = here;
  return {
    thing: { kind, name },
    at: { start: start + here.start, end: start + here.end },
    isName,
    calendar,
  };
}

/** All places that name something, in the order of the text; with a range only those in the blocks that it touches. */
export function mentionsOf(document: IcalDocument, thing: NamedThing, range?: Range): readonly Mention[] {
  // Blocks learn their calendars from the model.
  const { calendars } = document.model;
  if (calendars.length === 0) return [];
  const mentions: Mention[] = [];
  document.readBlocks((block, tree, placeOf) => {
    for (const { found, component } of allNames(tree)) {
      if (!found.isName || found.kind !== thing.kind || found.name !== thing.name) continue;
      const at = placeOf(found);
      const whole = found.role === 'definition' && component ? placeOf(extentOf(component)) : at;
      mentions.push({ role: found.role, at, whole, calendar: block.calendar });
    }
  }, range);
  return mentions;
}

/** Without the last line break, so that it ends where a reader sees it end. */
function extentOf({ start, end, endLine }: Component): Range {
  return { start, end: endLine?.end ?? end };
}

function allNames(tree: BlockTree): readonly { found: Found; component: Component | undefined }[] {
  const ofComponents = tree.components.flatMap((component) =>
    component.properties.flatMap((line) =>
      namesIn(tree, line, component).map((found) => ({ found, component })),
    ),
  );
  const loose = tree.looseProperties.flatMap((line) =>
    namesIn(tree, line, undefined).map((found) => ({ found, component: undefined })),
  );
  return [...loose, ...ofComponents].sort((a, b) => a.found.start - b.found.start);
}

const nothing: readonly Found[] = [];

/** The names that a content line holds, which are few: most lines have none. */
function namesIn(tree: BlockTree, line: ContentLine, component: Component | undefined): readonly Found[] {
  const inParameter = line.params.length > 0 ? tzidParameter(tree, line) : undefined;
  const inValue = nameInValue(tree, line, component);
  if (!inParameter && !inValue) return nothing;
  return [inParameter, inValue].flatMap((found) => found ?? []);
}

/** RFC 5545, 3.2.19. Also of a time in UTC, which uses no zone: the name is there. */
function tzidParameter(tree: BlockTree, line: ContentLine): Found | undefined {
  const value = findParameter(line, 'TZID')?.values[0];
  const name = value && parameterText(tree, line, 'TZID');
  if (!value || !name) return undefined;
  const inset = value.quoted ? 1 : 0;
  const at = { start: value.start + inset, end: value.end - inset };
  return { kind: 'zone', name, ...at, role: 'reference', isName: true };
}

function nameInValue(
  tree: BlockTree,
  line: ContentLine,
  component: Component | undefined,
): Found | undefined {
  const at = { start: line.valueStart, end: line.end };
  if (at.start === at.end) return undefined;
  switch (line.name) {
    case 'TZID':
      if (component?.name !== 'VTIMEZONE') return undefined;
      return { ...at, kind: 'zone', name: textOf(tree, line), role: 'definition', isName: true };
    case 'X-WR-TIMEZONE':
      return { ...at, kind: 'zone', name: textOf(tree, line), role: 'reference', isName: true };
    case 'UID': {
      const isOverride = !component || findProperty(component, 'RECURRENCE-ID') !== undefined;
      const role = isOverride ? 'reference' : 'definition';
      return { ...at, kind: 'entry', name: valueText(tree, line), role, isName: true };
    }
    case 'RELATED-TO':
      return { ...at, kind: 'entry', name: valueText(tree, line), role: 'reference', isName: true };
    case 'RECURRENCE-ID': {
      const uid = component && findProperty(component, 'UID');
      if (!uid) return undefined;
      return { ...at, kind: 'entry', name: valueText(tree, uid), role: 'reference', isName: false };
    }
    default:
      return undefined;
  }
}

function textOf(tree: BlockTree, line: ContentLine): string {
  return unescapeText(unfoldText(tree, line, line.valueStart, line.end));
}
