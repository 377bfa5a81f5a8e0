import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, IcalBlock } from '../context.ts';
import { findProperty } from '../facts.ts';
import { type BlockContext, defineRule, type IcalReporter } from '../rule.ts';
import { removeLine } from '../syntax/edits.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';

type MessageId = 'published' | 'notInvited';

/** More than these are not listed one by one. */
const mostRelated = 20;

export const rule = defineRule({
  id: 'attendee-in-published-calendar',
  category: 'itip',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.4.1' },
    { rfc: 5546, section: '3.2.1' },
    { rfc: 9073, section: '7.1' },
  ],
  summary: 'A published schedule has no ATTENDEE.',
  why: 'Addresses become public, and calendars take each talk for an invitation that wants an answer.',
  messages: {
    published: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'ATTENDEE has no place in a published calendar: it shows addresses to all, and calendars take the talk for an invitation. Name speakers in DESCRIPTION or as PARTICIPANT',
    },
    notInvited: {
      severity: 'warning',
      text: 'ATTENDEE without ORGANIZER invites nobody, here in {count} events: it shows addresses to all, and calendars take the talk for an invitation. Name speakers in DESCRIPTION or as PARTICIPANT',
    },
  },
  visit: ['component', 'file'],
  reads: 'heads',
  on: ['*'],
  check(node, ctx) {
    if ('calendars' in node) {
      for (const calendar of node.calendars) checkCalendar(calendar, ctx);
    } else if ('calendar' in ctx && ctx.calendar.method === 'PUBLISH') {
      checkComponent(node, ctx);
    }
  },
  fixes({ block, message }, ctx) {
    const calendar = ctx.file.calendars.find(({ context }) => context === ctx.calendar);
    const blocks =
      message === 'published' ? [block] : (calendar?.entriesWith('attended') ?? []).map((one) => one.block);
    const edits = blocks.flatMap((one) =>
      attendeesIn(one).map((line) => ({ ...removeLine(line), block: one })),
    );
    const title = edits.length > 1 ? `Remove all ${edits.length}` : 'Remove ATTENDEE';
    return [{ title, safety: 'unsafe', edits }];
  },
});

/** Reminders by e-mail have attendees of their own, who are nobody's guests. */
const entries: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY']);

function checkComponent(component: Component, ctx: BlockContext & IcalReporter<MessageId>): void {
  const line = entries.has(component.name) ? findProperty(component, 'ATTENDEE') : undefined;
  if (line) ctx.report('published', { at: { start: line.nameStart, end: line.nameEnd } });
}

/** Without METHOD one event may be somebody's own; with several of them it is a schedule. */
function checkCalendar(calendar: CalendarModel, ctx: IcalReporter<MessageId>): void {
  const count = calendar.countWith('attended');
  if (calendar.context.method !== undefined || count < 2) return;
  const places = calendar.entriesWith('attended', mostRelated).flatMap(({ block }) => {
    const [line] = attendeesIn(block);
    return line ? [{ block, at: { start: line.nameStart, end: line.nameEnd } }] : [];
  });
  const [first, ...others] = places;
  if (!first) return;
  ctx.report('notInvited', {
    ...first,
    data: { count },
    related: others.map((other) => ({ ...other, text: 'Here too' })),
  });
}

/** The attendees of the entry that a block holds. */
function attendeesIn({ tree }: IcalBlock): readonly ContentLine[] {
  return tree.components[0]?.properties.filter(({ name }) => name === 'ATTENDEE') ?? [];
}

function event(uid: string, lines: string): string {
  return `BEGIN:VEVENT\nUID:${uid}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nSUMMARY:Talk ${uid}\n${lines}END:VEVENT\n`;
}

function calendar(method: string, entries: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${method}${entries}END:VCALENDAR`;
}

const ann = 'ATTENDEE;CN=Ann:mailto:ann@example.org\n';
const bo = 'ATTENDEE;CN=Bo:mailto:bo@example.org\n';
const desk = 'ORGANIZER:mailto:desk@example.org\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'an invitation', code: calendar('METHOD:REQUEST\n', event('a', desk + ann)) },
    { name: 'published, with nobody', code: calendar('METHOD:PUBLISH\n', event('a', '')) },
    {
      name: 'a reminder by e-mail',
      code: calendar(
        'METHOD:PUBLISH\n',
        event('a', `BEGIN:VALARM\nACTION:EMAIL\nTRIGGER:-PT5M\nDESCRIPTION:a\nSUMMARY:b\n${ann}END:VALARM\n`),
      ),
    },
    { name: 'one event without METHOD', code: calendar('', event('a', ann) + event('b', '')) },
    { name: 'meetings', code: calendar('', event('a', desk + ann) + event('b', desk + ann)) },
    { name: 'another METHOD', code: calendar('METHOD:X-SEND\n', event('a', ann) + event('b', ann)) },
  ],
  invalid: [
    {
      name: 'published',
      code: calendar('METHOD:PUBLISH\n', event('a', ann.replace('ATTENDEE', '⟦ATTENDEE⟧') + bo)),
      message: 'published',
      fixed: calendar('METHOD:PUBLISH\n', event('a', '')),
    },
    {
      name: 'a schedule with its speakers',
      code: calendar(
        '',
        event('a', ann.replace('ATTENDEE', '⟦ATTENDEE⟧')) + event('b', desk + ann) + event('c', bo + ann),
      ),
      message: 'notInvited',
      fixed: calendar('', event('a', '') + event('b', desk + ann) + event('c', '')),
    },
  ],
};
