import type { RuleExamples } from '../../engine/rule.ts';
import type { ZoneDefinition } from '../context.ts';
import { findParameter, findProperty, parameterText } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { parseDateTime } from '../values/dateTime.ts';
import { isKnownPlace, mayHaveType, ownerOf } from '../values/expected.ts';
import { readValue, readValues } from '../values/parsed.ts';
import { isUtcAlias } from '../values/utcAlias.ts';
import { parseUtcOffset } from '../values/utcOffset.ts';

/** The names that ical.js takes for UTC without a VTIMEZONE; with any other it lets the time float. */
const readAsUtc: ReadonlySet<string> = new Set(['UTC', 'GMT', 'Z']);

export const rule = defineRule({
  id: 'tzid-utc-alias',
  category: 'timezone',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.3.5' }],
  summary: 'Times in UTC are better written with Z than with a TZID.',
  why: 'Calendars look for a VTIMEZONE of that name and, when there is none, may take the time for a local one.',
  messages: {
    alias: {
      severity: 'info',
      text: 'TZID={tzid} means UTC, yet some calendars do not know the name and take the time for a local one. Write the time with Z and without TZID',
    },
  },
  sources: ['ical.js 2.2 knows the names Z, UTC and GMT only'],
  visit: 'value',
  on: ['DATE-TIME'],
  check(line, ctx) {
    const parameter = line.params.length > 0 ? findParameter(line, 'TZID') : undefined;
    const tzid = parameter && parameterText(ctx.tree, line, 'TZID');
    if (!parameter || tzid === undefined || !isUtcAlias(tzid) || !mayHaveType(line, 'DATE-TIME')) return;
    const zone = ctx.calendar.zones.get(tzid);
    if (zone && !isFixedUtc(zone)) return;
    if (!findEnds(ctx.tree, line) || !isKnownPlace(ctx.component)) return;
    ctx.report('alias', { at: { start: parameter.start, end: parameter.end }, data: { tzid } });
  },
  fixes({ node: line, block, data }, ctx) {
    const parameter = findParameter(line, 'TZID');
    const ends = findEnds(block.tree, line);
    if (!parameter || !ends) return [];
    const tzid = String(data.tzid);
    const isReadNow = readAsUtc.has(tzid) || ctx.calendar.zones.has(tzid);
    const owner = ownerOf(block.tree, line);
    const edits = [
      removeParameter(line, parameter),
      ...ends.map((at) => ({ start: at, end: at, newText: 'Z' })),
    ];
    const safety = isReadNow && owner && !recurs(owner) ? 'safe' : 'unsafe';
    return [{ title: 'Write with Z', safety, edits }];
  },
});

/** Where the Z of each value would stand; undefined unless all are valid and without one. */
function findEnds(tree: BlockTree, line: ContentLine): readonly number[] | undefined {
  const items = readValues(tree, line, parseDateTime);
  const isLocal = items.every(({ parsed }) => parsed.value?.isUtc === false);
  return isLocal ? items.map(({ at }) => at.end) : undefined;
}

/** UNTIL, EXDATE and RECURRENCE-ID are matched with the start in its own form: they would have to change as well. */
function recurs(component: Component): boolean {
  // A component of that many lines has dates by the thousand, or is not worth the search for each of them.
  if (component.properties.length > 1000) return true;
  return ['RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'].some((name) => findProperty(component, name));
}

/** Says whether a VTIMEZONE does what its name promises. */
function isFixedUtc({ block, component }: ZoneDefinition): boolean {
  const offsets = component.components.map((observance) => findProperty(observance, 'TZOFFSETTO'));
  return offsets.every((line) => line && readValue(block.tree, line, parseUtcOffset).value === 0);
}

/** A zone of that name and offset, and an event in it. */
function calendar(offset: string, event: string): string {
  return `BEGIN:VTIMEZONE\nTZID:GMT\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:${offset}\nTZOFFSETTO:${offset}\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${event}\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'with Z', code: 'DTSTART:20270514T090000Z' },
    { name: 'a GMT that is not UTC', code: calendar('+0100', 'DTSTART;TZID=GMT:20270514T090000') },
  ],
  invalid: [
    {
      name: 'UTC',
      code: 'DTSTART;⟦TZID=UTC⟧:20270514T090000',
      fixed: 'DTSTART:20270514T090000Z',
    },
    {
      name: 'a longer name',
      code: 'DTSTART;⟦TZID=Etc/UTC⟧:20270514T090000',
      fixed: 'DTSTART:20270514T090000Z',
    },
    {
      name: 'with its definition',
      code: calendar('+0000', 'DTSTART;⟦TZID=GMT⟧:20270514T090000'),
      fixed: calendar('+0000', 'DTSTART:20270514T090000Z'),
    },
    {
      name: 'several times',
      code: 'DTSTART:20270514T090000Z\nRDATE;⟦TZID=UTC⟧:20270515T090000,20270516T090000',
      fixed: 'DTSTART:20270514T090000Z\nRDATE:20270515T090000Z,20270516T090000Z',
    },
  ],
};
