import type { Position } from '../../server/core/index.ts';

/**
 * The bytes of a text in which `<E9>` stands for one byte and `<CR>` and `<LF>` for their line breaks.
 * All else is written in UTF-8.
 */
export function bytesOf(code: string): Uint8Array {
  const parts = code.split(/(<(?:[0-9A-F]{2}|CR|LF)>)/);
  return Buffer.concat(parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : namedByte(part))));
}

function namedByte(part: string): Uint8Array {
  if (part === '<CR>') return Uint8Array.of(13);
  return Uint8Array.of(part === '<LF>' ? 10 : Number.parseInt(part.slice(1, 3), 16));
}

export function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Where Node puts a U+FFFD that the bytes do not have themselves. */
export function replacements(bytes: Uint8Array): Position[] {
  const written = decode(Buffer.from(replaceWritten(bytes)));
  const found: Position[] = [];
  let line = 0;
  let start = 0;
  for (const match of written.matchAll(/\r\n|[\r\n\ufffd]/g)) {
    if (match[0] === '\ufffd') found.push({ line, character: match.index - start });
    else {
      line++;
      start = match.index + match[0].length;
    }
  }
  return found;
}

/** Bytes with each U+FFFD that is written there made another character of three bytes. */
function replaceWritten(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(text.replaceAll('\u00ef\u00bf\u00bd', '\u00e2\u0082\u00ac'), 'latin1');
}

/** The line breaks of a text: how many of each kind, and where the first of each is. */
export function breaksOf(text: string) {
  const counts = { crlf: 0, lf: 0, cr: 0 };
  const firsts: { firstCrlf?: Position; firstLf?: Position; firstCr?: Position } = {};
  let line = 0;
  let start = 0;
  for (const match of text.matchAll(/\r\n|\r|\n/g)) {
    const at = { line: line++, character: match.index - start };
    start = match.index + match[0].length;
    if (match[0] === '\r\n') firsts.firstCrlf ??= at;
    else if (match[0] === '\n') firsts.firstLf ??= at;
    else firsts.firstCr ??= at;
    counts[match[0] === '\r\n' ? 'crlf' : match[0] === '\n' ? 'lf' : 'cr']++;
  }
  return { ...counts, firstCrlf: firsts.firstCrlf, firstLf: firsts.firstLf, firstCr: firsts.firstCr };
}
