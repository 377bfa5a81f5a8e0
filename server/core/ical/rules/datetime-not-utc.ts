import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { fromLocalMs } from '../../time/localTime.ts';
import type { Zone } from '../../time/zone.ts';
import { findParameter, parameterText } from '../facts.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { components, properties } from '../spec/index.ts';
import { removeParameter } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { unfold } from '../syntax/unfold.ts';
import { type DateTimeValue, formatDateTime, parseDateTime } from '../values/dateTime.ts';
import { isKnownPlace } from '../values/expected.ts';
import { valueTypeOf } from '../values/valueType.ts';

type MessageId = 'floating' | 'zoned' | 'floatingStamp' | 'zonedStamp' | 'date';

/** Properties that are in UTC wherever they stand. */
const everywhere: ReadonlySet<string> = new Set(
  properties.filter(({ utcOnly }) => utcOnly).map(({ name }) => name),
);

/** The properties that are in UTC in one component, by the name of that; few components have any. */
const byComponent: ReadonlyMap<string, readonly string[]> = new Map(
  components.flatMap(({ name, constraints }) =>
    (constraints ?? []).flatMap((constraint) =>
      constraint.kind === 'utcOnly' ? [[name, constraint.properties] as const] : [],
    ),
  ),
);

export const rule = defineRule({
  id: 'datetime-not-utc',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.2.1' },
    { rfc: 5545, section: '3.8.2.4' },
    { rfc: 5545, section: '3.8.2.6' },
    { rfc: 5545, section: '3.8.6.3' },
    { rfc: 5545, section: '3.8.7' },
    { rfc: 7808, section: '7.1' },
    { rfc: 9074, section: '6.1' },
  ],
  summary: 'Time stamps, busy times and the moments of reminders must be in UTC.',
  why: 'Calendars take the time for UTC or for one of their own, hours off: they miss updates, or remind at the wrong time.',
  messages: {
    floating: {
      severity: 'error',
      text: '{property} must be in UTC and this time has no zone: calendars take it for a time of their own, hours off, or refuse it. Write it in UTC, with Z',
    },
    floatingStamp: {
      // Widespread plug-ins and servers leave the Z out, and all readers make do.
      severity: 'info',
      profiles: { publish: 'warning', strict: 'error' },
      text: '{property} must be in UTC and this time has no zone: programs that compare versions may take it for hours off and miss an update. Write it in UTC, with Z',
    },
    zonedStamp: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: '{property} must be in UTC and this time is in the zone {tzid}: programs that compare versions look for no TZID here and may miss an update. Write it in UTC, with Z',
    },
    date: {
      severity: 'error',
      text: '{property} of a {component} must be a time in UTC and this is a date: nobody can tell at what hour the busy time begins or ends. Write it as in 20270514T090000Z',
    },
    zoned: {
      severity: 'error',
      text: '{property} must be in UTC and this time is in the zone {tzid}: calendars that look for no TZID here are hours off, others refuse it. Write it in UTC, with Z',
    },
  },
  supersedes: ['tzid-utc-alias'],
  visit: 'property',
  on: [...everywhere, ...[...byComponent.values()].flat()],
  check(line, ctx) {
    if (isPlainlyUtc(ctx.tree, line) || !mustBeUtc(line, ctx.component)) return;
    const type = valueTypeOf(ctx.tree, line);
    if (type === 'DATE') return checkDate(line, ctx);
    if (type !== typeOf(line)) return;
    const first = findLocalTimes(ctx.tree, line)[0];
    if (!first || !isKnownPlace(ctx.component)) return;
    const tzid = parameterText(ctx.tree, line, 'TZID');
    ctx.report(messageOf(line, tzid), {
      at: first.at,
      data: { property: line.name, tzid: tzid ?? '' },
      owns: { start: line.start, end: line.end },
    });
  },
  fixes({ node: line, block, message, data }, ctx) {
    const times = findLocalTimes(block.tree, line);
    if (message === 'date') return [];
    if (message === 'floating' || message === 'floatingStamp') {
      const edits = times.map(({ at: { end } }) => ({ start: end, end, newText: 'Z' }));
      return [{ title: 'Add Z', safety: 'unsafe', edits }];
    }
    const parameter = findParameter(line, 'TZID');
    const zone = ctx.zones.resolve(String(data.tzid));
    if (!parameter || !zone) return [];
    const edits = times.map(({ at, value }) => ({ ...at, newText: inUtc(zone, value) }));
    return [{ title: 'Write in UTC', safety: 'unsafe', edits: [removeParameter(line, parameter), ...edits] }];
  },
});

/** When a version was made: it tells versions apart and nothing is shown at it. */
const stamps: ReadonlySet<string> = new Set(['DTSTAMP', 'CREATED', 'LAST-MODIFIED']);

function messageOf({ name }: ContentLine, tzid: string | undefined): MessageId {
  if (stamps.has(name)) return tzid === undefined ? 'floatingStamp' : 'zonedStamp';
  return tzid === undefined ? 'floating' : 'zoned';
}

/** Where a property may be a date elsewhere; one that never may has a rule of its own. */
function checkDate(line: ContentLine, ctx: BlockContext & IcalReporter<MessageId>): void {
  if (everywhere.has(line.name) || line.valueStart === line.end) return;
  ctx.report('date', {
    at: { start: line.valueStart, end: line.end },
    data: { property: line.name, component: ctx.component?.name ?? '' },
  });
}

const Z = 90;

/** Nearly always there is one time and it has its Z; FREEBUSY has several. */
function isPlainlyUtc({ text }: BlockTree, { name, end }: ContentLine): boolean {
  return text.charCodeAt(end - 1) === Z && name !== 'FREEBUSY';
}

function mustBeUtc({ name }: ContentLine, component: Component | undefined): boolean {
  if (everywhere.has(name)) return true;
  return component !== undefined && byComponent.get(component.name)?.includes(name) === true;
}

/** The type that has times in it; any other has a rule of its own. */
function typeOf({ name }: ContentLine): 'PERIOD' | 'DATE-TIME' {
  return name === 'FREEBUSY' ? 'PERIOD' : 'DATE-TIME';
}

/** A time without Z, with its range in the block. */
interface LocalTimeInLine {
  readonly value: DateTimeValue;
  readonly at: Range;
}

/** The times of a line that are not in UTC; those that are no times have rules of their own. */
function findLocalTimes(tree: BlockTree, line: ContentLine): readonly LocalTimeInLine[] {
  const { text, sourceRange } = unfold(tree, line, line.valueStart, line.end);
  return [...text.matchAll(typeOf(line) === 'PERIOD' ? /[^,/]+/g : /.+/g)].flatMap(({ 0: part, index }) => {
    const { value } = parseDateTime(part);
    return value && !value.isUtc ? [{ value, at: sourceRange(index, index + part.length) }] : [];
  });
}

function inUtc(zone: Zone, value: DateTimeValue): string {
  return formatDateTime({ ...fromLocalMs(zone.atLocal(value).instant), isUtc: true });
}

/** A zone eight hours behind UTC and an event or busy time with the line that matters. */
function zoned(line: string, component = 'VEVENT'): string {
  const stamps = ['UID:a@example.org', 'DTSTAMP:20270401T080000Z', 'DTSTART:20270514T090000Z'];
  const name = line.replace('⟦', '').split(/[;:]/)[0] as string;
  const others = stamps.filter((stamp) => !stamp.startsWith(`${name}:`)).join('\n');
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:${component}\n${others}\n${line}\nEND:${component}`;
}

/** A busy time with the lines that matter. */
function busy(lines: string): string {
  return `BEGIN:VFREEBUSY\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VFREEBUSY`;
}

/** A reminder with the line that matters. */
function reminder(trigger: string): string {
  return `BEGIN:VALARM\nACTION:AUDIO\n${trigger}\nEND:VALARM`;
}

/** A calendar with a start of its own, which another rule reports. */
function calendarStart(): string {
  return 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nDTSTART:20270514T090000\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR';
}

export const examples: RuleExamples = {
  valid: [
    { name: 'in UTC', code: 'DTSTAMP:20270401T080000Z\nCREATED:20270401T080000Z' },
    { name: 'the start of an event', code: 'DTSTART:20270514T090000' },
    { name: 'a busy time in UTC', code: busy('FREEBUSY:20270514T090000Z/PT1H') },
    { name: 'a reminder so long before', code: reminder('TRIGGER:-PT15M') },
    { name: 'a moment that does not say so', code: reminder('TRIGGER:20270514T084500') },
    { name: 'a value that is no time', code: 'DTSTAMP:yesterday' },
    { name: 'two times where one belongs', code: 'DTSTAMP:20270401T080000,20270401T080000' },
    { name: 'a calendar property that belongs in events', code: calendarStart() },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nDTSTAMP:20270401T080000\nEND:X-NOTE' },
    { name: 'the day of an event', code: 'DTSTART;VALUE=DATE:20270514' },
    { name: 'a time stamp that says it is a date', code: 'DTSTAMP;VALUE=DATE:20270401' },
    { name: 'no start of a busy time', code: busy('DTSTART;VALUE=DATE:') },
  ],
  invalid: [
    {
      name: 'a time stamp without zone',
      code: 'DTSTAMP:⟦20270401T080000⟧',
      message: 'floatingStamp',
      fixed: 'DTSTAMP:20270401T080000Z',
    },
    {
      name: 'a time stamp in a zone',
      code: zoned('DTSTAMP;X-NOTE=a;TZID=X:⟦20270401T190000⟧'),
      message: 'zonedStamp',
      text: 'DTSTAMP must be in UTC and this time is in the zone X: programs that compare versions look for no TZID here and may miss an update. Write it in UTC, with Z',
      fixed: zoned('DTSTAMP;X-NOTE=a:20270402T030000Z'),
    },
    {
      name: 'UTC by another name',
      code: 'DTSTAMP;TZID=GMT:⟦20270401T080000⟧',
      message: 'zonedStamp',
      fixed: 'DTSTAMP:20270401T080000Z',
    },
    {
      name: 'a zone that nobody knows',
      code: 'LAST-MODIFIED;TZID=Hall:⟦20270401T090000⟧',
      message: 'zonedStamp',
      also: ['tzid-undefined'],
    },
    {
      name: 'the start of a busy time',
      code: busy('DTSTART:⟦20270514T090000⟧\nDTEND:20270514T100000Z'),
      message: 'floating',
      fixed: busy('DTSTART:20270514T090000Z\nDTEND:20270514T100000Z'),
    },
    {
      name: 'a day for the start of a busy time',
      code: busy('DTSTART;VALUE=DATE:⟦20270514⟧\nDTEND:20270515T000000Z'),
      message: 'date',
      text: 'DTSTART of a VFREEBUSY must be a time in UTC and this is a date: nobody can tell at what hour the busy time begins or ends. Write it as in 20270514T090000Z',
      also: ['end-type-mismatch'],
    },
    {
      name: 'the start of one of several busy times',
      code: busy('FREEBUSY:20270514T090000Z/PT1H,⟦20270514T110000⟧/20270514T120000Z'),
      message: 'floating',
      fixed: busy('FREEBUSY:20270514T090000Z/PT1H,20270514T110000Z/20270514T120000Z'),
    },
    {
      name: 'busy times in a zone',
      code: zoned('FREEBUSY;TZID=X:⟦20270514T090000⟧/20270514T100000', 'VFREEBUSY'),
      message: 'zoned',
      fixed: zoned('FREEBUSY:20270514T170000Z/20270514T180000Z', 'VFREEBUSY'),
    },
    {
      name: 'the moment of a reminder',
      code: reminder('TRIGGER;VALUE=DATE-TIME:⟦20270514T084500⟧'),
      message: 'floating',
      fixed: reminder('TRIGGER;VALUE=DATE-TIME:20270514T084500Z'),
    },
    {
      name: 'when the calendar was changed',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nLAST-MODIFIED:⟦20270401T080000⟧\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
      message: 'floatingStamp',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\nLAST-MODIFIED:20270401T080000Z\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
  ],
};
