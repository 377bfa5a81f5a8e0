import type { Box, DayLayout } from '../../server/core/index.ts';

/** The keys that move from talk to talk. */
const moves: Readonly<Record<string, (from: Box, to: Box) => number | undefined>> = {
  ArrowDown: (from, to) =>
    to.startLine >= from.endLine ? distance(from, to, to.startLine - from.endLine) : undefined,
  ArrowUp: (from, to) =>
    to.endLine <= from.startLine ? distance(from, to, from.startLine - to.endLine) : undefined,
  ArrowRight: (from, to) =>
    to.startLane >= from.endLane ? beside(from, to, to.startLane - from.endLane) : undefined,
  ArrowLeft: (from, to) =>
    to.endLane <= from.startLane ? beside(from, to, from.startLane - to.endLane) : undefined,
};

/** Up and down stay in the room where they can. */
function distance(from: Box, to: Box, lines: number): number {
  const isOwnRoom = to.startLane < from.endLane && from.startLane < to.endLane;
  return lines + (isOwnRoom ? 0 : 10_000 + Math.abs(to.startLane - from.startLane));
}

/** Left and right go to what is on at the same time, in the nearest room that has something. */
function beside(from: Box, to: Box, lanes: number): number {
  const isSameTime = to.startLine < from.endLine && from.startLine < to.endLine;
  const apart = Math.abs(to.startLine - from.startLine);
  return isSameTime ? lanes * 1000 + apart : 10_000_000 + apart * 1000 + lanes;
}

/** The talk that a key leads to from another; undefined when the key means nothing or there is none that way. */
export function nextTalk(boxes: DayLayout['boxes'], from: string, key: string): string | undefined {
  if (key === 'Home') return boxes[0]?.id;
  if (key === 'End') return boxes.at(-1)?.id;
  const start = boxes.find(({ id }) => id === from);
  const costOf = moves[key];
  if (!start || !costOf) return undefined;
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const box of boxes) {
    const cost = costOf(start, box);
    if (cost !== undefined && (!best || cost < best.cost)) best = { id: box.id, cost };
  }
  return best?.id;
}
