/** What is said of a talk, in words: by screen readers, in lists and in exports. */
import { dateSpanText, lengthText } from '../features/timeText.ts';
import { spanText } from './clock.ts';
import type { ClockView, OverlapView, TalkView } from './scheduleView.ts';

/** Gives the title of the talk with that id; undefined when there is none. */
export type TitleOf = (id: string) => string | undefined;

/** When a talk is, by a clock. */
export function whenText({ start, end, allDay }: TalkView, clock: ClockView): string {
  if (allDay) return dateSpanText(allDay.first, allDay.last);
  return start === undefined || end === undefined ? 'Not scheduled' : spanText(clock, start, end);
}

/** The title, or words for a talk that has none. */
export function titleText({ title }: TalkView): string {
  return title.trim() === '' ? 'No title' : title;
}

/** The words for a status that changes what a visitor does; empty for a talk that takes place. */
export function statusText({ status }: TalkView): string {
  if (status === 'confirmed') return '';
  return status === 'cancelled' ? 'Cancelled' : 'Tentative';
}

/** `Room Loft is also taken by “Opening”`. */
export function overlapText({ with: other, by, name }: OverlapView, titleOf: TitleOf): string {
  const title = `“${titleOf(other) ?? other}”`;
  return by === 'room' ? `Room ${name} is also taken by ${title}` : `${name} is also in ${title}`;
}

/**
 * What is to be said of a talk beyond what stands on it: how long it is, its room, overlaps and findings. Clocks of another
 * zone change nothing of it.
 */
export function talkDescription(talk: TalkView, titleOf: TitleOf): string {
  const { start, end, room, overlaps, findings } = talk;
  const length = start === undefined || end === undefined ? 0 : end - start;
  return [
    length > 0 ? lengthText(length) : '',
    room === undefined ? '' : `in ${room}`,
    talk.isHeld ? 'Being edited: shown as it was before' : '',
    ...overlaps.map((overlap) => `Overlap: ${overlapText(overlap, titleOf)}`),
    ...findings.map(({ severity, text }) => `${severity}: ${text}`),
  ]
    .filter((part) => part !== '')
    .join('. ');
}
