import type { IcalDocument, OpenBlock } from '../document.ts';
import type { CalendarModel } from '../ical/context.ts';
import { findProperty, parameterText } from '../ical/facts.ts';
import { buildEvent, readDateOrTime, readText } from '../ical/model/event.ts';
import { placeTime, shiftTime, spanOf } from '../ical/model/eventSpan.ts';
import { propertySpec, valueTypeSpec } from '../ical/spec/index.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { componentName } from '../ical/syntax/tree.ts';
import { unfold, valueText } from '../ical/syntax/unfold.ts';
import { type DurationValue, parseDuration } from '../ical/values/duration.ts';
import { readValue } from '../ical/values/parsed.ts';
import { splitText, unescapeText } from '../ical/values/text.ts';
import { valueTypeOf } from '../ical/values/valueType.ts';
import type { Range } from '../text/range.ts';
import { fromLocalMs } from '../time/localTime.ts';
import { buildZone } from '../time/vtimezone.ts';
import type { Zones } from '../time/zones.ts';
import { durationText, triggerText } from './durationText.ts';
import { cut, inline, plainBlock, safeMarkdown } from './markdown.ts';
import { componentAt, type LinePart, lineAtOffset, partAt, unfoldedIndex } from './partAt.ts';
import { recurHover } from './recurHover.ts';
import { type Reader, spanText } from './spanText.ts';
import { componentText, parameterSpecText, propertyText } from './specText.ts';
import { groupedText } from './timeText.ts';
import { yearsOf, zoneNameText } from './zoneHover.ts';
import { noOffsetText, observanceText, utcOffsetText } from './zoneText.ts';

export type { Reader } from './spanText.ts';

export interface Hover {
  readonly markdown: string;
  /** Offsets of the whole text. */
  readonly range: Range;
}

/** Everything that the parts of a hover ask. */
interface Context {
  readonly tree: BlockTree;
  readonly line: ContentLine;
  readonly part: LinePart;
  /** Where the hover is asked for, in the block. */
  readonly offset: number;
  readonly component: Component | undefined;
  readonly calendar: CalendarModel | undefined;
  readonly zones: Zones;
  readonly reader: Reader;
}

/**
 * What there is to say about a place in the text: when a talk is, for the venue and for the reader; what a
 * property, a parameter or a component is; what a text reads like. Undefined where there is nothing.
 */
export function hover(document: IcalDocument, offset: number, reader: Reader): Hover | undefined {
  const block = document.blockAt(offset);
  const context = block && contextAt(document, block, offset, reader);
  if (!context) return undefined;
  const { line, part } = context;
  const at = line.kind === 'property' ? part.at : { start: line.start, end: line.end };
  const markdown = line.kind === 'property' ? propertyHover(context) : boundaryHover(context);
  return { markdown, range: { start: block.start + at.start, end: block.start + at.end } };
}

/** What a hover at a place says of the time there, as Markdown, and nothing else; undefined where there is none. */
export function timeHover(document: IcalDocument, offset: number, reader: Reader): string | undefined {
  const block = document.blockAt(offset);
  const context = block && contextAt(document, block, offset, reader);
  return context?.line.kind === 'property' ? timeText(context) : undefined;
}

function contextAt(
  document: IcalDocument,
  { tree, calendar, start }: OpenBlock,
  place: number,
  reader: Reader,
): Context | undefined {
  const offset = place - start;
  const line = lineAtOffset(tree, offset);
  if (!line || line.kind === 'blank' || line.kind === 'malformed') return undefined;
  const zones = document.zonesOf(calendar);
  const component = componentAt(tree, line.start);
  return { tree, line, part: partAt(line, offset), offset, component, calendar, zones, reader };
}

/** A BEGIN or END line: of an event, the talk and its time; of everything, what it is. */
function boundaryHover(context: Context): string {
  const { tree, line, component } = context;
  const name = componentName(tree, line);
  const isOwn = component && (component.begin === line || component.endLine === line);
  if (isOwn && name === 'VTIMEZONE')
    return paragraphs(definitionText(context, component), componentText(name));
  if (!isOwn || !hasTimes(component)) return componentText(name);
  return paragraphs(titleText(tree, component), eventText(context, component), componentText(name));
}

/** What a zone is by its definition. */
function definitionText(context: Context, component: Component): string {
  const { tree } = context;
  if (!buildZone(tree, component)) return noOffsetText;
  const tzid = findProperty(component, 'TZID');
  return namedZoneText(context, tzid ? readText(tree, tzid).text : '');
}

/** What a name of a zone means in this calendar. */
function namedZoneText({ tree, line, zones, calendar, reader }: Context, tzid: string): string {
  const time = readDateOrTime(valueText(tree, line)) ?? fromLocalMs(reader.now);
  return zoneNameText(tzid, zones, yearsOf(calendar, time.year), reader.now);
}

/** The zone that a place in a line names: a TZID parameter, the TZID of a VTIMEZONE, or X-WR-TIMEZONE. */
function zoneTextAt(context: Context): string {
  const { tree, line, part, component } = context;
  if (part.kind === 'parameter' && part.parameter.name === 'TZID') {
    return namedZoneText(context, parameterText(tree, line, 'TZID') ?? '');
  }
  if (component?.name === 'VTIMEZONE' && line.name === 'TZID') return definitionText(context, component);
  return line.name === 'X-WR-TIMEZONE' ? namedZoneText(context, readText(tree, line).text.trim()) : '';
}

/** Says whether a component's times are those of something that happens. */
function hasTimes(component: Component): boolean {
  if (isObservance(component)) return false;
  return findProperty(component, 'DTSTART') !== undefined || findProperty(component, 'DUE') !== undefined;
}

function isObservance(component: Component | undefined): boolean {
  return component?.name === 'STANDARD' || component?.name === 'DAYLIGHT';
}

function titleText(tree: BlockTree, component: Component): string {
  const summary = findProperty(component, 'SUMMARY');
  const location = findProperty(component, 'LOCATION');
  const title = summary ? inline(readText(tree, summary).text) : '';
  const place = location ? inline(readText(tree, location).text) : '';
  const shown = title === '' ? '' : `**${title}**`;
  return [shown, place].filter((text) => text !== '').join(' · ');
}

function eventText({ tree, zones, reader }: Context, component: Component): string {
  const event = buildEvent(tree, component);
  const span = spanOf(event, zones);
  const unread = [event.start, event.end ?? event.due].flatMap((field) =>
    field && !field.value ? [unreadText(field.line, valueText(tree, field.line))] : [],
  );
  const repeats = findProperty(component, 'RRULE') ?? findProperty(component, 'RDATE');
  const note = repeats ? 'It repeats; this is the first time.' : '';
  return paragraphs(spanText(span, reader), ...unread, note);
}

function unreadText({ name }: ContentLine, value: string): string {
  return `⚠ ${inline(name, 60)} “${inline(value, 80)}” is neither a DATE nor a DATE-TIME: calendars cannot tell when that is.`;
}

/** The properties whose hover is about the whole event. */
const spanProperties: ReadonlySet<string> = new Set(['DTSTART', 'DTEND', 'DUE']);

function propertyHover(context: Context): string {
  const { tree, line, part, component } = context;
  const spec =
    part.kind === 'parameter' ? parameterSpecText(part.parameter) : propertyText(tree, line, component);
  const time = timeText(context);
  const zone = zoneTextAt(context);
  if (time !== undefined || zone !== '') return paragraphs(zone, time ?? '', spec);
  if (part.kind !== 'value' || !isText(tree, line)) return spec;
  return `${spec}\n\n---\n\n${textPreview(tree, line)}`;
}

/** What a property that says when says; undefined for all others. */
function timeText(context: Context): string | undefined {
  const { tree, line, component, zones } = context;
  if (component && isObservance(component) && line.name === 'DTSTART') return observanceText(tree, component);
  if (component && spanProperties.has(line.name)) return eventText(context, component);
  const type = valueTypeOf(tree, line);
  if (type === 'DURATION') return lengthHover(context);
  if (type === 'RECUR') return recurHover(tree, line, component, zones, context.reader);
  if (type === 'UTC-OFFSET') return utcOffsetText(tree, component, line);
  if (type !== 'DATE-TIME' && type !== 'DATE') return undefined;
  const text = propertySpec(line.name)?.multiValued ? itemText(context) : valueText(tree, line);
  if (text === undefined) return undefined;
  const value = readDateOrTime(text);
  if (!value) return unreadText(line, text);
  const start = placeTime(value, parameterText(tree, line, 'TZID'), zones);
  return spanText({ start, end: undefined, length: undefined }, context.reader);
}

/** Of several values the one at the place; undefined elsewhere in the line. */
function itemText({ tree, line, part, offset }: Context): string | undefined {
  if (part.kind !== 'value') return undefined;
  const unfolded = unfold(tree, line, part.at.start, part.at.end);
  const index = unfoldedIndex(unfolded, offset);
  const end = unfolded.text.indexOf(',', index);
  const start = index === 0 ? 0 : unfolded.text.lastIndexOf(',', index - 1) + 1;
  return unfolded.text.slice(start, end < 0 ? undefined : end);
}

/** A length in words, and what it leads to: when the event ends, or when the alarm rings. */
function lengthHover(context: Context): string | undefined {
  const { tree, line, component } = context;
  const duration = readValue(tree, line, parseDuration).value;
  if (!duration) return undefined;
  if (line.name === 'TRIGGER')
    return paragraphs(`**${triggerText(tree, line)}**`, alarmText(context, duration));
  const isOfEvent = line.name === 'DURATION' && component && hasTimes(component);
  return paragraphs(`**${durationText(duration)}**`, isOfEvent ? eventText(context, component) : '');
}

/** When an alarm rings that is so long before or after its event; of one that repeats, for the first time. */
function alarmText({ tree, line, component, zones, reader }: Context, trigger: DurationValue): string {
  const event = component?.parent && buildEvent(tree, component.parent);
  if (!event) return '';
  const { start, end } = spanOf(event, zones);
  const isAtEnd = parameterText(tree, line, 'RELATED')?.toUpperCase() === 'END';
  const anchor = isAtEnd ? end : start;
  const rings = anchor && anchor.form !== 'date' ? shiftTime(anchor, trigger) : undefined;
  return rings ? spanText({ start: rings, end: undefined, length: undefined }, reader) : '';
}

function isText(tree: BlockTree, line: ContentLine): boolean {
  const type = valueTypeOf(tree, line);
  return type !== undefined && valueTypeSpec(type)?.escaped === true && !propertySpec(line.name)?.enum;
}

/** The properties whose text schedule systems write in Markdown. */
const markdownProperties: ReadonlySet<string> = new Set(['DESCRIPTION', 'COMMENT']);

/** More of a text than this is read in the file. */
const mostShown = 2000;

/** What a TEXT value reads like, unfolded and unescaped. Must come last: see `safeMarkdown`. */
function textPreview(tree: BlockTree, line: ContentLine): string {
  const value = valueText(tree, line);
  if (propertySpec(line.name)?.multiValued) return listText(splitText(cut(value, mostShown), ','));
  const text = unescapeText(value);
  const shown = cut(text, mostShown);
  const body = markdownProperties.has(line.name) ? safeMarkdown(shown) : plainBlock(shown);
  if (shown.length === text.length) return body;
  const notice = `_The first ${groupedText(shown.length)} of ${groupedText(text.length)} characters:_`;
  return `${notice}\n\n${body}…`;
}

function listText(values: readonly string[]): string {
  return values.map((value) => `- ${inline(unescapeText(value))}`).join('\n');
}

function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}
