import type { PlacedRange } from '../checkedDocument.ts';
import type { IcalDocument } from '../document.ts';
import type { CalendarModel } from '../ical/context.ts';
import { findProperty } from '../ical/facts.ts';
import { buildEvent, type EventModel } from '../ical/model/event.ts';
import { spanOf } from '../ical/model/eventSpan.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { unescapeText } from '../ical/values/text.ts';
import type { Range } from '../text/range.ts';
import { readObservance } from '../time/observance.ts';
import { type ZoneResolver, Zones } from '../time/zones.ts';
import { triggerText } from './durationText.ts';
import { cut, oneLine } from './markdown.ts';
import { plainSpanText } from './spanText.ts';
import { groupedText, offsetText, timeText } from './timeText.ts';

export type SymbolKind =
  | 'calendar'
  | 'event'
  | 'task'
  | 'zone'
  | 'observance'
  | 'alarm'
  | 'component'
  | 'speaker'
  | 'section';

/** An entry of a file's outline. */
export interface DocumentSymbol {
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: PlacedRange;
  /** What to show of it: inside `range`. */
  readonly selectionRange: PlacedRange;
  readonly children: readonly DocumentSymbol[];
}

type Draft = { -readonly [K in keyof DocumentSymbol]: DocumentSymbol[K] } & { children: Draft[] };

/** Deeper components are listed at this depth: lists of lists without end stop editors and JSON alike. */
const deepest = 8;

const kinds: ReadonlyMap<string, SymbolKind> = new Map([
  ['VCALENDAR', 'calendar'],
  ['VEVENT', 'event'],
  ['VTODO', 'task'],
  ['VTIMEZONE', 'zone'],
  ['STANDARD', 'observance'],
  ['DAYLIGHT', 'observance'],
  ['VALARM', 'alarm'],
]);

/**
 * The outline of a file: calendars, in each its talks by title with their times, its zones and all else.
 * What stands outside every calendar is listed beside them.
 */
export function documentSymbols(document: IcalDocument): readonly DocumentSymbol[] {
  const symbols: Draft[] = [];
  const calendars = new Map(document.model.calendars.map((calendar) => [calendar.begin?.block, calendar]));
  let zones: ZoneResolver = new Zones(new Map());
  let open: Draft | undefined;
  document.readBlocks((block, tree, placeOf) => {
    const calendar = calendars.get(block);
    if (calendar) zones = new Zones(calendar.context.zones);
    const roots = outlineOf({ tree, placeOf, zones });
    if (calendar) open = undefined;
    for (const root of roots) (open?.children ?? symbols).push(root);
    if (calendar && roots[0]) open = Object.assign(roots[0], { name: calendarName(calendar) });
    if (!open) return;
    const { end } = placeOf({ start: 0, end: tree.calendarEnd?.end ?? tree.text.length });
    open.range = { start: open.range.start, end };
    if (tree.calendarEnd) open = undefined;
  });
  for (const symbol of symbols) if (symbol.kind === 'calendar') symbol.detail = countText(symbol.children);
  return symbols;
}

function calendarName({ properties }: CalendarModel): string {
  for (const name of ['NAME', 'X-WR-CALNAME']) {
    const found = properties.find(({ node }) => node.name === name);
    const text = found ? textOf(found.block.tree, found.node) : '';
    if (text !== '') return text;
  }
  return 'VCALENDAR';
}

function countText(children: readonly Draft[]): string {
  const events = children.filter(({ kind }) => kind === 'event').length;
  return `${groupedText(events)} event${events === 1 ? '' : 's'}`;
}

/** What the symbols of one block are made of. */
interface Source {
  readonly tree: BlockTree;
  readonly placeOf: (at: Range) => PlacedRange;
  readonly zones: ZoneResolver;
}

/** The outermost components of a block, with those inside them. */
function outlineOf(source: Source): Draft[] {
  const roots: Draft[] = [];
  const lists = new Map<Component, Draft[]>();
  for (const component of source.tree.components) {
    const into = component.parent ? (lists.get(component.parent) as Draft[]) : roots;
    const draft = describe(source, component);
    into.push(draft);
    lists.set(component, component.depth < deepest ? draft.children : into);
  }
  return roots;
}

function describe(source: Source, component: Component): Draft {
  const { tree, placeOf } = source;
  const { begin } = component;
  const kind = kinds.get(component.name) ?? 'component';
  const naming = namingLine(tree, component, kind);
  const shown = naming ? { start: naming.valueStart, end: naming.end } : begin;
  return {
    name: (naming && textOf(tree, naming)) || oneLine(component.name) || 'BEGIN',
    detail: detailOf(source, component, kind),
    kind,
    range: placeOf({ start: component.start, end: component.endLine?.end ?? component.end }),
    selectionRange: placeOf(shown),
    children: [],
  };
}

/** The property that people know a component by; undefined when it has none, or none with a text. */
function namingLine(tree: BlockTree, component: Component, kind: SymbolKind): ContentLine | undefined {
  for (const name of namedBy(kind)) {
    const line = findProperty(component, name);
    if (line && textOf(tree, line) !== '') return line;
  }
  return undefined;
}

function namedBy(kind: SymbolKind): readonly string[] {
  if (kind === 'zone') return ['TZID'];
  const isNameless = kind === 'calendar' || kind === 'observance' || kind === 'alarm';
  return isNameless ? [] : ['SUMMARY', 'NAME', 'UID'];
}

function textOf(tree: BlockTree, line: ContentLine): string {
  return oneLine(unescapeText(cut(valueText(tree, line), 1000)));
}

function detailOf(source: Source, component: Component, kind: SymbolKind): string {
  const { tree } = source;
  if (kind === 'zone') return zoneDetail(tree, component);
  if (kind === 'observance') return observanceDetail(tree, component);
  const trigger = kind === 'alarm' ? findProperty(component, 'TRIGGER') : undefined;
  if (kind === 'alarm') return trigger ? triggerText(tree, trigger) : '';
  return kind === 'calendar' ? '' : eventDetail(source, component);
}

/** The names that the zone's clocks have. */
function zoneDetail(tree: BlockTree, component: Component): string {
  const names = new Set<string>();
  for (const part of component.components) {
    const line = findProperty(part, 'TZNAME');
    if (line && names.size < 8) names.add(textOf(tree, line));
  }
  return [...names].filter((name) => name !== '').join(' / ');
}

function observanceDetail(tree: BlockTree, component: Component): string {
  const observance = readObservance(tree, component);
  if (!observance) return '';
  const { offsetFrom, to, start } = observance;
  const name = to.name === undefined ? '' : `${oneLine(to.name, 40)}, `;
  const change = `${offsetText(offsetFrom)} → ${name}${offsetText(to.offset)}`;
  return start ? `${change}, ${timeText(start)}` : change;
}

/** When it is, by the venue's clocks, and where. */
function eventDetail({ tree, zones }: Source, component: Component): string {
  const event = buildEvent(tree, component);
  const time = plainSpanText(spanOf(event, hasEnd(event) ? noZones : zones));
  const place = oneLine(event.location?.text ?? '', 80);
  return [time, place].filter((text) => text !== '').join(' · ');
}

/** Only the end by DURATION depends on a zone; looking one up for each of thousands of events takes long. */
function hasEnd({ end, due, duration }: EventModel): boolean {
  return end !== undefined || due !== undefined || duration === undefined;
}

const noZones: ZoneResolver = { resolve: () => undefined };
