import { type LineMark, type Lines, type LineTable, tableFor } from '../../text/lines.ts';
import type { TextSource } from '../../text/textSource.ts';

/**
 * The first cut of a file. A block is what an edit costs: it is read, checked and cached as one piece,
 * and everything known of it speaks of offsets relative to its own start.
 */

/** One piece of a file, in its own text. Blocks laid end to end are the file. */
export interface BlockText {
  readonly text: string;
  /** How many line breaks the text holds, of each kind (CR LF is one). */
  readonly crlf: number;
  readonly lf: number;
  readonly cr: number;
  /** The component that its first line begins, in upper case; empty for what stands between components. */
  readonly name: string;
}

/** A block as the scan found it. */
export interface ScannedBlock extends BlockText {
  /** The length of its text in UTF-8. */
  readonly octets: number;
  /** Gives its physical lines, in offsets of its own text, without another look at it. */
  readonly takeLines: () => Lines;
}

/** Components that stand right under VCALENDAR and never nest: each is a block of its own. */
const topComponents: ReadonlyMap<string, string> = new Map(
  ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE', 'VAVAILABILITY'].map((name) => [name, name]),
);

/** What one logical line does to the text around it. */
interface Cut {
  readonly before: boolean;
  readonly after: boolean;
  /** The component that a block cut here begins. */
  readonly name: string;
}

const noCut: Cut = { before: false, after: false, name: '' };
const cutAfter: Cut = { before: false, after: true, name: '' };
const cutAround: Cut = { before: true, after: true, name: '' };

/** No name that cuts is longer than this, so a BEGIN line is never read further. */
const longestMarker = 'BEGIN:VAVAILABILITY'.length + 8;

/**
 * Cuts `text` before each BEGIN and after each END of a top component, before BEGIN:VCALENDAR and around
 * END:VCALENDAR. Each cut depends on one logical line and nothing else, so an edit can only move the cuts
 * near it: that is what lets a document re-read one block instead of the file. With an `end`, where a line must end,
 * what stands behind it is no part of the text.
 */
export function scanBlocks(text: string, end = text.length): ScannedBlock[] {
  const blocks: ScannedBlock[] = [];
  const table = tableFor(text);
  let from: BlockStart = { at: 0, mark: table.mark, name: '' };
  let cutHere = false;
  for (let at = 0; at < end; at = table.scanLine(text, at)) {
    const unit = text.charCodeAt(at);
    if (isFoldUnit(unit)) continue;
    const cut = startsLikeMarker(unit) ? cutOf(text, at) : noCut;
    if (cutHere || cut.before) {
      if (at > from.at) blocks.push(toBlock(text, table, from, at));
      from = { at, mark: table.mark, name: cut.name };
    }
    cutHere = cut.after;
  }
  if (from.at < end) blocks.push(toBlock(text, table, from, end));
  return blocks;
}

interface BlockStart {
  readonly at: number;
  readonly mark: LineMark;
  readonly name: string;
}

function toBlock(text: string, table: LineTable, from: BlockStart, end: number): ScannedBlock {
  const to = table.mark;
  const [, lf, crlf, cr] = table.countEndings(from.mark, to);
  const octets = table.octetsBetween(from.mark, to) + lf + 2 * crlf + cr;
  const takeLines = () => table.slice(from.mark, to, from.at);
  return { text: text.slice(from.at, end), octets, takeLines, name: from.name, crlf, lf, cr };
}

/**
 * Cuts a file as `scanBlocks` cuts a text, a piece at a time. Every piece begins where a block does: the last block of
 * a piece may go on behind it, and is read once more with the next. Gives the blocks of each piece in order, or
 * `undefined`, and then no more, where the file cannot be read as text.
 */
export function* readBlocks(source: TextSource): Generator<readonly ScannedBlock[] | undefined> {
  let length = source.pieceLength;
  for (let at = 0; at < source.size; ) {
    const end = Math.min(at + length, source.size);
    const text = source.read(at, end);
    if (text === undefined) return void (yield undefined);
    if (end === source.size) return void (yield scanBlocks(text));
    const blocks = scanWholeBlocks(text);
    yield blocks;
    for (const { octets } of blocks) at += octets;
    length = blocks.length > 0 ? source.pieceLength : length * 2;
  }
}

/** The blocks of a text that goes on, but for the last. Every cut but its end depends on a line that is all there. */
function scanWholeBlocks(text: string): readonly ScannedBlock[] {
  return scanBlocks(text, endOfLines(text)).slice(0, -1);
}

/** Where the last content line ends of which the text shows that it does; 0 when it shows that of none. */
function endOfLines(text: string): number {
  for (let at = text.lastIndexOf('\n', text.length - 2); at >= 0; at = text.lastIndexOf('\n', at - 1)) {
    if (!isFoldUnit(text.charCodeAt(at + 1))) return at + 1;
    if (at === 0) break;
  }
  return 0;
}

function isFoldUnit(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** B, E, b, e, or a byte order mark before one of them. */
function startsLikeMarker(unit: number): boolean {
  const lower = unit | 32;
  return lower === 98 || lower === 101 || unit === 0xfeff;
}

/** Says what the logical line that starts at `at` does to the text. */
function cutOf(text: string, at: number): Cut {
  if (!mayBeMarker(text, at)) return noCut;
  const head = logicalHead(text, text.charCodeAt(at) === 0xfeff ? at + 1 : at);
  const colon = head.indexOf(':');
  if (colon !== 3 && colon !== 5) return noCut;
  const keyword = head.slice(0, colon).toUpperCase();
  const name = head
    .slice(colon + 1)
    .trimEnd()
    .toUpperCase();
  // The one that is kept, and not one for each of ten thousand blocks.
  const top = topComponents.get(name);
  if (keyword === 'BEGIN')
    return top || name === 'VCALENDAR' ? { before: true, after: false, name: top ?? name } : noCut;
  if (keyword !== 'END') return noCut;
  if (name === 'VCALENDAR') return cutAround;
  return top ? cutAfter : noCut;
}

/** Most lines that begin with B or E are other properties: told by where their colon is, unless folded early. */
function mayBeMarker(text: string, at: number): boolean {
  for (let index = at; index < at + 6; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 58 || unit === 10 || unit === 13 || unit === 0xfeff) return true;
  }
  return false;
}

/** The first characters of the logical line at `at`, unfolded; longer than any marker when the line is. */
function logicalHead(text: string, at: number): string {
  let head = '';
  let from = at;
  while (head.length <= longestMarker) {
    const limit = Math.min(text.length, from + longestMarker);
    let to = from;
    while (to < limit && text.charCodeAt(to) !== 10 && text.charCodeAt(to) !== 13) to++;
    head += text.slice(from, to);
    if (to === limit) return head;
    const next = text.charCodeAt(to) === 13 && text.charCodeAt(to + 1) === 10 ? to + 2 : to + 1;
    const unit = text.charCodeAt(next);
    if (!isFoldUnit(unit)) return head;
    from = next + 1;
  }
  return head;
}
