import { distance } from 'fastest-levenshtein';

/** Words shorter than this are too near to too many others. */
const shortestWord = 3;

/** From this length on two slips are still a slip. */
const longWord = 6;

/**
 * The one of `words`, all in upper case, that a misspelt word must have been: one letter away, or two where
 * the word is long; letters that changed places are one. Undefined for a word that is right, is near to
 * none or as near to several, or begins with X-, for then it is nobody's but its writer's.
 */
export function nearMiss(word: string, words: Iterable<string>): string | undefined {
  const written = word.toUpperCase();
  if (written.length < shortestWord || written.startsWith('X-')) return undefined;
  let nearest: string | undefined;
  let fewest = written.length < longWord ? 2 : 3;
  for (const candidate of words) {
    if (Math.abs(candidate.length - written.length) > 2) continue;
    const slips = countSlips(written, candidate);
    if (slips === 0) return undefined;
    if (slips > fewest) continue;
    // Of two words that are as near nobody knows which was meant.
    nearest = slips === fewest ? undefined : candidate;
    fewest = slips;
  }
  return nearest;
}

/** Says whether one letter makes the difference: another one, one too many or too few, or two that changed places. */
export function isOneSlip(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && countSlips(a, b) === 1;
}

function countSlips(a: string, b: string): number {
  const slips = distance(a, b);
  return slips === 2 && isTransposed(a, b) ? 1 : slips;
}

/** Says whether one pair of neighbours has changed places, and nothing else. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
