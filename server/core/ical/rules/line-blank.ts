import type { BlockEdit } from '../../engine/finding.ts';
import type { RuleExamples } from '../../engine/rule.ts';
import { breakAt } from '../../text/lineBreaks.ts';
import type { Range } from '../../text/range.ts';
import type { FileModel, IcalBlock, PlacedBlock } from '../context.ts';
import { blockIndex, contentLineIndexAt, isBlank, isBlankLine, isStructural } from '../facts.ts';
import { type BlockContext, defineRule, type FileContext, type IcalReporter } from '../rule.ts';
import type { BlockTree, ContentLine, Problem } from '../syntax/nodes.ts';

type MessageId = 'blank' | 'doubled' | 'torn';

export const rule = defineRule<'problem' | 'file', MessageId>({
  id: 'line-blank',
  category: 'line',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.1' }],
  summary: 'There are no empty lines in the format.',
  why: 'Most readers skip them. Some stop there, and a folded text that goes on after one is lost.',
  messages: {
    blank: {
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'The format has no empty lines; some readers stop here. Remove it',
    },
    doubled: {
      severity: 'info',
      profiles: { strict: 'error' },
      text: 'Every line of the file is followed by an empty one; some readers stop at the first. Remove the empty lines',
      alone: 'rule',
    },
    torn: {
      severity: 'error',
      text: 'Every line of the file is followed by an empty one, so the parts of folded lines no longer belong together; readers refuse the file or lose the text. Remove the empty lines',
      alone: 'file',
    },
  },
  sources: ['nwcell/ics.js#35'],
  visit: ['problem', 'file'],
  on: ['blank-line', '*'],
  check(node, ctx) {
    if ('blocks' in node) return checkFile(node, ctx as FileContext & IcalReporter<MessageId>);
    if (node.kind === 'blank-line') checkRun(node, ctx as BlockContext & IcalReporter<MessageId>);
  },
  fixes({ message, at, block }, { file }) {
    if (message !== 'blank') {
      const safety = message === 'doubled' ? 'safe' : 'unsafe';
      return [{ title: 'Remove all empty lines', safety, edits: removeEmptyLines(file) }];
    }
    // What would then move up to the line above must not be taken for its continuation.
    const joins = /^[ \t]/.test(block.text.slice(at.end, at.end + 1));
    const edits = [{ start: at.start, end: at.end, newText: '' }];
    return [{ title: 'Remove the empty line', safety: joins ? 'unsafe' : 'safe', edits }];
  },
});

/**
 * Several empty lines in a row are one finding; it starts from the first. Those at the edges of a block wait,
 * unless it is an event or the like: only one that was never closed ends so, and what follows is no longer its own.
 */
function checkRun({ line }: Problem, ctx: BlockContext & IcalReporter<MessageId>): void {
  const { tree } = ctx;
  const first = contentLineIndexAt(tree, line.start);
  const before = tree.contentLines[first - 1];
  if (!before || isBlankLine(tree, before)) return;
  let next = first + 1;
  while (next < tree.contentLines.length && isBlankLine(tree, tree.contentLines[next] as ContentLine)) next++;
  const after = tree.contentLines[next];
  // A continuation that the empty line cuts off is the worse fault, and its own rule's.
  const end = after?.start ?? tree.text.length;
  const waits = after ? isCutOff(tree, after) : isStructural(ctx.block);
  if (!waits && !hasBareCr(tree.text, line.start, end))
    ctx.report('blank', { at: { start: line.start, end } });
}

/** Readers see no line, empty or not, where a carriage return stands alone: its own rule reports it. */
function hasBareCr(text: string, start: number, end: number): boolean {
  return /\r(?!\n)/.test(text.slice(beforeBreak(text, start), end));
}

function isCutOff(tree: BlockTree, line: ContentLine): boolean {
  return line.kind === 'malformed' && /^[ \t]/.test(tree.text.slice(line.start, line.start + 1));
}

/** Only the file shows what comes before and after the empty lines at the edges of a block. */
function checkFile(file: FileModel, ctx: FileContext & IcalReporter<MessageId>): void {
  const { blocks } = file;
  const folded = doubledLines(blocks);
  if (folded !== undefined) {
    const { block, at } = ctx.lineAt(1);
    const end = breakAt(block.text, at.start).end;
    return ctx.report(folded ? 'torn' : 'doubled', { block, at: { start: at.start, end } });
  }
  for (const block of file.structural) {
    for (const at of blanksAtEdges(blocks, block)) ctx.report('blank', { block, at });
  }
}

function blanksAtEdges(blocks: readonly PlacedBlock[], block: PlacedBlock): readonly Range[] {
  const { text } = block;
  const head = leadingBlankEnd(block);
  const tail = Math.max(head, trailingBlankStart(text));
  if (head === 0 && tail === text.length) return [];
  const before = blocks[blockIndex(blocks, block) - 1]?.text ?? '';
  const isAfterBareCr = before.endsWith('\r');
  const edges = [
    { start: 0, end: head },
    { start: tail, end: text.length },
  ];
  return edges.filter(({ start, end }) => {
    if (start === end || (start === 0 && isAfterBareCr) || hasBareCr(text, start, end)) return false;
    return end < text.length || hasTextAfter(blocks, block);
  });
}

/** Where the empty lines at the start of a block end; 0 when it has none, or cuts a continuation off. */
function leadingBlankEnd(block: PlacedBlock): number {
  const unit = block.text.charCodeAt(0);
  if (unit !== 10 && unit !== 13) return 0;
  const { tree } = block;
  const after = tree.contentLines.find((line) => !isBlankLine(tree, line));
  if (!after) return block.text.length;
  return isCutOff(tree, after) ? 0 : after.start;
}

/** Says whether a block that is not blank follows. */
function hasTextAfter(blocks: readonly PlacedBlock[], block: PlacedBlock): boolean {
  let index = blockIndex(blocks, block) + 1;
  while (index < blocks.length && isBlank((blocks[index] as PlacedBlock).text)) index++;
  return index < blocks.length;
}

/** Where the empty lines at the end of a block start; the end of the text when it has none. */
function trailingBlankStart(text: string): number {
  let start = text.length;
  for (;;) {
    const before = beforeBreak(text, start);
    if (before === start) return start === 0 ? 0 : breakAt(text, start).end;
    start = before;
  }
}

/** The start of the line break that ends at `end`; `end` when none does. */
function beforeBreak(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  if (unit === 13) return end - 1;
  if (unit !== 10) return end;
  return text.charCodeAt(end - 2) === 13 ? end - 2 : end - 1;
}

/**
 * Says of a file in which every line is followed by an empty one whether it has folded lines; undefined of
 * any other file, which nearly every file shows with its first two lines.
 */
function doubledLines(blocks: readonly PlacedBlock[]): boolean | undefined {
  let pairs = 0;
  let isFolded = false;
  let wantsEmpty = false;
  for (const { text } of blocks) {
    for (const line of linesOf(text)) {
      if (wantsEmpty !== (line === '')) return undefined;
      if (wantsEmpty) pairs++;
      else if (/^[ \t]/.test(line)) isFolded = true;
      wantsEmpty = !wantsEmpty;
    }
  }
  return pairs > 2 ? isFolded : undefined;
}

/** The physical lines one by one, so that whoever has seen enough can stop. */
function* linesOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    yield text.slice(at, end);
    at = breakAt(text, end).end;
  }
}

function removeEmptyLines(file: FileModel): readonly BlockEdit<IcalBlock>[] {
  return file.blocks.flatMap((block) => {
    const { text } = block;
    const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [];
    const newText = lines.filter((line) => !/^[\r\n]*$/.test(line)).join('');
    return newText === text ? [] : [{ block, start: 0, end: text.length, newText }];
  });
}

const event = 'BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n';
const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n${event.replaceAll('\n', '\r\n')}SUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const late = calendar.replace('END:VCALENDAR', 'X-NOTE:Late\r\nEND:VCALENDAR');
const folded = calendar.replace('Opening', 'Open\r\n ing');

export const examples: RuleExamples = {
  valid: [
    { name: 'no empty line', code: 'SUMMARY:Opening\nLOCATION:Hall A' },
    { name: 'at the end of the file', code: `${calendar}\r\n\r\n`, raw: true },
    {
      name: 'a line of one space, which is no empty line',
      code: 'SUMMARY:Opening\n \nLOCATION:Hall A',
    },
    {
      name: 'a continuation cut off, which is worse and another rule reports',
      code: 'DESCRIPTION:Bring a\n\n  laptop',
    },
    {
      name: 'a continuation cut off between two events',
      code: calendar.replace('END:VCALENDAR', '\r\n  more\r\nEND:VCALENDAR'),
      raw: true,
    },
    {
      name: 'a carriage return too many, which another rule reports',
      code: calendar.replace('END:VEVENT', 'END:VEVENT\r'),
      raw: true,
    },
  ],
  invalid: [
    {
      name: 'between two lines',
      code: `${event}⟦\n⟧SUMMARY:Opening\nEND:VEVENT`,
      message: 'blank',
      fixed: `${event}SUMMARY:Opening\nEND:VEVENT`,
    },
    {
      name: 'several are one finding',
      code: `${event}⟦\n\n\n⟧SUMMARY:Opening\nEND:VEVENT`,
      message: 'blank',
      fixed: `${event}SUMMARY:Opening\nEND:VEVENT`,
    },
    {
      name: 'between two events',
      code: `${event}END:VEVENT\n⟦\n⟧${event.replace('a@', 'b@')}END:VEVENT`,
      message: 'blank',
      fixed: `${event}END:VEVENT\n${event.replace('a@', 'b@')}END:VEVENT`,
    },
    { name: 'before the calendar', code: `⟦\r\n⟧${calendar}`, raw: true, message: 'blank', fixed: calendar },
    {
      name: 'after every line',
      code: calendar.replaceAll('\r\n', '\r\n\r\n').replace('\r\n\r\n', '\r\n⟦\r\n⟧'),
      raw: true,
      message: 'doubled',
      fixed: calendar,
    },
    {
      name: 'after every line, also of folded ones',
      code: folded.replaceAll('\r\n', '\r\n\r\n').replace('\r\n\r\n', '\r\n⟦\r\n⟧'),
      raw: true,
      message: 'torn',
      fixed: folded,
    },
    {
      name: 'between the calendar and its first event',
      code: calendar.replace('BEGIN:VEVENT', '⟦\r\n\r\n⟧BEGIN:VEVENT'),
      raw: true,
      message: 'blank',
      fixed: calendar,
    },
    {
      name: 'before the end of the calendar',
      code: calendar.replace('END:VCALENDAR', '⟦\r\n⟧END:VCALENDAR'),
      raw: true,
      message: 'blank',
      fixed: calendar,
    },
    {
      name: 'with other line breaks',
      code: late.replace('X-NOTE', '⟦\r\n⟧X-NOTE').replaceAll('\r\n', '\n'),
      raw: true,
      message: 'blank',
      fixed: late.replaceAll('\r\n', '\n'),
      also: ['calprops-after-component', 'line-ending-not-crlf'],
    },
    {
      name: 'before a property that comes late',
      code: late.replace('X-NOTE', '⟦\r\n⟧X-NOTE'),
      raw: true,
      message: 'blank',
      fixed: late,
      also: ['calprops-after-component'],
    },
  ],
};
