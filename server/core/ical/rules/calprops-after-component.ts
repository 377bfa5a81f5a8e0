import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, FileModel, IcalBlock, Placed } from '../context.ts';
import { defineRule } from '../rule.ts';
import { propertyUse } from '../spec/index.ts';
import { insertLineAfter, removeLine } from '../syntax/edits.ts';
import type { ContentLine } from '../syntax/nodes.ts';

export const rule = defineRule({
  id: 'calprops-after-component',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.7' }],
  summary: "The calendar's own properties come before its first component.",
  why: 'Programs that read a file from top to bottom have dealt with the events before they learn what the file is for.',
  messages: {
    late: {
      severity: 'info',
      profiles: { strict: 'warning' },
      text: '{property} is for the whole calendar and comes too late for programs that read from top to bottom. Move it before the first component',
    },
  },
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const calendar of file.calendars) {
      for (const { block, node } of findLate(calendar)) {
        const at = { start: node.nameStart, end: node.nameEnd };
        ctx.report('late', { block, at, data: { property: node.name } });
      }
    }
  },
  fixes({ node: file, block, at }, { eol }) {
    const found = findPlaced(file, block, at.start);
    if (!found) return [];
    const { begin, line } = found;
    const early = begin.node.properties.filter(({ start }) => start < firstChild(begin));
    const last = early[early.length - 1] ?? begin.node.begin;
    const text = block.text.slice(line.start, line.end);
    const edits = [
      { block: begin.block, ...insertLineAfter(last, text, eol) },
      { block, ...removeLine(line) },
    ];
    return [{ title: 'Move it before the first component', safety: 'safe', edits }];
  },
});

type Begin = NonNullable<CalendarModel['begin']>;

/** Where the first component stands in the block in which the calendar begins. */
function firstChild({ node }: Begin): number {
  return node.components[0]?.start ?? Number.POSITIVE_INFINITY;
}

/** Those that belong to the calendar and stand behind a component. What belongs elsewhere is misplaced otherwise. */
function findLate({ begin, properties }: CalendarModel): readonly Placed<ContentLine>[] {
  if (!begin) return [];
  return properties.filter(({ block, node }) => {
    if (!propertyUse('VCALENDAR', node.name) && !node.name.startsWith('X-WR-')) return false;
    return block !== begin.block || node.start > firstChild(begin);
  });
}

function findPlaced(file: FileModel, block: IcalBlock, start: number) {
  for (const calendar of file.calendars) {
    const late = findLate(calendar).find(
      (placed) => placed.block === block && placed.node.nameStart === start,
    );
    if (late && calendar.begin) return { begin: calendar.begin, line: late.node };
  }
  return undefined;
}

const head = 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n';
const event =
  'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n';
const own = 'BEGIN:X-TALK\nX-A:1\nEND:X-TALK\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'before the first event', code: `${head}CALSCALE:GREGORIAN\n${event}END:VCALENDAR` },
    {
      name: 'an event has its own',
      code: `${head}${event}END:VCALENDAR`.replace('UID', 'URL:https://example.org/\nUID'),
    },
    { name: 'a property of your own', code: `${head}${event}X-ROOM:Hall A\nEND:VCALENDAR` },
    { name: 'a property of events', code: `${head}${event}LOCATION:Hall A\nEND:VCALENDAR` },
    { name: 'no calendar that it could be moved to', code: 'X-WR-CALNAME:Sessions', raw: true },
  ],
  invalid: [
    {
      name: 'after an event',
      code: `${head}${event}⟦CALSCALE⟧:GREGORIAN\n${event.replace('a@', 'b@')}END:VCALENDAR`,
      fixed: `${head}CALSCALE:GREGORIAN\n${event}${event.replace('a@', 'b@')}END:VCALENDAR`,
    },
    {
      name: 'the name by which many calendars show it, folded',
      code: `${head}${event}⟦X-WR-CALNAME⟧:Ses\n sions\nEND:VCALENDAR`,
      fixed: `${head}X-WR-CALNAME:Ses\n sions\n${event}END:VCALENDAR`,
    },
    {
      name: 'between components of your own',
      code: `${head}${own}⟦NAME⟧:Sessions\n${event}END:VCALENDAR`,
      fixed: `${head}NAME:Sessions\n${own}${event}END:VCALENDAR`,
    },
    {
      name: 'no property before it',
      code: `BEGIN:VCALENDAR\n${event}⟦VERSION⟧:2.0\nX-A:1\nEND:VCALENDAR`,
      fixed: `BEGIN:VCALENDAR\nVERSION:2.0\n${event}X-A:1\nEND:VCALENDAR`,
      also: ['property-missing'],
    },
  ],
};
