import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  diffViews,
  keepEqualParts,
  sortTalks,
  type TalkView,
} from '../../../server/core/timetable/scheduleView.ts';
import { at, scheduleView, talkView } from '../../support/scheduleViews.ts';

const someTalks = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...'abcdefghij'),
      start: fc.integer({ min: 0, max: 2000 }),
      title: fc.string(),
    }),
    { selector: ({ id }) => id },
  )
  .map((all): readonly TalkView[] =>
    sortTalks(
      all.map(({ id, start, title }) => talkView(id, { start: at(start), end: at(start + 30), title })),
    ),
  );

describe('a patch', () => {
  it('makes of one view the next, whatever has changed', () => {
    fc.assert(
      fc.property(fc.array(someTalks, { minLength: 2, maxLength: 4 }), (states) => {
        const views = states.map((talks, i) => scheduleView(talks, { version: i, name: `Version ${i}` }));
        let shown = views[0];
        for (const [i, next] of views.slice(1).entries())
          shown = shown && applyPatch(shown, diffViews(views[i] as typeof next, next));
        expect(shown).toEqual(views.at(-1));
      }),
      { numRuns: 300 },
    );
  });

  it('holds only what has changed', () => {
    const before = scheduleView([talkView('a'), talkView('b'), talkView('c')]);
    const after = scheduleView([talkView('a'), talkView('b', { title: 'New' })], { version: 2 });
    expect(diffViews(before, after)).toMatchObject({ changed: [{ id: 'b' }], removed: ['c'] });
  });

  it('leaves what is equal the very object that it was', () => {
    const before = scheduleView([talkView('a'), talkView('b')]);
    const after = scheduleView([talkView('a'), talkView('b', { title: 'New' })], { version: 2 });
    const kept = keepEqualParts(before, after);
    expect(kept).toEqual(after);
    expect([kept.talks[0], kept.clock, kept.days]).toEqual([before.talks[0], before.clock, before.days]);
    expect(kept.talks[0]).toBe(before.talks[0]);
    expect(kept.clock).toBe(before.clock);
    expect(kept.talks[1]).toBe(after.talks[1]);
  });

  it('for another version is refused', () => {
    const view = scheduleView([talkView('a')], { version: 3 });
    expect(applyPatch(view, diffViews(scheduleView([]), view))).toBeUndefined();
  });
});
