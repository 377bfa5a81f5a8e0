/** The fields of talks in their texts: where each stands, and the edits that write another value there. */
import type { CheckedDocument } from '../checkedDocument.ts';
import { IcalDocument } from '../document.ts';
import { findProperty } from '../ical/facts.ts';
import { foldLine } from '../ical/syntax/fold.ts';
import type { BlockTree, Component, ContentLine } from '../ical/syntax/nodes.ts';
import { foldUnitOf } from '../ical/syntax/refold.ts';
import { replaceInLine } from '../ical/syntax/replaceText.ts';
import type { TalkCopy } from '../schedule/talk.ts';
import type { PlacedTalk, TalkFacts } from '../schedule/talkFacts.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { eolOf, usualUnit } from './foldStyle.ts';

/** What an edit in the timetable may change of a talk. A page has date, start, end and room; a calendar has no date. */
export type TalkField = 'date' | 'start' | 'end' | 'room' | 'status' | 'sequence' | 'lastModified' | 'stamp';

/** Names one copy of a talk so that it is found again when its times, its place and the talks around it are others. */
export interface CopyName {
  /** The key of its file. */
  readonly file: string;
  /** Absent on pages, and for an event without one: then its title names it. */
  readonly uid?: string;
  readonly title: string;
  /** Which one it is of those in the file that are named so, from 0. */
  readonly nth: number;
}

/**
 * One value of one copy and what it becomes, both as they are written; absent for a field that is not there. The change
 * that takes it back is the same with both exchanged. Passes through JSON.
 */
export interface FieldChange {
  readonly copy: CopyName;
  readonly field: TalkField;
  readonly from?: string;
  readonly to?: string;
}

/** Why an edit stops half-way. Whoever plans one catches it: all is changed, or nothing. */
export class EditRefusal extends Error {}

/** A file that is to be edited, by its key; `path` names it to people. */
export interface EditableFile {
  readonly path: string;
  readonly document: CheckedDocument;
}

/** Finds a file as it is now; undefined for one that cannot be read. */
export type FileFinder = (key: string) => EditableFile | undefined;

/** The name of a copy in its document, which must be the one that the copy was read from. */
export function nameCopy({ facts, block, file }: TalkCopy, document: CheckedDocument): CopyName {
  const { uid, title } = facts;
  const alike = document.talks().talks.filter((each) => isNamed(each.facts, { uid, title }));
  const nth = alike.findIndex(
    (each) => each.block.start === block.start && each.facts.places.self.start === facts.places.self.start,
  );
  return { file: file.key, ...(uid !== undefined && { uid }), title, nth };
}

/** Says whether two names are of one copy. */
export function isSameCopy(a: CopyName, b: CopyName): boolean {
  return a.file === b.file && a.uid === b.uid && a.title === b.title && a.nth === b.nth;
}

/** The copy that a name means, where the document has it. */
function findCopy(document: CheckedDocument, { nth, ...name }: CopyName): PlacedTalk | undefined {
  return document.talks().talks.filter(({ facts }) => isNamed(facts, name))[nth];
}

function isNamed(
  facts: TalkFacts,
  { uid, title }: { readonly uid?: string | undefined; title: string },
): boolean {
  return facts.uid === uid && (uid !== undefined || facts.title === title);
}

/** What stands in a field of a copy now, as it is written; undefined for a field that is not there. */
export function readField(document: CheckedDocument, copy: PlacedTalk, field: TalkField): string | undefined {
  const at = placeOf(document, copy, field);
  return at && document.text.slice(at.start, at.end);
}

function placeOf(document: CheckedDocument, copy: PlacedTalk, field: TalkField): Range | undefined {
  if (!(document instanceof IcalDocument)) return pagePlace(copy, field);
  const event = eventOf(document, copy);
  const line = event && lineOf(event, field);
  return line && { start: event.start + line.valueStart, end: event.start + line.end };
}

function pagePlace({ facts: { places } }: PlacedTalk, field: TalkField): Range | undefined {
  const isOnPage = field === 'date' || field === 'start' || field === 'end' || field === 'room';
  return isOnPage ? places[field] : undefined;
}

/** An event and the block that its offsets are counted from. */
interface EventLines {
  readonly start: number;
  readonly tree: BlockTree;
  readonly component: Component;
}

function eventOf(document: IcalDocument, { facts, block }: PlacedTalk): EventLines | undefined {
  let found: EventLines | undefined;
  document.readBlocks(
    ({ start }, tree) => {
      const component = tree.components.find(({ begin }) => begin.valueStart === facts.places.self.start);
      if (component) found = { start, tree, component };
      return false;
    },
    { start: block.start, end: block.start },
  );
  return found;
}

/** The properties that a field may stand in; the first one is written where there is none. */
const properties: Readonly<Record<Exclude<TalkField, 'date'>, readonly [string, ...string[]]>> = {
  start: ['DTSTART'],
  end: ['DTEND', 'DURATION'],
  room: ['LOCATION'],
  status: ['STATUS'],
  sequence: ['SEQUENCE'],
  lastModified: ['LAST-MODIFIED'],
  stamp: ['DTSTAMP'],
};

function lineOf({ component }: EventLines, field: TalkField): ContentLine | undefined {
  if (field === 'date') return undefined;
  for (const name of properties[field]) {
    const line = findProperty(component, name);
    if (line) return line;
  }
  return undefined;
}

/**
 * The edits of each file that make the changes, as small as can be. Throws `EditRefusal` when a value is neither what a change
 * starts from nor what it leads to: then somebody has written there in the meantime.
 */
export function writeFields(
  changes: readonly FieldChange[],
  fileOf: FileFinder,
): ReadonlyMap<string, readonly TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const change of changes) {
    const { file } = change.copy;
    const ofFile = edits.get(file) ?? [];
    edits.set(file, [...ofFile, ...writeField(change, fileOf(file))]);
  }
  return new Map([...edits].filter(([, ofFile]) => ofFile.length > 0));
}

function writeField(change: FieldChange, file: EditableFile | undefined): readonly TextEdit[] {
  const { copy: name, field, from, to } = change;
  if (!file) throw new EditRefusal(`The file of “${name.title}” cannot be read any more.`);
  const { document, path } = file;
  const copy = findCopy(document, name);
  if (!copy) throw new EditRefusal(`“${name.title}” is no longer in ${path}.`);
  const now = readField(document, copy, field);
  if (isSameValue(now, to)) return [];
  if (!isSameValue(now, from)) {
    throw new EditRefusal(`In ${path} the ${fieldNames[field]} of “${name.title}” is another by now.`);
  }
  if (document instanceof IcalDocument) return writeInEvent(document, eventOf(document, copy), field, to);
  const at = pagePlace(copy, field);
  return at ? [{ start: at.start, end: at.end, newText: to ?? '' }] : [];
}

/** What people call a field. */
const fieldNames: Readonly<Record<TalkField, string>> = {
  date: 'date',
  start: 'start',
  end: 'end',
  room: 'room',
  status: 'STATUS',
  sequence: 'SEQUENCE',
  lastModified: 'LAST-MODIFIED',
  stamp: 'DTSTAMP',
};

/** A save may have folded a value or given it other line ends: it is the same value all the same. */
function isSameValue(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && unfolded(a) === unfolded(b));
}

const fold = /(?:\r\n?|\n)[ \t]/g;

function unfolded(value: string): string {
  return value.replace(fold, '');
}

function writeInEvent(
  document: IcalDocument,
  event: EventLines | undefined,
  field: TalkField,
  to: string | undefined,
): readonly TextEdit[] {
  if (!event || field === 'date') return [];
  const { tree, start } = event;
  const line = lineOf(event, field);
  if (!line) return to === undefined ? [] : [insertLine(document, event, `${properties[field][0]}:${to}`)];
  if (to === undefined) return [{ start: start + line.start, end: start + line.fullEnd, newText: '' }];
  const edit = { start: line.valueStart, end: line.end, newText: to };
  const eol = eolOf(tree, line) ?? document.eol;
  const style = eol === '\r' ? undefined : { eol, unit: foldUnitOf(tree, line) ?? usualUnit(document) };
  const edits = to === unfolded(to) ? replaceInLine(tree, line, [edit], style) : [edit];
  return edits.map(({ start: from, end, newText }) => ({ start: start + from, end: start + end, newText }));
}

/** A new line stands after the times, which is where one looks for room and status; else first in the event. */
function insertLine(document: IcalDocument, event: EventLines, text: string): TextEdit {
  const { start, tree, component } = event;
  const anchor = lineOf(event, 'end') ?? lineOf(event, 'start') ?? component.begin;
  const eol = eolOf(tree, anchor);
  const at = start + (eol === undefined ? anchor.end : anchor.fullEnd);
  const line = foldLine(text, eol ?? document.eol);
  return { start: at, end: at, newText: eol === undefined ? document.eol + line : line + eol };
}
