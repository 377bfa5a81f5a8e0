import type { BlockTree, Component } from '../ical/syntax/nodes.ts';
import { fromLocalMs, msPerSecond, toLocalMs } from '../time/localTime.ts';
import { readObservance } from '../time/observance.ts';
import { inline } from './markdown.ts';
import { offsetText, timeText } from './timeText.ts';

/** When the clocks of a zone change for the first time by a STANDARD or DAYLIGHT, and to what, as Markdown. */
export function observanceText(tree: BlockTree, component: Component): string {
  const observance = readObservance(tree, component);
  if (!observance?.start) return '';
  const { start, offsetFrom, to, rules } = observance;
  const name = to.name === undefined ? '' : `${inline(to.name, 40)}, `;
  const change =
    offsetFrom === to.offset
      ? `${name}${offsetText(to.offset)} from then on`
      : `the clocks go from ${offsetText(offsetFrom)} to ${name}${offsetText(to.offset)}`;
  const utcTime = fromLocalMs(toLocalMs(start) - offsetFrom * msPerSecond);
  const repeats = rules.length > 0 ? '\n- The first time; RRULE gives the others' : '';
  return `**${timeText(start)}** by the clocks until then · ${change}\n\n- In UTC: ${timeText(utcTime)}${repeats}`;
}
