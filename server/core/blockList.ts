import { DocumentBlock } from './documentBlock.ts';
import { readBlocks, type ScannedBlock, scanBlocks } from './ical/syntax/blocks.ts';
import type { KnownHeads } from './ical/syntax/knownHeads.ts';
import { commonEnds } from './text/commonEnds.ts';
import { scanLines } from './text/lines.ts';
import { countBefore } from './text/sorted.ts';
import type { TextSource } from './text/textSource.ts';

/** How many line breaks of each kind a text has. */
export interface BreakCounts {
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
}

/** What an edit did to the list. Blocks that are in neither were kept as they were. */
export interface BlockChange {
  readonly gone: readonly DocumentBlock[];
  readonly added: readonly DocumentBlock[];
}

/** The blocks of a text in their order, each knowing its place. */
export class BlockList {
  readonly #heads: KnownHeads;
  #blocks: DocumentBlock[] = [];
  #counts = { crlf: 0, lf: 0, cr: 0 };

  /** `heads` are those that were read before, in this text or another. */
  constructor(text: string, heads: KnownHeads) {
    this.#heads = heads;
    this.#blocks = cutBlocks(text).map((block) => new DocumentBlock(block, this.#heads));
    for (const block of this.#blocks) this.#count(block, 1);
    this.#settle(0);
  }

  /**
   * Reads a file to its end, adds its blocks to those of an empty list, and shows each to `visit` before the next is
   * read. Gives `false` when it cannot be read as text.
   */
  readThrough(source: TextSource, visit: (block: DocumentBlock) => void): boolean {
    this.#blocks.length = 0;
    let at = 0;
    const add = (scanned: ScannedBlock) => {
      const block = new DocumentBlock(scanned, this.#heads, source, at);
      at += scanned.octets;
      this.#blocks.push(block);
      this.#count(block, 1);
      this.#settle(this.#blocks.length - 1);
      visit(block);
    };
    for (const scanned of readBlocks(source)) {
      if (!scanned) return false;
      scanned.forEach(add);
    }
    if (this.#blocks.length === 0) add(emptyBlock);
    return true;
  }

  get all(): readonly DocumentBlock[] {
    return this.#blocks;
  }

  get breaks(): BreakCounts {
    return this.#counts;
  }

  /** In UTF-16 code units. */
  get length(): number {
    const last = this.#blocks[this.#blocks.length - 1];
    return last ? last.start + last.length : 0;
  }

  /** The block that holds `offset`; the last one for the end of the text, none in an empty text. */
  at(offset: number): DocumentBlock | undefined {
    return this.#blocks[this.#indexBy((block) => block.start, offset)];
  }

  /** The block that holds line `line`; the last one for a line past the end. */
  atLine(line: number): DocumentBlock | undefined {
    return this.#blocks[this.#indexBy((block) => block.line, line)];
  }

  /**
   * Replaces `[start, end)`. Reads again the blocks that the range touches and one on each side, because a
   * cut depends on one logical line and an edit at a block's edge may join lines across it.
   */
  replace(start: number, end: number, newText: string): BlockChange {
    const from = Math.max(0, this.#indexBy((block) => block.start, start) - 1);
    const to = Math.min(this.#blocks.length, this.#indexBy((block) => block.start, end) + 2);
    const old = this.#blocks.slice(from, to);
    const base = old[0]?.start ?? 0;
    const before = old.map((block) => block.text).join('');
    const after = before.slice(0, start - base) + newText + before.slice(end - base);
    const isWhole = old.length === this.#blocks.length;
    const scanned = isWhole ? cutBlocks(after) : scanBlocks(after);
    const blocks = reuse(old, scanned, this.#heads);
    const gone = old.filter((block) => !blocks.includes(block));
    const added = blocks.filter((block) => !old.includes(block));
    this.#blocks.splice(from, to - from, ...blocks);
    for (const block of gone) this.#count(block, -1);
    for (const block of added) this.#count(block, 1);
    this.#settle(from);
    return { gone, added };
  }

  #count(block: DocumentBlock, sign: 1 | -1): void {
    this.#counts.crlf += sign * block.crlf;
    this.#counts.lf += sign * block.lf;
    this.#counts.cr += sign * block.cr;
  }

  /** Counts offsets and lines on from block `from`. */
  #settle(from: number): void {
    const previous = this.#blocks[from - 1];
    let start = previous ? previous.start + previous.length : 0;
    let line = previous ? previous.line + previous.breaks : 0;
    for (let index = from; index < this.#blocks.length; index++) {
      const block = this.#blocks[index] as DocumentBlock;
      block.start = start;
      block.line = line;
      start += block.length;
      line += block.crlf + block.lf + block.cr;
    }
  }

  /** The index of the last block whose key is not greater; the keys grow with the index. */
  #indexBy(key: (block: DocumentBlock) => number, wanted: number): number {
    const isBefore = (index: number) => key(this.#blocks[index] as DocumentBlock) <= wanted;
    return Math.max(0, countBefore(this.#blocks.length, isBefore) - 1);
  }
}

/** An empty text is one empty block, so that something can be said of it. */
const emptyBlock: ScannedBlock = {
  text: '',
  octets: 0,
  name: '',
  crlf: 0,
  lf: 0,
  cr: 0,
  takeLines: () => scanLines(''),
};

/** The blocks of a whole text. */
function cutBlocks(text: string): readonly ScannedBlock[] {
  return text === '' ? [emptyBlock] : scanBlocks(text);
}

/** Keeps the old blocks at both ends of a stretch whose text did not change. */
function reuse(
  old: readonly DocumentBlock[],
  texts: readonly ScannedBlock[],
  heads: KnownHeads,
): DocumentBlock[] {
  const textOf = ({ text }: { readonly text: string }) => text;
  const { head, tail } = commonEnds(old.map(textOf), texts.map(textOf));
  return texts.map((text, index) => {
    if (index < head) return old[index] as DocumentBlock;
    const fromEnd = texts.length - index;
    return fromEnd <= tail ? (old[old.length - fromEnd] as DocumentBlock) : new DocumentBlock(text, heads);
  });
}
