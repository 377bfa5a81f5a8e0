import type { LocalTime } from '../../recurrence/localTime.ts';
import { parameterText } from '../facts.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { parseDate } from '../values/date.ts';
import { parseDateTime } from '../values/dateTime.ts';
import { type DurationValue, parseDuration } from '../values/duration.ts';
import { readValue } from '../values/parsed.ts';
import { unescapeText } from '../values/text.ts';

/** A DATE or a DATE-TIME. A DATE has the fields of its midnight. */
export interface DateOrTime extends LocalTime {
  readonly isDate: boolean;
  readonly isUtc: boolean;
}

/** A property that says when. */
export interface TimeField {
  readonly line: ContentLine;
  /** Undefined when what is written is neither a DATE nor a DATE-TIME. */
  readonly value: DateOrTime | undefined;
  /** The text of the TZID parameter. */
  readonly tzid: string | undefined;
}

export interface DurationField {
  readonly line: ContentLine;
  readonly value: DurationValue | undefined;
}

export interface TextField {
  readonly line: ContentLine;
  /** Unfolded and unescaped. */
  readonly text: string;
}

/** A VEVENT, or whatever has some of its properties. Of a property that is there twice, the first. */
export interface EventModel {
  readonly component: Component;
  readonly start: TimeField | undefined;
  readonly end: TimeField | undefined;
  /** A VTODO's end. */
  readonly due: TimeField | undefined;
  readonly duration: DurationField | undefined;
  readonly recurrenceId: TimeField | undefined;
  readonly uid: TextField | undefined;
  readonly summary: TextField | undefined;
  readonly location: TextField | undefined;
  readonly url: TextField | undefined;
  readonly status: TextField | undefined;
}

type Fields = { -readonly [K in keyof EventModel]: EventModel[K] };

/** Reads what a component says of an event. Any field may be missing; nothing is judged. */
export function buildEvent(tree: BlockTree, component: Component): EventModel {
  const fields: Fields = {
    component,
    start: undefined,
    end: undefined,
    due: undefined,
    duration: undefined,
    recurrenceId: undefined,
    uid: undefined,
    summary: undefined,
    location: undefined,
    url: undefined,
    status: undefined,
  };
  for (const line of component.properties) readField(tree, line, fields);
  return fields;
}

function readField(tree: BlockTree, line: ContentLine, fields: Fields): void {
  switch (line.name) {
    case 'DTSTART':
      fields.start ??= readTime(tree, line);
      break;
    case 'DTEND':
      fields.end ??= readTime(tree, line);
      break;
    case 'DUE':
      fields.due ??= readTime(tree, line);
      break;
    case 'RECURRENCE-ID':
      fields.recurrenceId ??= readTime(tree, line);
      break;
    case 'DURATION':
      fields.duration ??= { line, value: readValue(tree, line, parseDuration).value };
      break;
    default:
      readTextField(tree, line, fields);
  }
}

function readTextField(tree: BlockTree, line: ContentLine, fields: Fields): void {
  switch (line.name) {
    case 'UID':
      fields.uid ??= readText(tree, line);
      break;
    case 'SUMMARY':
      fields.summary ??= readText(tree, line);
      break;
    case 'LOCATION':
      fields.location ??= readText(tree, line);
      break;
    case 'URL':
      // A URI has no escapes (RFC 5545, 3.3.13).
      fields.url ??= { line, text: valueText(tree, line) };
      break;
    case 'STATUS':
      fields.status ??= readText(tree, line);
      break;
  }
}

/** Reads a property whose value is a DATE or a DATE-TIME; goes by the value's form, as calendars do. */
export function readTime(tree: BlockTree, line: ContentLine): TimeField {
  return { line, value: readDateOrTime(valueText(tree, line)), tzid: parameterText(tree, line, 'TZID') };
}

/** Reads a DATE or a DATE-TIME; undefined for anything else. */
export function readDateOrTime(text: string): DateOrTime | undefined {
  const dateTime = parseDateTime(text).value;
  if (dateTime) {
    const { year, month, day, hour, minute, second, isUtc } = dateTime;
    return { year, month, day, hour, minute, second, isDate: false, isUtc };
  }
  const date = parseDate(text).value;
  return date && { ...date, hour: 0, minute: 0, second: 0, isDate: true, isUtc: false };
}

/** The text of a property whose value is TEXT, unfolded and unescaped. */
export function readText(tree: BlockTree, line: ContentLine): TextField {
  return { line, text: unescapeText(valueText(tree, line)) };
}
