import { parameterText } from '../ical/facts.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { type DurationValue, exactSeconds, nominalDays, parseDuration } from '../ical/values/duration.ts';
import { readValue } from '../ical/values/parsed.ts';
import { daysText, lengthText } from './timeText.ts';

/** `1 h 30 min`, `2 days`, without a sign. Days are those of the calendar. */
export function durationText(duration: DurationValue): string {
  const days = Math.abs(nominalDays(duration));
  const exact = Math.abs(exactSeconds(duration)) * 1000;
  if (days === 0) return lengthText(exact);
  return exact === 0 ? daysText(days) : `${daysText(days)} ${lengthText(exact)}`;
}

/** When an alarm with this TRIGGER rings (RFC 5545, 3.8.6.3): `15 min before the start`; empty for a time. */
export function triggerText(tree: BlockTree, line: ContentLine): string {
  const duration = readValue(tree, line, parseDuration).value;
  if (!duration) return '';
  const anchor = parameterText(tree, line, 'RELATED')?.toUpperCase() === 'END' ? 'end' : 'start';
  const isNone = nominalDays(duration) === 0 && exactSeconds(duration) === 0;
  if (isNone) return `at the ${anchor}`;
  return `${durationText(duration)} ${duration.sign < 0 ? 'before' : 'after'} the ${anchor}`;
}
