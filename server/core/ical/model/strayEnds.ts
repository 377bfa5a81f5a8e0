import type { FileModel, Placed, PlacedBlock } from '../context.ts';
import { blockIndex, isBlank } from '../facts.ts';
import type { Component, ContentLine, Problem } from '../syntax/nodes.ts';
import { componentName } from '../syntax/tree.ts';

/**
 * An END line with nothing open in its own block. Blocks are cut at the ENDs of events and so on: what an END
 * closes too late stands in a block before it.
 */
export interface StrayEnd extends Placed<ContentLine> {
  /** In upper case. */
  readonly name: string;
  /** The component of that name that was left open before it, if there is one near. */
  readonly opener: Placed<Component> | undefined;
  /** The whole components between the two. */
  readonly between: readonly PlacedBlock[];
}

/** What was left open further up is another fault. */
const mostBetween = 3;

/** The END lines of a file that close nothing in their blocks, END:VCALENDAR left out. */
export function findStrayEnds(file: FileModel): readonly StrayEnd[] {
  const taken = new Set<Component>();
  return file.structural.flatMap((block) =>
    block.tree.problems
      .filter(({ kind }) => kind === 'end-without-begin')
      .map(({ line }) => readStrayEnd(file, block, line, taken)),
  );
}

function readStrayEnd(
  file: FileModel,
  block: PlacedBlock,
  node: ContentLine,
  taken: Set<Component>,
): StrayEnd {
  const name = componentName(block.tree, node);
  const between: PlacedBlock[] = [];
  for (let index = blockIndex(file.blocks, block) - 1; index >= 0; index--) {
    const before = file.blocks[index] as PlacedBlock;
    if (isBlank(before.text)) continue;
    const left = findLeftOpen(before, name);
    if (left && !taken.has(left.component)) {
      taken.add(left.component);
      return {
        block,
        node,
        name,
        opener: { block: before, node: left.component },
        between: between.reverse(),
      };
    }
    if (!isWhole(before) || between.length === mostBetween) break;
    between.push(before);
  }
  return { block, node, name, opener: undefined, between: [] };
}

/** Where a block says that a component of that name is not closed in it. */
export function findLeftOpen(
  { tree }: PlacedBlock,
  name: string,
): (Problem & { readonly component: Component }) | undefined {
  for (const problem of tree.problems) {
    const { kind, component } = problem;
    if (kind === 'not-closed' && component?.name === name) return { ...problem, component };
  }
  return undefined;
}

/** Says whether a block is one component from its BEGIN to its END. */
function isWhole({ name, tree }: PlacedBlock): boolean {
  return name !== '' && name !== 'VCALENDAR' && tree.components[0]?.endLine !== undefined;
}
