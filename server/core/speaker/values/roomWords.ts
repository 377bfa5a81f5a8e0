/** Words that keep the place of a room, and may be the name of one: a hall that is named after its sponsor HERE. */
const doubtful: ReadonlySet<string> = new Set(['here', 'there', 'room', 'location', 'venue']);

const plain =
  /^(?:tb[acd]|n\/?a|none|unknown|to be (?:announced|confirmed|decided|determined)|\?+|-+|–|—|…|\.{3})$/i;

/** Says whether a page has written a word there until somebody knows the room. */
export function isRoomWord(text: string): boolean {
  return plain.test(text) || doubtfulRoom(text) !== undefined;
}

/** The word, in lower case, where it may also be the name of a room. */
export function doubtfulRoom(text: string): string | undefined {
  const word = text.length > longestWord ? '' : text.trim().toLowerCase();
  return doubtful.has(word) ? word : undefined;
}

/** Nearly all rooms have longer names, and are not looked at. */
const longestWord = 10;
