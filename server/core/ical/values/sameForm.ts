import type { BlockTree, ContentLine } from '../syntax/nodes.ts';

const Z = 90;

/**
 * Says whether two times are written alike: the same parameters, as many characters, both with Z or both
 * without. So are start and end of nearly every event, and then nothing need be read. Says no for anything
 * unusual.
 */
export function areWrittenAlike({ text }: BlockTree, a: ContentLine, b: ContentLine): boolean {
  if (a.lineCount > 1 || b.lineCount > 1) return false;
  const length = a.valueStart - a.nameEnd;
  if (b.valueStart - b.nameEnd !== length || a.end - a.valueStart !== b.end - b.valueStart) return false;
  if ((text.charCodeAt(a.end - 1) === Z) !== (text.charCodeAt(b.end - 1) === Z)) return false;
  for (let at = 0; at < length; at++) {
    if (text.charCodeAt(a.nameEnd + at) !== text.charCodeAt(b.nameEnd + at)) return false;
  }
  return true;
}
