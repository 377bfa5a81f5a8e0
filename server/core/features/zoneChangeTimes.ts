/** The times of one component, written in another zone. */
import { findParameter, parameterText } from '../ical/facts.ts';
import { type DateOrTime, readDateOrTime } from '../ical/model/event.ts';
import { placeTime } from '../ical/model/eventSpan.ts';
import { type KnownTime, toClock } from '../ical/model/series.ts';
import { insertParameter, removeParameter } from '../ical/syntax/edits.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { type Unfolded, unfold } from '../ical/syntax/unfold.ts';
import { formatDateTime } from '../ical/values/dateTime.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { fromLocalMs, type LocalTime, msPerSecond } from '../time/localTime.ts';
import type { Zone } from '../time/zone.ts';
import type { Zones } from '../time/zones.ts';
import { oneLine } from './markdown.ts';
import { clockText, dateText } from './timeText.ts';

/** In what zone times are to be written, and what of them stays. */
export interface TargetZone {
  /** The TZID to write; undefined for UTC, which is written with a Z. */
  readonly tzid: string | undefined;
  readonly zone: Zone;
  /** `moment`: the instant stays and the clock may change; `clock`: the other way round. */
  readonly keep: 'moment' | 'clock';
}

/** Why something cannot be written in another zone without changing what it means. A sentence for the user. */
export interface Refusal {
  readonly refusal: string;
}

export function isRefusal(value: object): value is Refusal {
  return 'refusal' in value;
}

/** The edits of a content line, in offsets of its block, or why there are none. */
export type LineChange = { readonly edits: readonly TextEdit[] } | Refusal;

/** What the times of a line are brought to. */
interface Clock {
  readonly zones: Zones;
  readonly target: TargetZone;
  /** The time whose clock stays when the clock is kept: that of DTSTART. */
  readonly anchor: KnownTime;
}

/** Writes a time of a component whose start is a time, or a list of times, in another zone. */
export function changeLine(tree: BlockTree, line: ContentLine, clock: Clock): LineChange {
  const unfolded = unfold(tree, line, line.valueStart, line.end);
  const tzid = parameterText(tree, line, 'TZID');
  const edits: TextEdit[] = [];
  let hasTime = false;
  for (const { start, text } of timesIn(unfolded.text)) {
    const value = readDateOrTime(text);
    if (!value) return { refusal: `${line.name} “${oneLine(text, 40)}” is no time that can be read.` };
    if (value.isDate && clock.target.keep === 'moment') return { refusal: dayBesideTime(line) };
    if (value.isDate) continue;
    const changed = changeTime(value, tzid, clock);
    if (isRefusal(changed)) return changed;
    hasTime = true;
    const isUtc = clock.target.tzid === undefined;
    edits.push(...rewrite(unfolded, start, text, formatDateTime({ ...changed, isUtc })));
  }
  return { edits: hasTime ? [...zoneEdits(line, tzid, clock.target.tzid), ...edits] : [] };
}

/** Readers take such a day on the clock of the start, and on another clock it may be the next. */
function dayBesideTime({ name }: ContentLine): string {
  return `${name} is a day and the start is a time, so it depends on the zone which one is meant. Give ${name} the form of DTSTART first.`;
}

/** The times of a list, which may have periods among them (RFC 5545, 3.3.9), with their places. */
function timesIn(text: string): readonly { readonly start: number; readonly text: string }[] {
  const found = text.matchAll(/[^,/]+/g);
  return [...found]
    .map((match) => ({ start: match.index, text: match[0] }))
    .filter((each) => !isLength(each.text));
}

/** The second part of a period may be how long it is. */
function isLength(text: string): boolean {
  return /^[+-]?P/i.test(text);
}

/** What a time is in the target. */
export function changeTime(value: DateOrTime, tzid: string | undefined, clock: Clock): LocalTime | Refusal {
  return clock.target.keep === 'moment' ? changeMoment(value, tzid, clock) : changeClock(value, tzid, clock);
}

function changeMoment(
  value: DateOrTime,
  tzid: string | undefined,
  { zones, target: { zone } }: Clock,
): LocalTime | Refusal {
  const { form, resolution } = placeTime(value, tzid, zones);
  const shown = `${dateText(value)}, ${clockText(value)}`;
  if (form === 'floating')
    return {
      refusal: `${shown} has no zone, so nobody knows which moment it is. Give it a zone first, by “same clock time”.`,
    };
  if (!resolution)
    return {
      refusal: `Nobody knows the zone “${oneLine(tzid ?? '', 40)}”, so it cannot be told which moment ${shown} is.`,
    };
  if (isBeforeDefinition(tzid, resolution.instant, zones)) {
    return {
      refusal: `The VTIMEZONE of “${oneLine(tzid ?? '', 40)}” begins later than ${shown}, so it does not say which moment that is. Repair the VTIMEZONE first.`,
    };
  }
  const there = fromLocalMs(resolution.instant + zone.at(resolution.instant).offset * msPerSecond);
  if (zone.atLocal(there).instant === resolution.instant) return there;
  return {
    refusal: `${shown} is a moment at which the clocks of ${oneLine(zone.id, 40)} show ${clockText(there)} for the second time that day, which cannot be written there.`,
  };
}

/** Of the time before the first onset of a VTIMEZONE nothing is said, and readers differ in what they take it for. */
function isBeforeDefinition(tzid: string | undefined, instant: number, zones: Zones): boolean {
  const firstOnset = tzid === undefined ? undefined : zones.own(tzid)?.firstOnset;
  return firstOnset !== undefined && instant < firstOnset;
}

function changeClock(
  value: DateOrTime,
  tzid: string | undefined,
  { zones, target, anchor }: Clock,
): LocalTime | Refusal {
  const local = toClock(anchor, value, tzid, zones);
  if (!local)
    return {
      refusal: `${dateText(value)}, ${clockText(value)} is not on the clock of the start: it cannot be told what would stay the same.`,
    };
  if (target.zone.atLocal(local).kind !== 'gap') return local;
  return {
    refusal: `${clockText(local)} does not exist in ${oneLine(target.zone.id, 40)} on ${dateText(local)}: the clocks skip it.`,
  };
}

/** Every form that a DATE-TIME has when it is right. */
const dateTimeForm = /^\d{8}T\d{6}Z?$/;

/** How many characters a DATE-TIME has without its Z. */
const digitsLength = 15;

/**
 * The edits that make one DATE-TIME another, in offsets of the block. Only what differs is written, character for
 * character, so that a fold inside it stays where it is.
 */
export function rewrite(
  unfolded: Unfolded,
  start: number,
  before: string,
  after: string,
): readonly TextEdit[] {
  if (!dateTimeForm.test(before))
    return [{ ...unfolded.sourceRange(start, start + before.length), newText: after }];
  const edits: TextEdit[] = [];
  for (let index = 0; index < digitsLength; index++) {
    if (before[index] === after[index]) continue;
    const at = unfolded.sourceAt(start + index);
    edits.push({ start: at, end: at + 1, newText: after.charAt(index) });
  }
  const end = unfolded.sourceAt(start + digitsLength - 1) + 1;
  if (before.length < after.length) edits.push({ start: end, end, newText: 'Z' });
  if (before.length > after.length)
    edits.push({ ...unfolded.sourceRange(start + digitsLength, start + before.length), newText: '' });
  return joined(edits);
}

/** Edits that touch made one. */
function joined(edits: readonly TextEdit[]): readonly TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of edits) {
    const last = result[result.length - 1];
    if (last?.end === edit.start)
      result[result.length - 1] = { start: last.start, end: edit.end, newText: last.newText + edit.newText };
    else result.push(edit);
  }
  return result;
}

/** What becomes of TZID. */
function zoneEdits(
  line: ContentLine,
  before: string | undefined,
  after: string | undefined,
): readonly TextEdit[] {
  if (before === after) return [];
  const parameter = findParameter(line, 'TZID');
  if (after === undefined) return parameter ? [removeParameter(line, parameter)] : [];
  const written = /[;:,]/.test(after) ? `"${after}"` : after;
  const value = parameter?.values[0];
  if (value) return [{ start: value.start, end: value.end, newText: written }];
  if (parameter) return [{ start: parameter.start, end: parameter.end, newText: `TZID=${written}` }];
  return [insertParameter(line, `TZID=${written}`)];
}
