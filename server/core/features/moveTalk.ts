/** Moving a talk in the timetable: which values that changes in all files that tell of the talk. */
import { IcalDocument } from '../document.ts';
import { formatDateTime } from '../ical/values/dateTime.ts';
import { formatLength } from '../ical/values/duration.ts';
import { escapeText } from '../ical/values/text.ts';
import { PageDocument } from '../pageDocument.ts';
import type { Talk, TalkCopy } from '../schedule/talk.ts';
import type { TalkTime } from '../schedule/talkTime.ts';
import { fromLocalMs, msPerSecond } from '../time/localTime.ts';
import { utc } from '../time/utc.ts';
import type { Zone } from '../time/zone.ts';
import type { Slot } from '../timetable/slot.ts';
import { moveOnPage } from './moveOnPage.ts';
import {
  EditRefusal,
  type FieldChange,
  type FileFinder,
  nameCopy,
  readField,
  type TalkField,
} from './talkFields.ts';

/** What a move is made with. */
export interface MoveSurroundings {
  readonly fileOf: FileFinder;
  /** The copies of a talk in calendars, and those on speaker pages. */
  readonly copies: readonly TalkCopy[];
  /** The clocks on which times without a zone are drawn. */
  readonly venueZone: Zone | undefined;
}

/**
 * Finds the changes that bring a talk from one slot to another: only the values of DTSTART, DTEND or DURATION, and
 * LOCATION, each in the form that it has; on a speaker page date, times and room in the page's own style. Throws
 * `EditRefusal` when one of the copies cannot be changed so.
 */
export function moveTalk(
  talk: Talk,
  from: Slot,
  to: Slot,
  { copies, fileOf, venueZone }: MoveSurroundings,
): readonly FieldChange[] {
  refuseWhole(talk, from, to);
  return copies.flatMap((copy) => {
    const document = fileOf(copy.file.key)?.document;
    if (document instanceof IcalDocument) return moveEvent(document, copy, from, to, venueZone);
    if (document instanceof PageDocument) return moveOnPage(document, copy, from, to, venueZone);
    throw new EditRefusal(`${copy.file.path} cannot be read.`);
  });
}

function refuseWhole({ copies, rooms }: Talk, from: Slot, to: Slot): void {
  if (to.end < to.start) throw new EditRefusal('A talk cannot end before it begins.');
  refuseRepeated(copies);
  if (rooms.length > 1 && from.room !== to.room) {
    throw new EditRefusal('This talk is in several rooms. Change them in the text.');
  }
}

/** What is written once for many times cannot be changed for one of them. */
export function refuseRepeated(copies: readonly TalkCopy[]): void {
  if (copies.some(({ facts }) => facts.origin !== 'single')) {
    throw new EditRefusal('This talk repeats, and all its times hang together. Change them in the text.');
  }
}

function moveEvent(
  document: IcalDocument,
  copy: TalkCopy,
  from: Slot,
  to: Slot,
  venueZone: Zone | undefined,
): readonly FieldChange[] {
  const { facts, file } = copy;
  const name = nameCopy(copy, document);
  const zoneOf = zoneFinder(document, copy, venueZone);
  const changes: FieldChange[] = [];
  const write = (field: TalkField, now: string | undefined, text: string) => {
    if (now !== text) changes.push({ copy: name, field, ...(now !== undefined && { from: now }), to: text });
  };
  const start = readField(document, copy, 'start');
  if (start === undefined || !facts.start) {
    throw new EditRefusal(`${file.path} gives this talk no time that can be read.`);
  }
  write('start', start, timeText(facts.start, to.start, zoneOf));
  const isSameLength = to.end - to.start === from.end - from.start;
  const end = readField(document, copy, 'end');
  if (end === undefined && !isSameLength) {
    throw new EditRefusal(`The talk has no end in ${file.path}. Add a DTEND there first.`);
  }
  if (end !== undefined && !isDuration(end) && facts.end)
    write('end', end, timeText(facts.end, to.end, zoneOf));
  // A DURATION stays what it is as long as the talk is as long as before.
  else if (end !== undefined && !isSameLength) write('end', end, formatLength(to.end - to.start));
  if (to.room !== undefined && to.room !== from.room) {
    write('room', readField(document, copy, 'room'), escapeText(to.room));
  }
  return changes;
}

function isDuration(written: string): boolean {
  return /^\s*[+-]?P/i.test(written);
}

/** Finds the zone that a time of a copy is written in: that of its own calendar. */
function zoneFinder(document: IcalDocument, { block }: TalkCopy, venueZone: Zone | undefined) {
  const zones = document.zonesOf(document.blockAt(block.start)?.calendar);
  return ({ form, zone }: TalkTime): Zone => {
    if (form === 'utc') return utc;
    return (form === 'zoned' && zone !== undefined ? zones.resolve(zone) : undefined) ?? venueZone ?? utc;
  };
}

/** An instant in the form that a time has. */
function timeText(time: TalkTime, instant: number, zoneOf: (time: TalkTime) => Zone): string {
  if (time.form === 'date') throw new EditRefusal('This talk has a date and no time. Change it in the text.');
  const zone = zoneOf(time);
  const local = fromLocalMs(instant + zone.at(instant).offset * msPerSecond);
  if (zone.atLocal(local).instant !== instant) {
    throw new EditRefusal('The clocks show that time twice that night. Choose another time.');
  }
  return formatDateTime({ ...local, isUtc: time.form === 'utc' });
}
