import type { BlockEdit } from '../../engine/finding.ts';
import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, IcalBlock, Placed, PlacedBlock } from '../context.ts';
import { blockIndex, isBlank } from '../facts.ts';
import { defineRule, type IcalReporter } from '../rule.ts';
import type { Component, ContentLine } from '../syntax/nodes.ts';
import { componentName } from '../syntax/tree.ts';

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
    inside: {
      severity: 'error',
      text: 'END:VCALENDAR stands inside this {name}, before its END:{name}: readers refuse the file or drop the {name}. Move END:VCALENDAR below it',
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
    for (const { end, block } of firstOutside(file)) {
      const cut = cutComponent(file, end, block);
      if (cut) {
        reportInside(cut, end, block, ctx);
        continue;
      }
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
    if (message !== 'text') {
      const outside = firstOutside(file).find((one) => one.block === block || one.end.block === block);
      const edits = outside ? moveEnd(file, outside.block, eol) : [];
      return [{ title: 'Move END:VCALENDAR below', safety: 'unsafe', edits }];
    }
    const edits = [{ start: 0, end: block.text.length, newText: '' }];
    return [{ title: 'Remove the text after END:VCALENDAR', safety: 'unsafe', edits }];
  },
});

/** An END:VCALENDAR and the first block with text after it. */
interface Outside {
  readonly end: Placed<ContentLine>;
  readonly block: PlacedBlock;
}

/** The first block with text after each END:VCALENDAR, up to the next BEGIN:VCALENDAR. */
function firstOutside(file: FileModel): readonly Outside[] {
  const ends = [...file.calendars.flatMap(({ end }) => end ?? []), ...file.strayEnds];
  return ends.flatMap((end) => {
    const { block } = end;
    let index = blockIndex(file.blocks, block) + 1;
    while (isBlank(file.blocks[index]?.text ?? 'none')) index++;
    const next = file.blocks[index];
    return next && next.name !== 'VCALENDAR' && !isCalendarEnd(next) ? [{ end, block: next }] : [];
  });
}

/** The component that an END:VCALENDAR cuts in two: open before it, and closed by an END after it. */
function cutComponent(
  file: FileModel,
  end: Placed<ContentLine>,
  after: PlacedBlock,
): Placed<Component> | undefined {
  const before = file.blocks[blockIndex(file.blocks, end.block) - 1];
  const open = before?.tree.problems.find(({ kind }) => kind === 'not-closed')?.component;
  const isClosedAfter = after.tree.problems.some(
    ({ kind, line }) => kind === 'end-without-begin' && componentName(after.tree, line) === open?.name,
  );
  return before && open && isClosedAfter ? { block: before, node: open } : undefined;
}

function reportInside(
  { block: before, node: component }: Placed<Component>,
  { block, node }: Placed<ContentLine>,
  after: PlacedBlock,
  ctx: IcalReporter<'inside'>,
): void {
  const { name, begin } = component;
  ctx.report('inside', {
    block,
    at: { start: node.valueStart, end: node.end },
    data: { name },
    related: [{ block: before, at: { start: begin.start, end: begin.end }, text: `BEGIN:${name}` }],
    ownsElsewhere: [
      { block: before, at: { start: component.start, end: before.text.length } },
      { block: after, at: { start: 0, end: after.text.length } },
    ],
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
      name: 'the ENDs of event and calendar the wrong way round',
      code: `${head}${first.replace('END:VEVENT\r\n', '')}END:⟦VCALENDAR⟧\r\nEND:VEVENT\r\n`,
      raw: true,
      message: 'inside',
      text: 'END:VCALENDAR stands inside this VEVENT, before its END:VEVENT: readers refuse the file or drop the VEVENT. Move END:VCALENDAR below it',
      fixed: head + first + end,
    },
    {
      name: 'inside an event, and another follows',
      code: `${head}${first.replace('SUMMARY', 'END:⟦VCALENDAR⟧\r\nSUMMARY')}${second}${end}`,
      raw: true,
      message: 'inside',
      fixed: head + first + second + end,
    },
    {
      name: 'text after a calendar whose last event is open',
      code: `${head}${first.replace('END:VEVENT\r\n', '')}${end}⟦Sent from my phone⟧\r\n`,
      raw: true,
      message: 'text',
      also: ['component-not-closed'],
      fixed: `${head}${first.replace('END:VEVENT\r\n', '')}${end}`,
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
