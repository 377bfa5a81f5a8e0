import { findProperty, parameterText } from '../ical/facts.ts';
import { buildEvent, type EventModel } from '../ical/model/event.ts';
import { type PlacedTime, placeTime, spanOf } from '../ical/model/eventSpan.ts';
import { readSeries } from '../ical/model/series.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { splitText, unescapeText } from '../ical/values/text.ts';
import { fromLocalMs, msPerSecond, toLocalMs } from '../time/localTime.ts';
import type { ZoneResolver } from '../time/zones.ts';
import { readSpeakers, readSummaryTail } from './eventSpeakers.ts';
import { toFieldPlace, valuePlace } from './fieldPlace.ts';
import { occurrencesOf } from './occurrences.ts';
import type { TalkFacts, TalkPlaces, TalkTime } from './talkFacts.ts';
import { inOneLine } from './titleName.ts';
import { urlCode } from './urlCode.ts';

/** What a block's talks depend on beside its text. */
export interface TalkContext {
  readonly zones: ZoneResolver;
  /** METHOD of the calendar in upper case. */
  readonly method: string | undefined;
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

/** What is equal for all occurrences of an event. */
type Shared = Omit<TalkFacts, 'start' | 'end' | 'recurrenceId' | 'origin'>;

function readEvent(tree: BlockTree, component: Component, context: TalkContext): readonly TalkFacts[] {
  const event = buildEvent(tree, component);
  const shared = readShared(tree, event, context);
  const { start, end, length } = spanOf(event, context.zones);
  const times = { start: start && toTalkTime(start), end: end && toTalkTime(end) };
  if (event.recurrenceId) {
    const { value, tzid } = event.recurrenceId;
    const recurrenceId = value && timeKey(placeTime(value, tzid, context.zones));
    return [
      { ...shared, ...times, recurrenceId, origin: recurrenceId === undefined ? 'single' : 'override' },
    ];
  }
  const repeats = component.properties.some(({ name }) => name === 'RRULE' || name === 'RDATE');
  const series = repeats ? readSeries(tree, component, context.zones) : undefined;
  const starts = series && occurrencesOf(tree, component, series, context.zones);
  if (!starts || !start) return [{ ...shared, ...times, recurrenceId: undefined, origin: 'single' }];
  return starts.map((local) => {
    const value = { ...start.value, ...local };
    const own = placeTime(value, start.tzid, context.zones);
    const ownEnd = length === undefined ? undefined : shifted(own, length);
    return {
      ...shared,
      start: toTalkTime(own),
      end: ownEnd,
      recurrenceId: timeKey(own),
      origin: 'occurrence',
    };
  });
}

function readShared(tree: BlockTree, event: EventModel, { method }: TalkContext): Shared {
  const { component, uid, summary, location, url, status } = event;
  const of = (name: string) => findProperty(component, name);
  const textOf = (name: string) => {
    const line = of(name);
    return line && valueText(tree, line).trim().toUpperCase();
  };
  const title = summary ? inOneLine(summary.text) : '';
  const hasTail = summary !== undefined && / -(?: |$)/.test(title);
  return {
    source: 'event',
    uid: uid?.text || undefined,
    url: url?.text || undefined,
    code: url && urlCode(url.text),
    title,
    tail: hasTail ? readSummaryTail(tree, summary.line) : undefined,
    hasDuration: event.end === undefined && event.duration !== undefined,
    isDate: event.start?.value?.isDate === true,
    written: undefined,
    room: location ? inOneLine(location.text) : '',
    speakers: readSpeakers(tree, component),
    tracks: component.properties.flatMap((line) => (line.name === 'CATEGORIES' ? readList(tree, line) : [])),
    level: undefined,
    language: summary && parameterText(tree, summary.line, 'LANGUAGE'),
    status: status?.text.trim().toUpperCase() || undefined,
    isCancelled: method === 'CANCEL' || status?.text.trim().toUpperCase() === 'CANCELLED',
    isTransparent: textOf('TRANSP') === 'TRANSPARENT',
    isOnline: of('CONFERENCE') !== undefined,
    revision: [
      Number.parseInt(textOf('SEQUENCE') ?? '', 10) || 0,
      stampOf(textOf('LAST-MODIFIED')),
      stampOf(textOf('DTSTAMP')),
    ],
    places: readPlaces(tree, event),
  };
}

function readList(tree: BlockTree, line: ContentLine): readonly string[] {
  return splitText(valueText(tree, line), ',')
    .map((part) => inOneLine(unescapeText(part)))
    .filter((part) => part !== '');
}

/** A time in UTC in epoch milliseconds; 0 for anything else. */
function stampOf(text: string | undefined): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(text ?? '')?.map(Number) ?? [];
  if (second === undefined) return 0;
  return toLocalMs({ year, month, day, hour, minute, second } as Parameters<typeof toLocalMs>[0]);
}

function readPlaces(tree: BlockTree, event: EventModel): TalkPlaces {
  const { component } = event;
  const { begin } = component;
  const place = (field: { readonly line: ContentLine } | undefined) => field && valuePlace(tree, field.line);
  return {
    self: toFieldPlace(tree, { start: begin.valueStart, end: begin.end }),
    uid: place(event.uid),
    title: place(event.summary),
    date: undefined,
    start: place(event.start),
    end: place(event.end ?? event.duration),
    room: place(event.location),
    url: place(event.url),
    status: place(event.status),
  };
}

function toTalkTime({ value, form, tzid, resolution }: PlacedTime): TalkTime {
  const { year, month, day, hour, minute, second } = value;
  return {
    local: { year, month, day, hour, minute, second },
    form,
    zone: form === 'zoned' || form === 'unknown-zone' ? tzid : undefined,
    instant: resolution?.instant,
    offset: resolution?.offset,
  };
}

/** A time so many milliseconds later, on the same clock. */
function shifted(time: PlacedTime, length: number): TalkTime {
  const from = toTalkTime(time);
  if (!time.zone || from.instant === undefined) {
    return { ...from, local: fromLocalMs(toLocalMs(from.local) + length) };
  }
  const instant = from.instant + length;
  const { offset } = time.zone.at(instant);
  return { ...from, instant, offset, local: fromLocalMs(instant + offset * msPerSecond) };
}

/** Equal for equal times, however they are written. */
function timeKey({ value, form, tzid, resolution }: PlacedTime): string {
  if (resolution) return String(resolution.instant);
  return [form, tzid ?? '', toLocalMs(value)].join(' ');
}
