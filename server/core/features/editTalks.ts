/** Edits in the timetable: what is asked for, and the changes and edits that it takes, in all files of a schedule. */
import { IcalDocument } from '../document.ts';
import { formatDateTime } from '../ical/values/dateTime.ts';
import { pagesOf } from '../schedule/pageLinks.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { Talk, TalkCopy } from '../schedule/talk.ts';
import type { DrawnSchedule } from '../schedule/view.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { fromLocalMs } from '../time/localTime.ts';
import type { TalkView } from '../timetable/scheduleView.ts';
import type { TalkMove } from '../timetable/slot.ts';
import { moveTalk, refuseRepeated } from './moveTalk.ts';
import {
  EditRefusal,
  type FieldChange,
  type FileFinder,
  isSameCopy,
  nameCopy,
  readField,
  type TalkField,
  writeFields,
} from './talkFields.ts';

/** What somebody wants in the timetable. Passes through JSON. */
export type TalkEdit =
  /** Several are made together or not at all. */
  | { readonly type: 'move'; readonly moves: readonly TalkMove[] }
  | { readonly type: 'cancel' | 'restore'; readonly id: string }
  /** What an edit before has changed, forth or back. */
  | { readonly type: 'rewrite'; readonly changes: readonly FieldChange[] };

/**
 * Whether an edit raises SEQUENCE and renews LAST-MODIFIED and DTSTAMP, by which calendars that have the event already tell a
 * newer copy (RFC 5546, 2.1.4). `auto` does it to events that have a SEQUENCE; `on` also begins one.
 */
export type BumpSequence = 'auto' | 'on' | 'off';

/** What an edit is planned with. */
export interface EditableSchedule {
  readonly drawn: DrawnSchedule;
  readonly index: ScheduleIndex;
  /** The files as the index has them. */
  readonly fileOf: FileFinder;
  readonly bumpSequence: BumpSequence;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The edits of each file by its key, and what they change, by which they can be taken back; or why there are none. */
export type PlannedEdit =
  | { readonly edits: ReadonlyMap<string, readonly TextEdit[]>; readonly changes: readonly FieldChange[] }
  | { readonly refusal: string };

/** Finds what is to be changed, in all files that tell of the talks. All or nothing. */
export function planTalkEdit(edit: TalkEdit, schedule: EditableSchedule): PlannedEdit {
  try {
    const changes = changesOf(edit, schedule);
    return { changes, edits: writeFields(changes, schedule.fileOf) };
  } catch (error) {
    if (error instanceof EditRefusal) return { refusal: error.message };
    throw error;
  }
}

/** The talks that an edit is about, by their ids; none for one that goes by what was changed before. */
export function talksOfEdit(edit: TalkEdit): readonly string[] {
  if (edit.type === 'move') return edit.moves.map(({ id }) => id);
  return edit.type === 'rewrite' ? [] : [edit.id];
}

/** The copies of a talk in calendars, then those on speaker pages. */
export function copiesOf(talk: Talk, index: ScheduleIndex): readonly TalkCopy[] {
  return [...talk.copies, ...pagesOf(talk, index).flatMap(({ copies }) => copies)];
}

function changesOf(edit: TalkEdit, schedule: EditableSchedule): readonly FieldChange[] {
  switch (edit.type) {
    case 'rewrite':
      return edit.changes;
    case 'move':
      return edit.moves.flatMap((move) => withRevision(move.id, schedule, changesOfMove(move, schedule)));
    case 'cancel':
    case 'restore':
      return withRevision(edit.id, schedule, changesOfStatus(edit.id, edit.type, schedule));
  }
}

function talkOf({ drawn }: EditableSchedule, id: string): readonly [Talk, TalkView] {
  const talk = drawn.talks.get(id);
  const view = drawn.view.talks.find((each) => each.id === id);
  if (!talk || !view) throw new EditRefusal('This talk is no longer in the text.');
  return [talk, view];
}

function changesOfMove({ id, from, to }: TalkMove, schedule: EditableSchedule): readonly FieldChange[] {
  const [talk, view] = talkOf(schedule, id);
  if (view.isHeld) {
    throw new EditRefusal('The time of this talk cannot be read right now. Finish it in the text first.');
  }
  if (view.allDay) throw new EditRefusal('This lasts whole days. Change its dates in the text.');
  if (view.start === undefined) {
    throw new EditRefusal('This talk has no time that can be read. Write one in the text first.');
  }
  if (view.start !== from.start || view.end !== from.end || view.room !== from.room) {
    throw new EditRefusal('The text has changed in the meantime. Look where the talk is now.');
  }
  const { fileOf, index } = schedule;
  return moveTalk(talk, from, to, { fileOf, copies: copiesOf(talk, index), venueZone: index.venueZone });
}

/** STATUS alone: a page has no words for it. */
function changesOfStatus(
  id: string,
  type: 'cancel' | 'restore',
  schedule: EditableSchedule,
): readonly FieldChange[] {
  const [{ copies, isCancelled }] = talkOf(schedule, id);
  if (isCancelled === (type === 'cancel')) {
    throw new EditRefusal(
      type === 'cancel' ? 'This talk is cancelled already.' : 'This talk is not cancelled.',
    );
  }
  refuseRepeated(copies);
  const to = type === 'cancel' ? 'CANCELLED' : 'CONFIRMED';
  return copies.flatMap((copy) => {
    const { status, isCancelled: isOff } = copy.facts;
    if (type === 'restore' && isOff && status !== 'CANCELLED') {
      throw new EditRefusal(
        `The METHOD of ${copy.file.path} cancels all that is in it. Change it in the text.`,
      );
    }
    return isOff === (type === 'cancel') ? [] : changeTo(copy, 'status', to, schedule);
  });
}

function changeTo(
  copy: TalkCopy,
  field: TalkField,
  to: string,
  { fileOf }: EditableSchedule,
): readonly FieldChange[] {
  const document = fileOf(copy.file.key)?.document;
  if (!document) throw new EditRefusal(`${copy.file.path} cannot be read.`);
  const from = readField(document, copy, field);
  return [{ copy: nameCopy(copy, document), field, ...(from !== undefined && { from }), to }];
}

/** The changes, and those that tell whoever has the event already that it is another by now. */
function withRevision(
  id: string,
  schedule: EditableSchedule,
  changes: readonly FieldChange[],
): readonly FieldChange[] {
  if (schedule.bumpSequence === 'off') return changes;
  const [{ copies }] = talkOf(schedule, id);
  const revisions = copies.flatMap((copy) => {
    const document = schedule.fileOf(copy.file.key)?.document;
    if (!(document instanceof IcalDocument)) return [];
    const name = nameCopy(copy, document);
    const isChanged = changes.some((change) => isSameCopy(change.copy, name));
    return isChanged ? revisionOf(document, copy, schedule) : [];
  });
  return [...changes, ...revisions];
}

function revisionOf(
  document: IcalDocument,
  copy: TalkCopy,
  schedule: EditableSchedule,
): readonly FieldChange[] {
  const sequence = readField(document, copy, 'sequence');
  if (sequence === undefined && schedule.bumpSequence === 'auto') return [];
  const stamp = formatDateTime({ ...fromLocalMs(schedule.now), isUtc: true });
  const isNumber = sequence === undefined || /^\s*\d{1,9}\s*$/.test(sequence);
  const stamps = (['lastModified', 'stamp'] as const).filter(
    (field) => readField(document, copy, field) !== undefined,
  );
  return [
    ...(isNumber ? changeTo(copy, 'sequence', String(Number(sequence ?? 0) + 1), schedule) : []),
    ...stamps.flatMap((field) => changeTo(copy, field, stamp, schedule)),
  ];
}
