import type { RuleExamples } from '../../engine/rule.ts';
import type { FileModel, IcalBlock } from '../context.ts';
import { findMisspeltEnd, isBlankLine, lastBlockOf } from '../facts.ts';
import {
  type BlockContext,
  defineRule,
  type FileContext,
  type FixContext,
  type IcalFix,
  type IcalReporter,
} from '../rule.ts';
import { removeLine } from '../syntax/edits.ts';
import type { BlockTree, Component, Problem } from '../syntax/nodes.ts';

export const rule = defineRule<'problem' | 'file', 'open'>({
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
  },
  sources: ['derekantrican/GAS-ICS-Sync#386', 'hpc-hallway/The-Hallway#31'],
  visit: ['problem', 'file'],
  on: ['not-closed', '*'],
  check(node, ctx) {
    if ('blocks' in node) return checkFile(node, ctx as FileContext & IcalReporter<'open'>);
    if (node.kind === 'not-closed') checkComponent(node, ctx as BlockContext & IcalReporter<'open'>);
  },
  fixes({ node, block, data }, ctx) {
    if ('blocks' in node) return [closeCalendar(node, block, ctx.eol)];
    const { component, line: proof } = node as Problem & { component: Component };
    const close = closeComponent(
      block.tree,
      component,
      proof === component.begin ? undefined : proof.start,
      ctx,
    );
    const isEmpty = component.properties.length === 0 && component.components.length === 0;
    if (!isEmpty) return [close];
    const edits = [removeLine(component.begin)];
    return [{ title: `Remove BEGIN:${data.name}`, safety: 'unsafe', edits }, close];
  },
});

function checkComponent(problem: Problem, ctx: BlockContext & IcalReporter<'open'>): void {
  const { component, line } = problem;
  if (!component) return;
  const { name } = component;
  const isProven = line !== component.begin;
  ctx.report('open', {
    at: { start: problem.start, end: problem.end },
    data: { name },
    related: isProven
      ? [{ at: { start: line.start, end: line.end }, text: `BEGIN:${name} is still open here` }]
      : [],
  });
}

/** A calendar and its END stand in different blocks: only the file shows whether it has one. */
function checkFile(file: FileModel, ctx: FileContext & IcalReporter<'open'>): void {
  for (const calendar of file.calendars) {
    if (!calendar.begin || calendar.end || findMisspeltEnd(file, calendar)) continue;
    const { block, node } = calendar.begin;
    const at = { start: node.begin.valueStart, end: node.begin.end };
    ctx.report('open', { block, at, data: { name: 'VCALENDAR' } });
  }
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
      name: 'another event begins',
      code: `BEGIN:⟦VEVENT⟧\n${body}${second}`,
      fixed: `BEGIN:VEVENT\n${body}END:VEVENT\n${second}`,
    },
    {
      name: 'the calendar ends',
      code: `BEGIN:⟦VEVENT⟧\n${body}`,
      fixed: `BEGIN:VEVENT\n${body}END:VEVENT\n`,
    },
    {
      name: 'an alarm inside an event',
      code: `BEGIN:VEVENT\n${body}BEGIN:⟦VALARM⟧\n${alarm}END:VEVENT`,
      fixed: `BEGIN:VEVENT\n${body}BEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT`,
    },
    {
      name: 'an alarm before another',
      code: `BEGIN:VEVENT\n${body}BEGIN:⟦VALARM⟧\n${alarm}BEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT`,
      fixed: `BEGIN:VEVENT\n${body}BEGIN:VALARM\n${alarm}END:VALARM\nBEGIN:VALARM\n${alarm}END:VALARM\nEND:VEVENT`,
      also: ['component-not-allowed-here'],
    },
    {
      name: 'a BEGIN that was left over',
      code: `${second}\nBEGIN:⟦VEVENT⟧`,
      fixed: second,
      also: ['uid-missing', 'dtstamp-missing', 'dtstart-missing', 'summary-missing', 'property-missing'],
    },
    {
      name: 'the calendar',
      code: `BEGIN:⟦VCALENDAR⟧\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\n`,
      fixed: `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n${second}\nEND:VCALENDAR\n`,
    },
  ],
};
