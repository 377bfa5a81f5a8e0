import type { BlockEdit } from '../../engine/finding.ts';
import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, IcalBlock, PlacedBlock } from '../context.ts';
import { blockIndex, isBlank } from '../facts.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  id: 'file-text-after-end',
  category: 'file',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.4' }],
  summary: 'After END:VCALENDAR only another calendar may follow.',
  why: 'Strict readers refuse the file; the others drop what stands there, and with it the events of a line that was put too low.',
  messages: {
    text: {
      severity: 'error',
      text: 'Text after END:VCALENDAR is part of no calendar; readers drop it or refuse the file. Remove it, or move it into the calendar',
    },
    component: {
      severity: 'error',
      text: '{name} stands after END:VCALENDAR and so in no calendar; readers drop it. Move END:VCALENDAR below it',
    },
  },
  supersedes: ['*'],
  visit: 'file',
  on: ['*'],
  check(file, ctx) {
    for (const block of firstOutside(file)) {
      if (block.name === '') {
        const at = { start: 0, end: block.text.trimEnd().length };
        ctx.report('text', { block, at, owns: { start: 0, end: block.text.length } });
        continue;
      }
      const begin = block.tree.components[0]?.begin;
      const at = { start: begin?.valueStart ?? 0, end: begin?.end ?? 0 };
      ctx.report('component', { block, at, owns: at, data: { name: block.name } });
    }
  },
  fixes({ block, message }, { file, eol }) {
    if (message === 'component') {
      const edits = moveEnd(file, block, eol);
      return [{ title: 'Move END:VCALENDAR below', safety: 'unsafe', edits }];
    }
    const edits = [{ start: 0, end: block.text.length, newText: '' }];
    return [{ title: 'Remove the text after END:VCALENDAR', safety: 'unsafe', edits }];
  },
});

/** The first block with text after each END:VCALENDAR, up to the next BEGIN:VCALENDAR. */
function firstOutside(file: FileModel): readonly PlacedBlock[] {
  const ends = [...file.calendars.flatMap(({ end }) => end ?? []), ...file.strayEnds];
  return ends.flatMap(({ block }) => {
    let index = blockIndex(file.blocks, block) + 1;
    while (isBlank(file.blocks[index]?.text ?? 'none')) index++;
    const next = file.blocks[index];
    return next && next.name !== 'VCALENDAR' && !isCalendarEnd(next) ? [next] : [];
  });
}

/** Takes the END:VCALENDAR before `block` out and writes it after the last component, unless one is there. */
function moveEnd(file: FileModel, block: IcalBlock, eol: string): readonly BlockEdit<IcalBlock>[] {
  const index = blockIndex(file.blocks, block as PlacedBlock);
  const before = lastOf(file.blocks.slice(0, index).filter(isCalendarEnd));
  const remove = before ? [{ block: before, start: 0, end: before.text.length, newText: '' }] : [];
  const next = file.blocks.findIndex(({ name }, at) => at > index && name === 'VCALENDAR');
  const outside = file.blocks.slice(index, next < 0 ? undefined : next);
  if (outside.some(isCalendarEnd)) return remove;
  const last = lastOf(outside.filter(({ text }) => !isBlank(text))) ?? block;
  const { length } = last.text;
  const gap = /[\r\n]$/.test(last.text) ? '' : eol;
  return [...remove, { block: last, start: length, end: length, newText: `${gap}END:VCALENDAR${eol}` }];
}

function isCalendarEnd(block: PlacedBlock): boolean {
  return block.name === '' && block.tree.calendarEnd !== undefined;
}

function lastOf<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1];
}

const head = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n';
const first =
  'BEGIN:VEVENT\r\nUID:a@example.org\r\nDTSTAMP:20270401T080000Z\r\nDTSTART:20270514T090000Z\r\nSUMMARY:Opening\r\nEND:VEVENT\r\n';
const second = first.replace('a@', 'b@').replace('Opening', 'Closing');
const end = 'END:VCALENDAR\r\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'nothing after', code: head + first + end, raw: true },
    { name: 'empty lines', code: `${head}${first}${end}\r\n\r\n`, raw: true },
    { name: 'another calendar', code: head + first + end + head + second + end, raw: true },
  ],
  invalid: [
    {
      name: 'a signature',
      code: `${head}${first}${end}⟦Sent from my phone⟧\r\n`,
      raw: true,
      message: 'text',
      fixed: head + first + end,
    },
    {
      name: 'an event that was put too low',
      code: `${head}${first}${end}BEGIN:⟦VEVENT⟧${second.slice(12)}`,
      raw: true,
      message: 'component',
      fixed: head + first + second + end,
    },
    {
      name: 'the calendar is closed twice',
      code: `${head}${first}${end}BEGIN:⟦VEVENT⟧${second.slice(12)}${end}`,
      raw: true,
      message: 'component',
      fixed: head + first + second + end,
    },
  ],
};
