import { describe, expect, it } from 'vitest';
import { nextTalk } from '../../../client/preview/navigate.ts';
import { layoutDay } from '../../../server/core/index.ts';
import { at } from '../../support/scheduleViews.ts';

const talk = (id: string, room: string, start: number, end: number) => ({
  id,
  room,
  start: at(start),
  end: at(end),
});
const { boxes } = layoutDay(
  [
    talk('a1', 'A', 600, 630),
    talk('a2', 'A', 640, 670),
    talk('b1', 'B', 600, 660),
    talk('c1', 'C', 660, 700),
  ],
  { rooms: ['A', 'B', 'C'], dayStart: at(240), pixelsPerMinute: 1, leastHeight: 24 },
);

describe('the arrow keys', () => {
  it.each([
    ['ArrowDown', 'a1', 'a2'],
    ['ArrowUp', 'a2', 'a1'],
    ['ArrowRight', 'a1', 'b1'],
    ['ArrowLeft', 'b1', 'a1'],
    ['Home', 'c1', 'a1'],
    ['End', 'a1', 'c1'],
  ])('%s leads from %s to %s', (key, from, to) => expect(nextTalk(boxes, from, key)).toBe(to));

  it('go on where nothing is on at the same time, or in the same room', () => {
    expect(nextTalk(boxes, 'b1', 'ArrowRight')).toBe('c1');
    expect(nextTalk(boxes, 'b1', 'ArrowDown')).toBe('c1');
  });

  it('stay where there is nothing that way, and for other keys', () => {
    expect(nextTalk(boxes, 'a1', 'ArrowUp')).toBeUndefined();
    expect(nextTalk(boxes, 'a1', 'ArrowLeft')).toBeUndefined();
    expect(nextTalk(boxes, 'a1', 'x')).toBeUndefined();
    expect(nextTalk(boxes, 'gone', 'ArrowUp')).toBeUndefined();
  });

  it('reach every talk from every other', () => {
    for (const { id } of boxes) {
      const seen = new Set([id]);
      for (const each of seen)
        for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) {
          const next = nextTalk(boxes, each, key);
          if (next !== undefined) seen.add(next);
        }
      expect(seen.size).toBe(boxes.length);
    }
  });
});
