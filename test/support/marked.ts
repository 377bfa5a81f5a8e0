import type { Range } from '../../server/core/index.ts';

/** A text with `⟦⟧` around the ranges, which are in order, and with LF: what a test expects to see marked. */
export function markRanges(text: string, ranges: readonly Range[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(done, start), '⟦', text.slice(start, end), '⟧');
    done = end;
  }
  return (parts.join('') + text.slice(done)).replaceAll('\r\n', '\n');
}

/** Only the lines of a marked text that have a mark in them, without their line breaks. */
export function markedLines(marked: string): string[] {
  return marked.split('\n').filter((line) => /[⟦⟧]/.test(line));
}
