import type { RuleExamples } from '../../engine/rule.ts';
import { expandParsedRule } from '../../recurrence/expand.ts';
import { parseRule } from '../../recurrence/rule.ts';
import { fromLocalMs, msPerDay, msPerSecond, startOfDay, toLocalMs } from '../../time/localTime.ts';
import { findProperty } from '../facts.ts';
import { readKnownTime } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { fromDayNumber } from '../values/date.ts';
import { formatDateTime } from '../values/dateTime.ts';
import { readValue } from '../values/parsed.ts';
import { parseUtcOffset } from '../values/utcOffset.ts';

export const rule = defineRule({
  id: 'vtimezone-until-mismatch',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'UNTIL of an observance must be the moment of its last onset, in UTC.',
  why: 'An UNTIL that is hours early cuts off the last change of clocks, and half a year is an hour off.',
  messages: {
    cutsOff: {
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'UNTIL is some hours before the change of clocks on that day, which is lost: calendars stay at the old offset until the next one. Write {last}',
    },
  },
  visit: 'value',
  on: ['RECUR'],
  check(line, ctx) {
    const { component } = ctx;
    if (component?.name !== 'STANDARD' && component?.name !== 'DAYLIGHT') return;
    const until = ctx.readRecur(line).parts.UNTIL?.items[0];
    const last = until && lostOnset(ctx.tree, component, line);
    if (!until || last === undefined) return;
    const written = formatDateTime({ ...fromLocalMs(last), isUtc: true });
    ctx.report('cutsOff', { at: ctx.readRecur(line).sourceRange(until), data: { last: written } });
  },
  fixes({ data, at }) {
    const newText = String(data.last);
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits: [{ ...at, newText }] }];
  },
});

/** An onset within a day after UNTIL, in epoch milliseconds: it was meant to be the last. */
function lostOnset(tree: BlockTree, component: Component, line: ContentLine): number | undefined {
  const parsed = parseRule(valueText(tree, line));
  const start = readKnownTime(tree, component, 'DTSTART');
  const fromLine = findProperty(component, 'TZOFFSETFROM');
  const offset = fromLine && readValue(tree, fromLine, parseUtcOffset).value;
  if (!parsed?.until?.isUtc || !start || offset === undefined) return undefined;
  const end = toLocalMs(parsed.until.time);
  const day = Math.floor(end / msPerDay);
  const expansion = expandParsedRule({ ...parsed, until: undefined }, start.value, {
    from: startOfDay(fromDayNumber(day - 1)),
    to: startOfDay(fromDayNumber(day + 3)),
    limit: mostOnsets,
    maxWork: mostWork,
  });
  const onsets = (expansion?.occurrences ?? []).map((local) => toLocalMs(local) - offset * msPerSecond);
  if (onsets.length > 1) return undefined;
  return onsets.find((instant) => instant > end && instant - end < msPerDay);
}

/** A zone changes its clocks once in some days, or not at all. */
const mostOnsets = 2;
const mostWork = 20_000;

function zone(until: string, offset = '-0700', start = '20001029T020000'): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:${start}\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=${until}\nTZOFFSETFROM:${offset}\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'the last onset', code: zone('20061029T090000Z') },
    { name: 'the end of the year', code: zone('20061231T235959Z') },
    { name: 'days before the next', code: zone('20061020T000000Z') },
    { name: 'of an event', code: 'DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270516T080000Z' },
    {
      name: 'a rule with an onset every day',
      code: zone('20061028T120000Z').replace('YEARLY;BYMONTH=10;BYDAY=-1SU', 'DAILY'),
    },
  ],
  invalid: [
    {
      name: 'midnight in UTC',
      code: zone('⟦20061029T000000Z⟧'),
      text: 'UNTIL is some hours before the change of clocks on that day, which is lost: calendars stay at the old offset until the next one. Write 20061029T090000Z',
      fixed: zone('20061029T090000Z'),
    },
    {
      name: 'the local time, called UTC',
      code: zone('⟦20061029T020000Z⟧').replaceAll('STANDARD', 'DAYLIGHT'),
      also: ['vtimezone-no-observance'],
      fixed: zone('20061029T090000Z').replaceAll('STANDARD', 'DAYLIGHT'),
    },
  ],
};
