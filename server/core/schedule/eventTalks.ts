import { parameterText } from '../ical/facts.ts';
import { buildEvent, type EventModel } from '../ical/model/event.ts';
import { type EventSpan, type PlacedTime, placeTime, spanOf } from '../ical/model/eventSpan.ts';
import { readSeries } from '../ical/model/series.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { parseDateTime } from '../ical/values/dateTime.ts';
import { splitText, unescapeText } from '../ical/values/text.ts';
import { ownCopy } from '../text/ownCopy.ts';
import { msPerSecond, toLocalMs } from '../time/localTime.ts';
import type { ZoneResolver } from '../time/zones.ts';
import { EventPlaces } from './eventPlaces.ts';
import { mayNameSpeakers, readSpeakers, readSummaryTail } from './eventSpeakers.ts';
import { occurrencesOf } from './occurrences.ts';
import type { TalkFacts } from './talkFacts.ts';
import { TalkTime } from './talkTime.ts';
import { inOneLine } from './titleName.ts';
import { urlCode } from './urlCode.ts';
import type { Names } from './writtenName.ts';

/** What a block's talks depend on beside its text. */
export interface TalkContext {
  readonly zones: ZoneResolver;
  /** METHOD of the calendar in upper case. */
  readonly method: string | undefined;
  /** Of the file: what names many talks is kept once. */
  readonly names: Names;
  /** Those that are kept of the block already. */
  readonly uids: readonly string[];
}

/**
 * What the events of one block tell the schedule: one talk each, or one for each occurrence of an event that
 * repeats. Takes any block; what is missing or cannot be read is left out.
 */
export function readEventTalks(tree: BlockTree, context: TalkContext): readonly TalkFacts[] {
  return tree.components.flatMap((component) =>
    component.name === 'VEVENT' ? readEvent(tree, component, context) : [],
  );
}

function readEvent(tree: BlockTree, component: Component, context: TalkContext): readonly TalkFacts[] {
  const event = buildEvent(tree, component);
  const lines = findLines(component);
  const span = spanOf(event, context.zones);
  const single = readFacts(tree, event, lines, span, context);
  if (event.recurrenceId) {
    const { value, tzid } = event.recurrenceId;
    const recurrenceId = value && timeKey(placeTime(value, tzid, context.zones));
    return [recurrenceId === undefined ? single : { ...single, recurrenceId, origin: 'override' }];
  }
  if (!lines.repeats) return [single];
  return occurrencesIn(tree, component, span, context)?.map((times) => ({ ...single, ...times })) ?? [single];
}

/** The lines that tell the schedule something and are no field of an event: the first of each name, or all. */
interface TalkLines {
  transparency: ContentLine | undefined;
  sequence: ContentLine | undefined;
  modified: ContentLine | undefined;
  stamp: ContentLine | undefined;
  hasConference: boolean;
  /** It has an RRULE or an RDATE. */
  repeats: boolean;
  readonly categories: ContentLine[];
  /** Those that may name speakers. */
  readonly speakers: ContentLine[];
}

/** In one pass: of a large schedule this sees every line. */
function findLines({ properties }: Component): TalkLines {
  const lines: TalkLines = {
    transparency: undefined,
    sequence: undefined,
    modified: undefined,
    stamp: undefined,
    hasConference: false,
    repeats: false,
    categories: [],
    speakers: [],
  };
  for (const line of properties) takeLine(lines, line);
  return lines;
}

function takeLine(lines: TalkLines, line: ContentLine): void {
  switch (line.name) {
    case 'DTSTAMP':
      lines.stamp ??= line;
      break;
    case 'LAST-MODIFIED':
      lines.modified ??= line;
      break;
    case 'SEQUENCE':
      lines.sequence ??= line;
      break;
    case 'CATEGORIES':
      lines.categories.push(line);
      break;
    case 'TRANSP':
      lines.transparency ??= line;
      break;
    case 'CONFERENCE':
      lines.hasConference = true;
      break;
    case 'RRULE':
    case 'RDATE':
      lines.repeats = true;
      break;
    default:
      if (mayNameSpeakers(line)) lines.speakers.push(line);
  }
}

/** Where the facts of an occurrence differ from those of its event. */
type OccurrenceTimes = Pick<TalkFacts, 'start' | 'end' | 'recurrenceId' | 'origin'>;

/** When an event that repeats takes place; undefined for one that does not. */
function occurrencesIn(
  tree: BlockTree,
  component: Component,
  { start, length }: EventSpan,
  { zones, names }: TalkContext,
): readonly OccurrenceTimes[] | undefined {
  const series = readSeries(tree, component, zones);
  const starts = series && occurrencesOf(tree, component, series, zones);
  if (!starts || !start) return undefined;
  return starts.map((local) => {
    const own = placeTime({ ...start.value, ...local }, start.tzid, zones);
    const end = length === undefined ? undefined : shifted(own, length, names);
    return { start: toTalkTime(own, names), end, recurrenceId: timeKey(own), origin: 'occurrence' };
  });
}

/**
 * The facts of an event as if it took place once. Made as one object, field by field: copied together from others, each
 * of tens of thousands would get a shape of its own from the runtime, and take twice the memory.
 */
function readFacts(
  tree: BlockTree,
  event: EventModel,
  lines: TalkLines,
  { start, end }: EventSpan,
  { method, names, uids }: TalkContext,
): TalkFacts {
  const { component, uid, summary, location, url } = event;
  const title = summary ? ownCopy(inOneLine(summary.text)) : '';
  const hasTail = summary !== undefined && / -(?: |$)/.test(title);
  const status = event.status?.text.trim().toUpperCase() || undefined;
  return {
    source: 'event',
    uid: uid?.text ? (uids.find((known) => known === uid.text) ?? ownCopy(uid.text)) : undefined,
    recurrenceId: undefined,
    origin: 'single',
    url: url?.text ? ownCopy(url.text) : undefined,
    code: url && urlCode(url.text),
    title,
    tail: hasTail ? readSummaryTail(tree, summary.line, title, names) : undefined,
    start: start && toTalkTime(start, names),
    end: end && toTalkTime(end, names),
    hasDuration: event.end === undefined && event.duration !== undefined,
    isDate: event.start?.value?.isDate === true,
    written: undefined,
    room: location ? names.of(inOneLine(location.text)).text : '',
    speakers: readSpeakers(tree, component, lines.speakers, names),
    tracks: readTracks(tree, lines.categories, names),
    level: undefined,
    language: summary && parameterText(tree, summary.line, 'LANGUAGE'),
    status,
    isCancelled: method === 'CANCEL' || status === 'CANCELLED',
    isTransparent: upperText(tree, lines.transparency) === 'TRANSPARENT',
    isOnline: lines.hasConference,
    revision: [
      Number.parseInt(upperText(tree, lines.sequence) ?? '', 10) || 0,
      stampOf(upperText(tree, lines.modified)),
      stampOf(upperText(tree, lines.stamp)),
    ],
    places: new EventPlaces(tree, event),
  };
}

/** The value of a property in upper case. */
function upperText(tree: BlockTree, line: ContentLine | undefined): string | undefined {
  return line && valueText(tree, line).trim().toUpperCase();
}

function readTracks(tree: BlockTree, lines: readonly ContentLine[], names: Names): readonly string[] {
  return lines.length === 0 ? none : lines.flatMap((line) => readList(tree, line, names));
}

function readList(tree: BlockTree, line: ContentLine, names: Names): readonly string[] {
  return splitText(valueText(tree, line), ',')
    .map((part) => names.of(inOneLine(unescapeText(part))).text)
    .filter((part) => part !== '');
}

/** A time in UTC in epoch milliseconds; 0 for anything else. */
function stampOf(text: string | undefined): number {
  const value = text === undefined ? undefined : parseDateTime(text).value;
  return value ? toLocalMs(value) : 0;
}

function toTalkTime({ value, form, tzid, resolution }: PlacedTime, names: Names): TalkTime {
  const isNamed = tzid !== undefined && (form === 'zoned' || form === 'unknown-zone');
  return new TalkTime(form, isNamed ? names.of(tzid).text : undefined, toLocalMs(value), resolution?.offset);
}

/** A time so many milliseconds later, on the same clock. */
function shifted(time: PlacedTime, length: number, names: Names): TalkTime {
  const { form, zone, localMs, offset, instant } = toTalkTime(time, names);
  if (!time.zone || instant === undefined) return new TalkTime(form, zone, localMs + length, offset);
  const later = time.zone.at(instant + length).offset;
  return new TalkTime(form, zone, instant + length + later * msPerSecond, later);
}

/** Equal for equal times, however they are written. */
function timeKey({ value, form, tzid, resolution }: PlacedTime): string {
  if (resolution) return String(resolution.instant);
  return [form, tzid ?? '', toLocalMs(value)].join(' ');
}

const none: readonly string[] = [];
