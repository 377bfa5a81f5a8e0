import {
  type CheckedDocument,
  descriptionIn,
  IcalDocument,
  searchText,
  searchWords,
  type Talk,
  type TalkCopy,
} from '../core/index.ts';
import type { DescribedBy } from '../protocol.ts';

/** Gives the text of a file as it is now, by its key in the index. */
export type ReadDocument = (key: string) => Promise<CheckedDocument | undefined>;

/**
 * The descriptions of a schedule's talks, as they are searched. Nobody keeps them before somebody searches: they are most of
 * what a schedule holds.
 */
export class TalkDescriptions {
  /** By the facts of their events: those that an edit did not touch are the very same afterwards. */
  readonly #texts = new WeakMap<TalkCopy['facts'], string>();

  /** Finds each word of a text in the descriptions of talks, named by their ids. */
  async search(
    text: string,
    talks: ReadonlyMap<string, Talk>,
    readDocument: ReadDocument,
  ): Promise<DescribedBy> {
    await this.#readMissing(talks, readDocument);
    const has = ({ copies }: Talk, word: string) =>
      copies.some(({ facts }) => this.#texts.get(facts)?.includes(word));
    const found = searchWords(text).map((word) => {
      const ids = [...talks].filter(([, talk]) => has(talk, word)).map(([id]) => id);
      return [word, ids] as const;
    });
    return Object.fromEntries(found);
  }

  /** Each file is read once, whatever number of talks is in it. */
  async #readMissing(talks: ReadonlyMap<string, Talk>, readDocument: ReadDocument): Promise<void> {
    const missing = new Map<string, TalkCopy[]>();
    for (const copy of [...talks.values()].flatMap(({ copies }) => copies)) {
      if (copy.facts.source !== 'event' || this.#texts.has(copy.facts)) continue;
      const ofFile = missing.get(copy.file.key);
      if (ofFile) ofFile.push(copy);
      else missing.set(copy.file.key, [copy]);
    }
    for (const [key, copies] of missing) {
      const document = await readDocument(key);
      const calendar = document instanceof IcalDocument ? document : undefined;
      for (const copy of copies) {
        this.#texts.set(copy.facts, searchText(descriptionIn(calendar, copy) ?? ''));
      }
    }
  }
}
