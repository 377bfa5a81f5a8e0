import { describe, expect, it } from 'vitest';
import { chosenClock, readerZone } from '../../../client/preview/zones.ts';
import { knownZone } from '../../../server/core/index.ts';
import { scheduleView } from '../../support/scheduleViews.ts';

const view = scheduleView([]);

describe('the clocks that times are shown by', () => {
  it('are the venue’s, the reader’s or those of any zone', () => {
    expect(chosenClock(view, 'event')).toBe(view.clock);
    expect(chosenClock(view, 'reader').zone).toBe(readerZone());
    expect(chosenClock(view, 'Asia/Kathmandu').offsets.map(({ seconds }) => seconds)).toEqual([20_700]);
  });

  it.each(['America/St_Johns', 'UTC', 'Pacific/Apia', 'Africa/Casablanca'])(
    'have the offset that %s has',
    (name) => {
      const [first] = chosenClock(view, name).offsets;
      expect(first?.seconds).toBe(knownZone(name)?.at(first?.from ?? 0).offset);
    },
  );

  it('are the venue’s where nobody knows the zone, or none is given', () => {
    expect(chosenClock(view, 'Nowhere/Else')).toBe(view.clock);
    const floating = { ...view, clock: { ...view.clock, zone: undefined } };
    expect(chosenClock(floating, 'Asia/Tokyo')).toBe(floating.clock);
  });
});
