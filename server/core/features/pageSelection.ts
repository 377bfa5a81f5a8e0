import type { PageDocument } from '../pageDocument.ts';
import type { ScheduleLine, TalkNode } from '../speaker/syntax/nodes.ts';
import { contains, type Range } from '../text/range.ts';

/** A run of letters and digits. */
const word = /[\p{L}\p{N}\p{M}_'’]{1,1000}/gu;

/**
 * What a growing selection takes in on a speaker page: the word, the field, the line, the paragraph, the section, the
 * talk, the page. Innermost first, each larger than the one before; offsets of the whole text.
 */
export function pageSelectionRanges(document: PageDocument, offset: number): readonly Range[] {
  const { text, tree, length } = document;
  const at = Math.max(0, Math.min(offset, length));
  const place = { start: at, end: at };
  const line = tree.nodes.find(({ start, end }) => start <= at && at <= end);
  const talk = tree.talks.find((each) => contains(each, place));
  const ranges = [
    ...(line ? wordsIn(text, line) : []),
    ...(talk ? partsOf(talk) : []),
    ...tree.biography,
    ...(line ? [line] : []),
    ...(talk ? [talk] : []),
  ].filter((range) => contains(range, place) && range.end > range.start);
  return growing([...ranges, { start: 0, end: length }]);
}

function wordsIn(text: string, { start, end }: Range): readonly Range[] {
  return [...text.slice(start, end).matchAll(word)].map(({ 0: found, index }) => ({
    start: start + index,
    end: start + index + found.length,
  }));
}

function partsOf({ title, track, schedule, sections }: TalkNode): readonly Range[] {
  const ofSections = sections.flatMap((section) => [section.heading, ...section.paragraphs, section]);
  const head = [title, track, track?.track, track?.level, schedule].flatMap((part) => part ?? []);
  return [...head, ...(schedule ? fieldsOf(schedule) : []), ...ofSections];
}

function fieldsOf({ fields, date, time }: ScheduleLine): readonly Range[] {
  const inside = [date?.weekday, date?.body, time?.from, time?.to].flatMap((part) => part ?? []);
  return [...inside, ...fields];
}

/** From the smallest to the largest, each around the one before. */
function growing(ranges: readonly Range[]): readonly Range[] {
  const kept: Range[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = kept[kept.length - 1];
    const isLarger = !last || (start <= last.start && end >= last.end && end - start > last.end - last.start);
    if (isLarger) kept.push({ start, end });
  }
  return kept;
}
