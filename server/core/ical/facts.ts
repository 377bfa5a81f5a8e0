import { ownCopy } from '../text/ownCopy.ts';
import { countBefore } from '../text/sorted.ts';
import type {
  CalendarModel,
  DayRange,
  FileModel,
  IcalBlock,
  Identity,
  Placed,
  PlacedBlock,
} from './context.ts';
import type { BlockTree, Component, ContentLine, Parameter } from './syntax/nodes.ts';
import { unfoldText, valueText } from './syntax/unfold.ts';

/** The first property of that name (in upper case) in a component. */
export function findProperty(component: Component, name: string): ContentLine | undefined {
  for (const property of component.properties) if (property.name === name) return property;
  return undefined;
}

/** The first parameter of that name (in upper case). */
export function findParameter(line: ContentLine, name: string): Parameter | undefined {
  for (const parameter of line.params) if (parameter.name === name) return parameter;
  return undefined;
}

/** A parameter's first value, unfolded and without its quotes; undefined when there is none. */
export function parameterText(tree: BlockTree, line: ContentLine, name: string): string | undefined {
  if (line.params.length === 0) return undefined;
  const value = findParameter(line, name)?.values[0];
  if (!value) return undefined;
  if (value.text !== undefined) return value.text;
  const inset = value.quoted ? 1 : 0;
  return unfoldText(tree, line, value.start + inset, value.end - inset);
}

/** The UIDs of what a block holds. Takes any block; what is missing is left out. */
export function extractIdentities(tree: BlockTree): readonly Identity[] {
  const identities: Identity[] = [];
  for (const component of tree.components) {
    if (component.parent && component.parent.name !== 'VCALENDAR') continue;
    const identity = readIdentity(tree, component);
    if (identity) identities.push(identity);
  }
  // A list that grew has room for sixteen more, and nearly every block has one.
  return identities.slice();
}

function readIdentity(tree: BlockTree, component: Component): Identity | undefined {
  const line = findProperty(component, 'UID');
  if (!line) return undefined;
  const uid = ownCopy(valueText(tree, line));
  if (uid === '') return undefined;
  const sequence = findProperty(component, 'SEQUENCE');
  return {
    component: component.name,
    uid,
    start: line.valueStart,
    end: line.end,
    hasRecurrenceId: findProperty(component, 'RECURRENCE-ID') !== undefined,
    sequence: sequence ? Number.parseInt(valueText(tree, sequence), 10) || 0 : 0,
  };
}

/** Says whether a text holds nothing but white space. */
export function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

/**
 * The BEGIN:VCALENDAR of a file that has none where a line starts: with other text before it on its line,
 * indented, or with what should be the next line folded onto it. `at` is where `BEGIN` stands in the block.
 */
export function findHiddenCalendar(
  file: FileModel,
): { readonly block: PlacedBlock; readonly at: number } | undefined {
  for (const block of file.blocks) {
    if (block.name !== '') continue;
    const at = block.text.search(/BEGIN:VCALENDAR[ \t]*(?:[\r\n]|$)/i);
    if (at >= 0) return { block, at };
  }
  return undefined;
}

/** The index of the content line that holds `offset`; of the last one for an offset past the end. */
export function contentLineIndexAt({ contentLines }: BlockTree, offset: number): number {
  const isBefore = (index: number) => (contentLines[index] as ContentLine).start <= offset;
  return Math.max(0, countBefore(contentLines.length, isBefore) - 1);
}

/** Says whether a content line is empty, or holds white space alone and has nothing above to continue. */
export function isBlankLine(tree: BlockTree, line: ContentLine): boolean {
  if (line.kind === 'blank') return true;
  return line.kind === 'malformed' && isBlank(tree.text.slice(line.start, line.end));
}

/** A text for a message: its beginning, when it is long. */
export function excerpt(text: string, most = 40): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * The END line that stands where a calendar is not closed otherwise: the last line before the next calendar
 * or the end of the file. Its author meant END:VCALENDAR.
 */
export function findMisspeltEnd(file: FileModel, calendar: CalendarModel): Placed<ContentLine> | undefined {
  if (!calendar.begin || calendar.end) return undefined;
  const last = lastBlockOf(file, calendar.begin.block);
  const { contentLines, problems } = last.tree;
  const lines = contentLines.filter((line) => !isBlankLine(last.tree, line));
  const node = lines[lines.length - 1];
  const isStray = problems.some(
    ({ kind, line, component }) =>
      line === node &&
      (kind === 'end-without-begin' || (kind === 'end-mismatch' && component?.name === 'VCALENDAR')),
  );
  return node && isStray ? { block: last, node } : undefined;
}

/** The last block with text in it between the start of a calendar and the next one, or the end of the file. */
export function lastBlockOf(file: FileModel, begin: PlacedBlock): PlacedBlock {
  let last = begin;
  for (let index = blockIndex(file.blocks, begin) + 1; index < file.blocks.length; index++) {
    const block = file.blocks[index] as PlacedBlock;
    if (block.name === 'VCALENDAR') break;
    if (!isBlank(block.text)) last = block;
  }
  return last;
}

/** The index of a block in the blocks of its file, which are in the order of their starts. */
export function blockIndex(blocks: readonly PlacedBlock[], block: PlacedBlock): number {
  return countBefore(blocks.length, (index) => (blocks[index] as PlacedBlock).start < block.start);
}

/** Says whether a block shapes the calendars of its file; all others only fill them. */
export function isStructural({ name }: IcalBlock): boolean {
  return name === '' || name === 'VCALENDAR' || name === 'VTIMEZONE';
}

/** The first and the last of the days that have events; undefined when none has. */
export function spanOfDays(
  days: ReadonlyMap<number, number>,
): { readonly first: number; readonly last: number } | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days.keys()) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return days.size === 0 ? undefined : { first, last };
}

/** Says whether a zone that is used on some days, and may be where something repeats, is used in a range of days. */
export function isUsedOn(
  days: Iterable<number>,
  repeats: Iterable<DayRange>,
  { from, to }: DayRange,
): boolean {
  for (const day of days) if (day >= from && day < to) return true;
  for (const range of repeats) if (range.from < to && range.to > from) return true;
  return false;
}
