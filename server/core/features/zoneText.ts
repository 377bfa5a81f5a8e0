import { findProperty } from '../ical/facts.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { readValue } from '../ical/values/parsed.ts';
import { parseUtcOffset } from '../ical/values/utcOffset.ts';
import type { ClockChange } from '../time/clockChange.ts';
import { fromLocalMs, msPerSecond, toLocalMs } from '../time/localTime.ts';
import { readObservance } from '../time/observance.ts';
import type { ZoneOffset } from '../time/zone.ts';
import { inline } from './markdown.ts';
import { clockText, lengthText, offsetText, timeText } from './timeText.ts';

/** An offset with the name that it has, as Markdown: `PDT, UTC−07:00`. */
export function stateText({ name, offset }: ZoneOffset): string {
  return name === undefined ? offsetText(offset) : `${inline(name, 40)}, ${offsetText(offset)}`;
}

/** Of a VTIMEZONE from which nobody can tell a time. */
export const noOffsetText =
  '⚠ No STANDARD or DAYLIGHT in it gives an offset: times in this zone cannot be told.';

/** When the clocks of a zone change for the first time by a STANDARD or DAYLIGHT, and to what, as Markdown. */
export function observanceText(tree: BlockTree, component: Component): string {
  const observance = readObservance(tree, component);
  if (!observance?.start) return '';
  const { start, offsetFrom, to, rules } = observance;
  const isChange = offsetFrom !== to.offset;
  const change = isChange
    ? `the clocks go from ${offsetText(offsetFrom)} to ${stateText(to)}`
    : `${stateText(to)} from then on`;
  const utcTime = fromLocalMs(toLocalMs(start) - offsetFrom * msPerSecond);
  const repeats = rules.length > 0 ? '\n- The first time; RRULE gives the others' : '';
  return `**${timeText(start)}** by the clocks until then · ${change}\n\n- In UTC: ${timeText(utcTime)}${repeats}`;
}

/** The place that an IANA name names, in plain text: `Buenos Aires` for America/Argentina/Buenos_Aires. */
export function cityOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** `The clocks go forward by 1 h on Sun 28 March 2027, 02:00, to UTC+02:00`, in local time. */
export function clockChangeText({ instant, before, after }: ClockChange): string {
  const by = after.offset - before.offset;
  const local = fromLocalMs(instant + before.offset * msPerSecond);
  const direction = by > 0 ? 'forward' : 'back';
  return `The clocks go ${direction} by ${lengthText(Math.abs(by) * msPerSecond)} on ${timeText(local)}, to ${stateText(after)}`;
}

/** What a UTC-OFFSET means (RFC 5545, 3.3.14): `7 h behind UTC`; empty for one that cannot be read. */
export function utcOffsetText(tree: BlockTree, component: Component | undefined, line: ContentLine): string {
  const offset = readValue(tree, line, parseUtcOffset).value;
  if (offset === undefined) return '';
  const length = lengthText(Math.abs(offset) * msPerSecond);
  const against = offset === 0 ? 'the same as UTC' : `${length} ${offset < 0 ? 'behind' : 'ahead of'} UTC`;
  const noon = fromLocalMs((12 * 3600 + offset) * msPerSecond);
  const example = `at 12:00 UTC the clocks show ${clockText(noon)}`;
  const role =
    line.name === 'TZOFFSETFROM'
      ? ' before the change'
      : line.name === 'TZOFFSETTO'
        ? ' after the change'
        : '';
  return [
    `**${offsetText(offset)}**${role} · ${against} · ${example}`,
    stepText(tree, component, offset, line.name),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** What the two offsets of a STANDARD or DAYLIGHT make of the clocks together. */
function stepText(tree: BlockTree, component: Component | undefined, offset: number, name: string): string {
  const otherName = name === 'TZOFFSETFROM' ? 'TZOFFSETTO' : 'TZOFFSETFROM';
  const otherLine = component && findProperty(component, otherName);
  const other = otherLine && readValue(tree, otherLine, parseUtcOffset).value;
  if (other === undefined) return '';
  const by = name === 'TZOFFSETFROM' ? other - offset : offset - other;
  if (by === 0) return 'Both offsets are the same: the clocks do not change.';
  return `The clocks go ${by > 0 ? 'forward' : 'back'} by ${lengthText(Math.abs(by) * msPerSecond)}.`;
}
