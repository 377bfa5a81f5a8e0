import type { Fix } from '../../engine/finding.ts';
import type { RuleExamples } from '../../engine/rule.ts';
import { fromLocalMs, msPerSecond } from '../../time/localTime.ts';
import { utc } from '../../time/utc.ts';
import type { Zone } from '../../time/zone.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import type { IcalBlock } from '../context.ts';
import { findProperty } from '../facts.ts';
import { type KnownTime, readKnownTime, type TimeForm } from '../model/series.ts';
import { defineRule } from '../rule.ts';
import type { BlockTree, Component } from '../syntax/nodes.ts';
import { formatDateTime } from '../values/dateTime.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'end-localness-mismatch',
  category: 'event',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.2.2' },
    { rfc: 5545, section: '3.8.2.3' },
  ],
  summary: 'DTSTART and DTEND or DUE must both float, or neither.',
  why: 'The event lasts longer for some attendees and ends before it starts for others, by the zone that they are in.',
  messages: {
    floating: {
      severity: 'error',
      text: 'DTSTART is {startForm} and {end} {endForm}: the event has another length in every zone, and may end before it starts. Write both in the form of one',
    },
    utc: {
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'DTSTART is {startForm} and {end} {endForm}: calendars agree on the moment, and some show the end in another zone than the start. Write both in the form of one',
    },
  },
  visit: 'doubtfulSpan',
  on: ['VEVENT', 'VTODO'],
  check(component, ctx) {
    const pair = readPair(ctx.tree, component);
    if (!pair || pair.start.form === pair.end.form || !isKnownPlace(component)) return;
    const { start, end } = pair;
    const isFloating = start.form === 'floating' || end.form === 'floating';
    ctx.report(isFloating ? 'floating' : 'utc', {
      at: { start: end.line.valueStart, end: end.line.end },
      data: { end: end.line.name, startForm: describe(start.form), endForm: describe(end.form) },
      related: [{ at: { start: start.line.valueStart, end: start.line.end }, text: 'It starts here' }],
    });
  },
  fixes({ node: component, block, message }, { zones }) {
    const pair = readPair(block.tree, component);
    if (!pair) return [];
    const { start, end } = pair;
    if (message === 'utc') return toOneForm(block.tree, component, pair, zones);
    const fixes = [writeLike(block.tree, end, start), writeLike(block.tree, start, end)];
    // A zone is seldom written by accident, and lost by many: the time that floats takes the form of the other.
    return end.form === 'floating' ? fixes : fixes.reverse();
  },
});

/** Keeps the clock and takes the parameters, and the Z, of the other. */
function writeLike(tree: BlockTree, time: KnownTime, like: KnownTime): Fix<IcalBlock> {
  const params = tree.text.slice(like.line.nameEnd, like.line.valueStart - 1);
  const value = formatDateTime({ ...time.value, isUtc: like.form === 'utc' });
  const edits = [{ start: time.line.nameEnd, end: time.line.end, newText: `${params}:${value}` }];
  return { title: `Write ${time.line.name} in the form of ${like.line.name}`, safety: 'unsafe', edits };
}

/** The zone comes first: somebody chose it. */
function toOneForm(
  tree: BlockTree,
  component: Component,
  { start, end }: Pair,
  zones: ZoneResolver,
): readonly Fix<IcalBlock>[] {
  const [zoned, moment] = start.form === 'zoned' ? [start, end] : [end, start];
  const ways = [
    { time: moment, like: zoned },
    { time: zoned, like: moment },
  ];
  // What repeats does so on the clocks of its start, which therefore stay.
  const repeats = ['RRULE', 'RDATE', 'EXDATE'].some((name) => findProperty(component, name));
  return ways
    .filter(({ time }) => !repeats || time !== start)
    .flatMap(({ time, like }) => writeAtSameMoment(tree, time, like, zones) ?? []);
}

/** Takes the parameters, and the Z, of the other, and the clock that shows the same moment there. */
function writeAtSameMoment(
  tree: BlockTree,
  time: KnownTime,
  like: KnownTime,
  zones: ZoneResolver,
): Fix<IcalBlock> | undefined {
  const [from, to] = [zoneOf(time, zones), zoneOf(like, zones)];
  const found = from?.atLocal(time.value);
  if (found?.kind !== 'exact' || !to) return undefined;
  const { instant } = found;
  const value = fromLocalMs(instant + to.at(instant).offset * msPerSecond);
  // Where clocks are set back a local time stands for two moments, and readers take the first.
  if (to.atLocal(value).instant !== instant) return undefined;
  const { title, ...fix } = writeLike(tree, { ...time, value: { ...time.value, ...value } }, like);
  return { ...fix, title: `${title}, at the same moment` };
}

function zoneOf({ form, tzid }: KnownTime, zones: ZoneResolver): Zone | undefined {
  return form === 'utc' ? utc : zones.resolve(tzid ?? '');
}

interface Pair {
  readonly start: KnownTime;
  readonly end: KnownTime;
}

/** Start and end when both have a time of day. */
function readPair(tree: BlockTree, component: Component): Pair | undefined {
  const name = component.name === 'VTODO' ? 'DUE' : 'DTEND';
  const start = readKnownTime(tree, component, 'DTSTART');
  const end = readKnownTime(tree, component, name);
  if (!start || !end || start.form === 'date' || end.form === 'date') return undefined;
  return { start, end };
}

function describe(form: TimeForm): string {
  if (form === 'floating') return 'a time without a zone';
  return form === 'utc' ? 'in UTC' : 'in a zone';
}

export const examples: RuleExamples = {
  valid: [
    { name: 'both in UTC', code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z' },
    { name: 'both floating', code: 'DTSTART;X-NOTE=a:20270514T090000\nDTEND:20270514T094500' },
    { name: 'both in zones', code: 'DTSTART;TZID=UTC:20270514T090000\nDTEND;TZID=GMT:20270514T094500' },
    { name: 'a date', code: 'DTSTART:20270514T090000Z\nDTEND;VALUE=DATE:20270515' },
    { name: 'a date to start with', code: 'DTSTART;VALUE=DATE:20270514\nDTEND:20270515T090000Z' },
    { name: 'an end that cannot be read', code: 'DTSTART:20270514T090000Z\nDTEND:noon' },
    { name: 'a start that cannot be read', code: 'DTSTART:nine\nDTEND:20270515T090000' },
    { name: 'no end', code: 'DTSTART:20270514T090000Z' },
  ],
  invalid: [
    {
      name: 'a zone for the start alone',
      text: 'DTSTART is in a zone and DTEND a time without a zone: the event has another length in every zone, and may end before it starts. Write both in the form of one',
      code: 'DTSTART;TZID=UTC:20270514T090000\nDTEND:⟦20270514T094500⟧',
      message: 'floating',
      fixed: 'DTSTART;TZID=UTC:20270514T090000\nDTEND;TZID=UTC:20270514T094500',
      also: ['tzid-utc-alias'],
    },
    {
      name: 'Z for the start alone',
      code: 'DTSTART:20270514T090000Z\nDTEND:⟦20270514T094500⟧',
      message: 'floating',
      fixed: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z',
    },
    {
      name: 'Z for the end alone',
      code: 'DTSTART:20270514T090000\nDTEND:⟦20270514T094500Z⟧',
      message: 'floating',
      fixed: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z',
      also: ['floating-time'],
    },
    {
      name: 'a zone for the end alone',
      code: 'DTSTART:20270514T090000\nDTEND;TZID=UTC:⟦20270514T094500⟧',
      message: 'floating',
      fixed: 'DTSTART;TZID=UTC:20270514T090000\nDTEND;TZID=UTC:20270514T094500',
      also: ['floating-time', 'tzid-utc-alias'],
    },
    {
      name: 'a zone that is too much',
      code: 'DTSTART:20270514T090000\nDTEND;TZID=UTC:⟦20270514T094500⟧',
      message: 'floating',
      fix: 'Write DTEND in the form of DTSTART',
      fixed: 'DTSTART:20270514T090000\nDTEND:20270514T094500',
      also: ['floating-time', 'tzid-utc-alias'],
    },
    {
      name: 'a task',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDUE:⟦20270514T094500⟧\nEND:VTODO',
      message: 'floating',
      fixed:
        'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nDUE:20270514T094500Z\nEND:VTODO',
    },
    {
      name: 'a zone and UTC',
      text: 'DTSTART is in a zone and DTEND in UTC: calendars agree on the moment, and some show the end in another zone than the start. Write both in the form of one',
      code: 'DTSTART;TZID=UTC:20270514T090000\nDTEND:⟦20270514T094500Z⟧',
      message: 'utc',
      also: ['tzid-utc-alias'],
      fixed: 'DTSTART;TZID=UTC:20270514T090000\nDTEND;TZID=UTC:20270514T094500',
    },
    {
      name: 'UTC and a zone',
      code: 'DTSTART:20270514T090000Z\nDTEND;TZID=Europe/Berlin:⟦20270514T114500⟧',
      message: 'utc',
      also: ['tzid-undefined'],
      fixed: 'DTSTART;TZID=Europe/Berlin:20270514T110000\nDTEND;TZID=Europe/Berlin:20270514T114500',
    },
    {
      name: 'UTC and a zone, in UTC',
      code: 'DTSTART:20270514T090000Z\nDTEND;TZID=Europe/Berlin:⟦20270514T114500⟧',
      message: 'utc',
      also: ['tzid-undefined'],
      fix: 'Write DTEND in the form of DTSTART, at the same moment',
      fixed: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z',
    },
    {
      name: 'what repeats keeps the clocks of its start',
      code: 'DTSTART:20270514T090000Z\nDTEND;TZID=Europe/Berlin:⟦20270514T114500⟧\nRRULE:FREQ=DAILY;COUNT=2',
      message: 'utc',
      also: ['tzid-undefined'],
      fixed: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z\nRRULE:FREQ=DAILY;COUNT=2',
    },
    {
      name: 'an end that clocks show twice, which has to stay in its form',
      code: 'DTSTART;TZID=Europe/Berlin:20271031T000000\nDTEND:⟦20271031T013000Z⟧\nRRULE:FREQ=DAILY;COUNT=1',
      message: 'utc',
      also: ['tzid-undefined'],
    },
    {
      name: 'a zone that nobody knows',
      code: 'DTSTART:20270514T090000Z\nDTEND;TZID=Nowhere:⟦20270514T114500⟧',
      message: 'utc',
      also: ['tzid-undefined'],
    },
  ],
};
