import type { RuleExamples } from '../../engine/rule.ts';
import { findProperty } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { isKnownPlace, lacksProperty } from '../values/expected.ts';

export const rule = defineRule({
  id: 'attendee-without-organizer',
  category: 'itip',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.8.4.1' },
    { rfc: 5545, section: '3.8.4.3' },
  ],
  summary: 'Who invites attendees must be named as ORGANIZER.',
  why: 'Nobody knows who invites, and answers have nowhere to go.',
  messages: {
    message: {
      severity: 'error',
      text: 'There are attendees and no ORGANIZER who invites them: answers have nowhere to go, and calendars refuse the message. Add ORGANIZER',
    },
    single: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'There are attendees and no ORGANIZER who invites them: calendars ignore them, or take you for the organizer. Add ORGANIZER, or name them in DESCRIPTION',
    },
  },
  visit: ['component', 'file'],
  reads: 'heads',
  on: ['VEVENT', 'VTODO', 'VJOURNAL', '*'],
  check(node, ctx) {
    if ('calendars' in node) {
      for (const calendar of node.calendars) {
        // Several of them are a schedule, and another rule says so.
        if (calendar.context.method !== undefined || calendar.countWith('attended') !== 1) continue;
        const [entry] = calendar.entriesWith('attended');
        const component = entry?.block.tree.components[0];
        const line = component && findProperty(component, 'ATTENDEE');
        if (!line || !lacksProperty(entry.block.tree, component, 'ORGANIZER')) continue;
        ctx.report('single', { block: entry.block, at: { start: line.nameStart, end: line.nameEnd } });
      }
    } else if ('calendar' in ctx) {
      const { method } = ctx.calendar;
      if (method === undefined || method === 'PUBLISH' || !components.has(node.name)) return;
      const line = findProperty(node, 'ATTENDEE');
      if (!line || !lacksProperty(ctx.tree, node, 'ORGANIZER') || !isKnownPlace(node)) return;
      ctx.report('message', { at: { start: line.nameStart, end: line.nameEnd } });
    }
  },
});

/** What people are invited to. */
const components: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL']);

function event(uid: string, lines: string, name = 'VEVENT'): string {
  return `BEGIN:${name}\nUID:${uid}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nPRIORITY:1\nSUMMARY:Talk ${uid}\n${lines}END:${name}\n`;
}

function calendar(method: string, entries: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${method}${entries}END:VCALENDAR`;
}

const ann = 'ATTENDEE;CN=Ann:mailto:ann@example.org\n';
const marked = ann.replace('ATTENDEE', '⟦ATTENDEE⟧');
const desk = 'ORGANIZER:mailto:desk@example.org\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'an invitation', code: calendar('METHOD:REQUEST\n', event('a', desk + ann)) },
    { name: 'a meeting', code: calendar('', event('a', desk + ann)) },
    { name: 'nobody', code: calendar('', event('a', '')) },
    { name: 'a schedule with its speakers', code: calendar('', event('a', ann) + event('b', ann)) },
    { name: 'published', code: calendar('METHOD:PUBLISH\n', event('a', ann)) },
    {
      name: 'an organizer in a damaged line',
      code: calendar('', event('a', `${ann}ORGANIZER : mailto:desk@example.org\n`)),
    },
    {
      name: 'an organizer in a damaged line of a message',
      code: calendar('METHOD:REQUEST\n', event('a', `${ann}ORGANIZER : mailto:desk@example.org\n`)),
    },
    {
      name: 'a reminder by e-mail',
      code: calendar(
        'METHOD:REQUEST\n',
        event(
          'a',
          `${desk}${ann}BEGIN:VALARM\nACTION:EMAIL\nTRIGGER:-PT5M\nDESCRIPTION:a\nSUMMARY:b\n${ann}END:VALARM\n`,
        ),
      ),
    },
  ],
  invalid: [
    { name: 'one event', code: calendar('', event('a', marked)), message: 'single' },
    {
      name: 'an event beside others',
      code: calendar('', event('a', marked) + event('b', desk + ann)),
      message: 'single',
    },
    {
      name: 'an invitation by nobody',
      code: calendar('METHOD:REQUEST\n', event('a', marked)),
      message: 'message',
    },
    {
      name: 'an invitation to a task',
      code: calendar('METHOD:REQUEST\n', event('a', marked, 'VTODO')),
      message: 'message',
    },
  ],
};
