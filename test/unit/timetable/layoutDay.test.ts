import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Box,
  type DayLayout,
  type LayoutTalk,
  layoutDay,
} from '../../../server/core/timetable/layoutDay.ts';

const dayStart = Date.UTC(2027, 4, 14, 4);
const minute = 60_000;
const options = { rooms: ['Hall', 'Loft'], dayStart, pixelsPerMinute: 2, leastHeight: 28 };

/** Minutes after the start of the day. */
function talk(id: string, start: number, end: number, room = 'Hall'): LayoutTalk {
  return { id, start: dayStart + start * minute, end: dayStart + end * minute, room };
}

function lay(...talks: readonly LayoutTalk[]): DayLayout {
  return layoutDay(talks, options);
}

function boxOf({ boxes }: DayLayout, id: string): Box {
  return boxes.find((box) => box.id === id) as Box;
}

function topOf({ rows }: DayLayout, line: number): number {
  return rows.slice(0, line).reduce((sum, { height }) => sum + height, 0);
}

function heightOf(layout: DayLayout, id: string): number {
  const { startLine, endLine } = boxOf(layout, id);
  return topOf(layout, endLine) - topOf(layout, startLine);
}

describe('the layout of a day', () => {
  it('has a line at every start, every end and every half hour between', () => {
    const { lines } = lay(talk('a', 300, 345), talk('b', 350, 380));
    expect(lines.map(({ at }) => (at - dayStart) / minute)).toEqual([300, 330, 345, 350, 360, 380, 390]);
    expect(lines[0]?.name).toBe('t18000');
  });

  it('draws nothing for no talks', () => {
    expect(lay()).toEqual({
      lines: [],
      rows: [],
      columns: [
        { room: 'Hall', lanes: 1 },
        { room: 'Loft', lanes: 1 },
      ],
      boxes: [],
    });
  });

  it('gives talks that touch the whole room each', () => {
    const layout = lay(talk('a', 300, 330), talk('b', 330, 360));
    expect(layout.columns[0]?.lanes).toBe(1);
  });

  it('draws what overlaps in one room side by side, and what does not at full width', () => {
    const layout = lay(talk('a', 300, 330), talk('b', 329, 360), talk('c', 360, 390));
    expect(layout.columns[0]?.lanes).toBe(2);
    expect(boxOf(layout, 'a')).toMatchObject({ startLane: 0, endLane: 1 });
    expect(boxOf(layout, 'b')).toMatchObject({ startLane: 1, endLane: 2 });
    expect(boxOf(layout, 'c')).toMatchObject({ startLane: 0, endLane: 2 });
  });

  it('stretches the row under a talk that would be too low', () => {
    const layout = lay(talk('a', 300, 305), talk('b', 305, 365));
    expect(heightOf(layout, 'a')).toBe(28);
    expect(heightOf(layout, 'b')).toBe(120);
  });

  it('collapses a stretch of more than 45 minutes in which nothing happens', () => {
    const layout = lay(talk('a', 300, 330), talk('b', 480, 510));
    expect(layout.rows.map(({ isCollapsed }) => isCollapsed)).toEqual([false, true, false]);
    expect(lay(talk('a', 300, 330), talk('b', 375, 405)).rows.some((row) => row.isCollapsed)).toBe(false);
  });

  it('gives a moment a row of its own, between what ends and what starts then', () => {
    const layout = lay(talk('a', 300, 330), talk('bell', 330, 330), talk('b', 330, 360));
    expect(layout.columns[0]?.lanes).toBe(1);
    expect(heightOf(layout, 'bell')).toBe(28);
    expect(boxOf(layout, 'a').endLine).toBe(boxOf(layout, 'bell').startLine);
    expect(boxOf(layout, 'b').startLine).toBe(boxOf(layout, 'bell').endLine);
  });

  it('takes an end before its start for none', () => {
    expect(heightOf(lay(talk('a', 300, 240)), 'a')).toBe(28);
  });

  it('draws what is in no room across all of them, or beside them when something else is on', () => {
    const lunch = { ...talk('lunch', 400, 460), room: undefined };
    const alone = lay(talk('a', 300, 330), talk('b', 300, 330, 'Loft'), lunch);
    expect(boxOf(alone, 'lunch')).toMatchObject({ startLane: 0, endLane: 2 });
    const beside = lay(talk('a', 300, 430), lunch);
    expect(beside.columns.map(({ room }) => room)).toEqual(['Hall', 'Loft', undefined]);
    expect(boxOf(beside, 'lunch')).toMatchObject({ startLane: 2, endLane: 3 });
  });

  it('puts rooms that nobody configured after the others', () => {
    expect(lay(talk('a', 300, 330, 'Attic')).columns.map(({ room }) => room)).toEqual([
      'Hall',
      'Loft',
      'Attic',
    ]);
  });

  it('orders boxes by time, then by room', () => {
    const layout = lay(talk('c', 330, 360), talk('b', 300, 330, 'Loft'), talk('a', 300, 330));
    expect(layout.boxes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

/** Half-open; what has no length overlaps what it is strictly inside of, and what is at the same moment. */
function reallyOverlap(a: LayoutTalk, b: LayoutTalk): boolean {
  if (a.room !== b.room) return false;
  const [aEnd, bEnd] = [Math.max(a.start, a.end), Math.max(b.start, b.end)];
  if (a.start === aEnd && b.start === bEnd) return a.start === b.start;
  return a.start < bEnd && b.start < aEnd;
}

const someTalks = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 240 }),
      length: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -5, max: 300 })),
      room: fc.constantFrom('Hall', 'Loft', 'Attic', undefined),
    }),
    { maxLength: 24 },
  )
  .map((all) =>
    all.map(({ start, length, room }, i): LayoutTalk => {
      const at = dayStart + start * 5 * minute;
      return { id: `t${i}`, start: at, end: at + length * minute, room };
    }),
  );

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [Item, Item] => [a, b]));
}

function isSameTime(a: Box, b: Box): boolean {
  return a.startLine < b.endLine && b.startLine < a.endLine;
}

describe('any day', () => {
  it('never draws two talks in one cell', () => {
    fc.assert(
      fc.property(someTalks, (talks) => {
        const { boxes } = layoutDay(talks, options);
        expect(boxes.length).toBe(talks.length);
        const clashes = pairs(boxes).filter(
          ([a, b]) => isSameTime(a, b) && a.startLane < b.endLane && b.startLane < a.endLane,
        );
        expect(clashes).toEqual([]);
      }),
    );
  });

  it('draws talks of one room beside each other when they really overlap, and only then', () => {
    fc.assert(
      fc.property(someTalks, (talks) => {
        const layout = layoutDay(talks, options);
        for (const [a, b] of pairs(talks)) {
          if (a.room !== b.room) continue;
          expect(isSameTime(boxOf(layout, a.id), boxOf(layout, b.id))).toBe(reallyOverlap(a, b));
        }
      }),
    );
  });

  it('makes a talk narrower than its room only where talks overlap', () => {
    fc.assert(
      fc.property(someTalks, (talks) => {
        const layout = layoutDay(talks, options);
        for (const one of talks) {
          const { startLane, endLane } = boxOf(layout, one.id);
          const lanes = layout.columns.find(({ room }) => room === one.room)?.lanes ?? 1;
          if (endLane - startLane >= lanes) continue;
          expect(talks.some((other) => other !== one && reallyOverlap(one, other))).toBe(true);
        }
      }),
    );
  });

  it('draws every talk at least as high as asked, and keeps the order of time', () => {
    fc.assert(
      fc.property(someTalks, fc.double({ min: 0.1, max: 6, noNaN: true }), (talks, pixelsPerMinute) => {
        const layout = layoutDay(talks, { ...options, pixelsPerMinute });
        for (const { id } of talks) expect(heightOf(layout, id)).toBeGreaterThanOrEqual(28);
        for (const [a, b] of pairs(talks)) {
          const [first, second] = a.start <= b.start ? [a, b] : [b, a];
          const [above, below] = [boxOf(layout, first.id), boxOf(layout, second.id)];
          if (first.start < second.start) expect(above.startLine).toBeLessThanOrEqual(below.startLine);
          if (first.end > first.start && first.end <= second.start)
            expect(above.endLine).toBeLessThanOrEqual(below.startLine);
        }
      }),
    );
  });

  it('is drawn the same in whatever order its talks come', () => {
    fc.assert(
      fc.property(someTalks, (talks) => {
        const roomsOfThese = { ...options, rooms: ['Hall', 'Loft', 'Attic'] };
        expect(layoutDay([...talks].reverse(), roomsOfThese)).toEqual(layoutDay(talks, roomsOfThese));
      }),
    );
  });
});
