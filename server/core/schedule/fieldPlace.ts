import { type Lines, lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import type { FieldPlace } from './talkFacts.ts';

/** Where the lines of a block start: what a range of it needs to be shown when its text is gone. */
export type LineStarts = Lines['starts'];

/** A range of any text with its positions. */
export function placeAmong(starts: LineStarts, start: number, end: number): FieldPlace {
  const [line, endLine] = [lineAt(starts, start), lineAt(starts, end)];
  const character = start - (starts[line] ?? 0);
  return { start, end, line, character, endLine, endCharacter: end - (starts[endLine] ?? 0) };
}

/** A range of a block as the facts of talks keep it: of hundreds of thousands few are ever asked for. */
export class KeptPlace {
  readonly #starts: LineStarts;
  readonly #start: number;
  readonly #end: number;

  constructor(starts: LineStarts, { start, end }: Range) {
    this.#starts = starts;
    this.#start = start;
    this.#end = end;
  }

  get place(): FieldPlace {
    return placeAmong(this.#starts, this.#start, this.#end);
  }
}
