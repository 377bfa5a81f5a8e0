import { nearMiss } from './nearMiss.ts';

/** The one of `words` that a misspelt one must have been, in whatever case; undefined when that is not clear. */
export function nearWord(word: string, words: readonly string[]): string | undefined {
  const byUpperCase = new Map(words.map((each) => [each.toUpperCase(), each]));
  const near = byUpperCase.has(word.toUpperCase()) ? word.toUpperCase() : nearMiss(word, byUpperCase.keys());
  return near === undefined ? undefined : byUpperCase.get(near);
}
