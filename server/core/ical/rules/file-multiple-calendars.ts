import type { BlockEdit } from '../../engine/finding.ts';
import type { RuleExamples } from '../../engine/rule.ts';
import type { CalendarModel, FileModel, IcalBlock, PlacedBlock } from '../context.ts';
import { defineRule, type IcalFix } from '../rule.ts';
import { removeLine } from '../syntax/edits.ts';
import { valueText } from '../syntax/unfold.ts';
import { nameRange } from '../values/expected.ts';

/** Calendars that differ in one of these are not for the same purpose. */
const decisive: readonly string[] = ['VERSION', 'METHOD', 'CALSCALE'];

export const rule = defineRule({
  id: 'file-multiple-calendars',
  category: 'interop',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.4' }],
  summary: 'A file for everybody has one calendar.',
  why: 'The RFC allows several, one after the other, but Exchange and Outlook may read only the first: the rest of the schedule is missing.',
  messages: {
    several: {
      severity: 'info',
      text: 'This is the second of {count} calendars in the file; Exchange and Outlook may read only the first. Put all events into one',
    },
  },
  sources: ['MS-OXCICAL 5, note 1'],
  visit: 'file',
  on: ['*'],
  check({ calendars }, ctx) {
    // What a calendar that is not closed holds is another matter.
    const closed = calendars.filter(({ begin, end }) => begin && end);
    const second = closed[1]?.begin;
    if (!second) return;
    const data = { count: closed.length };
    ctx.report('several', { block: second.block, at: nameRange(second.node), data });
  },
  fixes({ node: file }): readonly IcalFix[] {
    const closed = file.calendars.filter(({ begin, end }) => begin && end);
    if (closed.some((calendar) => purposeOf(calendar) !== purposeOf(closed[0] as CalendarModel))) return [];
    const zones = zoneCopies(file);
    if (!zones) return [];
    const edits = [...joints(closed), ...zones.map(removeAll)];
    return [{ title: 'Put all into the first calendar', safety: 'unsafe', edits }];
  },
});

function purposeOf({ properties }: CalendarModel): string {
  const textOf = (name: string): string => {
    const found = properties.find(({ node }) => node.name === name);
    return found ? valueText(found.block.tree, found.node).toUpperCase() : '';
  };
  return decisive.map(textOf).join('\n');
}

/** Takes out what ends a calendar and begins the next: END, BEGIN and the properties of the next. */
function joints(closed: readonly CalendarModel[]): readonly BlockEdit<IcalBlock>[] {
  return closed.flatMap(({ begin, end, properties }, index) => {
    const isFirst = index === 0;
    const isLast = index === closed.length - 1;
    const head = begin && !isFirst ? [{ block: begin.block, ...removeLine(begin.node.begin) }] : [];
    const own = isFirst ? [] : properties.map(({ block, node }) => ({ block, ...removeLine(node) }));
    const tail = end && !isLast ? [{ block: end.block, ...removeLine(end.node) }] : [];
    return [...head, ...own, ...tail];
  });
}

/** The time zones that are in the file already; undefined when two of one name differ. */
function zoneCopies({ blocks }: FileModel): readonly PlacedBlock[] | undefined {
  const texts = new Map<string, string>();
  const copies: PlacedBlock[] = [];
  for (const block of blocks.filter(({ name }) => name === 'VTIMEZONE')) {
    const { tree } = block;
    const tzid = tree.components[0]?.properties.find(({ name }) => name === 'TZID');
    const key = tzid ? valueText(tree, tzid) : '';
    const text = texts.get(key);
    if (text !== undefined && text !== block.text) return undefined;
    if (text === undefined) texts.set(key, block.text);
    else copies.push(block);
  }
  return copies;
}

function removeAll(block: PlacedBlock): BlockEdit<IcalBlock> {
  return { block, start: 0, end: block.text.length, newText: '' };
}

const head = 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n';
const second = head.replace('BEGIN:VCALENDAR', 'BEGIN:⟦VCALENDAR⟧');
const tail = 'END:VCALENDAR\n';

function event(uid: string): string {
  return `BEGIN:VEVENT\nUID:${uid}@example.org\nDTSTAMP:20270401T080000Z\nDTSTART;TZID=X:20270514T090000\nEND:VEVENT\n`;
}

function zone(offset: string): string {
  const observance = `DTSTART:19700101T000000\nTZOFFSETFROM:${offset}\nTZOFFSETTO:${offset}`;
  return `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\n${observance}\nEND:STANDARD\nEND:VTIMEZONE\n`;
}

const zoned = zone('+0100');

export const examples: RuleExamples = {
  valid: [
    { name: 'one calendar', code: head + zoned + event('a') + event('b') + tail },
    { name: 'one that is not closed', code: head + zoned + event('a') + head + event('b') + tail },
    { name: 'an END too many', code: head + zoned + event('a') + tail + tail },
  ],
  invalid: [
    {
      name: 'two',
      code: head + zoned + event('a') + tail + second + zoned + event('b') + tail,
      fixed: head + zoned + event('a') + event('b') + tail,
    },
    {
      name: 'three, with properties of their own',
      code: `${head}X-A:1\n${zoned}${event('a')}${tail}${second}X-A:2\n${event('b')}${tail}${head}${event('c')}X-A:3\n${tail}`,
      fixed: `${head}X-A:1\n${zoned}${event('a')}${event('b')}${event('c')}${tail}`,
      also: ['tzid-undefined'],
    },
    {
      name: 'of which one has a method',
      code: `${head}METHOD:PUBLISH\n${zoned}${event('a')}${tail}${second}${zoned}${event('b')}${tail}`,
      also: ['method-property-restriction'],
    },
    {
      name: 'with different zones of one name',
      code: head + zoned + event('a') + tail + second + zone('+0200') + event('b') + tail,
    },
  ],
};
