/**
 * What a repair has changed in a text, so that it can be taken back: other edits of the preview are values of talks, which are
 * found by their names, but a repair may change anything.
 */
import { applyEdits, minimalEdit, type Position, type TextEdit } from '../../../server/core/index.ts';
import type { FileEdits } from '../../../server/protocol.ts';

/** Lines that read otherwise, with those around them, by which they are found again. */
export interface TextChange {
  readonly uri: string;
  readonly from: LinesAt;
  readonly to: LinesAt;
}

/** Whole lines and where they stand: an offset in UTF-16 code units. */
interface LinesAt {
  readonly at: number;
  readonly text: string;
}

/** A text as it is in the editor. */
export interface OpenText {
  readonly version: number;
  getText(): string;
}

/** So many lines are kept before and after those that change. */
const around = 2;

/** What edits change in a text. They must be for the text as it is. */
export function textChangesOf({ uri, edits }: FileEdits, text: string): readonly TextChange[] {
  const starts = lineStarts(text);
  const byPlace = edits
    .map(({ range: { start, end }, newText }) => ({
      start: offsetOf(starts, start),
      end: offsetOf(starts, end),
      newText,
    }))
    .sort((a, b) => a.start - b.start);
  let grown = 0;
  return groupsOf(byPlace, starts).map(({ first, last, edits: ofGroup }) => {
    const at = starts[first] ?? 0;
    const before = text.slice(at, starts[last + 1] ?? text.length);
    const own = ofGroup.map(({ start, end, newText }) => ({ start: start - at, end: end - at, newText }));
    const after = applyEdits(before, own);
    const change = { uri, from: { at, text: before }, to: { at: at + grown, text: after } };
    grown += after.length - before.length;
    return change;
  });
}

/** The change that takes another one back. */
export function inverseText({ uri, from, to }: TextChange): TextChange {
  return { uri, from: to, to: from };
}

/**
 * The edits that make changes, in texts that may have changed in between; none where a change is made already. Gives the reason
 * when somebody has changed the lines themselves, or when there are several like them.
 */
export function planTextChanges(
  changes: readonly TextChange[],
  textOf: (uri: string) => OpenText | undefined,
): { readonly files: readonly FileEdits[] } | { readonly refusal: string } {
  const files: FileEdits[] = [];
  for (const uri of new Set(changes.map((change) => change.uri))) {
    const open = textOf(uri);
    const text = open?.getText() ?? '';
    const starts = lineStarts(text);
    const edits: FileEdits['edits'][number][] = [];
    for (const change of changes.filter((each) => each.uri === uri)) {
      const edit = editOf(change, text);
      if (edit === undefined) return { refusal: 'The lines that it changed are others by now.' };
      if (edit === null) continue;
      const { start, end, newText } = edit;
      edits.push({ range: { start: positionOf(starts, start), end: positionOf(starts, end) }, newText });
    }
    if (edits.length > 0) files.push({ uri, version: open?.version ?? null, edits });
  }
  return { files };
}

/** Null for what is as it shall be already, undefined for what cannot be found. */
function editOf({ from, to }: TextChange, text: string): TextEdit | null | undefined {
  const at = find(text, from);
  if (at === undefined) return find(text, to) === undefined ? undefined : null;
  const edit = minimalEdit(from.text, to.text);
  return edit ? { start: at + edit.start, end: at + edit.end, newText: edit.newText } : null;
}

/** Where lines were, or else the only place where they are. */
function find(text: string, { at, text: lines }: LinesAt): number | undefined {
  if (text.startsWith(lines, at)) return at;
  const first = text.indexOf(lines);
  return first >= 0 && first === text.lastIndexOf(lines) ? first : undefined;
}

interface Group {
  readonly first: number;
  readonly last: number;
  readonly edits: readonly TextEdit[];
}

/** Edits with the lines around them; those whose lines meet are one. */
function groupsOf(edits: readonly TextEdit[], starts: readonly number[]): readonly Group[] {
  const groups: Group[] = [];
  for (const edit of edits) {
    const first = Math.max(0, lineOf(starts, edit.start) - around);
    const last = Math.min(starts.length - 1, lineOf(starts, edit.end) + around);
    const before = groups.at(-1);
    if (before && first <= before.last + 1) {
      groups[groups.length - 1] = { first: before.first, last, edits: [...before.edits, edit] };
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
}

function lineOf(starts: readonly number[], offset: number): number {
  const after = starts.findIndex((start) => start > offset);
  return (after < 0 ? starts.length : after) - 1;
}

function offsetOf(starts: readonly number[], { line, character }: Position): number {
  return (starts[line] ?? 0) + character;
}

function positionOf(starts: readonly number[], offset: number): Position {
  const line = lineOf(starts, offset);
  return { line, character: offset - (starts[line] ?? 0) };
}
