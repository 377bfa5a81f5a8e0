import type { Range } from './range.ts';

const LF = 10;
const CR = 13;

/** The line break that stands at `at`; empty when there is none. CR LF is one break. */
export function breakAt(text: string, at: number): Range {
  const unit = text.charCodeAt(at);
  if (unit === CR) return { start: at, end: text.charCodeAt(at + 1) === LF ? at + 2 : at + 1 };
  return { start: at, end: unit === LF ? at + 1 : at };
}

/**
 * The text with CR LF at the end of each line. Any number of CR before an LF is one break: CR CR LF is what
 * converting CR LF twice makes.
 */
export function toCrlf(text: string): string {
  if (!text.includes('\r')) return text.replaceAll('\n', '\r\n');
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit !== CR && unit !== LF) {
      at++;
      continue;
    }
    parts.push(text.slice(done, at));
    let end = at;
    while (text.charCodeAt(end) === CR) end++;
    const endsWithLf = text.charCodeAt(end) === LF;
    parts.push('\r\n'.repeat(endsWithLf ? 1 : end - at));
    at = endsWithLf ? end + 1 : end;
    done = at;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
