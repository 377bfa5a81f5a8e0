import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, PlacedBlock } from '../context.ts';
import { blockIndex, contentLineIndexAt, findMisspeltEnd, isBlank } from '../facts.ts';
import { type BlockContext, defineRule, type FileContext, type IcalReporter } from '../rule.ts';
import { removeLine } from '../syntax/edits.ts';
import type { Problem } from '../syntax/nodes.ts';
import { unfoldText } from '../syntax/unfold.ts';

type MessageId = 'mismatch' | 'nothingOpen';

export const rule = defineRule<'problem' | 'file', MessageId>({
  id: 'begin-end-mismatch',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6' }],
  summary: 'An END line must name the component that is open.',
  why: 'Readers either refuse the file or put the properties that follow into the wrong component.',
  messages: {
    mismatch: {
      severity: 'error',
      text: 'END:{found} closes BEGIN:{open}; readers may refuse the file. Write END:{open}',
    },
    nothingOpen: {
      severity: 'error',
      text: 'END:{found} closes nothing: no BEGIN:{found} is open here. Readers may refuse the file; remove the line',
    },
  },
  supersedes: ['begin-end-mismatch'],
  visit: ['problem', 'file'],
  on: ['end-mismatch', 'end-without-begin', '*'],
  check(node, ctx) {
    if ('blocks' in node) return checkFile(node, ctx as FileContext & IcalReporter<MessageId>);
    if (node.kind !== 'end-mismatch' && node.kind !== 'end-without-begin') return;
    checkComponent(node, ctx as BlockContext & IcalReporter<MessageId>);
  },
  fixes({ at, block, message, data }) {
    if (message === 'mismatch') {
      const edits = [{ start: at.start, end: at.end, newText: String(data.open) }];
      return [{ title: `Change to END:${data.open}`, safety: 'unsafe', edits }];
    }
    const line = block.tree.contentLines[contentLineIndexAt(block.tree, at.start)];
    const edits = line ? [removeLine(line)] : [];
    return [{ title: 'Remove this line', safety: 'unsafe', edits }];
  },
});

function checkComponent(problem: Problem, ctx: BlockContext & IcalReporter<MessageId>): void {
  const found = unfoldText(ctx.tree, problem.line, problem.start, problem.end).trim();
  const at = { start: problem.start, end: problem.end };
  const open = problem.component;
  if (!open) return ctx.report('nothingOpen', { at, data: { found } });
  const begin = { start: open.begin.valueStart, end: open.begin.end };
  const related = [{ at: begin, text: `BEGIN:${open.name} is open since here` }];
  ctx.report('mismatch', { at, data: { found, open: open.name }, related });
}

/** What the END lines of calendars say wrong: only the file shows which calendar is open. */
function checkFile(file: FileModel, ctx: FileContext & IcalReporter<MessageId>): void {
  for (const { block, node } of file.strayEnds) {
    if (!followsEnd(file, block)) continue;
    const at = { start: node.valueStart, end: node.end };
    ctx.report('nothingOpen', { block, at, data: { found: 'VCALENDAR' } });
  }
  for (const calendar of file.calendars) {
    const end = findMisspeltEnd(file, calendar);
    if (!end || !calendar.begin) continue;
    const { begin } = calendar.begin.node;
    const at = { start: end.node.valueStart, end: end.node.end };
    const found = unfoldText(end.block.tree, end.node, at.start, at.end).trim();
    const where = { block: calendar.begin.block, at: { start: begin.valueStart, end: begin.end } };
    const related = [{ ...where, text: 'BEGIN:VCALENDAR is open since here' }];
    ctx.report('mismatch', { block: end.block, at, data: { found, open: 'VCALENDAR' }, related });
  }
}

/** An END:VCALENDAR right after another. One after text outside a calendar follows from what other rules say. */
function followsEnd(file: FileModel, block: PlacedBlock): boolean {
  let index = blockIndex(file.blocks, block) - 1;
  while (index >= 0 && isBlank((file.blocks[index] as PlacedBlock).text)) index--;
  const before = file.blocks[index];
  return before?.name === '' && before.tree.calendarEnd !== undefined;
}

const calendar = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:a@example.org
DTSTAMP:20270401T080000Z
DTSTART:20270514T090000Z
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

export const examples: RuleExamples = {
  valid: [
    {
      name: 'nested components',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'lower case',
      code: 'begin:vevent\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nend:vevent',
    },
    {
      name: 'the end of a calendar that never began, which another rule reports',
      code: 'END:VCALENDAR\r\n',
      raw: true,
    },
  ],
  invalid: [
    {
      name: 'another component',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:⟦VTODO⟧',
      message: 'mismatch',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'nothing open',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:⟦VEVENT⟧',
      message: 'nothingOpen',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'the calendar is closed twice',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR\nEND:⟦VCALENDAR⟧',
      message: 'nothingOpen',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR\n',
    },
    {
      name: 'a misspelt end of the calendar',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:⟦VCALENDER⟧',
      message: 'mismatch',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'the calendar is closed again after an empty line',
      code: `${calendar}\r\nEND:⟦VCALENDAR⟧\r\n`,
      raw: true,
      message: 'nothingOpen',
      fixed: `${calendar}\r\n`,
      also: ['line-blank'],
    },
  ],
};
