import type { Talk } from './talk.ts';

/** Equal for titles that differ in case, quotes, punctuation and white space alone; empty for one without letters. */
export function titleKey(title: string): string {
  // Most titles are in ASCII, where nothing need be normalised.
  if (/^[ -~]*$/.test(title)) {
    return title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}

/**
 * How alike two titles are, from 0 to 1: the share of their words that both have, counted on the set of words
 * (Sørensen–Dice). The order of the words does not count.
 */
export function titleSimilarity(one: string, other: string): number {
  const a = new Set(titleKey(one).split(' ').filter(Boolean));
  const b = new Set(titleKey(other).split(' ').filter(Boolean));
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return (2 * common) / (a.size + b.size);
}

/** A text in one line, without white space around it: folds, breaks and runs of blanks are one blank. */
export function inOneLine(text: string): string {
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** A UID that is longer is found by its beginning. */
const longestUid = 60;

/** What a talk is called in messages: its title in quotes; without one its UID, by which it is found in its file. */
export function titleText({ title, main }: Pick<Talk, 'title' | 'main'>): string {
  if (title !== '') return `"${title}"`;
  const { uid } = main.facts;
  if (uid === undefined) return '[no title]';
  return `[no title, UID ${uid.length > longestUid ? `${uid.slice(0, longestUid)}…` : uid}]`;
}
