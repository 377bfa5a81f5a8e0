/** A look at web and e-mail addresses in place, for the healthy that nearly all are. */

/** What RFC 3986 lets stand in a URI as it is, but for the percent sign, `#` and brackets, which have their places. */
const plain = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[\w.~:/?@!$&'()*+,;=-]/.test(String.fromCharCode(unit)) ? 1 : 0,
);

const COLON = 58;
const SLASH = 47;

/** Where the host of a web address begins in `[start, end)`; -1 when that does not begin as one. */
export function hostStart(text: string, start: number, end: number): number {
  if (!startsWithWord(text, start, 'http')) return -1;
  const colon = (text.charCodeAt(start + 4) | 32) === 115 ? start + 5 : start + 4;
  const isWeb =
    text.charCodeAt(colon) === COLON &&
    text.charCodeAt(colon + 1) === SLASH &&
    text.charCodeAt(colon + 2) === SLASH;
  return isWeb && colon + 3 < end ? colon + 3 : -1;
}

function startsWithWord(text: string, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    if ((text.charCodeAt(start + at) | 32) !== word.charCodeAt(at)) return false;
  }
  return true;
}

/** Where a host that begins at `start` ends: before the port, the path, the query or the fragment. */
export function hostEnd(text: string, start: number, end: number): number {
  // An IPv6 address has brackets around it and colons in it.
  const bracket =
    text.charCodeAt(start) === 91 ? text.slice(start, Math.min(end, start + 64)).indexOf(']') : -1;
  let at = bracket < 0 ? start : start + bracket;
  while (at < end && !endsHost(text.charCodeAt(at))) at++;
  return at;
}

/** Slash, question mark, number sign and colon. */
function endsHost(unit: number): boolean {
  return unit === SLASH || unit === 63 || unit === 35 || unit === COLON;
}

/**
 * Says whether `[start, end)` is a web address about which there is nothing to say. Says no for much that
 * is right as well, such as a percent sign: that is for `parseUri` to tell.
 */
export function isPlainWebAddress(text: string, start: number, end: number): boolean {
  const host = hostStart(text, start, end);
  if (host < 0 || endsHost(text.charCodeAt(host))) return false;
  for (let at = host; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isPlain(unit)) return false;
    // A second address, or what is left of one.
    if (unit === COLON && text.charCodeAt(at + 1) === SLASH) return false;
  }
  return true;
}

function isPlain(unit: number): boolean {
  return unit < 128 && plain[unit] === 1;
}
