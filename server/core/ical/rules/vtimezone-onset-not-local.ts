import type { RuleExamples } from '../../engine/rule.ts';
import { fromLocalMs, msPerSecond, toLocalMs } from '../../time/localTime.ts';
import { findParameter, findProperty, parameterText } from '../facts.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { formatDateTime, parseDateTime } from '../values/dateTime.ts';
import { ownerOf } from '../values/expected.ts';
import { readValue, readValues } from '../values/parsed.ts';
import { parseUtcOffset } from '../values/utcOffset.ts';

export const rule = defineRule({
  id: 'vtimezone-onset-not-local',
  category: 'timezone',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.6.5' },
    { rfc: 5545, section: '3.8.2.4' },
  ],
  summary: 'Onsets of a VTIMEZONE must be local times without Z and TZID.',
  why: 'Google drops the events of such a file; other calendars change their clocks hours off.',
  messages: {
    zoned: {
      severity: 'error',
      text: '{property} of {part} has a TZID, and the zone is only being defined here: Google drops the events. Remove TZID',
    },
    utc: {
      severity: 'error',
      text: '{property} of {part} is in UTC and must be the local time before the change: calendars change their clocks hours off. Write it without Z',
    },
    date: {
      severity: 'error',
      text: '{property} of {part} is a date, and nobody can tell at what hour the clocks change: calendars change them hours off or pass over the zone. Write a local time, as in 20271031T030000',
    },
  },
  supersedes: ['param-not-allowed', 'local-time-in-gap', 'local-time-ambiguous'],
  sources: ['jasvrcek/ICS#53 (Google drops the events)'],
  visit: 'property',
  on: ['DTSTART', 'RDATE'],
  check(line, ctx) {
    const { component, tree } = ctx;
    if (component?.name !== 'STANDARD' && component?.name !== 'DAYLIGHT') return;
    const data = { property: line.name, part: component.name };
    const parameter = findParameter(line, 'TZID');
    if (parameter) {
      const at = { start: parameter.start, end: parameter.end };
      ctx.report('zoned', { at, owns: { start: at.start, end: line.end }, data });
    }
    const [first] = inUtc(tree, line);
    if (first && !parameter) ctx.report('utc', { at: first.at, data });
    if (isDate(tree, line)) ctx.report('date', { at: { start: line.valueStart, end: line.end }, data });
  },
  fixes({ node: line, block, message }) {
    const parameter = findParameter(line, 'TZID');
    if (message === 'date') return [];
    const fix = message === 'zoned' && parameter ? withoutTzid(line, parameter) : toLocal(block.tree, line);
    return fix ? [fix] : [];
  },
});

function isDate(tree: BlockTree, line: ContentLine): boolean {
  return line.params.length > 0 && parameterText(tree, line, 'VALUE')?.toUpperCase() === 'DATE';
}

function inUtc(tree: BlockTree, line: ContentLine) {
  if (tree.text.charCodeAt(line.end - 1) !== 90) return [];
  return readValues(tree, line, parseDateTime).filter(({ parsed }) => parsed.value?.isUtc);
}

function withoutTzid(line: ContentLine, parameter: ContentLine['params'][number]): IcalFix {
  return { title: 'Remove TZID', safety: 'unsafe', edits: [removeParameter(line, parameter)] };
}

/** The same moments on the clock that the observance ends. */
function toLocal(tree: BlockTree, line: ContentLine): IcalFix | undefined {
  const owner = ownerOf(tree, line);
  const from = owner && findProperty(owner, 'TZOFFSETFROM');
  const offset = from && readValue(tree, from, parseUtcOffset).value;
  if (offset === undefined) return undefined;
  const edits = inUtc(tree, line).flatMap(({ parsed, at }) => {
    if (!parsed.value) return [];
    const local = fromLocalMs(toLocalMs(parsed.value) + offset * msPerSecond);
    return [{ ...at, newText: formatDateTime({ ...local, isUtc: false }) }];
  });
  return { title: 'Write as local time before the change', safety: 'unsafe', edits };
}

function zone(lines: string): string {
  return `BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\n${lines}\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE`;
}

const daylight =
  'BEGIN:DAYLIGHT\nDTSTART:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'a local time', code: zone('DTSTART:20261025T030000\nRDATE:20271031T030000') },
    { name: 'of an event', code: 'DTSTART:20270514T090000Z\nRDATE:20270515T090000Z' },
    {
      name: 'no time',
      code: zone('DTSTART:ABCZ')
        .replace('BEGIN:VTIMEZONE', 'BEGIN:X-ZONE')
        .replace('END:VTIMEZONE', 'END:X-ZONE')
        .replaceAll('STANDARD', 'X-PART'),
    },
  ],
  invalid: [
    {
      name: 'a zone',
      code: zone('DTSTART;⟦TZID=Europe/Berlin⟧:20261025T030000'),
      message: 'zoned',
      fixed: zone('DTSTART:20261025T030000'),
    },
    {
      name: 'a zone, at the hour that its clocks skip',
      code: zone('DTSTART:20261025T030000').replace(
        'END:VTIMEZONE',
        `${daylight.replace('DTSTART', 'DTSTART;⟦TZID=Europe/Berlin⟧')}END:VTIMEZONE`,
      ),
      message: 'zoned',
      fixed: zone('DTSTART:20261025T030000').replace('END:VTIMEZONE', `${daylight}END:VTIMEZONE`),
    },
    {
      name: 'UTC',
      code: zone('DTSTART:⟦20261025T010000Z⟧'),
      message: 'utc',
      fixed: zone('DTSTART:20261025T030000'),
    },
    {
      name: 'a date',
      code: zone('DTSTART;VALUE=DATE:⟦20261025⟧'),
      message: 'date',
      text: 'DTSTART of STANDARD is a date, and nobody can tell at what hour the clocks change: calendars change them hours off or pass over the zone. Write a local time, as in 20271031T030000',
    },
    {
      name: 'more changes in UTC',
      also: ['vtimezone-no-observance'],
      code: zone('DTSTART:20261025T030000\nRDATE:⟦20271031T010000Z⟧,20281029T010000Z').replaceAll(
        'STANDARD',
        'DAYLIGHT',
      ),
      message: 'utc',
      fixed: zone('DTSTART:20261025T030000\nRDATE:20271031T030000,20281029T030000').replaceAll(
        'STANDARD',
        'DAYLIGHT',
      ),
    },
  ],
};
