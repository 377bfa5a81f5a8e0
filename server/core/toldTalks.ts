import type { DocumentBlock } from './documentBlock.ts';
import type { FileModel } from './ical/context.ts';
import type { PlacedTalk } from './schedule/talkFacts.ts';
import { between, commonEnds, noEnds, replaceBetween } from './text/commonEnds.ts';

/**
 * What the blocks of a text told when they were asked last, so that after an edit only those are asked that are new. Under
 * another model of the file all are: what a block means depends on its calendar.
 */
export class ToldTalks {
  #model: FileModel | undefined;
  readonly #blocks: DocumentBlock[] = [];
  /** Of each block, how many talks it told of. */
  readonly #counts: number[] = [];
  readonly #talks: PlacedTalk[] = [];

  /** The talks of all blocks, in their order, until it is asked again. `ask` gives those of one block. */
  of(
    model: FileModel,
    blocks: readonly DocumentBlock[],
    ask: (block: DocumentBlock) => readonly PlacedTalk[],
  ): readonly PlacedTalk[] {
    const same = model === this.#model ? commonEnds(this.#blocks, blocks) : noEnds;
    const changed = between(blocks, same);
    const lists = changed.map(ask);
    const kept = {
      head: sum(this.#counts, 0, same.head),
      tail: sum(this.#counts, this.#counts.length - same.tail, this.#counts.length),
    };
    replaceBetween(this.#talks, kept, lists.flat());
    replaceBetween(
      this.#counts,
      same,
      lists.map(({ length }) => length),
    );
    replaceBetween(this.#blocks, same, changed);
    this.#model = model;
    return this.#talks;
  }
}

function sum(counts: readonly number[], from: number, to: number): number {
  let all = 0;
  for (let index = from; index < to; index++) all += counts[index] as number;
  return all;
}
