import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { isKnownPlace, mayHaveType } from '../values/expected.ts';
import { readValue } from '../values/parsed.ts';
import { formatUtcOffset, parseUtcOffset } from '../values/utcOffset.ts';

/** Since zones have whole hours and parts of them, none was further from UTC than these, in seconds. */
const westernmost = -12 * 3600;
const easternmost = 14 * 3600;

/** Before it, towns kept the time of their own sun, and some had the day of the other side of the Pacific. */
const firstYear = 1930;

export const rule = defineRule({
  id: 'utc-offset-implausible',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.3.4' }],
  summary: 'No place on Earth is more than 12 hours behind UTC or 14 hours ahead of it.',
  why: 'Every time in the zone is shown hours off, mostly on another day.',
  messages: {
    beyond: {
      severity: 'warning',
      text: 'No place is {value} from UTC (-1200 to +1400 are), so all times of this zone are shown hours off. Correct the offset',
    },
  },
  sources: ['IANA time zone database, every zone since 1930'],
  visit: 'value',
  on: ['UTC-OFFSET'],
  check(line, ctx) {
    const { value } = readValue(ctx.tree, line, parseUtcOffset);
    if (value === undefined || (value >= westernmost && value <= easternmost)) return;
    if (!mayHaveType(line, 'UTC-OFFSET') || !isKnownPlace(ctx.component)) return;
    if (ctx.component && isOfOldTimes(ctx.tree, ctx.component)) return;
    ctx.report('beyond', {
      at: { start: line.valueStart, end: line.end },
      data: { value: formatUtcOffset(value) },
    });
  },
});

function isOfOldTimes(tree: BlockTree, observance: Component): boolean {
  const start = findProperty(observance, 'DTSTART');
  return start !== undefined && Number.parseInt(valueText(tree, start).slice(0, 4), 10) < firstYear;
}

/** A zone around the line that matters. */
function zone(offset: string, start = '19700101T000000'): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:${start}\nTZOFFSETFROM:+0000\n${offset}\nEND:STANDARD\nEND:VTIMEZONE`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the furthest east', code: zone('TZOFFSETTO:+1400') },
    { name: 'the furthest west', code: zone('TZOFFSETTO:-1200') },
    { name: 'no offset at all', code: zone('TZOFFSETTO:east') },
    { name: 'the sun of Juneau in 1850', code: zone('TZOFFSETTO:+150219', '18500101T000000') },
    { name: 'an unknown property', code: 'X-OFFSET;VALUE=UTC-OFFSET:+1700' },
    {
      name: 'an unknown component',
      code: 'BEGIN:X-NOTE\nTZOFFSETTO:+1700\nEND:X-NOTE',
    },
  ],
  invalid: [
    { name: 'a digit that got in', code: zone('TZOFFSETTO:⟦+1700⟧') },
    { name: 'too far west', code: zone('TZOFFSETTO:⟦-1230⟧') },
    {
      name: 'outside an observance',
      code: 'BEGIN:VTIMEZONE\nTZID:X\nTZOFFSETTO:⟦+1700⟧\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0700\nEND:STANDARD\nEND:VTIMEZONE',
      also: ['property-not-allowed'],
    },
  ],
};
