import type { BlockTree } from './nodes.ts';

/** A physical line in which not all is ASCII. */
export interface NonAsciiLine {
  readonly text: string;
  /** Where it starts in the block. */
  readonly start: number;
}

const none: readonly never[] = [];

/**
 * The physical lines of a block with characters beyond ASCII: those that have more octets than units. For
 * rules on single characters, which so need not look at what is plain.
 */
export function nonAsciiLines({ text, lines }: BlockTree): readonly NonAsciiLine[] {
  const { starts, ends, octets } = lines;
  let found: NonAsciiLine[] | undefined;
  for (let line = 0; line < octets.length; line++) {
    const start = starts[line] as number;
    const end = ends[line] as number;
    if (octets[line] === end - start) continue;
    found ??= [];
    found.push({ text: text.slice(start, end), start });
  }
  return found ?? none;
}
