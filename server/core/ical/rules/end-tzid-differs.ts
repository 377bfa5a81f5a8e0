import type { RuleExamples } from '../../engine/rule.ts';
import { compareZones, isBrief } from '../../time/compare.ts';
import { readZoneName, type ZoneName } from '../../time/zoneName.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import { findParameter } from '../facts.ts';
import { type KnownTime, readKnownTime } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component } from '../syntax/nodes.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'end-tzid-differs',
  category: 'interop',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6.5' }],
  summary: 'A session that starts in one zone should end in the same.',
  why: 'It is right for a flight and odd for a talk; for events that repeat, Exchange reads the end in the zone of the start.',
  messages: {
    differs: {
      severity: 'info',
      text: '{end} is in {endZone} and DTSTART in {startZone}: right for a journey, odd for a talk, and Exchange reads repeating events in the zone of the start. Check the zones',
    },
    twoNames: {
      severity: 'hint',
      text: '{end} names the zone "{endZone}" and DTSTART names it "{startZone}": nothing moves, but calendars show two zones where one is meant. Use one name',
    },
  },
  sources: ['MS-OXCICAL, on DTEND'],
  visit: 'doubtfulSpan',
  on: ['VEVENT', 'VTODO'],
  check(component, ctx) {
    const pair = readPair(ctx.tree, component);
    const parameter = pair && findParameter(pair.end.line, 'TZID');
    if (!parameter || !isKnownPlace(component)) return;
    ctx.report(isOneZone(pair, ctx.zones) ? 'twoNames' : 'differs', {
      at: { start: parameter.start, end: parameter.end },
      data: { end: pair.end.line.name, startZone: pair.start.tzid ?? '', endZone: pair.end.tzid ?? '' },
      related: [{ at: { start: pair.start.line.nameEnd, end: pair.start.line.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: component, block }, ctx) {
    const pair = readPair(block.tree, component);
    const own = pair && findParameter(pair.start.line, 'TZID');
    const parameter = pair && findParameter(pair.end.line, 'TZID');
    if (!own || !parameter || !isSameMoment(pair, ctx.zones)) return [];
    const newText = block.tree.text.slice(own.start, own.end);
    const edits = [{ start: parameter.start, end: parameter.end, newText }];
    return [{ title: `Change to ${newText}`, safety: 'unsafe', edits }];
  },
});

interface Pair {
  readonly start: KnownTime;
  readonly end: KnownTime;
}

/** Start and end that are in different zones, by their names. */
function readPair(tree: BlockTree, component: Component): Pair | undefined {
  const name = component.name === 'VTODO' ? 'DUE' : 'DTEND';
  const start = readKnownTime(tree, component, 'DTSTART');
  const end = readKnownTime(tree, component, name);
  if (start?.form !== 'zoned' || end?.form !== 'zoned' || start.tzid === end.tzid) return undefined;
  return { start, end };
}

/**
 * Says whether two names are of one zone. Berlin and Paris show the same time and are two, as a journey has them; a name
 * that is no place's, such as a calendar's own, is one more name of the zone whose clocks it shows.
 */
function isOneZone({ start, end }: Pair, zones: ZoneResolver): boolean {
  const names = [start, end].map(({ tzid }) => readZoneName(tzid as string));
  if (names.every(isOfPlace)) return names[0]?.iana[0] === names[1]?.iana[0];
  const [here, there] = [start, end].map(({ tzid }) => zones.resolve(tzid as string));
  const { year } = start.value;
  return !!here && !!there && compareZones(here, there, { first: year, last: year }).every(isBrief);
}

/** Windows has one name for the zones of many places. */
function isOfPlace({ kind }: ZoneName): boolean {
  return kind === 'iana' || kind === 'alias' || kind === 'utc' || kind === 'global';
}

/** Says whether the end is the same moment in the zone of the start. */
function isSameMoment({ start, end }: Pair, zones: ZoneResolver): boolean {
  const here = zones.resolve(end.tzid as string)?.atLocal(end.value).instant;
  return here !== undefined && here === zones.resolve(start.tzid as string)?.atLocal(end.value).instant;
}

function zone(tzid: string, offset: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:${offset}\nTZOFFSETTO:${offset}\nEND:STANDARD\nEND:VTIMEZONE\n`;
}

/** Two zones of one offset and a third, and an event with the lines that matter. */
function calendar(lines: string): string {
  return `${zone('X', '+0100')}${zone('Y', '+0100')}${zone('W', '+0900')}BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'one zone', code: calendar('DTSTART;TZID=X:20270514T090000\nDTEND;TZID=X:20270514T094500') },
    {
      name: 'one zone, written otherwise',
      code: calendar('DTSTART;TZID=X:20270514T090000\nDTEND;TZID="X":20270514T094500'),
    },
    { name: 'UTC at the end', code: calendar('DTSTART;TZID=X:20270514T090000\nDTEND:20270514T084500Z') },
    { name: 'UTC to start with', code: calendar('DTSTART:20270514T080000Z\nDTEND;TZID=X:20270514T094500') },
  ],
  invalid: [
    {
      name: 'two zones of one offset',
      code: 'DTSTART;TZID=Europe/Berlin:20270514T090000\nDTEND;⟦TZID=Europe/Paris⟧:20270514T094500',
      message: 'differs',
      also: ['tzid-undefined'],
      fixed: 'DTSTART;TZID=Europe/Berlin:20270514T090000\nDTEND;TZID=Europe/Berlin:20270514T094500',
    },
    {
      name: 'a journey',
      also: ['vtimezone-unused'],
      code: calendar('DTSTART;TZID=X:20270514T090000\nDTEND;⟦TZID=W⟧:20270515T064500'),
      message: 'differs',
    },
    {
      name: 'a journey to a zone that nobody knows',
      code: 'DTSTART;TZID=Hall:20270514T090000\nDTEND;⟦TZID=Room⟧:20270514T094500',
      message: 'differs',
      also: ['tzid-undefined'],
    },
    {
      name: 'two names of the calendar’s own for one zone',
      also: ['vtimezone-unused'],
      code: calendar('DTSTART;TZID=X:20270514T090000\nDTEND;⟦TZID=Y⟧:20270514T094500'),
      message: 'twoNames',
      text: 'DTEND names the zone "Y" and DTSTART names it "X": nothing moves, but calendars show two zones where one is meant. Use one name',
      fixed: calendar('DTSTART;TZID=X:20270514T090000\nDTEND;TZID=X:20270514T094500'),
    },
    {
      name: 'an old name',
      code: 'DTSTART;TZID=America/Los_Angeles:20270514T090000\nDTEND;⟦TZID=US/Pacific⟧:20270514T094500',
      message: 'twoNames',
      also: ['tzid-undefined', 'tzid-alias'],
      fixed:
        'DTSTART;TZID=America/Los_Angeles:20270514T090000\nDTEND;TZID=America/Los_Angeles:20270514T094500',
    },
    {
      name: 'a name of Windows',
      code: 'DTSTART;TZID=Europe/Paris:20270514T090000\nDTEND;⟦TZID=Romance Standard Time⟧:20270514T094500',
      message: 'twoNames',
      also: ['tzid-undefined', 'tzid-windows-name'],
      fixed: 'DTSTART;TZID=Europe/Paris:20270514T090000\nDTEND;TZID=Europe/Paris:20270514T094500',
    },
  ],
};
