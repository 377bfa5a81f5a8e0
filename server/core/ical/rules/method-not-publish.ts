import type { RuleExamples } from '../../engine/rule.ts';
import { defineRule } from '../rule.ts';
import { itipSpecs } from '../spec/index.ts';
import { replaceValue } from '../syntax/edits.ts';

/** What is sent to those who are invited, or by them. A cancellation may be for all, without names. */
const personal: ReadonlySet<string> = new Set(
  itipSpecs.map(({ method }) => method).filter((method) => method !== 'PUBLISH' && method !== 'CANCEL'),
);

export const rule = defineRule({
  id: 'method-not-publish',
  category: 'itip',
  since: '0.1.0',
  spec: [
    { rfc: 5546, section: '1.4' },
    { rfc: 5546, section: '3.2.2' },
  ],
  summary: 'A schedule that is there for reading is published, not sent as an invitation.',
  why: 'Outlook and others refuse the file, or import one event of it.',
  messages: {
    nobody: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'METHOD:{method} is a message to or from those who are invited, and nobody is: Outlook and others refuse the file. Write PUBLISH, or remove the line',
    },
  },
  sources: [
    'dotnet-foundation/wg-maintainers#64',
    'markuspoerschke/iCal#117',
    'sebbo2002/ical-generator#534',
  ],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      const { method } = calendar.context;
      if (method === undefined || !personal.has(method) || calendar.entryCounts.size === 0) continue;
      if (calendar.countWith('attended') + calendar.countWith('invitation') > 0) continue;
      const line = calendar.properties.find(({ node }) => node.name === 'METHOD');
      if (!line) continue;
      const at = { start: line.node.valueStart, end: line.node.end };
      ctx.report('nobody', { block: line.block, at, data: { method } });
    }
  },
  fixes({ block, at }) {
    const line = block.tree.contentLines.find(({ valueStart }) => valueStart === at.start);
    return line
      ? [{ title: 'Change to PUBLISH', safety: 'unsafe', edits: [replaceValue(line, 'PUBLISH')] }]
      : [];
  },
});

const event =
  'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nSUMMARY:Opening\nSEQUENCE:1\nORGANIZER:mailto:desk@example.org\nEND:VEVENT\n';
const invited = event.replace('SUMMARY', 'ATTENDEE:mailto:ann@example.org\nSUMMARY');

function calendar(method: string, entries: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${method}${entries}END:VCALENDAR`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'published', code: calendar('METHOD:PUBLISH\n', event) },
    { name: 'no METHOD', code: calendar('', event) },
    { name: 'an invitation', code: calendar('METHOD:REQUEST\n', invited) },
    {
      name: 'an invitation by nobody',
      code: calendar('METHOD:REQUEST\n', invited.replace(/ORGANIZER.*\n/, '')),
    },
    { name: 'a cancellation for all', code: calendar('METHOD:CANCEL\n', event) },
    { name: 'a METHOD that nobody knows', code: calendar('METHOD:X-SEND\n', event) },
    { name: 'nothing to send', code: calendar('METHOD:REQUEST\n', '') },
  ],
  invalid: [
    {
      name: 'an invitation to nobody',
      code: calendar('METHOD:⟦REQUEST⟧\n', event),
      fixed: calendar('METHOD:PUBLISH\n', event),
    },
    {
      name: 'more of something',
      code: calendar('METHOD:⟦ADD⟧\n', event),
      fixed: calendar('METHOD:PUBLISH\n', event),
    },
  ],
};
