import type { DayLayout, Slot } from '../../server/core/index.ts';

/** Talks are moved in steps of this many milliseconds. */
export const step = 5 * 60_000;

export function isSameSlot(a: Slot, b: Slot): boolean {
  return a.start === b.start && a.end === b.end && a.room === b.room;
}

/** The slot that a key moves a talk to; undefined for a key that moves nothing. Shift changes where it ends. */
export function slotAfterKey(
  { start, end, room }: Slot,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  rooms: readonly string[],
): Slot | undefined {
  const by = { ArrowDown: step, ArrowUp: -step }[key];
  if (by !== undefined) {
    const at = shiftKey ? { start, end: Math.max(start, end + by) } : { start: start + by, end: end + by };
    return { ...at, ...(room !== undefined && { room }) };
  }
  const side = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (side === undefined) return undefined;
  const next = rooms[(room === undefined ? -1 : rooms.indexOf(room)) + side] ?? room;
  return { start, end, ...(next !== undefined && { room: next }) };
}

/** How far below the first line an instant is drawn, in pixels; within a collapsed row, too. */
export function topOf({ lines, rows }: DayLayout, instant: number, pixelsPerMinute: number): number {
  const [first] = lines;
  if (!first) return 0;
  if (instant < first.at) return -((first.at - instant) / 60_000) * pixelsPerMinute;
  let top = 0;
  for (const [i, { height }] of rows.entries()) {
    const [from, to] = [lines[i]?.at ?? 0, lines[i + 1]?.at ?? 0];
    if (instant < to) return top + ((instant - from) / (to - from)) * height;
    top += height;
  }
  return top + ((instant - (lines.at(-1)?.at ?? instant)) / 60_000) * pixelsPerMinute;
}

/** The instant that is drawn so many pixels below the first line, on a step. */
export function instantAt(layout: DayLayout, y: number, pixelsPerMinute: number): number {
  const { lines, rows } = layout;
  let top = 0;
  for (const [i, { height }] of rows.entries()) {
    const [from, to] = [lines[i]?.at ?? 0, lines[i + 1]?.at ?? 0];
    if (y < top + height && to > from) return onStep(from + ((y - top) / height) * (to - from));
    top += height;
  }
  return onStep((lines.at(-1)?.at ?? 0) + ((y - top) / pixelsPerMinute) * 60_000);
}

function onStep(instant: number): number {
  return Math.round(instant / step) * step;
}

/** How wide a card is, in pixels; the style sheet says the same. */
const cardWidth = 280;
const gap = 4;

/** Where a card is put, in pixels from edges of the window. */
export interface CardPlace {
  readonly left?: string;
  readonly right?: string;
  readonly top?: string;
  readonly bottom?: string;
}

/**
 * Where the card of a talk goes: beside it, so that neither it nor what comes after it is covered; below or above a talk that
 * leaves no room beside. Its height need not be known: in the lower half of the window it grows upwards.
 */
export function cardPlace(
  talk: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>,
  { width, height }: Readonly<Record<'width' | 'height', number>>,
): CardPlace {
  const needed = cardWidth + 2 * gap;
  const isLow = talk.top > height / 2;
  const level = isLow
    ? { bottom: px(Math.max(gap, height - talk.bottom)) }
    : { top: px(Math.max(gap, talk.top)) };
  if (talk.right + needed <= width) return { left: px(talk.right + gap), ...level };
  if (talk.left >= needed) return { right: px(width - talk.left + gap), ...level };
  const left = px(Math.max(gap, Math.min(talk.left + gap, width - needed)));
  return isLow ? { left, bottom: px(height - talk.top + gap) } : { left, top: px(talk.bottom + gap) };
}

function px(length: number): string {
  return `${Math.round(length)}px`;
}
