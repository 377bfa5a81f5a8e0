import type { BlockTree, Component, ContentLine } from './nodes.ts';

/** Shows each property of a block with its component, which is absent for a property of the calendar around. */
export function forEachProperty(
  tree: BlockTree,
  visit: (line: ContentLine, component: Component | undefined) => void,
): void {
  for (const line of tree.looseProperties) visit(line, undefined);
  for (const component of tree.components) {
    for (const line of component.properties) visit(line, component);
  }
}
