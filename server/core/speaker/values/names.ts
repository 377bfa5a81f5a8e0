import type { Range } from '../../text/range.ts';

/** The name of one speaker. */
export interface SpeakerName extends Range {
  readonly text: string;
}

/** A word that joins names, or a comma with one. */
const joiner = /[ \t]*(?:,[ \t]*(?:and[ \t]+|&[ \t]*)?|[ \t](?:and|&)[ \t])[ \t]*/giu;

/** What follows a comma after a name and is none: `Ann Smith, PhD`. */
const title = /^(?:Ph\.?D|M\.?D|M\.?Sc|B\.?Sc|M\.?A|B\.?A|MBA|Jr|Sr|Esq|[IVX]{1,4})\.?$/;

/**
 * The names in `[start, end)`, which joins several by commas, "and" or "&". A comma before what is a single
 * word or a degree joins nothing: that is `Smith, Ann` and `Ann Smith, PhD`.
 */
export function readNames(text: string, start: number, end: number): readonly SpeakerName[] {
  const line = text.slice(start, end);
  const parts: Range[] = [];
  let from = 0;
  for (const match of line.matchAll(joiner)) {
    parts.push({ start: from, end: match.index });
    from = match.index + match[0].length;
  }
  parts.push({ start: from, end: line.length });
  const isList = line.includes(',') ? parts.every((part) => isWholeName(line, part)) : parts.every(isThere);
  const names = isList ? parts : [{ start: 0, end: line.length }];
  return names.map((part) => ({
    start: start + part.start,
    end: start + part.end,
    text: line.slice(part.start, part.end),
  }));
}

function isThere({ start, end }: Range): boolean {
  return end > start;
}

/** A first name and a last name at least; scripts without capitals may write them as one word. */
function isWholeName(line: string, { start, end }: Range): boolean {
  const name = line.slice(start, end);
  if (name === '' || title.test(name)) return false;
  return /\S[ \t]+\S/.test(name) || /^\p{Lo}{2,}$/u.test(name);
}
