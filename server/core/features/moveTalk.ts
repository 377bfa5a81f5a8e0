/** Moving a talk in the timetable: which characters of which files that changes, and when it cannot be done. */
import type { IcalDocument } from '../document.ts';
import { formatDateTime } from '../ical/values/dateTime.ts';
import { formatDuration } from '../ical/values/duration.ts';
import { escapeText } from '../ical/values/text.ts';
import type { Talk, TalkCopy } from '../schedule/talk.ts';
import type { FieldPlace, TalkTime } from '../schedule/talkFacts.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { fromLocalMs, msPerSecond } from '../time/localTime.ts';
import { utc } from '../time/utc.ts';
import type { Zone } from '../time/zone.ts';
import { Zones } from '../time/zones.ts';

/** Where a talk is in the timetable. Instants in epoch milliseconds. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly room?: string | undefined;
}

/** What a move is made with. */
export interface MoveSurroundings {
  /** The text of the file that a copy stands in; undefined when it cannot be read. */
  documentOf(copy: TalkCopy): IcalDocument | undefined;
  /** The clocks on which times without a zone are drawn. */
  readonly venueZone: Zone | undefined;
}

/** The edits of each file by its key in the index, or the reason why there are none. */
export type Move =
  | { readonly edits: ReadonlyMap<string, readonly TextEdit[]> }
  | { readonly refusal: string };

/** Why a move stops half-way; never leaves this file. */
class Refusal extends Error {}

/**
 * Finds the edits that bring a talk from one slot to another: only the values of DTSTART, DTEND or DURATION, and
 * LOCATION, each in the form that it has, in every file that holds the talk. All or nothing.
 */
export function moveTalk(talk: Talk, from: Slot, to: Slot, surroundings: MoveSurroundings): Move {
  try {
    refuseWhole(talk, from, to);
    const edits = new Map<string, readonly TextEdit[]>();
    for (const copy of talk.copies) {
      const ofFile = edits.get(copy.file.key) ?? [];
      edits.set(copy.file.key, [...ofFile, ...editsOf(copy, from, to, surroundings)]);
    }
    return { edits: new Map([...edits].filter(([, ofFile]) => ofFile.length > 0)) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}

function refuseWhole({ copies, kind, rooms }: Talk, from: Slot, to: Slot): void {
  if (to.end < to.start) throw new Refusal('A talk cannot end before it begins.');
  if (kind === 'all-day') throw new Refusal('This lasts whole days. Change its dates in the text.');
  if (copies.some(({ facts }) => facts.origin !== 'single')) {
    throw new Refusal('This talk repeats, and all its times hang together. Change them in the text.');
  }
  const page = copies.find(({ facts }) => facts.source === 'page');
  if (page)
    throw new Refusal(`This talk is also on a speaker page, ${page.file.path}. Change both in the text.`);
  if (rooms.length > 1 && from.room !== to.room) {
    throw new Refusal('This talk is in several rooms. Change them in the text.');
  }
}

function editsOf(copy: TalkCopy, from: Slot, to: Slot, surroundings: MoveSurroundings): TextEdit[] {
  const document = surroundings.documentOf(copy);
  if (!document) throw new Refusal(`${copy.file.path} cannot be read.`);
  const { facts, block } = copy;
  const zoneOf = zoneFinder(document, copy, surroundings.venueZone);
  const place = ({ start, end }: FieldPlace) => ({ start: block.start + start, end: block.start + end });
  const edits: TextEdit[] = [];
  const write = (at: FieldPlace, newText: string) => {
    const range = place(at);
    if (document.text.slice(range.start, range.end) !== newText) edits.push({ ...range, newText });
  };
  const { start, end, room } = facts.places;
  if (!start || !facts.start)
    throw new Refusal(`${copy.file.path} gives this talk no time that can be read.`);
  write(start, timeText(facts.start, to.start, zoneOf));
  if (end) writeEnd(end);
  else if (to.end - to.start !== from.end - from.start) {
    throw new Refusal(`The talk has no end in ${copy.file.path}. Add a DTEND there first.`);
  }
  if (to.room !== undefined && to.room !== from.room) {
    const newText = escapeText(to.room);
    const after = place(end ?? start).end;
    if (room) write(room, newText);
    else edits.push({ start: after, end: after, newText: `${document.eol}LOCATION:${newText}` });
  }
  return edits;

  /** A DURATION stays what it is as long as the talk is as long as before. */
  function writeEnd(at: FieldPlace): void {
    const { start: first, end: last } = place(at);
    const isDuration = /^\s*[+-]?P/i.test(document?.text.slice(first, last) ?? '');
    if (!isDuration && facts.end) write(at, timeText(facts.end, to.end, zoneOf));
    else if (to.end - to.start !== from.end - from.start) write(at, durationText(to));
  }
}

function durationText({ start, end }: Slot): string {
  const seconds = Math.round((end - start) / msPerSecond);
  const clock = {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
  return formatDuration({ sign: 1, weeks: 0, days: 0, ...clock });
}

/** Finds the zone that a time of a copy is written in: that of its own calendar. */
function zoneFinder(document: IcalDocument, { block }: TalkCopy, venueZone: Zone | undefined) {
  const zones = new Zones(document.blockAt(block.start)?.calendar?.context.zones ?? new Map());
  return ({ form, zone }: TalkTime): Zone => {
    if (form === 'utc') return utc;
    return (form === 'zoned' && zone !== undefined ? zones.resolve(zone) : undefined) ?? venueZone ?? utc;
  };
}

/** An instant in the form that a time has. */
function timeText(time: TalkTime, instant: number, zoneOf: (time: TalkTime) => Zone): string {
  if (time.form === 'date') throw new Refusal('This talk has a date and no time. Change it in the text.');
  const zone = zoneOf(time);
  const local = fromLocalMs(instant + zone.at(instant).offset * msPerSecond);
  if (zone.atLocal(local).instant !== instant) {
    throw new Refusal('The clocks show that time twice that night. Choose another time.');
  }
  return formatDateTime({ ...local, isUtc: time.form === 'utc' });
}
