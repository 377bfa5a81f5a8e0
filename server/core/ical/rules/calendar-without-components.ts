import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, PlacedBlock } from '../context.ts';
import { blockIndex } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { nameRange } from '../values/expected.ts';

export const rule = defineRule({
  id: 'calendar-without-components',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6' }],
  summary: 'A calendar must have at least one component.',
  why: 'Some calendars refuse to import or to subscribe to a file with nothing in it.',
  messages: {
    empty: {
      severity: 'warning',
      profiles: { strict: 'error' },
      text: 'The calendar has nothing in it, and some programs refuse such a file. Add an event',
    },
    zonesOnly: {
      // A file that defines time zones is a file too.
      severity: 'off',
      profiles: { publish: 'info' },
      text: 'The calendar has time zones and no event, so calendars show nothing. Add an event',
    },
  },
  sources: ['pretalx/pretalx#1247'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const { block, message } of findEmpty(file)) {
      const begin = block.tree.components[0];
      if (begin) ctx.report(message, { block, at: nameRange(begin) });
    }
  },
});

/** The calendars with nothing to show. One that is not closed is left alone: there something is lost. */
function findEmpty({ blocks, calendars }: FileModel) {
  return calendars.flatMap(({ begin, end }) => {
    if (!begin || !end) return [];
    const first = blockIndex(blocks, begin.block) + 1;
    const last = blockIndex(blocks, end.block);
    let next = first;
    while (next < last && isNothingToShow(blocks[next] as PlacedBlock)) next++;
    const isEmpty = begin.node.components.length === 0 && next === last && !hasLostBegin(begin.block);
    if (!isEmpty || isFollowedByComponent(blocks, last)) return [];
    const hasZones = blocks.slice(first, last).some(({ name }) => name === 'VTIMEZONE');
    return [{ block: begin.block, message: hasZones ? ('zonesOnly' as const) : ('empty' as const) }];
  });
}

/** An END in the head of the calendar: there something was to begin. */
function hasLostBegin({ tree }: PlacedBlock): boolean {
  return tree.problems.some(({ kind }) => kind === 'end-mismatch');
}

/** A zone, or what stands between components and is none. */
function isNothingToShow(block: PlacedBlock): boolean {
  return block.name === 'VTIMEZONE' || (block.name === '' && block.tree.components.length === 0);
}

/** An event after the END was meant to be before it: another rule moves the END. */
function isFollowedByComponent(blocks: readonly PlacedBlock[], end: number): boolean {
  const name = blocks[end + 1]?.name ?? '';
  return name !== '' && name !== 'VCALENDAR';
}

const head = 'VERSION:2.0\nPRODID:-//Example//Schedule//EN\n';
const zone =
  'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n';
const event =
  'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'an event', code: `BEGIN:VCALENDAR\n${head}${event}END:VCALENDAR` },
    { name: 'a zone and an event', code: `BEGIN:VCALENDAR\n${head}${zone}${event}END:VCALENDAR` },
    {
      name: 'a component of your own',
      code: `BEGIN:VCALENDAR\n${head}BEGIN:X-TALK\nUID:a\nEND:X-TALK\nEND:VCALENDAR`,
    },
    {
      name: 'a component of your own after a zone',
      code: `BEGIN:VCALENDAR\n${head}${zone}BEGIN:X-TALK\nUID:a\nEND:X-TALK\nEND:VCALENDAR`,
    },
    {
      name: 'an event whose BEGIN is lost, which another rule reports',
      code: `BEGIN:VCALENDAR\n${head}${event.replace('BEGIN:VEVENT\n', '')}END:VCALENDAR`,
    },
    { name: 'one that is not closed', code: `BEGIN:VCALENDAR\n${head}` },
    { name: 'an event that was put too low', code: `BEGIN:VCALENDAR\n${head}END:VCALENDAR\n${event}` },
  ],
  invalid: [
    { name: 'nothing', code: `BEGIN:⟦VCALENDAR⟧\n${head}END:VCALENDAR`, message: 'empty' },
    {
      name: 'nothing but an empty line',
      code: `BEGIN:⟦VCALENDAR⟧\n${head}\nEND:VCALENDAR`,
      message: 'empty',
      also: ['line-blank'],
    },
    {
      name: 'nothing, and another calendar',
      code: `BEGIN:⟦VCALENDAR⟧\n${head}END:VCALENDAR\nBEGIN:VCALENDAR\n${head}${event}END:VCALENDAR`,
      message: 'empty',
      also: ['file-multiple-calendars'],
    },
    {
      name: 'an empty line after a zone',
      code: `BEGIN:⟦VCALENDAR⟧\n${head}${zone}\nEND:VCALENDAR`,
      message: 'zonesOnly',
      profile: 'publish',
      also: ['vtimezone-unused', 'line-blank'],
    },
    {
      name: 'a zone',
      code: `BEGIN:⟦VCALENDAR⟧\n${head}${zone}END:VCALENDAR`,
      message: 'zonesOnly',
      profile: 'publish',
      also: ['vtimezone-unused'],
    },
  ],
};
