import { readKnownTime } from '../ical/model/series.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';
import { parseRecur } from '../ical/values/recur.ts';
import { parseRule } from '../recurrence/rule.ts';
import type { ZoneResolver } from '../time/zones.ts';
import { type NextTimes, nextTimes } from './nextTimes.ts';
import { recurText } from './recurText.ts';
import { momentText, type Reader, readerMomentText } from './spanText.ts';

/** So many of the next times are shown. */
const shownTimes = 5;

/**
 * What an RRULE or EXRULE means, as Markdown: the rule in words, and when it is next. Of a rule that cannot
 * be read as a whole it says what can be.
 */
export function recurHover(
  tree: BlockTree,
  line: ContentLine,
  component: Component | undefined,
  zones: ZoneResolver,
  reader: Reader,
): string {
  const text = valueText(tree, line);
  const start = component && readKnownTime(tree, component, 'DTSTART');
  const words = recurText(parseRecur(text), start?.value, start?.form === 'date');
  if (words === '') return '⚠ Without a FREQ that can be read nobody knows how often it repeats.';
  const rule = parseRule(text);
  const head = `**${words.charAt(0).toUpperCase()}${words.slice(1)}**`;
  if (!rule)
    return `${head}\n\n⚠ Not all of this rule can be read: calendars differ in what they make of it.`;
  const next = component && nextTimes(tree, component, rule, zones, reader.now, shownTimes);
  return next ? `${head}\n\n${timesText(next, reader)}` : head;
}

function timesText({ times, isOver, isGivenUp }: NextTimes, reader: Reader): string {
  const more = isGivenUp ? 'Whether there are more takes too long to work out.' : '';
  if (times.length === 0) return more || '⚠ It gives no time at all.';
  const list = times.map((time) => `- ${momentText(time)}${readerMomentText(time, reader)}`).join('\n');
  const shown = isOver ? `All of its times are over. The first were:\n${list}` : `Next:\n${list}`;
  return more === '' ? shown : `${shown}\n\n${more}`;
}
