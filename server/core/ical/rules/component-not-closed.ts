import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, IcalBlock, PlacedBlock } from '../context.ts';
import { blockIndex, findMisspeltEnd, isBlank, isBlankLine, lastBlockOf } from '../facts.ts';
import { findCutOff } from '../model/cutOff.ts';
import { findLeftOpen, findStrayEnds, type StrayEnd } from '../model/strayEnds.ts';
import {
  type BlockContext,
  defineRule,
  type FileContext,
  type FixContext,
  type IcalFix,
  type IcalReporter,
} from '../rule.ts';
import { removeLine } from '../syntax/edits.ts';
import type { BlockTree, Component, ContentLine, Problem } from '../syntax/nodes.ts';
import { nameRange } from '../values/expected.ts';

type MessageId = 'open' | 'leftOver' | 'crossed' | 'around';

export const rule = defineRule<'problem' | 'file', MessageId>({
  id: 'component-not-closed',
  category: 'structure',
  since: '0.1.0',
  spec: [{ rfc: 5545, section: '3.6' }],
  summary: 'Each BEGIN needs its END.',
  why: 'Most readers refuse the whole file; the others put all that follows into the component that is open.',
  messages: {
    open: {
      severity: 'error',
      text: 'BEGIN:{name} has no END:{name}; most readers refuse the whole file. Add END:{name} where the component ends',
    },
    leftOver: {
      severity: 'error',
      text: 'BEGIN:{name} has nothing in it and no END:{name}; most readers refuse the whole file. Remove the line',
    },
    crossed: {
      severity: 'error',
      text: 'END:{outer} stands before END:{name}, which it should follow; most readers refuse the whole file. Move END:{name} up',
    },
    around: {
      severity: 'error',
      text: 'BEGIN:{inner} stands inside this {name}, where it cannot be; most readers refuse the whole file. Move it out of the {name}',
    },
  },
  supersedes: [
    'component-not-closed',
    'property-missing',
    'property-not-allowed',
    'calprops-after-component',
  ],
  sources: ['derekantrican/GAS-ICS-Sync#386', 'hpc-hallway/The-Hallway#31'],
  visit: ['problem', 'file'],
  on: ['not-closed', '*'],
  check(node, ctx) {
    if ('blocks' in node) return checkFile(node, ctx as FileContext & IcalReporter<MessageId>);
    if (node.kind === 'not-closed') checkComponent(node, ctx as BlockContext & IcalReporter<MessageId>);
  },
  fixes({ node, block, at, message, data }, ctx) {
    if ('blocks' in node) return fixesInFile(node, block, at.start, message as MessageId, ctx.eol);
    const { component, line: proof } = node as Problem & { component: Component };
    const close = closeComponent(
      block.tree,
      component,
      proof === component.begin ? undefined : proof.start,
      ctx,
    );
    return message === 'leftOver' ? [removeBegin(component.begin, String(data.name)), close] : [close];
  },
});

function checkComponent(problem: Problem, ctx: BlockContext & IcalReporter<MessageId>): void {
  const { component, line } = problem;
  if (!component) return;
  const { name } = component;
  const isProven = line !== component.begin;
  ctx.report(isLeftOver(component) ? 'leftOver' : 'open', {
    at: { start: problem.start, end: problem.end },
    data: { name },
    related: isProven
      ? [{ at: { start: line.start, end: line.end }, text: `BEGIN:${name} is still open here` }]
      : [],
  });
}

/** Nothing in it, or nothing but what its BEGIN was doubled from. */
function isLeftOver({ name, properties, components }: Component): boolean {
  return properties.length === 0 && components.every((inner) => inner.name === name);
}

/** A calendar and its END stand in different blocks: only the file shows whether it has one. */
function checkFile(file: FileModel, ctx: FileContext & IcalReporter<MessageId>): void {
  for (const calendar of file.calendars) {
    if (!calendar.begin || calendar.end || findMisspeltEnd(file, calendar)) continue;
    // What is cut off in its middle is told as that, by `file-truncated`.
    if (findCutOff(file, calendar)) continue;
    const { block, node } = calendar.begin;
    const message = isDoubled(file, block) ? 'leftOver' : 'open';
    ctx.report(message, {
      block,
      at: nameRange(node),
      data: { name: 'VCALENDAR' },
      owns: ownedBy(node, message),
    });
  }
  for (const end of findStrayEnds(file)) if (end.opener) reportLate(end, end.opener.block, ctx);
}

/** Only of a line that should go is all the rest that is said of it untrue. */
function ownedBy({ begin }: Component, message: MessageId) {
  return message === 'leftOver'
    ? { start: begin.start, end: begin.end }
    : { start: begin.start, end: begin.start };
}

/** Says whether a calendar is its BEGIN line alone and another one begins right after. */
function isDoubled(file: FileModel, begin: PlacedBlock): boolean {
  const index = blockIndex(file.blocks, begin) + 1;
  const rest = file.blocks.slice(index, index + 2).find(({ text }) => !isBlank(text));
  const lines = begin.tree.contentLines.filter((line) => !isBlankLine(begin.tree, line));
  return lines.length === 1 && rest?.name === 'VCALENDAR';
}

/** An END that comes too late: behind the END of what is around its component, or behind other components. */
function reportLate(end: StrayEnd, before: PlacedBlock, ctx: FileContext & IcalReporter<MessageId>): void {
  const { block, node, name, between } = end;
  const open = findLeftOpen(before, name);
  if (!open) return;
  const related = [{ block, at: { start: node.start, end: node.end }, text: `END:${name}` }];
  const rest = { block, at: { start: 0, end: node.end } };
  const [inner] = between;
  if (inner) {
    const begin = inner.tree.components[0] as Component;
    const where = { block: inner, at: { start: begin.begin.start, end: begin.begin.end } };
    ctx.report('around', {
      block: before,
      at: nameRange(open.component),
      data: { name, inner: begin.name },
      related: [{ ...where, text: `BEGIN:${begin.name}` }, ...related],
      ownsElsewhere: [rest],
    });
  } else if (open.line.kind === 'end') {
    ctx.report('crossed', {
      block: before,
      at: { start: open.line.valueStart, end: open.line.end },
      data: { name, outer: open.component.parent?.name ?? '' },
      related,
      owns: { start: open.component.start, end: open.line.end },
      ownsElsewhere: [rest],
    });
  }
}

function fixesInFile(
  file: FileModel,
  block: IcalBlock,
  at: number,
  message: MessageId,
  eol: string,
): readonly IcalFix[] {
  if (message === 'open') return [closeCalendar(file, block, eol)];
  const begin = block.tree.components.find((component) => component.begin.valueStart === at)?.begin;
  if (message === 'leftOver') return begin ? [removeBegin(begin, 'VCALENDAR')] : [];
  const late = findStrayEnds(file).find((end) => end.opener?.block === block);
  if (!late) return [];
  return message === 'crossed' ? moveEndUp(late, at) : moveOut(late);
}

function removeBegin(begin: ContentLine, name: string): IcalFix {
  return { title: `Remove BEGIN:${name}`, safety: 'unsafe', edits: [removeLine(begin)] };
}

/** Before the END line whose name stands at `outer`. */
function moveEndUp({ block, node, name, opener }: StrayEnd, outer: number): readonly IcalFix[] {
  const line = opener?.block.tree.contentLines.find(({ valueStart }) => valueStart === outer);
  if (!line) return [];
  const newText = block.text.slice(node.start, node.fullEnd);
  const edits = [
    { block: opener?.block as IcalBlock, start: line.start, end: line.start, newText },
    { block, ...removeLine(node) },
  ];
  return [{ title: `Move END:${name} up`, safety: 'unsafe', edits }];
}

/** The whole components between go before the one that was open around them. */
function moveOut({ name, opener, between }: StrayEnd): readonly IcalFix[] {
  if (!opener) return [];
  const newText = between.map(({ text }) => text).join('');
  const { start } = opener.node;
  const edits = [
    { block: opener.block as IcalBlock, start, end: start, newText },
    ...between.map((block) => ({ block: block as IcalBlock, start: 0, end: block.text.length, newText: '' })),
  ];
  return [{ title: `Move it out of the ${name}`, safety: 'unsafe', edits }];
}

/** Before a second one of its kind, which cannot stand inside it; else before the line that proves it open. */
function closeComponent(
  tree: BlockTree,
  component: Component,
  proof: number | undefined,
  { eol }: FixContext,
): IcalFix {
  const twin = component.components.find(({ name }) => name === component.name)?.start;
  const lines = tree.contentLines.filter((line) => !isBlankLine(tree, line));
  const at = twin ?? proof ?? lines[lines.length - 1]?.fullEnd ?? tree.text.length;
  return insertEnd(tree.text, at, component.name, eol);
}

function closeCalendar(file: FileModel, block: IcalBlock, eol: string): IcalFix {
  const begin = file.blocks.find((other) => other === block);
  const last = begin ? lastBlockOf(file, begin) : block;
  const fix = insertEnd(last.text, last.text.length, 'VCALENDAR', eol);
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, block: last })) };
}

function insertEnd(text: string, at: number, name: string, eol: string): IcalFix {
  const gap = at === 0 || /[\r\n]$/.test(text.slice(at - 1, at)) ? '' : eol;
  const edits = [{ start: at, end: at, newText: `${gap}END:${name}${eol}` }];
  return { title: `Add END:${name}`, safety: 'unsafe', edits };
}

const body = 'UID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:20270514T090000Z\n';
const second = `BEGIN:VEVENT\n${body.replace('a@', 'b@')}END:VEVENT`;
const zone =
  'BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n';
const alarm = 'ACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT15M\n';

export const examples: RuleExamples = {
  valid: [
    { name: 'closed', code: `BEGIN:VEVENT\n${body}END:VEVENT` },
    { name: 'closed in lower case', code: `BEGIN:VEVENT\n${body}end:vevent` },
    {
      name: 'closed by another name, which another rule reports',
      code: `BEGIN:VEVENT\n${body}END:VEVNT`,
    },
  ],
  invalid: [
    {
      name: 'a BEGIN twice',
      code: `BEGIN:⟦VEVENT⟧\n${second}`,
      message: 'leftOver',
      fixed: second,
    },
    {
      name: 'the BEGIN of a reminder twice',
      code: `BEGIN:VEVENT\n${body}BEGIN:⟦VALARM⟧\nBEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT`,
      message: 'leftOver',
      fixed: `BEGIN:VEVENT\n${body}BEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT`,
    },
    {
      name: 'the BEGIN of the calendar twice',
      code: `BEGIN:⟦VCALENDAR⟧\nBEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\nEND:VCALENDAR`,
      message: 'leftOver',
      fixed: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\nEND:VCALENDAR`,
    },
    {
      name: 'a calendar that is not closed before another',
      code: `BEGIN:⟦VCALENDAR⟧\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\nBEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\nEND:VCALENDAR`,
      message: 'open',
      fixed: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\nEND:VCALENDAR\nBEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\nEND:VCALENDAR`,
      also: ['file-multiple-calendars'],
    },
    {
      name: 'the ENDs of event and reminder the wrong way round',
      code: `BEGIN:VEVENT\n${body}BEGIN:VALARM\n${alarm}END:⟦VEVENT⟧\nEND:VALARM\n${second}`,
      message: 'crossed',
      text: 'END:VEVENT stands before END:VALARM, which it should follow; most readers refuse the whole file. Move END:VALARM up',
      fixed: `BEGIN:VEVENT\n${body}BEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT\n${second}`,
      also: ['alarm-in-schedule'],
    },
    {
      name: 'a zone in an event',
      code: `BEGIN:⟦VEVENT⟧\n${zone}${body}END:VEVENT\n${second}`,
      message: 'around',
      text: 'BEGIN:VTIMEZONE stands inside this VEVENT, where it cannot be; most readers refuse the whole file. Move it out of the VEVENT',
      also: ['vtimezone-unused'],
      fixed: `${zone}BEGIN:VEVENT\n${body}END:VEVENT\n${second}`,
    },
    {
      name: 'an event in an event',
      code: `BEGIN:⟦VEVENT⟧\n${body}${second}\nEND:VEVENT`,
      message: 'around',
      fixed: `${second}\nBEGIN:VEVENT\n${body}END:VEVENT`,
    },
    {
      name: 'another event begins',
      message: 'open',
      code: `BEGIN:⟦VEVENT⟧\n${body}${second}`,
      fixed: `BEGIN:VEVENT\n${body}END:VEVENT\n${second}`,
    },
    {
      name: 'the calendar ends',
      message: 'open',
      code: `BEGIN:⟦VEVENT⟧\n${body}`,
      fixed: `BEGIN:VEVENT\n${body}END:VEVENT\n`,
    },
    {
      name: 'an alarm inside an event',
      message: 'open',
      code: `BEGIN:VEVENT\n${body}BEGIN:⟦VALARM⟧\n${alarm}END:VEVENT`,
      fixed: `BEGIN:VEVENT\n${body}BEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT`,
    },
    {
      name: 'an alarm before another',
      message: 'open',
      code: `BEGIN:VEVENT\n${body}BEGIN:⟦VALARM⟧\n${alarm}BEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT`,
      fixed: `BEGIN:VEVENT\n${body}BEGIN:VALARM\n${alarm}END:VALARM\nBEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT`,
    },
    {
      name: 'a BEGIN that was left over',
      code: `${second}\nBEGIN:⟦VEVENT⟧`,
      message: 'leftOver',
      fixed: second,
    },
    {
      name: 'the calendar',
      message: 'open',
      code: `BEGIN:⟦VCALENDAR⟧\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\n`,
      fixed: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\nEND:VCALENDAR\n`,
    },
  ],
};
