import { findProperty, parameterText } from '../facts.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { type DateValue, parseDate, toDayNumber } from './date.ts';
import { type DateTimeValue, parseDateTime, toClockSeconds } from './dateTime.ts';
import { readValue } from './parsed.ts';
import { valueTypeOf } from './valueType.ts';

/** The start and the end of one component, on one clock. */
export type TimePair =
  | { readonly type: 'DATE'; readonly start: DateValue; readonly end: DateValue; readonly seconds: number }
  | {
      readonly type: 'DATE-TIME';
      readonly start: DateTimeValue;
      readonly end: DateTimeValue;
      /** From start to end as the clock counts; negative when the end is before the start. */
      readonly seconds: number;
    };

/** The lines of a component that say when it starts and when it ends. */
export interface StartAndEnd {
  readonly start: ContentLine;
  readonly end: ContentLine;
}

/** The first DTSTART and the first DTEND, of a to-do DUE, if there are both. */
export function findStartAndEnd(component: Component): StartAndEnd | undefined {
  const end = findProperty(component, component.name === 'VTODO' ? 'DUE' : 'DTEND');
  const start = end && findProperty(component, 'DTSTART');
  return start && { start, end };
}

/** The lines of an event and their values where it ends when it starts, as `readTimePair` compares them. */
export function readZeroLength(
  tree: BlockTree,
  event: Component,
): { readonly lines: StartAndEnd; readonly pair: TimePair } | undefined {
  const lines = findStartAndEnd(event);
  if (!lines) return undefined;
  const pair = readTimePair(tree, lines.start, lines.end);
  return pair?.seconds === 0 ? { lines, pair } : undefined;
}

/**
 * Says whether the end is plainly later than the start: as many digits, and the first that differs is
 * greater. So it is nearly always, and then nothing need be read. Says no for anything unusual.
 */
export function isPlainlyLater(tree: BlockTree, start: ContentLine, end: ContentLine): boolean {
  const length = start.end - start.valueStart;
  if (start.lineCount > 1 || end.lineCount > 1 || end.end - end.valueStart !== length) return false;
  for (let at = 0; at < length; at++) {
    const difference =
      tree.text.charCodeAt(end.valueStart + at) - tree.text.charCodeAt(start.valueStart + at);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/**
 * Reads start and end when they can be compared as written: both are valid, of one type, and both in UTC,
 * both floating or both of the same TZID. Undefined otherwise.
 */
export function readTimePair(tree: BlockTree, start: ContentLine, end: ContentLine): TimePair | undefined {
  const type = valueTypeOf(tree, start);
  if (type !== valueTypeOf(tree, end)) return undefined;
  if (type === 'DATE') return readDates(tree, start, end);
  return type === 'DATE-TIME' ? readDateTimes(tree, start, end) : undefined;
}

function readDates(tree: BlockTree, start: ContentLine, end: ContentLine): TimePair | undefined {
  const first = readValue(tree, start, parseDate).value;
  const last = readValue(tree, end, parseDate).value;
  if (!first || !last) return undefined;
  const seconds = (toDayNumber(last) - toDayNumber(first)) * 86400;
  return { type: 'DATE', start: first, end: last, seconds };
}

function readDateTimes(tree: BlockTree, start: ContentLine, end: ContentLine): TimePair | undefined {
  const first = readValue(tree, start, parseDateTime).value;
  const last = readValue(tree, end, parseDateTime).value;
  if (!first || !last || first.isUtc !== last.isUtc) return undefined;
  const isSameClock = first.isUtc || parameterText(tree, start, 'TZID') === parameterText(tree, end, 'TZID');
  if (!isSameClock) return undefined;
  const seconds = toClockSeconds(last) - toClockSeconds(first);
  return { type: 'DATE-TIME', start: first, end: last, seconds };
}
