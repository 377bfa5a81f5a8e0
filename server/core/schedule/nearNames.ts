import { isOneSlip } from '../text/nearMiss.ts';
import { foldAccents } from './personName.ts';

/** Words for a room that say nothing of which one it is. */
const roomWords = /^(?:the|room|hall|raum|saal|salle|sala|aula|auditorium|theatre|theater)$/;

/** Words that make another room of it: a number, a letter, a side of the house, a floor. */
const tellingWord =
  /\d|^\p{L}$|^[ivxl]+$|^(?:north|south|east|west|left|right|upper|lower|ground|big|small|large|little|main|side|nord|süd|sud|ost|west|links|rechts|oben|unten|groß|gross|klein|großer|kleiner|grosser|grand|petit|inner|outer|front|back)$/u;

/** Shorter words differ by a letter because they are others. */
const shortestWord = 5;

/**
 * Says whether two names of rooms are two spellings of one: case, accents, punctuation and words such as "Room" do not
 * count, and one typing error in a word of five letters does not either.
 */
export function isSameRoomName(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.join(' ') === b.join(' ')) return a.length > 0;
  if (a.length !== b.length) return false;
  const differing = a.flatMap((word, index) =>
    word === b[index] ? [] : [[word, b[index] as string] as const],
  );
  const [pair, ...more] = differing;
  return pair !== undefined && more.length === 0 && isMisspelt(...pair);
}

function wordsOf(name: string): readonly string[] {
  const words = foldAccents(name)
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !roomWords.test(word));
  return telling.length > 0 ? telling : words;
}

function isMisspelt(one: string, other: string): boolean {
  if (tellingWord.test(one) || tellingWord.test(other)) return false;
  if (asSeen(one) === asSeen(other)) return true;
  return Math.min(one.length, other.length) >= shortestWord && isOneSlip(one, other);
}

/** Letters that are read for each other, as in a picture: Barn and Bam. */
function asSeen(word: string): string {
  return word.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd');
}

/** Names this short are as near to each other as Jan and Jana. */
const shortestName = 9;

/** A misspelt word has at least so many letters. */
const shortestMisspelt = 4;

/**
 * Says whether two keys of full names (`personKey`) may be two spellings of one: they differ by one typing error in one
 * word of at least four letters.
 */
export function isNearPerson(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < shortestName) return false;
  const [words, others] = [a.split(' '), b.split(' ')];
  if (words.length !== others.length || words.length < 2) return false;
  const pairs = words.flatMap((word, index) =>
    word === others[index] ? [] : [[word, others[index] as string] as const],
  );
  const [pair, ...more] = pairs;
  if (!pair || more.length > 0 || Math.min(pair[0].length, pair[1].length) < shortestMisspelt) return false;
  // A first name with another ending is another person's: Andrea and Andreas, Eric and Erika.
  const isFirstName = words[0] !== others[0];
  const isEnding = pair[0].slice(0, 3) === pair[1].slice(0, 3) && pair[0].length !== pair[1].length;
  return isOneSlip(pair[0], pair[1]) && !(isFirstName && isEnding);
}

/**
 * What two keys of names have in common when `isNearPerson` says that they are near: all words but one, and of that word
 * the first half or what stands behind the letter after it, since one slip cannot be in both. A few texts for each name.
 */
export function slipKeys(key: string): ReadonlySet<string> {
  const keys = new Set<string>();
  if (key.length < shortestName) return keys;
  for (let start = 0; start < key.length; ) {
    const space = key.indexOf(' ', start);
    const end = space < 0 ? key.length : space;
    const [before, behind] = [key.slice(0, start), key.slice(end)];
    if (before !== '' || behind !== '') addHalves(keys, before, key.slice(start, end), behind);
    start = end + 1;
  }
  return keys;
}

/** The halves as they are when the other word is as long or longer, and when it is shorter by a letter. */
function addHalves(keys: Set<string>, before: string, word: string, behind: string): void {
  for (const length of [word.length, word.length - 1]) {
    if (length < shortestMisspelt) continue;
    const half = length >> 1;
    keys.add(`${before}${word.slice(0, half)}*${behind}`);
    keys.add(`${before}*${word.slice(half + 1 - length)}${behind}`);
  }
}
