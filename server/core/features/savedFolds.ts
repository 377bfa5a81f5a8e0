import type { IcalDocument } from '../document.ts';
import type { IcalBlock } from '../ical/context.ts';
import type { BlockTree, ContentLine } from '../ical/syntax/nodes.ts';
import { foldOffsets, foldUnitOf } from '../ical/syntax/refold.ts';
import { unfoldText } from '../ical/syntax/unfold.ts';

/** A content line of the saved text that is folded there. */
interface SavedLine {
  readonly tree: BlockTree;
  readonly line: ContentLine;
}

/** What the content lines of the text looked like when it was saved. */
export interface SavedLines {
  /** Says whether the saved text had this very content line in a place that has changed since. */
  has(text: string): boolean;
  /** Where the line that became `unfolded` was folded, carried over to the new text; undefined when there was none. */
  foldsFor(name: string, unfolded: string): SavedFolds | undefined;
}

export interface SavedFolds {
  /** Offsets in the unfolded text. */
  readonly offsets: readonly number[];
  /** The space or tab after the line break. */
  readonly unit: string;
}

/** With more lines of one name than this to choose from, none is taken for the one that was changed. */
const mostCandidates = 200;

/** Reads the blocks of the saved text that have changed since; what has not changed is not looked at. */
export function savedLines({ gone }: ReturnType<IcalDocument['changesSinceSave']>): SavedLines {
  const texts = new Set<string>();
  const folded = new Map<string, SavedLine[]>();
  for (const block of gone) addLines(block, texts, folded);
  return {
    has: (text) => texts.has(text),
    foldsFor(name, unfolded) {
      const candidates = folded.get(name) ?? [];
      return candidates.length > mostCandidates ? undefined : bestFolds(candidates, unfolded);
    },
  };
}

function addLines({ tree }: IcalBlock, texts: Set<string>, folded: Map<string, SavedLine[]>): void {
  for (const line of tree.contentLines) {
    texts.add(tree.text.slice(line.start, line.end));
    if (line.lineCount === 1) continue;
    const candidates = folded.get(line.name);
    if (candidates) candidates.push({ tree, line });
    else folded.set(line.name, [{ tree, line }]);
  }
}

/** The folds of the candidate that has most in common with the text, if that is at least half of it. */
function bestFolds(candidates: readonly SavedLine[], unfolded: string): SavedFolds | undefined {
  let best: SavedFolds | undefined;
  let mostCommon = 0;
  for (const { tree, line } of candidates) {
    const before = unfoldText(tree, line, line.start, line.end);
    const head = commonHead(before, unfolded);
    const tail = commonTail(before, unfolded, Math.min(before.length, unfolded.length) - head);
    if (head + tail <= mostCommon || (head + tail) * 2 < before.length) continue;
    mostCommon = head + tail;
    const longer = unfolded.length - before.length;
    const carried = foldOffsets(tree, line).flatMap((offset) => {
      if (offset <= head) return [offset];
      return offset >= before.length - tail ? [offset + longer] : [];
    });
    best = { offsets: carried, unit: foldUnitOf(tree, line) ?? ' ' };
  }
  return best;
}

function commonHead(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  return head;
}

function commonTail(a: string, b: string, most: number): number {
  let tail = 0;
  while (tail < most && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return tail;
}
