import { parameterText } from '../facts.ts';
import { propertySpec, type ValueType, valueTypeSpec } from '../spec/index.ts';
import type { BlockTree, ContentLine } from '../syntax/nodes.ts';

/**
 * The type that a property's value has: what its VALUE parameter says (RFC 5545, 3.2.20), else the
 * property's default. Undefined for properties that the tables do not know and for unknown types.
 */
export function valueTypeOf(tree: BlockTree, line: ContentLine): ValueType | undefined {
  const named = line.params.length > 0 ? parameterText(tree, line, 'VALUE') : undefined;
  if (named === undefined) return propertySpec(line.name)?.defaultType ?? undefined;
  return valueTypeSpec(named.toUpperCase())?.name;
}
