import { contentLineIndexAt } from '../ical/facts.ts';
import type { BlockTree, Component, ContentLine, Parameter, ParameterValue } from '../ical/syntax/nodes.ts';
import type { Unfolded } from '../ical/syntax/unfold.ts';
import type { Range } from '../text/range.ts';
import { countBefore } from '../text/sorted.ts';

/** What a place in a content line belongs to. */
export type LinePart =
  | { readonly kind: 'name' | 'value' | 'line'; readonly at: Range }
  | {
      readonly kind: 'parameter';
      readonly at: Range;
      readonly parameter: Parameter;
      /** The value of the parameter at the place, when it is on one. */
      readonly value: ParameterValue | undefined;
    };

/** The content line that holds an offset of its block; the last one for an offset past the end. */
export function lineAtOffset(tree: BlockTree, offset: number): ContentLine | undefined {
  return tree.contentLines[contentLineIndexAt(tree, offset)];
}

/** The part of a line at an offset of its block. A place between two parts belongs to the first. */
export function partAt(line: ContentLine, offset: number): LinePart {
  const whole: LinePart = { kind: 'line', at: { start: line.start, end: line.end } };
  if (line.kind === 'blank' || line.kind === 'malformed') return whole;
  if (offset >= line.valueStart) return { kind: 'value', at: { start: line.valueStart, end: line.end } };
  if (offset <= line.nameEnd) return { kind: 'name', at: { start: line.nameStart, end: line.nameEnd } };
  for (const parameter of line.params) {
    if (offset > parameter.end) continue;
    const value = parameter.values.find(({ start, end }) => offset >= start && offset <= end);
    return { kind: 'parameter', at: { start: parameter.start, end: parameter.end }, parameter, value };
  }
  return whole;
}

/** The innermost component of the block that holds an offset. */
export function componentAt(tree: BlockTree, offset: number): Component | undefined {
  let found: Component | undefined;
  for (const component of tree.components) {
    if (component.start > offset) break;
    if (offset < component.end) found = component;
  }
  return found;
}

/** The index in unfolded text of the character at, or else after, an offset of the source. */
export function unfoldedIndex(unfolded: Unfolded, offset: number): number {
  return countBefore(unfolded.text.length, (index) => unfolded.sourceAt(index) < offset);
}
