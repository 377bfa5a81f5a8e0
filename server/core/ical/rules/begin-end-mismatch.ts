import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, PlacedBlock } from '../context.ts';
import { blockIndex, contentLineIndexAt, excerpt, findMisspeltEnd, isBlank } from '../facts.ts';
import { findStrayEnds } from '../model/strayEnds.ts';
import { type BlockContext, defineRule, type FileContext, type IcalReporter } from '../rule.ts';
import { componentSpec, propertyUse } from '../spec/index.ts';
import { removeLine } from '../syntax/edits.ts';
import type { BlockTree, ContentLine, Problem } from '../syntax/nodes.ts';
import { componentName } from '../syntax/tree.ts';
import { unfoldText } from '../syntax/unfold.ts';

type MessageId = 'mismatch' | 'nothingOpen' | 'lostBegin' | 'hiddenBegin' | 'noName';

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
    lostBegin: {
      severity: 'error',
      text: 'END:{found} closes a {found} whose BEGIN is lost: readers refuse the file or take its properties for those of {open}. Write BEGIN:{found} before {first}',
    },
    hiddenBegin: {
      severity: 'error',
      text: '"{before}" stands before BEGIN:{found}, so nothing begins here and END:{found} closes nothing: readers refuse the file. Remove it',
    },
    noName: {
      severity: 'error',
      text: 'This BEGIN does not say what begins: readers refuse the file or leave out all of it. Write BEGIN:{found}',
    },
  },
  supersedes: [
    'begin-end-mismatch',
    'calprops-after-component',
    'component-not-closed',
    'property-not-allowed',
    'property-repeated',
    'property-unknown',
    'property-name-misspelt',
    'property-name-case',
    'tzid-undefined',
  ],
  visit: ['problem', 'file'],
  on: ['end-mismatch', '*'],
  check(node, ctx) {
    if ('blocks' in node) return checkFile(node, ctx as FileContext & IcalReporter<MessageId>);
    // An END with nothing open in its block may close what is open in another: only the file shows that.
    if (node.kind === 'end-mismatch') checkComponent(node, ctx as BlockContext & IcalReporter<MessageId>);
  },
  fixes({ at, block, message, data }, { eol }) {
    if (message === 'noName') {
      return [
        {
          title: `Write BEGIN:${data.found}`,
          safety: 'unsafe',
          edits: [{ ...at, newText: `BEGIN:${data.found}` }],
        },
      ];
    }
    if (message === 'hiddenBegin') {
      const edits = [{ start: at.start, end: at.end, newText: '' }];
      return [{ title: `Remove "${data.before}"`, safety: 'unsafe', edits }];
    }
    if (message === 'mismatch') {
      const edits = [{ start: at.start, end: at.end, newText: String(data.open) }];
      return [{ title: `Change to END:${data.open}`, safety: 'unsafe', edits }];
    }
    const line = block.tree.contentLines[contentLineIndexAt(block.tree, at.start)];
    if (message === 'lostBegin') {
      const start = line && findLostBegin(block.tree, line, String(data.open))?.start;
      if (start === undefined) return [];
      const edits = [{ start, end: start, newText: `BEGIN:${data.found}${eol}` }];
      return [{ title: `Write BEGIN:${data.found}`, safety: 'unsafe', edits }];
    }
    const edits = line ? [removeLine(line)] : [];
    return [{ title: 'Remove this line', safety: 'unsafe', edits }];
  },
});

function checkComponent(problem: Problem, ctx: BlockContext & IcalReporter<MessageId>): void {
  const found = unfoldText(ctx.tree, problem.line, problem.start, problem.end).trim();
  const at = { start: problem.start, end: problem.end };
  const open = problem.component;
  if (!open) return;
  if (open.name === '') {
    const { start, end } = open.begin;
    return ctx.report('noName', { at: { start, end }, data: { found } });
  }
  const first = findLostBegin(ctx.tree, problem.line, open.name);
  if (first) return reportLostBegin(first, problem.line, open.name, ctx.tree, ctx);
  if (open.endLine !== problem.line) return ctx.report('nothingOpen', { at, data: { found } });
  const begin = { start: open.begin.valueStart, end: open.begin.end };
  const related = [{ at: begin, text: `BEGIN:${open.name} is open since here` }];
  ctx.report('mismatch', { at, data: { found, open: open.name }, related });
}

/** An END whose BEGIN is lost before `first`, or hidden by what stands before it; all that stands between is explained by it. */
function reportLostBegin(
  first: ContentLine,
  end: ContentLine,
  open: string,
  tree: BlockTree,
  ctx: IcalReporter<MessageId>,
  block?: PlacedBlock,
): void {
  const found = componentName(tree, end);
  const place = block && { block };
  const hidden = findHiddenBegin(tree, first, found);
  if (hidden) {
    const { line, at } = hidden;
    const related = [{ ...place, at: { start: end.start, end: end.end }, text: `END:${found}` }];
    const data = { found, before: excerpt(tree.text.slice(at.start, at.end)) };
    ctx.report('hiddenBegin', { ...place, at, data, related, owns: { start: line.start, end: end.end } });
    return;
  }
  ctx.report('lostBegin', {
    ...place,
    at: { start: end.valueStart, end: end.end },
    data: { found, open, first: first.name },
    related: [{ ...place, at: { start: first.nameStart, end: first.nameEnd }, text: 'Its first property' }],
    owns: { start: first.start, end: end.end },
  });
}

/** `NoneBEGIN:VEVENT`, right above the properties: what a program wrote before its BEGIN. */
function findHiddenBegin(tree: BlockTree, first: ContentLine, name: string) {
  const line = tree.contentLines[contentLineIndexAt(tree, first.start) - 1];
  if (line?.kind !== 'property' || line.lineCount > 1 || !/.BEGIN$/.test(line.name)) return undefined;
  if (unfoldText(tree, line, line.valueStart, line.end).trim().toUpperCase() !== name) return undefined;
  return { line, at: { start: line.nameStart, end: line.nameEnd - 'BEGIN'.length } };
}

/** What the END lines of calendars say wrong: only the file shows which calendar is open. */
function checkFile(file: FileModel, ctx: FileContext & IcalReporter<MessageId>): void {
  const misspelt = file.calendars.flatMap((calendar) => findMisspeltEnd(file, calendar)?.node ?? []);
  for (const { block, node, name, opener } of findStrayEnds(file)) {
    if (opener || misspelt.includes(node)) continue;
    const at = { start: node.valueStart, end: node.end };
    const first = findLostBegin(block.tree, node, 'VCALENDAR');
    if (first) reportLostBegin(first, node, 'VCALENDAR', block.tree, ctx, block);
    else ctx.report('nothingOpen', { block, at, data: { found: name } });
  }
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

/**
 * The property before which the BEGIN of an END line is lost: the topmost of those that may not stand where they
 * are, in a component of the name `around`, if all from there to the END may stand in the component that it names.
 */
function findLostBegin(tree: BlockTree, end: ContentLine, around: string): ContentLine | undefined {
  const name = componentName(tree, end);
  if (!componentSpec(name)) return undefined;
  const isOfName = (line: ContentLine) =>
    line.kind === 'property' && (line.name.startsWith('X-') || propertyUse(name, line.name) !== undefined);
  let first: number | undefined;
  let index = contentLineIndexAt(tree, end.start) - 1;
  for (; index >= 0 && isOfName(tree.contentLines[index] as ContentLine); index--) {
    const line = tree.contentLines[index] as ContentLine;
    if (!line.name.startsWith('X-') && !propertyUse(around, line.name)) first = index;
  }
  if (first === undefined) return undefined;
  // A calendar may have a UID, and hardly any has; each event does.
  const above = tree.contentLines[first - 1];
  return around === 'VCALENDAR' && above?.name === 'UID' ? above : tree.contentLines[first];
}

/** An END:VCALENDAR right after another. One after text outside a calendar follows from what other rules say. */
function followsEnd(file: FileModel, block: PlacedBlock): boolean {
  let index = blockIndex(file.blocks, block) - 1;
  while (index >= 0 && isBlank((file.blocks[index] as PlacedBlock).text)) index--;
  const before = file.blocks[index];
  return before?.name === '' && before.tree.calendarEnd !== undefined;
}

/** A calendar with an event, and lines after it. */
function calendarWith(lines: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n${lines}END:VCALENDAR`;
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
      name: 'a BEGIN that was lost',
      code: `${calendarWith('UID:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nX-NOTE:a\nEND:⟦VEVENT⟧\n')}`,
      message: 'lostBegin',
      text: 'END:VEVENT closes a VEVENT whose BEGIN is lost: readers refuse the file or take its properties for those of VCALENDAR. Write BEGIN:VEVENT before UID',
      fixed: calendarWith(
        'BEGIN:VEVENT\nUID:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nX-NOTE:a\nEND:VEVENT\n',
      ),
    },
    {
      name: 'a BEGIN with something before it',
      code: `${calendarWith('⟦None⟧BEGIN:VEVENT\nUID:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n')}`,
      message: 'hiddenBegin',
      text: '"None" stands before BEGIN:VEVENT, so nothing begins here and END:VEVENT closes nothing: readers refuse the file. Remove it',
      fixed: calendarWith(
        'BEGIN:VEVENT\nUID:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n',
      ),
    },
    {
      name: 'the BEGIN of a reminder with something before it',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n⟦x⟧BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT',
      message: 'hiddenBegin',
      also: ['alarm-in-schedule'],
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT',
    },
    {
      name: 'the BEGIN of the first event',
      code: 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nX-WR-CALNAME:Talks\nDTSTAMP:20270401T080000Z\nUID:a@example.org\nDTSTART:20270514T090000Z\nDESCRIPTION:On time\nEND:⟦VEVENT⟧\nEND:VCALENDAR',
      message: 'lostBegin',
      fixed:
        'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nX-WR-CALNAME:Talks\nBEGIN:VEVENT\nDTSTAMP:20270401T080000Z\nUID:a@example.org\nDTSTART:20270514T090000Z\nDESCRIPTION:On time\nEND:VEVENT\nEND:VCALENDAR',
    },
    {
      name: 'the BEGIN of a reminder',
      code: 'UID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT15M\nEND:⟦VALARM⟧',
      message: 'lostBegin',
      fixed:
        'UID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT15M\nEND:VALARM',
    },
    {
      name: 'the END of something that is none, in an event',
      code: 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:⟦VALARM⟧\nEND:VEVENT',
      message: 'nothingOpen',
      fixed:
        'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT',
    },
    {
      name: 'a BEGIN that says nothing',
      code: calendarWith(
        '⟦BEGIN:⟧\nUID:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n',
      ),
      message: 'noName',
      text: 'This BEGIN does not say what begins: readers refuse the file or leave out all of it. Write BEGIN:VEVENT',
      fixed: calendarWith(
        'BEGIN:VEVENT\nUID:b@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\nEND:VEVENT\n',
      ),
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
