/** Another name for a talk, a room or a speaker, in every file that names it. */
import type { CheckedDocument } from '../checkedDocument.ts';
import { renameRoomInConfig } from '../config/renameRoom.ts';
import { IcalDocument } from '../document.ts';
import { unfold } from '../ical/syntax/unfold.ts';
import { unescapeText } from '../ical/values/text.ts';
import { foldAccents, personKey, splitNames } from '../schedule/personName.ts';
import { roomKey } from '../schedule/roomName.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { TalkCopy } from '../schedule/talk.ts';
import { inOneLine, titleKey } from '../schedule/titleName.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { lineAtOffset } from './partAt.ts';
import type { RenameRefusal } from './rename.ts';
import { type NamePlace, placesOf, type ScheduleName } from './scheduleNames.ts';
import { writeNames } from './writeNames.ts';

/** The places of one file that get the new name. */
export interface FilePlaces {
  readonly file: TalkCopy['file'];
  readonly source: 'event' | 'page';
  readonly places: readonly NamePlace[];
}

/** Which places of which files get a new name; refused where nobody could read it back from them. */
export function planRename(
  index: ScheduleIndex,
  name: ScheduleName,
  newName: string,
): readonly FilePlaces[] | RenameRefusal {
  const places = placesOf(index, name);
  const refusal = faultOf(name, newName, places);
  if (refusal !== undefined) return { refusal };
  const files = new Map<string, NamePlace[]>();
  for (const place of places) files.set(place.file.key, [...(files.get(place.file.key) ?? []), place]);
  return [...files.values()].map((ofFile) => {
    const { file, copy } = ofFile[0] as NamePlace;
    return { file, source: copy.facts.source, places: ofFile };
  });
}

const labels = { talk: 'title', room: 'room', speaker: 'speaker' } as const;

function faultOf({ kind }: ScheduleName, newName: string, places: readonly NamePlace[]): string | undefined {
  const label = labels[kind];
  if (newName.trim() === '') return `The name of a ${label} cannot be empty.`;
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(newName)) {
    return `The name of a ${label} cannot hold line breaks or other control characters.`;
  }
  if (kind === 'room' && roomKey(newName) === '') return `"${newName}" names no room.`;
  if (kind !== 'speaker') return undefined;
  if (splitNames(newName).length !== 1) return `"${newName}" would be read as several speakers, or as none.`;
  const isInParameter = places.some(({ copy }) =>
    copy.facts.speakers.some(({ source }) => source === 'attendee'),
  );
  const isUnwritable = isInParameter && newName.includes('"');
  return isUnwritable
    ? 'A name in CN cannot hold a double quote: a parameter has no way to write one.'
    : undefined;
}

/** The edits of one file; undefined when its text is not the one that the schedule was read from. */
export function renameIn(
  document: CheckedDocument,
  name: ScheduleName,
  places: readonly NamePlace[],
  newName: string,
): readonly TextEdit[] | undefined {
  if (document instanceof IcalDocument) return renameInCalendar(document, name, places, newName);
  return renameInPage(document.text, name, places, newName);
}

/** In a calendar each place has a form of its own. */
function renameInCalendar(
  document: IcalDocument,
  name: ScheduleName,
  places: readonly NamePlace[],
  newName: string,
): readonly TextEdit[] | undefined {
  const ranges: Range[] = [];
  for (const place of places) {
    const found = rangeInCalendar(document, name, place);
    if (found === 'stale') return undefined;
    if (found) ranges.push(found);
  }
  return writeNames(document, ranges, newName.trim());
}

/** A speaker page has neither folds nor escapes. */
function renameInPage(
  text: string,
  name: ScheduleName,
  places: readonly NamePlace[],
  newName: string,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const place of places) {
    const found = rangeInPage(text, name, place);
    if (found === 'stale') return undefined;
    if (found) edits.push({ ...found, newText: newName.trim() });
  }
  return edits;
}

function rangeInPage(text: string, name: ScheduleName, place: NamePlace): Range | 'stale' | undefined {
  const { offset } = place.start;
  const found = rangeIn(text.slice(offset, place.end.offset), name, place, (part) => part);
  if (found === 'stale' || !found) return found;
  return { start: offset + found.start, end: offset + found.end };
}

/** Where at a place of a document the name itself stands: undefined where the text says something else by now. */
export function rangeOfName(
  document: CheckedDocument,
  name: ScheduleName,
  place: NamePlace,
): Range | undefined {
  const isCalendar = document instanceof IcalDocument;
  const found = isCalendar ? rangeInCalendar(document, name, place) : rangeInPage(document.text, name, place);
  return found === 'stale' ? undefined : found;
}

function rangeInCalendar(
  document: IcalDocument,
  name: ScheduleName,
  place: NamePlace,
): Range | 'stale' | undefined {
  const block = document.blockAt(place.start.offset);
  const line = block && lineAtOffset(block.tree, place.start.offset - block.start);
  if (!line) return 'stale';
  const start = place.start.offset - block.start;
  const isValue = start >= line.valueStart;
  const unfolded = unfold(block.tree, line, start, place.end.offset - block.start);
  const found = rangeIn(unfolded.text, name, place, isValue ? unescapeText : (part) => part);
  if (found === 'stale' || !found) return found;
  const at = unfolded.sourceRange(found.start, found.end);
  return { start: block.start + at.start, end: block.start + at.end };
}

/** What stands between rooms; a comma or a semicolon may be escaped. */
const betweenRooms = /\s*(?:\\?[,;]|[/+&])\s*|\s+(?:and|und|et|y)\s+/giu;

/** Where in the text of a place the name itself is: a LOCATION may hold more than one room, or its address. */
function rangeIn(
  text: string,
  { kind, name }: ScheduleName,
  place: NamePlace,
  read: (text: string) => string,
): Range | 'stale' | undefined {
  if (inOneLine(read(text)) !== inOneLine(place.name)) return 'stale';
  const keyOf = { talk: titleKey, room: roomKey, speaker: personKey }[kind];
  const isName = (part: Range) => keyOf(inOneLine(read(text.slice(part.start, part.end)))) === keyOf(name);
  const whole = trimmed(text, { start: 0, end: text.length });
  if (kind !== 'room' || isName(whole)) return whole;
  return partsOf(text).find(isName);
}

function partsOf(text: string): readonly Range[] {
  const parts: Range[] = [];
  let start = 0;
  for (const { 0: between, index } of text.matchAll(betweenRooms)) {
    parts.push(trimmed(text, { start, end: index }));
    start = index + between.length;
  }
  return [...parts, trimmed(text, { start, end: text.length })];
}

function trimmed(text: string, { start, end }: Range): Range {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}

/** The edits of the schedule's greenroom.json that go with another name; none but for a room that it names. */
export function renameInConfig(
  text: string,
  { kind, name }: ScheduleName,
  newName: string,
): readonly TextEdit[] {
  if (kind !== 'room') return [];
  return renameRoomInConfig(text, (room) => roomKey(room) === roomKey(name), newName.trim());
}

/**
 * What the file of a speaker's page would be called under the new name, when it is called by the old one: letters without
 * accents (or `ae`, `oe` and `ue` for umlauts), joined as they are now. `fileName` is without folders. Undefined for any
 * other name.
 */
export function pageFileName(fileName: string, oldName: string, newName: string): string | undefined {
  const [stem = ''] = fileName.split('.', 1);
  for (const spell of [foldAccents, spellUmlauts]) {
    for (const between of ['-', '_', ' ', '']) {
      if (slugOf(spell(oldName), between) !== stem.toLowerCase()) continue;
      const slug = slugOf(spell(newName), between);
      return slug === '' || slug === stem.toLowerCase() ? undefined : slug + fileName.slice(stem.length);
    }
  }
  return undefined;
}

function spellUmlauts(name: string): string {
  return foldAccents(name.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${letter}e`));
}

function slugOf(name: string, between: string): string {
  return (name.match(/[\p{L}\p{N}]+/gu) ?? []).join(between);
}
