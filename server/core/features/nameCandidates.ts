/** The names of the schedule that may be written into a calendar: its rooms, and its tracks where they are set. */
import type { IcalDocument } from '../document.ts';
import { escapeText, splitText } from '../ical/values/text.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { Range } from '../text/range.ts';
import { type Candidate, Rank } from './candidate.ts';
import { type LineCursor, lineCursor } from './lineCursor.ts';
import { roomNames } from './scheduleNames.ts';
import type { ValueOffer } from './valueCandidates.ts';

/** As people read them, in the order in which they are offered. */
export interface NamesToOffer {
  readonly rooms: readonly string[];
  readonly tracks: readonly string[];
}

/** What a calendar can name where nobody knows its schedule. */
export const noNames: NamesToOffer = { rooms: [], tracks: [] };

/** The rooms of greenroom.json in its order, then those that are named elsewhere; and the tracks of greenroom.json. */
export function namesToOffer(index: ScheduleIndex): NamesToOffer {
  const { rooms, tracks } = index.settings;
  const named = [...rooms.map(({ name }) => name), ...roomNames(index)];
  return { rooms: [...new Set(named)], tracks };
}

const named: ReadonlySet<string> = new Set(['LOCATION', 'CATEGORIES']);

/** Says whether the names of the schedule are of use at a place: they are worked out for nothing else. */
export function takesNames(document: IcalDocument, offset: number): boolean {
  const block = document.blockAt(offset);
  const cursor = block && lineCursor(block, offset - block.start);
  return cursor?.part.kind === 'value' && named.has(cursor.name);
}

/** The names for the value at the cursor; undefined for a property that takes none. */
export function nameOffer(cursor: LineCursor, value: Range, names: NamesToOffer): ValueOffer | undefined {
  if (cursor.name === 'LOCATION') {
    const own = cursor.text.slice(value.start, value.end);
    return { at: value, candidates: toCandidates(names.rooms, 'Room').filter(({ text }) => text !== own) };
  }
  if (cursor.name !== 'CATEGORIES') return undefined;
  const pieces = piecesOf(cursor.text, value);
  const at = pieces.find(({ end }) => cursor.at <= end) ?? value;
  const others = pieces.filter((each) => each !== at).map(({ start, end }) => cursor.text.slice(start, end));
  const candidates = toCandidates(names.tracks, 'Track').filter(({ text }) => !others.includes(text));
  return { at, candidates };
}

/** The texts of a list without the blanks before them. A comma behind a backslash belongs to its text (RFC 5545, 3.3.11). */
function piecesOf(text: string, { start, end }: Range): readonly Range[] {
  let from = start;
  return splitText(text.slice(start, end), ',').map((part) => {
    const blanks = /^[ \t]*/.exec(part)?.[0].length ?? 0;
    const piece = { start: from + blanks, end: from + part.length };
    from += part.length + 1;
    return piece;
  });
}

function toCandidates(names: readonly string[], detail: string): readonly Candidate[] {
  return names.map((name) => ({ text: escapeText(name), kind: 'value', rank: Rank.usual, detail }));
}
