/**
 * The texts of some lines of a file, by their numbers from 1 and without their line breaks; a line that is not there has
 * none. The file comes in pieces, so that it need never be in memory as a whole.
 */
export function lineTexts(
  pieces: Iterable<string>,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let number = 1;
  let isAfterCr = false;
  const add = (text: string) => {
    if (wanted.has(number)) found.set(number, (found.get(number) ?? '') + text);
  };
  for (const piece of pieces) {
    // A line break may be cut in two.
    let start = isAfterCr && piece.startsWith('\n') ? 1 : 0;
    for (let at = breakFrom(piece, start); at < piece.length; at = breakFrom(piece, start)) {
      add(piece.slice(start, at));
      start = at + (piece.startsWith('\r\n', at) ? 2 : 1);
      number++;
    }
    add(piece.slice(start));
    if (piece !== '') isAfterCr = piece.endsWith('\r');
  }
  return found;
}

/** Where the next line break is, or the end. */
function breakFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}
