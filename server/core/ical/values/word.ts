import type { BlockTree, ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';

/**
 * Says whether the value of a content line is one of `words`, which are in upper case; case does not matter
 * (RFC 5545, 2). Makes no string for a line that is not folded.
 */
export function isOneOf(tree: BlockTree, line: ContentLine, words: readonly string[]): boolean {
  if (line.lineCount > 1) return words.includes(valueText(tree, line).toUpperCase());
  const length = line.end - line.valueStart;
  for (const word of words) {
    if (word.length === length && hasWordAt(tree.text, line.valueStart, word)) return true;
  }
  return false;
}

function hasWordAt(text: string, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = text.charCodeAt(start + at);
    const isLower = unit >= 97 && unit <= 122;
    if ((isLower ? unit - 32 : unit) !== word.charCodeAt(at)) return false;
  }
  return true;
}
