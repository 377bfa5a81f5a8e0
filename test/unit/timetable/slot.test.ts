import { describe, expect, it } from 'vitest';
import { shiftTalks, slotOf, swapTalks, type TimedTalk } from '../../../server/core/index.ts';

function talk(id: string, start: number, end: number, room?: string): TimedTalk {
  const when = { start, end, ...(room !== undefined && { room }) };
  return { id, title: id, speakers: [], status: 'confirmed', overlaps: [], findings: [], ...when };
}

const short = talk('short', 0, 30, 'Hall');
const long = talk('long', 100, 160, 'Loft');

describe('swapping two talks', () => {
  it('exchanges starts and rooms, and each stays as long as it is', () => {
    expect(swapTalks(short, long, false)).toEqual([
      { id: 'short', from: slotOf(short), to: { start: 100, end: 130, room: 'Loft' } },
      { id: 'long', from: slotOf(long), to: { start: 0, end: 60, room: 'Hall' } },
    ]);
  });

  it('exchanges whole slots when asked to', () => {
    const ends = swapTalks(short, long, true).map(({ to }) => to.end);
    expect(ends).toEqual([160, 30]);
  });
});

it('shifting talks moves their starts and ends, and no rooms', () => {
  expect(shiftTalks([short, talk('nowhere', 5, 6)], -5)).toEqual([
    { id: 'short', from: slotOf(short), to: { start: -5, end: 25, room: 'Hall' } },
    { id: 'nowhere', from: { start: 5, end: 6 }, to: { start: 0, end: 1 } },
  ]);
});
