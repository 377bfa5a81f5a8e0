import type { RuleExamples } from '../../engine/rule.ts';
import type { Range } from '../../text/range.ts';
import { defineRule, type PageReporter } from '../rule.ts';
import type { ScheduleField, ScheduleLine } from '../syntax/nodes.ts';
import { readScheduleLine } from '../syntax/scheduleLine.ts';
import { scheduleText } from '../syntax/scheduleText.ts';

type MessageId = 'unreadable' | 'order' | 'separators' | 'count' | 'noDate' | 'noTime' | 'noEnd';

const consequence = 'so the talk has no place in the schedule';
const form = 'The form is "date | start-end | room"';

export const rule = defineRule<'talk', MessageId>({
  id: 'page-schedule-syntax',
  category: 'page',
  since: '0.1.0',
  spec: [],
  sources: ['The pages that Symposion makes; PyBay put bars between the parts of this line'],
  summary: 'The line that says when and where a talk is can be read: date | start-end | room.',
  why: 'What cannot be read is missing from the schedule: no overlap is found, and nobody is told when to come.',
  messages: {
    unreadable: {
      severity: 'error',
      text: `"{field}" can be read neither as a date nor as times, ${consequence}. ${form}`,
    },
    order: {
      severity: 'error',
      text: `"{field}" stands in the wrong place, where other readers take it for something else. ${form}`,
    },
    separators: {
      severity: 'error',
      text: `Date, times and room have no bars between them, so other readers cannot tell them apart. ${form}`,
    },
    count: {
      severity: 'error',
      text: `There are more than three parts in this line, and nobody knows what "{field}" is. ${form}`,
    },
    noDate: { severity: 'error', text: `The line has no date, ${consequence}. ${form}` },
    noTime: { severity: 'error', text: `The line has no times, ${consequence}. ${form}` },
    noEnd: {
      severity: 'warning',
      text: 'The talk has no end, so nobody sees what it overlaps. Write both times, such as 3:15 PM-4:15 PM',
    },
  },
  visit: 'talk',
  on: ['*'],
  check({ node: { schedule } }, ctx) {
    if (!schedule) return;
    const { start, end, time } = schedule;
    if (schedule.form === 'separators') return ctx.report('separators', { at: { start, end } });
    if (schedule.form === 'bars') checkFields(ctx.block.text, schedule, ctx);
    if (time && !time.to) ctx.report('noEnd', { at: { start: time.start, end: time.end } });
  },
  fixes({ message, block, node: { node } }) {
    const { schedule } = node;
    if (!schedule || message.startsWith('no')) return [];
    const line =
      schedule.form === 'bars' ? withBars(block.text, schedule) : scheduleText(block.text, schedule);
    if (line === undefined) return [];
    const { start, end } = schedule;
    return [{ title: `Write "${line}"`, safety: 'unsafe', edits: [{ start, end, newText: line }] }];
  },
});

/** One finding for a line: the first thing that is wrong usually explains the others. */
function checkFields(text: string, line: ScheduleLine, ctx: PageReporter<MessageId>): void {
  const { fields, date, time, start, end } = line;
  const unread = fields.slice(0, 2).find((field) => field.kind === 'other' && !isRoom(line, field));
  const extra = fields[3];
  if (unread) return report('unreadable', text, unread, ctx);
  if (!date) return ctx.report('noDate', { at: { start, end } });
  if (!time) return ctx.report('noTime', { at: { start, end } });
  const misplaced = fields.find(({ kind }, index) => kind !== 'empty' && kind !== kindAt(index));
  if (misplaced && fields.indexOf(misplaced) < 3) return report('order', text, misplaced, ctx);
  if (extra) report('count', text, extra.kind === 'empty' ? lastBar(line) : extra, ctx);
}

function isRoom({ room }: ScheduleLine, field: ScheduleField): boolean {
  return room?.start === field.start;
}

function kindAt(index: number): ScheduleField['kind'] {
  return index === 0 ? 'date' : index === 1 ? 'time' : 'other';
}

function lastBar({ bars }: ScheduleLine): Range {
  return bars[bars.length - 1] as Range;
}

function report(
  message: 'unreadable' | 'order' | 'count',
  text: string,
  { start, end }: Range,
  ctx: PageReporter<MessageId>,
): void {
  ctx.report(message, { at: { start, end }, data: { field: text.slice(start, end) } });
}

/** The line in its form, also where a bar is missing between date and times. */
function withBars(text: string, line: ScheduleLine): string | undefined {
  const [first] = line.fields;
  const joined = first && readScheduleLine(text, first.start, first.end, 'whole');
  if (!joined || joined.form === 'bars') return scheduleText(text, line);
  const room = line.fields.length > 1 ? line.room : undefined;
  return scheduleText(text, { ...line, fields: [], date: joined.date, time: joined.time, room });
}

const written = '8/12/2017 | 3:15 PM-4:15 PM | Here and there';

export const examples: RuleExamples = {
  valid: [
    { name: 'the usual form', code: written },
    { name: 'bars of full width, and no blanks', code: '8/12/2017｜3:15 PM-4:15 PM｜Main Hall' },
    { name: 'as Symposion shows it', code: 'Saturday 11:05 a.m.–11:30 a.m. in Mystic Theatre' },
    { name: 'a room with the name of a weekday', code: '8/12/2017 | 3:15 PM-4:15 PM | Sun' },
    { name: 'no line at all', code: 'One\n\nDescription\n\nText.\n' },
  ],
  invalid: [
    {
      name: 'times and date in the other order',
      code: '⟦3:15 PM-4:15 PM⟧ | 8/12/2017 | Main Hall',
      message: 'order',
      fixed: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall',
    },
    {
      name: 'the room first',
      code: '⟦Main Hall⟧ | 8/12/2017 | 3:15 PM-4:15 PM',
      message: 'order',
      fixed: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall',
    },
    {
      name: 'commas',
      code: '⟦8/12/2017, 3:15 PM-4:15 PM, Main Hall⟧',
      message: 'separators',
      fixed: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall',
    },
    {
      name: 'hyphens',
      code: '⟦8/12/2017 - 3:15 PM-4:15 PM - Main Hall⟧',
      message: 'separators',
      fixed: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall',
    },
    {
      name: 'one bar too few',
      code: '⟦8/12/2017, 3:15 PM-4:15 PM⟧ | Main Hall',
      message: 'unreadable',
      fixed: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall',
    },
    {
      name: 'a letter in the date',
      code: '⟦8/12/20l7⟧ | 3:15 PM-4:15 PM | Main Hall',
      message: 'unreadable',
    },
    {
      name: 'a word between the times',
      code: '8/12/2017 | ⟦3:15 PM bis 4:15 PM⟧ | Main Hall',
      message: 'unreadable',
    },
    { name: 'a part too many', code: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall | ⟦live⟧', message: 'count' },
    {
      name: 'a bar too many',
      code: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall ⟦|⟧',
      message: 'count',
      fixed: '8/12/2017 | 3:15 PM-4:15 PM | Main Hall',
    },
    {
      name: 'no date',
      code: '⟦3:15 PM-4:15 PM | Main Hall⟧',
      message: 'noDate',
    },
    { name: 'no times', code: '⟦8/12/2017 | | Main Hall⟧', message: 'noTime' },
    { name: 'no end', code: '8/12/2017 | ⟦3:15 PM⟧ | Main Hall', message: 'noEnd' },
  ],
};
