/** Edits in the timetable as tests ask for them. */
import {
  applyEdits,
  type BumpSequence,
  type CheckedDocument,
  drawSchedule,
  type FieldChange,
  planTalkEdit,
  type ScheduleView,
  type Slot,
  type TalkEdit,
  type TalkView,
} from '../../../server/core/index.ts';
import { type Files, openSchedule } from '../../support/schedule.ts';

/** The texts after an edit. */
export interface Edited {
  readonly texts: Files;
  /** The lines that are new, by the files that have any. */
  readonly newLines: Readonly<Record<string, readonly string[]>>;
  readonly changes: readonly FieldChange[];
}

/** 1 June 2027, nine o'clock in UTC: when the edits of tests are made. */
const now = Date.UTC(2027, 5, 1, 9);

/** Makes an edit in the schedule of some files: the one that `choose` gives for what is drawn of them. */
export function editTalks(
  files: Files,
  choose: (view: ScheduleView) => TalkEdit,
  bumpSequence: BumpSequence = 'off',
): Edited | { readonly refusal: string } {
  // What an edit gave before has the line ends of a file.
  const written = Object.entries(files).map(([path, text]) => [path, text.replaceAll('\r\n', '\n')]);
  const { index, documents, pages } = openSchedule(Object.fromEntries(written));
  const all = new Map<string, CheckedDocument>([...documents, ...pages]);
  const drawn = drawSchedule(index, { version: 1, findings: [] });
  const fileOf = (key: string) => {
    const document = all.get(key);
    return document && { path: key, document };
  };
  const planned = planTalkEdit(choose(drawn.view), { drawn, index, fileOf, bumpSequence, now });
  if ('refusal' in planned) return planned;
  const texts = Object.fromEntries(
    Object.keys(files).map((path) => {
      const before = all.get(path)?.text ?? (files[path] as string);
      return [path, applyEdits(before, planned.edits.get(path) ?? [])];
    }),
  );
  const newLines = Object.fromEntries(
    [...planned.edits.keys()].map((path) => [path, added(all.get(path)?.text ?? '', texts[path] ?? '')]),
  );
  return { texts, newLines, changes: planned.changes };
}

function added(before: string, after: string): readonly string[] {
  const known = before.split(/\r?\n/);
  return after.split(/\r?\n/).filter((line) => !known.includes(line));
}

/** Where a talk is drawn. */
export function slotOf({ start = 0, end = 0, room }: TalkView): Slot {
  return { start, end, ...(room !== undefined && { room }) };
}
