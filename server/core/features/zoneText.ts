import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { fromLocalMs, msPerSecond, toLocalMs } from '../time/localTime.ts';
import { readObservance } from '../time/observance.ts';
import { buildZone } from '../time/vtimezone.ts';
import type { ZoneOffset } from '../time/zone.ts';
import { inline } from './markdown.ts';
import { offsetText, timeText } from './timeText.ts';

/** An offset with the name that it has, as Markdown: `PDT, UTC−07:00`. */
export function stateText({ name, offset }: ZoneOffset): string {
  return name === undefined ? offsetText(offset) : `${inline(name, 40)}, ${offsetText(offset)}`;
}

/** What a VTIMEZONE's clocks show at `now`, in epoch milliseconds, as Markdown. */
export function zoneNowText(tree: BlockTree, component: Component, now: number): string {
  const zone = buildZone(tree, component);
  if (!zone) return '⚠ No STANDARD or DAYLIGHT in it gives an offset: times in this zone cannot be told.';
  return `**${inline(zone.id, 80) || 'No TZID'}** · now ${stateText(zone.at(now))}`;
}

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
