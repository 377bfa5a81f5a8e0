import type { IcalDocument } from '../document.ts';
import { findProperty, parameterText } from '../ical/facts.ts';
import { buildEvent, readDateOrTime, readText } from '../ical/model/event.ts';
import { placeTime, spanOf } from '../ical/model/eventSpan.ts';
import { propertySpec, valueTypeSpec } from '../ical/spec/index.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { componentName } from '../ical/syntax/tree.ts';
import { unfold, valueText } from '../ical/syntax/unfold.ts';
import { parseDuration } from '../ical/values/duration.ts';
import { readValue } from '../ical/values/parsed.ts';
import { splitText, unescapeText } from '../ical/values/text.ts';
import { valueTypeOf } from '../ical/values/valueType.ts';
import type { Range } from '../text/range.ts';
import { Zones } from '../time/zones.ts';
import { durationText, triggerText } from './durationText.ts';
import { cut, inline, plainBlock, safeMarkdown } from './markdown.ts';
import { componentAt, type LinePart, lineAtOffset, partAt, unfoldedIndex } from './partAt.ts';
import { type Reader, spanText } from './spanText.ts';
import { componentText, parameterSpecText, propertyText } from './specText.ts';
import { groupedText } from './timeText.ts';
import { observanceText, zoneNowText } from './zoneText.ts';

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
  readonly zones: Zones;
  readonly reader: Reader;
}

/**
 * What there is to say about a place in the text: when a talk is, for the venue and for the reader; what a
 * property, a parameter or a component is; what a text reads like. Undefined where there is nothing.
 */
export function hover(document: IcalDocument, offset: number, reader: Reader): Hover | undefined {
  const block = document.blockAt(offset);
  if (!block) return undefined;
  const tree = block.tree;
  const inBlock = offset - block.start;
  const line = lineAtOffset(tree, inBlock);
  if (!line || line.kind === 'blank' || line.kind === 'malformed') return undefined;
  const part = partAt(line, inBlock);
  const component = componentAt(tree, line.start);
  const zones = new Zones(block.calendar?.context.zones ?? new Map());
  const context = { tree, line, part, offset: inBlock, component, zones, reader };
  const at = line.kind === 'property' ? part.at : { start: line.start, end: line.end };
  const markdown = line.kind === 'property' ? propertyHover(context) : boundaryHover(context);
  return { markdown, range: { start: block.start + at.start, end: block.start + at.end } };
}

/** A BEGIN or END line: of an event, the talk and its time; of everything, what it is. */
function boundaryHover(context: Context): string {
  const { tree, line, component } = context;
  const name = componentName(tree, line);
  const isOwn = component && (component.begin === line || component.endLine === line);
  if (isOwn && name === 'VTIMEZONE') return paragraphs(zoneHover(context, component), componentText(name));
  if (!isOwn || !hasTimes(component)) return componentText(name);
  return paragraphs(titleText(tree, component), eventText(context, component), componentText(name));
}

function zoneHover({ tree, reader }: Context, component: Component): string {
  return zoneNowText(tree, component, reader.now);
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
  const time = timeHover(context);
  if (time !== undefined) return paragraphs(time, spec);
  if (part.kind !== 'value' || !isText(tree, line)) return spec;
  return `${spec}\n\n---\n\n${textPreview(tree, line)}`;
}

/** What a property that says when says; undefined for all others. */
function timeHover(context: Context): string | undefined {
  const { tree, line, component, zones } = context;
  if (component?.name === 'VTIMEZONE' && line.name === 'TZID') return zoneHover(context, component);
  if (component && isObservance(component) && line.name === 'DTSTART') return observanceText(tree, component);
  if (component && spanProperties.has(line.name)) return eventText(context, component);
  const type = valueTypeOf(tree, line);
  if (type === 'DURATION') return lengthHover(tree, line);
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

function lengthHover(tree: BlockTree, line: ContentLine): string | undefined {
  const duration = readValue(tree, line, parseDuration).value;
  if (!duration) return undefined;
  const text = line.name === 'TRIGGER' ? triggerText(tree, line) : durationText(duration);
  return `**${text}**`;
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
