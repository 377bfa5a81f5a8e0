import type { Range } from './range.ts';

/** Replace `[start, end)` by `newText`. Offsets are UTF-16 code units of the text before the edit. */
export interface TextEdit extends Range {
  readonly newText: string;
}

/** Orders edits by place; two insertions at one place keep the order in which they were given. */
function byPlace(a: TextEdit, b: TextEdit): number {
  return a.start - b.start || a.end - b.end;
}

/**
 * Applies edits that do not overlap. An edit that overlaps one before it is left out, so that a list
 * made from several fixes can never garble the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of [...edits].sort(byPlace)) {
    if (edit.start < done) continue;
    parts.push(text.slice(done, edit.start), edit.newText);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** Gives the smallest single edit that turns `before` into `after`, or undefined when they are equal. */
export function minimalEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  const cut = avoidSplittingPairs(before, after, start, tail);
  return {
    start: cut.start,
    end: before.length - cut.tail,
    newText: after.slice(cut.start, after.length - cut.tail),
  };
}

/** Widens an edit so that neither end cuts a CR LF or a surrogate pair, which editors refuse or repair. */
function avoidSplittingPairs(before: string, after: string, start: number, tail: number) {
  const startCuts = isPair(before, start - 1) || isPair(after, start - 1);
  const tailCuts = isPair(before, before.length - tail - 1) || isPair(after, after.length - tail - 1);
  return { start: startCuts ? start - 1 : start, tail: tailCuts ? tail - 1 : tail };
}

/** Says whether the units at `at` and `at + 1` are one line break or one code point. */
function isPair(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (first === 13) return second === 10;
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff;
}
