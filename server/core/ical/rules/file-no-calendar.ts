import type { BlockEdit } from '../../engine/finding.ts';
import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, IcalBlock, PlacedBlock } from '../context.ts';
import { findHiddenCalendar, isBlank } from '../facts.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'file-no-calendar',
  category: 'file',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.4' },
    { rfc: 5545, section: '3.6' },
  ],
  summary: 'A file must hold a calendar: BEGIN:VCALENDAR to END:VCALENDAR.',
  why: 'Nothing else in the file counts without it: calendars import no event, or refuse the file.',
  messages: {
    none: {
      severity: 'error',
      text: 'There is no BEGIN:VCALENDAR in this file, so calendars find nothing in it. Put it before the first component and END:VCALENDAR after the last',
      alone: 'file',
    },
    empty: {
      severity: 'error',
      text: 'The file is empty; calendars refuse it. Export it again, or delete it',
      alone: 'file',
    },
    html: {
      severity: 'error',
      text: 'This is a web page and no calendar: it may be the page that asks to log in. Download the file again',
      alone: 'file',
    },
  },
  sources: ['pretalx/pretalx#1247'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    if (file.blocks.some((block) => block.name === 'VCALENDAR') || findHiddenCalendar(file)) return;
    ctx.report(whatIsThere(file), ctx.lineAt(0));
  },
  fixes(_finding, { file, eol }) {
    const content = file.blocks.filter((block) => !isBlank(block.text));
    if (!content[0]?.name) return [];
    return [{ title: 'Put it into a calendar', safety: 'unsafe', edits: wrap(content, file, eol) }];
  },
});

function whatIsThere(file: FileModel): 'none' | 'empty' | 'html' {
  if (file.blocks.every((block) => isBlank(block.text))) return 'empty';
  return /^\ufeff?\s*<(?:!doctype|html)\b/i.test(file.blocks[0]?.text ?? '') ? 'html' : 'none';
}

function wrap(
  content: readonly PlacedBlock[],
  file: FileModel,
  eol: string,
): readonly BlockEdit<IcalBlock>[] {
  const first = content[0] as PlacedBlock;
  const last = content[content.length - 1] as PlacedBlock;
  const start = first.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Greenroom//Greenroom//EN', ''].join(eol);
  const begin = { block: first, start, end: start, newText: head };
  if (file.strayEnds.length > 0) return [begin];
  const { length } = last.text;
  const gap = /[\r\n]$/.test(last.text) ? '' : eol;
  return [begin, { block: last, start: length, end: length, newText: `${gap}END:VCALENDAR${eol}` }];
}

const event =
  'BEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nEND:VEVENT\r\n';
const head = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Greenroom//Greenroom//EN\r\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'a calendar', code: 'SUMMARY:Opening' },
    { name: 'a calendar in lower case', code: 'begin:vcalendar\r\nend:vcalendar\r\n', raw: true },
    {
      name: 'text before the calendar, which another rule reports',
      code: 'NoneBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
      raw: true,
    },
  ],
  invalid: [
    {
      name: 'an event alone',
      code: event.replace('BEGIN:VEVENT', '⟦BEGIN:VEVENT⟧'),
      raw: true,
      message: 'none',
      fixed: `${head}${event}END:VCALENDAR\r\n`,
    },
    {
      name: 'an event and the end of a calendar',
      code: `⟦BEGIN:VEVENT⟧${event.slice(12)}END:VCALENDAR\r\n`,
      raw: true,
      message: 'none',
      fixed: `${head}${event}END:VCALENDAR\r\n`,
    },
    { name: 'something else', code: '⟦speaker-page⟧\r\nName: Ann Smith\r\n', raw: true, message: 'none' },
    { name: 'an empty file', code: '⟦⟧', raw: true, message: 'empty' },
    {
      name: 'a web page',
      code: '⟦<!DOCTYPE html>⟧\r\n<title>Log in</title>\r\n',
      raw: true,
      message: 'html',
    },
  ],
};
