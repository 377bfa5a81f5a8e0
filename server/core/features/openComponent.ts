import type { OpenBlock } from '../document.ts';
import type { Placed } from '../ical/context.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { valueText } from '../ical/syntax/unfold.ts';

/** What is open at a place of the text: what a property written there would belong to. */
export interface OpenComponent {
  /** In upper case; empty outside every calendar. */
  readonly name: string;
  readonly isClosed: boolean;
  /** It is a calendar, and one of its components comes before the place. */
  readonly isPastHead: boolean;
  /** The properties that it has beside the line at the place, by name. */
  readonly counts: ReadonlyMap<string, number>;
  /** The value of the first property of that name, as written; undefined without one. */
  firstValue(name: string): string | undefined;
}

/**
 * The component that the content line starting at `lineStart` of the block stands in. A component that
 * the line itself begins does not count, one that it ends does.
 */
export function openComponentAt(block: OpenBlock, lineStart: number): OpenComponent {
  const { tree } = block;
  const component = innermost(tree, lineStart);
  if (component && component.name !== 'VCALENDAR') {
    const properties = component.properties.map((node) => ({ block, node }));
    return describe(component.name, component.endLine !== undefined, false, properties, block, lineStart);
  }
  const { calendar } = block;
  const isAfterEnd = tree.calendarEnd !== undefined && lineStart > tree.calendarEnd.start;
  const isItsBegin = calendar?.begin?.block === block && calendar.begin.node.start >= lineStart;
  if (!calendar?.begin || isAfterEnd || isItsBegin) return describe('', true, false, [], block, lineStart);
  const isPastHead = calendar.begin.block !== block;
  const isClosed = calendar.end !== undefined;
  return describe('VCALENDAR', isClosed, isPastHead, calendar.properties, block, lineStart);
}

function innermost(tree: BlockTree, at: number): Component | undefined {
  let found: Component | undefined;
  for (const component of tree.components) {
    if (component.start >= at) break;
    const last = component.endLine ? component.endLine.start : component.end;
    if (at <= last) found = component;
  }
  return found;
}

function describe(
  name: string,
  isClosed: boolean,
  isPastHead: boolean,
  properties: readonly Placed<ContentLine>[],
  here: OpenBlock,
  lineStart: number,
): OpenComponent {
  const others = properties.filter(({ block, node }) => block !== here || node.start !== lineStart);
  const counts = new Map<string, number>();
  for (const { node } of others) counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
  const firstValue = (wanted: string) => {
    const found = others.find(({ node }) => node.name === wanted);
    return found && valueText(found.block.tree, found.node);
  };
  return { name, isClosed, isPastHead, counts, firstValue };
}
