import { getLocation } from 'jsonc-parser';
import type { Range } from '../text/range.ts';

/**
 * The place of the string, with its quotes, that names a time zone at an offset of a greenroom.json; an empty range
 * where one is still to be written. Undefined everywhere else.
 */
export function zoneNameAt(text: string, offset: number): Range | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  if (isAtPropertyKey || path.length !== 2 || path[0] !== 'event' || path[1] !== 'timeZone') return undefined;
  if (previousNode?.type !== 'string') return { start: offset, end: offset };
  const end = previousNode.offset + previousNode.length;
  return offset >= previousNode.offset && offset <= end ? { start: previousNode.offset, end } : undefined;
}
