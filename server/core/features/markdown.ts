/** Text of a file inside the Markdown that features give: whatever it says, it stays in its place. */

/** Breaks Markdown's and HTML's openings without being seen. */
const joiner = '\u2060';

/** Embeddings, overrides and isolates reach past the text that they stand in; marks for direction do not. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\u2028\u2029]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;
const isolateStart = '\u2068';
const isolateEnd = '\u2069';

/** Text on one line and with nothing in it that is not seen, at most `limit` UTF-16 units of it. */
export function oneLine(text: string, limit = 200): string {
  const start = cut(text, limit * 2);
  const flat = start
    .replace(bidiControls, '')
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .replace(controls, '\ufffd')
    .trim();
  const short = cut(flat, limit);
  return short.length < flat.length || start.length < text.length ? `${short}…` : short;
}

/**
 * `oneLine` as Markdown that renders as itself. Text that runs from right to left is kept from turning what
 * stands beside it.
 */
export function inline(text: string, limit = 200): string {
  const shown = oneLine(text, limit).replace(/[\\`*_[\]<>|~&$!]/g, '\\$&');
  return rightToLeft.test(shown) ? isolateStart + shown + isolateEnd : shown;
}

/** The first `limit` UTF-16 units of a text, or one less where that would cut a character in two. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

/**
 * Text of several lines that renders as itself. It should come last or be followed by a blank line.
 */
export function plainBlock(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : escapeLineStart(inline(line, Number.POSITIVE_INFINITY))))
    .join('  \n');
}

/** What opens a heading or a list, or underlines, at the start of a line. */
function escapeLineStart(line: string): string {
  return line.replace(/^[#+\-=](?=[#+\-=\s]|$)/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Addresses that a link may lead to: those that a click in a browser would open without harm. */
const allowedTarget = /^(?:https?:\/\/|mailto:)/i;

/**
 * Markdown of unknown origin, made harmless: no HTML, no images, no links but to http, https and mailto.
 * Line breaks stay where they are. It must come last, for a code fence that it opens it may leave open.
 */
export function safeMarkdown(text: string): string {
  return text
    .replace(bidiControls, '')
    .replace(controls, '\ufffd')
    .replace(/<(?=[A-Za-z/!?])/g, `<${joiner}`)
    .replace(/!(?=\[)/g, `!${joiner}`)
    .replace(/\](?=\(\s*(.{0,8}))/g, (bracket, target: string) => keepIfAllowed(bracket, target))
    .replace(/\](?=:\s*(.{0,8}))/g, (bracket, target: string) => keepIfAllowed(bracket, target))
    .replace(/(\S)[ \t]*\n/g, '$1  \n');
}

/** A bracket with something after it that keeps it from closing a link. */
function keepIfAllowed(bracket: string, target: string): string {
  return allowedTarget.test(target) ? bracket : bracket + joiner;
}
