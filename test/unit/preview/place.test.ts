import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardPlace, instantAt, slotAfterKey, step, topOf } from '../../../client/preview/place.ts';
import { layoutDay } from '../../../server/core/index.ts';
import { at } from '../../support/scheduleViews.ts';

const talk = (id: string, start: number, end: number) => ({
  id,
  room: 'Hall',
  start: at(start),
  end: at(end),
});
const layout = layoutDay([talk('a', 600, 605), talk('b', 610, 640), talk('c', 900, 930)], {
  rooms: ['Hall'],
  dayStart: at(240),
  pixelsPerMinute: 2,
  leastHeight: 28,
});

describe('places in the timetable', () => {
  it('are where lines are', () => {
    expect(topOf(layout, at(600), 2)).toBe(0);
    expect(topOf(layout, at(605), 2)).toBe(28);
    expect(topOf(layout, at(570), 2)).toBe(-60);
  });

  it('go on after the last line as before the first', () => {
    const bottom = layout.rows.reduce((sum, { height }) => sum + height, 0);
    expect(topOf(layout, at(960), 2)).toBe(bottom + 60);
    expect(instantAt(layout, bottom + 60, 2)).toBe(at(960));
  });

  it('lead back to the instant that is drawn there', () => {
    const steps = fc.integer({ min: 600 / 5, max: 1000 / 5 });
    fc.assert(
      fc.property(steps, (count) => {
        const instant = at(count * 5);
        const back = instantAt(layout, topOf(layout, instant, 2), 2);
        expect(Math.abs(back - instant)).toBeLessThanOrEqual(step / 2);
      }),
    );
  });
});

describe('a key, while a talk is moved', () => {
  const slot = { start: at(600), end: at(630), room: 'Hall' };
  const afterKey = (key: string, shiftKey = false) =>
    slotAfterKey(slot, { key, shiftKey }, ['Attic', 'Hall', 'Loft']);

  it('moves it by a step, to the next room, or its end', () => {
    expect(afterKey('ArrowDown')).toEqual({ start: at(605), end: at(635), room: 'Hall' });
    expect(afterKey('ArrowUp')).toEqual({ start: at(595), end: at(625), room: 'Hall' });
    expect(afterKey('ArrowRight')).toEqual({ ...slot, room: 'Loft' });
    expect(afterKey('ArrowLeft')).toEqual({ ...slot, room: 'Attic' });
    expect(afterKey('ArrowDown', true)).toEqual({ ...slot, end: at(635) });
  });

  it('stops at the last room, and moves nothing when it is another key', () => {
    expect(
      slotAfterKey({ ...slot, room: 'Loft' }, { key: 'ArrowRight', shiftKey: false }, ['Hall', 'Loft']),
    ).toEqual({
      ...slot,
      room: 'Loft',
    });
    expect(afterKey('x')).toBeUndefined();
  });
});

describe('the card of a talk', () => {
  const window = { width: 1000, height: 800 };
  const rect = (left: number, top: number, width = 120) => ({
    left,
    top,
    right: left + width,
    bottom: top + 50,
  });

  it('goes beside it, where there is room', () => {
    expect(cardPlace(rect(100, 200), window)).toEqual({ left: '224px', top: '200px' });
    expect(cardPlace(rect(800, 200), window)).toEqual({ right: '204px', top: '200px' });
  });

  it('grows upwards in the lower half', () => {
    expect(cardPlace(rect(100, 600), window)).toEqual({ left: '224px', bottom: '150px' });
  });

  it('goes below or above a talk across all rooms, and stays in the window', () => {
    expect(cardPlace(rect(60, 200, 930), window)).toEqual({ left: '64px', top: '254px' });
    expect(cardPlace(rect(60, 600, 930), window)).toEqual({ left: '64px', bottom: '204px' });
    expect(cardPlace(rect(-900, 200, 1900), window)).toEqual({ left: '4px', top: '254px' });
    expect(cardPlace(rect(20, -30, 200), { width: 300, height: 800 })).toEqual({ left: '12px', top: '24px' });
  });
});
