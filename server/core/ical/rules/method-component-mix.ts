import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import type { CalendarModel, FileModel, PlacedBlock } from '../context.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { itipSpec, itipSpecs } from '../spec/index.ts';
import { replaceValue } from '../syntax/edits.ts';
import type { Component } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';

/** The components that messages are about. */
const names: readonly string[] = [...new Set(itipSpecs.map(({ component }) => component))];

export const rule = defineRule({
  id: 'method-component-mix',
  category: 'itip',
  since: '0.1.0',
  spec: [
    { rfc: 5546, section: '3.2' },
    { rfc: 5546, section: '3.4' },
    { rfc: 5546, section: '3.5' },
  ],
  summary: 'A message is about one kind of component, and mostly about one entry.',
  why: 'Calendars import the first entry and drop the others, or refuse the file.',
  messages: {
    kinds: {
      severity: 'error',
      text: 'With METHOD:{method} a calendar holds one kind of component, and here are {first} and {second}: calendars drop one or refuse the file. Put them into files of their own',
    },
    entries: {
      severity: 'error',
      text: 'METHOD:{method} is about one entry and this is another: Outlook and others import one and drop the rest. Write METHOD:PUBLISH, or one file for each',
    },
    place: {
      severity: 'error',
      text: 'There is no METHOD:{method} for a {second}, so calendars refuse the message. Write METHOD:PUBLISH, or remove METHOD',
    },
  },
  sources: ['markuspoerschke/iCal#117 (only one event was imported)'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      const { method } = calendar.context;
      const kinds = names.filter((name) => calendar.entryCounts.has(name));
      const found = method !== undefined && kinds.length > 0 && findFault(file, calendar, method, kinds);
      if (!found) continue;
      const { block, message, first = '' } = found;
      ctx.report(message, { block, at: placeOf(found), data: { method, first, second: block.name } });
    }
  },
  fixes({ node: file, message }, ctx) {
    const calendar = file.calendars.find(({ context }) => context === ctx.calendar);
    const method = calendar?.properties.find(({ node }) => node.name === 'METHOD');
    if (!method || message === 'kinds') return [];
    const edits = [{ ...replaceValue(method.node, 'PUBLISH'), block: method.block }];
    return [{ title: 'Change to METHOD:PUBLISH', safety: 'unsafe', edits }];
  },
});

interface Fault {
  readonly message: 'kinds' | 'entries' | 'place';
  readonly block: PlacedBlock;
  readonly first?: string;
}

function findFault(
  file: FileModel,
  calendar: CalendarModel,
  method: string,
  kinds: readonly string[],
): Fault | undefined {
  const [kind] = kinds as [string];
  const blocks = () => entriesOf(file, calendar);
  if (kinds.length > 1) {
    const [first, ...others] = blocks();
    const block = others.find(({ name }) => name !== first?.name);
    return block && { message: 'kinds', block, first: first?.name ?? '' };
  }
  const spec = itipSpec(method, kind);
  if (!spec) return isMethod(method) ? { message: 'place', block: blocks()[0] as PlacedBlock } : undefined;
  const isOne = spec.oneUid || spec.count === '1';
  if (!isOne || calendar.countUids(kind) < 2) return undefined;
  const uids = new Set<string>();
  const block = blocks().find((one) => uids.add(uidOf(one)).size > 1);
  return block && { message: 'entries', block };
}

/** The UID that is one too many, or the name of the component. */
function placeOf({ block, message }: Fault): Range {
  const [component] = block.tree.components;
  const uid = message === 'entries' ? component && findProperty(component, 'UID') : undefined;
  const { valueStart, end } = uid ?? (component as Component).begin;
  return { start: valueStart, end };
}

function isMethod(method: string): boolean {
  return itipSpecs.some((spec) => spec.method === method);
}

/** The blocks of a calendar that hold an entry. Looks through the file: for faults only. */
function entriesOf({ blocks }: FileModel, { begin, end }: CalendarModel): readonly PlacedBlock[] {
  const from = begin?.block.start ?? 0;
  const to = end?.block.start ?? Number.POSITIVE_INFINITY;
  return blocks.filter(({ name, start }) => names.includes(name) && start >= from && start < to);
}

function uidOf({ tree }: PlacedBlock): string {
  const line = tree.components[0] && findProperty(tree.components[0], 'UID');
  return line ? valueText(tree, line) : '';
}

function entry(name: string, uid: string): string {
  const lines = `UID:${uid}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z${name === 'VTODO' ? '\nPRIORITY:1' : ''}\nSUMMARY:${name}\nDESCRIPTION:${uid}\nSEQUENCE:1\nSTATUS:CANCELLED`;
  return `BEGIN:${name}\n${lines}\nORGANIZER:mailto:desk@example.org\nATTENDEE:mailto:ann@example.org\nEND:${name}\n`;
}

function calendar(method: string, entries: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${method}${entries}END:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'no METHOD', code: calendar('', `${entry('VEVENT', 'a')}${entry('VTODO', 'b')}`) },
    {
      name: 'many published events',
      code: calendar('METHOD:PUBLISH\n', `${entry('VEVENT', 'a')}${entry('VEVENT', 'b')}`),
    },
    { name: 'one entry', code: calendar('METHOD:CANCEL\n', entry('VEVENT', 'a')) },
    {
      name: 'one entry and a changed occurrence',
      code: calendar(
        'METHOD:CANCEL\n',
        `${entry('VEVENT', 'a')}${entry('VEVENT', 'a').replace('SUMMARY', 'RECURRENCE-ID:20270514T090000Z\nSUMMARY')}`,
      ),
    },
    {
      name: 'a METHOD that nobody knows',
      code: calendar('METHOD:X-SEND\n', `${entry('VJOURNAL', 'a')}${entry('VJOURNAL', 'b')}`),
    },
    { name: 'nothing but a METHOD', code: calendar('METHOD:REPLY\n', '') },
    {
      name: 'several tasks are cancelled at once',
      code: calendar('METHOD:CANCEL\n', `${entry('VTODO', 'a')}${entry('VTODO', 'b')}`),
    },
  ],
  invalid: [
    {
      name: 'an event and a task',
      code: calendar('METHOD:PUBLISH\n', `${entry('VTODO', 'a')}${entry('VEVENT', 'b')}`).replace(
        'BEGIN:VEVENT',
        'BEGIN:⟦VEVENT⟧',
      ),
      message: 'kinds',
      text: 'With METHOD:PUBLISH a calendar holds one kind of component, and here are VTODO and VEVENT: calendars drop one or refuse the file. Put them into files of their own',
      also: ['attendee-in-published-calendar', 'cancelled-not-visible'],
    },
    {
      name: 'two events in a cancellation',
      code: calendar('METHOD:CANCEL\n', `${entry('VEVENT', 'a')}${entry('VEVENT', 'b')}`).replace(
        'UID:b@example.org',
        'UID:⟦b@example.org⟧',
      ),
      message: 'entries',
      fixed: calendar('METHOD:PUBLISH\n', `${entry('VEVENT', 'a')}${entry('VEVENT', 'b')}`),
    },
    {
      name: 'two tasks in a counter-proposal',
      code: calendar('METHOD:COUNTER\n', `${entry('VTODO', 'a')}${entry('VTODO', 'b')}`).replace(
        'UID:b@example.org',
        'UID:⟦b@example.org⟧',
      ),
      message: 'entries',
      fixed: calendar('METHOD:PUBLISH\n', `${entry('VTODO', 'a')}${entry('VTODO', 'b')}`),
    },
    {
      name: 'the second calendar of a file',
      code: `${calendar('METHOD:PUBLISH\n', entry('VTODO', 'a').replace(/ATTENDEE.*\n/, ''))}\n${calendar('METHOD:CANCEL\n', `${entry('VEVENT', 'b')}${entry('VEVENT', 'c')}`)}`.replace(
        'UID:c@example.org',
        'UID:⟦c@example.org⟧',
      ),
      message: 'entries',
      fixed: `${calendar('METHOD:PUBLISH\n', entry('VTODO', 'a').replace(/ATTENDEE.*\n/, ''))}\n${calendar('METHOD:PUBLISH\n', `${entry('VEVENT', 'b')}${entry('VEVENT', 'c')}`)}`,
      also: ['file-multiple-calendars'],
    },
    {
      name: 'an answer to a note',
      code: calendar('METHOD:REPLY\n', entry('VJOURNAL', 'a'))
        .replace('BEGIN:VJOURNAL', 'BEGIN:⟦VJOURNAL⟧')
        .replace('CANCELLED', 'FINAL'),
      message: 'place',
      fixed: calendar('METHOD:PUBLISH\n', entry('VJOURNAL', 'a')).replace('CANCELLED', 'FINAL'),
    },
  ],
};
