import { nearMiss } from '../../text/nearMiss.ts';
import type { Range } from '../../text/range.ts';
import { countBefore } from '../../text/sorted.ts';
import { findProperty } from '../facts.ts';
import { componentSpec, propertySpec, type ValueType } from '../spec/index.ts';
import type { BlockTree, Component, ContentLine } from '../syntax/nodes.ts';
import { unfold, unfoldText, valueText } from '../syntax/unfold.ts';
import { type ParseValue, readValue, readValues, type ValueItem, type ValueProblem } from './parsed.ts';

/** Known components nest four deep at most; what lies deeper lies in something else. */
const deepest = 8;

/**
 * Says whether a component and all around it are in the spec tables. What stands inside others is not
 * for rules to judge: readers skip it (RFC 5545, 3.6). Absent stands for the calendar itself.
 */
export function isKnownPlace(component: Component | undefined): boolean {
  if (!component) return true;
  if (component.depth > deepest) return false;
  for (let at: Component | undefined = component; at; at = at.parent) {
    if (!componentSpec(at.name)) return false;
  }
  return true;
}

/** Says whether the tables know a property and let its value be of that type. */
export function mayHaveType(line: ContentLine, type: ValueType): boolean {
  return propertySpec(line.name)?.types.includes(type) === true;
}

/**
 * Says whether a component, one that rules may judge, lacks a property. Not so when it may be there in damage that is reported for
 * itself: in a component that is not closed, or in a line without colon, with white space in its name or
 * with its name misspelt.
 */
export function lacksProperty(tree: BlockTree, component: Component, name: string): boolean {
  if (findProperty(component, name) || !isKnownPlace(component)) return false;
  if (!component.endLine && component.name !== 'VCALENDAR') return false;
  return !linesOf(tree, component).some((line) => isDamaged(tree, line, name));
}

function isDamaged(tree: BlockTree, line: ContentLine, name: string): boolean {
  if (line.kind === 'property') return line.name.trim() === name || isMisspelt(line, name);
  if (line.kind !== 'malformed') return false;
  const head = tree.text.slice(line.nameStart, line.nameStart + name.length + 8);
  return head.trimStart().toUpperCase().startsWith(name);
}

function isMisspelt({ name }: ContentLine, meant: string): boolean {
  return !propertySpec(name) && nearMiss(name, [meant]) === meant;
}

/** The innermost component that holds a content line; undefined for a line in none. */
export function ownerOf({ components }: BlockTree, line: ContentLine): Component | undefined {
  const isBefore = (index: number) => (components[index] as Component).start <= line.start;
  let owner = components[countBefore(components.length, isBefore) - 1];
  while (owner && owner.end <= line.start) owner = owner.parent;
  return owner;
}

/** The content lines from a component's BEGIN to its END, with those of components inside. */
function linesOf(tree: BlockTree, component: Component): readonly ContentLine[] {
  return tree.contentLines.slice(indexOfLine(tree, component.start), indexOfLine(tree, component.end));
}

/** The index of the first content line at or after an offset. */
function indexOfLine({ contentLines }: BlockTree, offset: number): number {
  return countBefore(contentLines.length, (index) => (contentLines[index] as ContentLine).start < offset);
}

/** The value of a component's BEGIN line: where it is said that something is missing. */
export function nameRange({ begin }: Component): Range {
  return { start: begin.valueStart, end: begin.end };
}

/** A value that could not be read. */
export interface WrongValue<Kind extends string> {
  /** Its range is in the block. */
  readonly problem: ValueProblem<Kind>;
  /** The value as written, unfolded. */
  readonly text: string;
  /** What the problem's range holds, unfolded. */
  readonly part: string;
  /** The value in the block; the whole line when there is none, so that something can be marked. */
  readonly at: Range;
}

/**
 * The values of a content line that `parse` cannot read: of several, where the property may have several.
 * Costs one parse for the healthy single values that nearly all are.
 */
export function wrongValues<Kind extends string>(
  tree: BlockTree,
  line: ContentLine,
  parse: ParseValue<unknown, Kind>,
): readonly WrongValue<Kind>[] {
  const items = propertySpec(line.name)?.multiValued
    ? readValues(tree, line, parse)
    : readSingle(tree, line, parse);
  return items.flatMap(({ parsed: { problem }, text, at }) => {
    if (!problem) return [];
    const part = unfoldText(tree, line, problem.start, problem.end);
    const marked = at.end > at.start ? at : { start: line.nameStart, end: line.end };
    return [{ problem, text, part, at: marked }];
  });
}

const noneWrong: readonly never[] = [];

/** The one value of a content line; none when it is healthy, for there is nothing to say of it. */
function readSingle<Kind extends string>(
  tree: BlockTree,
  line: ContentLine,
  parse: ParseValue<unknown, Kind>,
): readonly ValueItem<unknown, Kind>[] {
  const parsed = readValue(tree, line, parse);
  if (!parsed.problem) return noneWrong;
  return [{ parsed, text: valueText(tree, line), at: { start: line.valueStart, end: line.end } }];
}

/**
 * The wrong value of a content line that a finding marked; undefined when there is none any more. Reads
 * that one value: a line may have a hundred thousand of them, each with its finding.
 */
export function wrongValueAt<Kind extends string>(
  tree: BlockTree,
  line: ContentLine,
  parse: ParseValue<unknown, Kind>,
  marked: Range,
): WrongValue<Kind> | undefined {
  const at = valueAround(tree, line, marked);
  const { text, sourceRange } = unfold(tree, line, at.start, at.end);
  const { problem } = parse(text);
  if (!problem) return undefined;
  const range = sourceRange(problem.start, problem.end);
  return { problem: { ...problem, ...range }, text, part: text.slice(problem.start, problem.end), at };
}

const COMMA = 44;

/** The value that holds `marked`: between commas where the property may have several, else the whole. */
function valueAround(tree: BlockTree, line: ContentLine, marked: Range): Range {
  let start = Math.max(marked.start, line.valueStart);
  let end = Math.max(marked.end, start);
  if (!propertySpec(line.name)?.multiValued) return { start: line.valueStart, end: line.end };
  while (start > line.valueStart && tree.text.charCodeAt(start - 1) !== COMMA) start--;
  while (end < line.end && tree.text.charCodeAt(end) !== COMMA) end++;
  return { start, end };
}
