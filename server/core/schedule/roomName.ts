/** What people write where the room is not known yet, or where there is none. */
const placeholder =
  /^(?:t\.?b\.?[acd]\.?|n\/?a|todo|fixme|xxx|\?+|-+|none|online|remote|virtual|web|zoom|jitsi|youtube|stream|livestream|here|room name|to be (?:announced|determined|decided|confirmed))$/i;

const everywhere =
  /^(?:all (?:rooms|areas|venues)|everywhere|(?:entire|whole) venue|venue|plenary|alle räume)$/i;

/**
 * Equal for spellings that mean one room: case, width, white space, hyphens and punctuation around the name do not
 * count. Digits and letters do, so that Room 1 is not Room 10. Empty for what names no room: nothing at all, a
 * placeholder, an address on the web.
 */
export function roomKey(name: string): string {
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]+/g, ' ')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  return isRoomPlaceholder(key) || /^https?:/.test(key) || everywhere.test(key) ? '' : key;
}

/** Says whether a LOCATION stands for a room that is still to be named, or for none. */
export function isRoomPlaceholder(name: string): boolean {
  return placeholder.test(name.trim());
}

/** Says whether a LOCATION means the venue as a whole. */
export function isWholeVenue(name: string): boolean {
  return everywhere.test(name.trim());
}

/** The parts of a LOCATION that may name several rooms; one part when nothing stands between rooms in it. */
export function roomParts(name: string): readonly string[] {
  return name
    .split(/\s*[,;/+&]\s*|\s+(?:and|und|et|y)\s+/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
