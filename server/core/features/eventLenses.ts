import { compareTexts } from '../schedule/copyRank.ts';
import { pagesOf } from '../schedule/pageLinks.ts';
import { type PlacedScheduleFinding, placeOf, type SchedulePlace } from '../schedule/scheduleChecker.ts';
import type { ScheduleIndex } from '../schedule/scheduleIndex.ts';
import type { TalkCopy } from '../schedule/talk.ts';

/** Something to go to from an event. */
export interface EventLens {
  readonly title: string;
  /** The event's BEGIN line. */
  readonly at: SchedulePlace;
  /** At least one place, in order. */
  readonly targets: readonly SchedulePlace[];
}

/** Nobody scrolls through more than these. */
const mostLenses = 2000;

const overlapRules: ReadonlySet<string> = new Set(['room-double-booked', 'speaker-double-booked']);

/**
 * What stands above the events of a file: the talks that share a room or a speaker with an event at the same time, and the
 * pages that tell of it. Nothing above an event that has neither. `findings` are those on the schedule in that file, so
 * that what is off or ignored stays quiet here as well.
 */
export function eventLenses(
  index: ScheduleIndex,
  file: string,
  findings: readonly PlacedScheduleFinding[],
): readonly EventLens[] {
  const lenses = [...overlapLenses(index, findings), ...pageLenses(index, file)];
  return lenses.slice(0, mostLenses).sort((a, b) => a.at.start.offset - b.at.start.offset);
}

/** The BEGIN lines of the events of a file, each once however often it repeats: what a timetable shows. */
export function eventPlaces(index: ScheduleIndex, file: string): readonly SchedulePlace[] {
  const places = new Map<number, SchedulePlace>();
  for (const { copies } of index.talksOfFile(file)) {
    for (const copy of copies) {
      if (copy.file.key !== file || copy.facts.source !== 'event' || !copy.facts.start) continue;
      const place = placeOf(copy, copy.facts.places.self);
      places.set(place.start.offset, place);
    }
    if (places.size >= mostLenses) break;
  }
  return [...places.values()];
}

function overlapLenses(
  index: ScheduleIndex,
  findings: readonly PlacedScheduleFinding[],
): readonly EventLens[] {
  const byEvent = new Map<TalkCopy, Set<TalkCopy>>();
  for (const { finding } of findings) {
    if (!overlapRules.has(finding.rule)) continue;
    const partners = byEvent.get(finding.block) ?? new Set();
    byEvent.set(finding.block, partners);
    for (const { block } of finding.related) if (block) partners.add(block);
  }
  return [...byEvent].flatMap(([event, found]) => {
    const partners = [...found].sort(byStart);
    const [first] = partners;
    if (!first) return [];
    const what = partners.length === 1 ? `"${index.titleIn(first).title}"` : `${partners.length} talks`;
    const targets = partners.map((partner) => titlePlace(index, partner));
    return [{ title: `Overlaps ${what}`, at: placeOf(event, event.facts.places.self), targets }];
  });
}

function byStart(a: TalkCopy, b: TalkCopy): number {
  const [one, other] = [a.facts.start?.instant ?? 0, b.facts.start?.instant ?? 0];
  return one - other || compareTexts(a.file.path, b.file.path);
}

function pageLenses(index: ScheduleIndex, file: string): readonly EventLens[] {
  return [...new Set(index.talksOfFile(file))].flatMap((talk) => {
    const own = talk.copies.find((copy) => copy.file.key === file);
    const pages = own?.facts.source === 'event' ? pagesOf(talk, index) : [];
    if (!own || pages.length === 0) return [];
    const copies = pages.flatMap((page) => page.copies);
    const title = copies.length === 1 ? 'Speaker page' : `${copies.length} speaker pages`;
    const targets = copies.map((copy) => titlePlace(index, copy));
    return [{ title, at: placeOf(own, own.facts.places.self), targets }];
  });
}

function titlePlace(index: ScheduleIndex, copy: TalkCopy): SchedulePlace {
  return placeOf(copy, index.titleIn(copy).at ?? copy.facts.places.self);
}
