import type { RuleExamples } from '../../engine/rule.ts';
import type { ZoneResolver } from '../../time/zones.ts';
import type { CalendarModel, EntryFacts, PlacedBlock } from '../context.ts';
import { readDateOrTime } from '../model/event.ts';
import { isRecurring, occursAt, readSeries, type Series, toClock } from '../model/series.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'recurrence-id-no-match',
  category: 'recurrence',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.8.4.4' }],
  summary: 'RECURRENCE-ID must name an occurrence of its series.',
  why: 'Calendars show the changed occurrence beside the one that it should replace, or drop the change.',
  messages: {
    noOccurrence: {
      severity: 'warning',
      text: 'The series has no occurrence at {value}, so calendars show this one beside the others or drop it. Write the start that the occurrence had before it was changed',
    },
    notRecurring: {
      severity: 'warning',
      text: 'The event with this UID does not repeat, so there is no occurrence to change: calendars show both or drop one. Give this one a UID of its own, or remove RECURRENCE-ID',
    },
  },
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      const overrides = calendar.entriesWith('override', mostOverrides);
      if (overrides.length === 0) continue;
      const library: Library = { zones: ctx.zonesOf(calendar), known: new Map() };
      for (const { block, node } of overrides) {
        const series = isMiss(calendar, node, library);
        if (!series || !node.override) continue;
        const { start, end, value } = node.override;
        const message = isRecurring(series) ? 'noOccurrence' : 'notRecurring';
        ctx.report(message, { block, at: { start, end }, data: { value } });
      }
    }
  },
});

/** A file with more than these is looked at no further: each costs a look at its series. */
const mostOverrides = 2000;

/** What was read of the calendar on the way; one series may have many changed occurrences. */
interface Library {
  readonly zones: ZoneResolver;
  readonly known: Map<PlacedBlock, Series | undefined>;
}

/** The series in which an entry names no occurrence, for certain. */
function isMiss(calendar: CalendarModel, entry: EntryFacts, library: Library): Series | undefined {
  const { override } = entry;
  const value = override && readDateOrTime(override.value);
  const block = value && calendar.findOriginal(entry.component, override.uid);
  const series = block && seriesOf(block, library);
  const time = series && toClock(series.start, value, override.tzid, library.zones);
  return time && occursAt(series, time) === 'no' ? series : undefined;
}

function seriesOf(block: PlacedBlock, { zones, known }: Library): Series | undefined {
  const { tree } = block;
  const component = tree.components[0];
  if (component && !known.has(block)) known.set(block, readSeries(tree, component, zones));
  return known.get(block);
}

function event(lines: string, uid = 'a@example.org'): string {
  return `BEGIN:VEVENT\nUID:${uid}\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT`;
}

const daily = event('DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3');

/** A series in a zone, and a changed occurrence. */
function zoned(changed: string): string {
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0800\nTZOFFSETTO:-0800\nEND:STANDARD\nEND:VTIMEZONE\n${event('DTSTART;TZID=X:20270514T190000\nRRULE:FREQ=DAILY;UNTIL=20270517T030000Z')}\n${event(changed)}`;
}

export const examples: RuleExamples = {
  valid: [
    {
      name: 'an occurrence',
      code: `${daily}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:20270515T090000Z')}`,
    },
    {
      name: 'the first',
      code: `${daily}\n${event('DTSTART:20270514T100000Z\nRECURRENCE-ID:20270514T090000Z')}`,
    },
    {
      name: 'an extra date',
      code: `${event('DTSTART:20270514T090000Z\nRDATE:20270520T150000Z')}\n${event('DTSTART:20270520T160000Z\nRECURRENCE-ID:20270520T150000Z')}`,
    },
    {
      name: 'the last, in UTC',
      code: zoned('DTSTART;TZID=X:20270516T200000\nRECURRENCE-ID:20270517T030000Z'),
    },
    {
      name: 'the series is elsewhere',
      code: event('DTSTART:20270515T100000Z\nRECURRENCE-ID:20270515T090000Z'),
    },
    {
      name: 'another series',
      code: `${event('DTSTART:20270514T090000Z\nRRULE:FREQ=DAILY;COUNT=3', 'b@example.org')}\n${event('DTSTART:20270530T100000Z\nRECURRENCE-ID:20270530T090000Z')}`,
    },
    {
      name: 'another form',
      code: `${daily}\n${event('DTSTART:20270530T100000Z\nRECURRENCE-ID:20270530T090000')}`,
    },
    {
      name: 'one that cannot be read',
      code: `${daily}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:tomorrow')}`,
    },
    {
      name: 'a rule with a fault',
      code: `${event('DTSTART:20270514T090000Z\nRRULE:FREQ=OFTEN')}\n${event('DTSTART:20270530T100000Z\nRECURRENCE-ID:20270530T090000Z')}`,
    },
    {
      name: 'no UID',
      code: `${daily}\nBEGIN:VEVENT\nDTSTAMP:20270401T080000Z\nDTSTART:20270530T100000Z\nRECURRENCE-ID:20270530T090000Z\nEND:VEVENT`,
    },
  ],
  invalid: [
    {
      name: 'another time',
      code: `${daily}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:⟦20270515T093000Z⟧')}`,
      message: 'noOccurrence',
    },
    {
      name: 'another day',
      code: `${daily}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:⟦20270517T090000Z⟧')}`,
      message: 'noOccurrence',
    },
    {
      name: 'before the change, in a zone',
      code: zoned('DTSTART;TZID=X:20270516T200000\nRECURRENCE-ID;TZID=X:⟦20270517T190000⟧'),
      message: 'noOccurrence',
    },
    {
      name: 'nothing repeats',
      code: `${event('DTSTART:20270514T090000Z')}\n${event('DTSTART:20270515T100000Z\nRECURRENCE-ID:⟦20270515T090000Z⟧')}`,
      message: 'notRecurring',
    },
  ],
};
