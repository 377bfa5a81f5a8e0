import { describe, expect, it } from 'vitest';
import { firstLook, firstState, receive, shownDay } from '../../../client/preview/state.ts';
import { diffViews } from '../../../server/core/index.ts';
import { at, scheduleView, talkView } from '../../support/scheduleViews.ts';

const view = scheduleView([talkView('a')]);
const shown = { ...firstState, view };

describe('the state of the preview', () => {
  it('has the view that the extension sends, and follows its patches', () => {
    const next = scheduleView([talkView('b')], { version: 2 });
    expect(receive(firstState, { type: 'view', view })?.view).toBe(view);
    expect(receive(shown, { type: 'patch', patch: diffViews(view, next) })?.view).toEqual(next);
  });

  it('is lost when a patch is for another view, or for none', () => {
    const patch = { ...diffViews(view, view), base: 7 };
    expect(receive(shown, { type: 'patch', patch })).toBeUndefined();
    expect(receive(firstState, { type: 'patch', patch })).toBeUndefined();
  });

  it('keeps how somebody looks at the schedule when the schedule changes', () => {
    const looking = { ...shown, look: { ...firstLook, zoom: 4, day: '2027-05-15' } };
    expect(receive(looking, { type: 'view', view })?.look).toBe(looking.look);
    expect(receive(looking, { type: 'zone', zone: 'Asia/Tokyo' })?.look).toEqual({
      ...looking.look,
      zone: 'Asia/Tokyo',
    });
  });

  it('says why there is nothing to draw', () => {
    expect(receive(shown, { type: 'empty', reason: 'Gone' })).toMatchObject({
      view: undefined,
      emptyBecause: 'Gone',
    });
  });
});

describe('the day that is shown', () => {
  const dayOf = (day: string | undefined, now: number) =>
    shownDay(view, { ...firstLook, day }, now)?.date.day;

  it('is the chosen one, else today’s, else the first', () => {
    expect(dayOf('2027-05-15', 0)).toBe(15);
    expect(dayOf(undefined, at(1440 + 600))).toBe(15);
    expect(dayOf(undefined, 0)).toBe(14);
    expect(dayOf('2020-01-01', 0)).toBe(14);
  });
});
